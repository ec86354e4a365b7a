using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SahelForecast.Accuracy.Models;

namespace SahelForecast.Accuracy;

/// <summary>Options that commands share, each refusing what it can't use by its own name.</summary>
internal static class CommandOptions
{
    // In the order of the values, which begin with 0.
    private static readonly string[] FrequencyNames = [.. Enum.GetNames<Frequency>().Select(name => name.ToLowerInvariant())];

    public static Option<string> File(string name, string description) => new(name) { Description = description, HelpName = "FILE", Required = true };

    public static Option<string[]> Files(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    public static Option<string[]> Models(ModelRegistry registry, string ending = "") =>
        List("--models", "A,B,C", $"Names of models, of {string.Join(", ", registry.Names)}{ending}.");

    public static Option<Frequency> Frequency() => new("--frequency")
    {
        Description = $"How long a period is: {string.Join(", ", FrequencyNames)}.",
        HelpName = "F",
        Required = true,
        CustomParser = result =>
        {
            int position = Array.FindIndex(FrequencyNames, name => name.Equals(result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase));
            if (position < 0)
            {
                result.AddError($"{Name(result)} is \"{result.Tokens[0].Value}\", but must be one of {string.Join(", ", FrequencyNames)}.");
            }

            return (Frequency)position;
        },
    };

    public static Option<Period> Period(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "P",
        Required = true,
        CustomParser = result =>
        {
            if (!SahelForecast.Period.TryParse(result.Tokens[0].Value, out Period period))
            {
                result.AddError($"{name} is \"{result.Tokens[0].Value}\", which is no period. Write one like 2015, 2015-03 or 2015-Q1.");
            }

            return period;
        },
    };

    public static Option<double?> OptionalNumber(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            if (!double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            {
                result.AddError($"{name} is \"{result.Tokens[0].Value}\", but must be a number like 1000.");
            }

            return number;
        },
    };

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
        CustomParser = result => [.. Parts(result, ',').Select(part => ParseCount(result, part))],
    };

    /// <summary>Several texts between separators, none twice.</summary>
    public static Option<string[]> List(string name, string helpName, string description, char separator = ',') => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Distinct(result, separator),
    };

    private static string[] Distinct(ArgumentResult result, char separator)
    {
        string[] parts = Parts(result, separator);
        if (parts.Distinct(StringComparer.Ordinal).Count() < parts.Length)
        {
            result.AddError($"{Name(result)} is \"{result.Tokens[0].Value}\", which names something twice.");
        }

        return parts;
    }

    private static string[] Parts(ArgumentResult result, char separator)
    {
        string[] parts = result.Tokens[0].Value.Split(separator, StringSplitOptions.TrimEntries);
        if (parts.Any(string.IsNullOrEmpty))
        {
            result.AddError($"{Name(result)} is \"{result.Tokens[0].Value}\", which has nothing between two separators.");
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
