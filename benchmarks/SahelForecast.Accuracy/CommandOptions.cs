using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SahelForecast.Accuracy.Models;

namespace SahelForecast.Accuracy;

/// <summary>Options that commands share, each refusing what it can't use by its own name.</summary>
internal static class CommandOptions
{
    public static Option<string> File(string name, string description) => new(name) { Description = description, HelpName = "FILE", Required = true };

    public static Option<string[]> Models(ModelRegistry registry) => List("--models", "A,B,C", $"Names of models, of {string.Join(", ", registry.Names)}.");

    public static Option<int?> Threads() =>
        OptionalCount("--threads", "T", "Threads at most; all cores without it. The figures don't depend on it.");

    public static Option<string?> Output(string files) =>
        new("--output") { HelpName = "DIR", Description = $"Also write {files} into this folder, made when missing." };

    /// <summary>A whole number of at least 1.</summary>
    public static Option<int> Count(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, CustomParser = result => ParseCount(result, result.Tokens[0].Value) };

    public static Option<int?> OptionalCount(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, CustomParser = result => ParseCount(result, result.Tokens[0].Value) };

    /// <summary>Several whole numbers of at least 1, between commas.</summary>
    public static Option<int[]> Counts(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => [.. Parts(result).Select(part => ParseCount(result, part))],
    };

    /// <summary>Several texts between commas, none twice.</summary>
    public static Option<string[]> List(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = Parts,
    };

    private static string[] Parts(ArgumentResult result)
    {
        string[] parts = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Any(string.IsNullOrEmpty) || parts.Distinct(StringComparer.Ordinal).Count() < parts.Length)
        {
            result.AddError($"{Name(result)} is \"{result.Tokens[0].Value}\", which names nothing between two commas or something twice.");
        }

        return parts;
    }

    private static int ParseCount(ArgumentResult result, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
        {
            result.AddError($"{Name(result)} is \"{text}\", but must be a whole number of at least 1.");
        }

        return count;
    }

    private static string Name(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;
}
