using System.Text.RegularExpressions;

namespace SahelForecast.Repository.Tests;

/// <summary>The links and pictures of a Markdown page that point into the repository.</summary>
internal static partial class ReadmeLinks
{
    public static IEnumerable<string> Relative(string markdown) =>
        Link().Matches(markdown)
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)")]
    private static partial Regex Link();
}
