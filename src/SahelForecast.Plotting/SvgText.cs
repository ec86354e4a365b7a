using System.Security;
using System.Text.RegularExpressions;

namespace SahelForecast.Plotting;

/// <summary>SVG drawings that come out the same on every machine and in every process.</summary>
internal static partial class SvgText
{
    /// <summary>Names fonts that the reader's machine has, and numbers clip paths from 1.</summary>
    public static string Portable(string svg, string fontName)
    {
        string family = SecurityElement.Escape(fontName);
        return StableIds(svg.Replace($"font-family=\"{family}\"", $"font-family=\"{family}, Arial, Helvetica, sans-serif\"", StringComparison.Ordinal))
            .ReplaceLineEndings("\n");
    }

    // Skia numbers clip paths through the life of the process; here each drawing counts its own.
    private static string StableIds(string svg)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        return ClipId().Replace(svg, match =>
        {
            if (!ids.TryGetValue(match.Value, out string? id))
            {
                ids.Add(match.Value, id = FormattableString.Invariant($"clip{ids.Count + 1}"));
            }

            return id;
        });
    }

    [GeneratedRegex("""(?<=id="|url\(#)cl_[0-9a-f]+""")]
    private static partial Regex ClipId();
}
