using System.Text.RegularExpressions;

namespace SahelForecast.Repository.Tests;

/// <summary>C# in the pages a user reads, and the regions of the samples it must be copied from:
/// <c>#region readme-name</c> to <c>#endregion</c>.</summary>
internal static partial class ReadmeSnippets
{
    /// <summary>The README of the repository and those that the packages carry.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        [WorkingTree.PathOf("README.md"), .. WorkingTree.Files(WorkingTree.PathOf("src"), "README.md")];

    /// <summary>The regions marked for a README in the sources of one sample, or of all of them, without their indentation.</summary>
    public static List<string> Regions(string sample = "") =>
        [.. WorkingTree.Files(WorkingTree.PathOf("samples", sample), "*.cs")
            .SelectMany(file => Region().Matches(Approval.WithUnixLineEnds(File.ReadAllText(file))))
            .Select(match => Unindented(match.Groups["code"].Value))];

    /// <summary>The blocks that a page marks as C#.</summary>
    public static List<string> Blocks(string page) =>
        [.. Block().Matches(Approval.WithUnixLineEnds(File.ReadAllText(page))).Select(match => Unindented(match.Groups["code"].Value))];

    public static string Unindented(string code)
    {
        string[] lines = [.. code.Split('\n').Select(line => line.TrimEnd())];
        int indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line)).Trim('\n');
    }

    [GeneratedRegex(@"^[ ]*#region readme-\S+[^\n]*\n(?<code>.*?)^[ ]*#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^[ ]*```(csharp|cs|c#|C#)[^\n]*\n(?<code>.*?)^[ ]*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
