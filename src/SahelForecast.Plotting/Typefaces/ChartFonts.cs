using ScottPlot;
using SkiaSharp;

namespace SahelForecast.Plotting.Typefaces;

/// <summary>Which typeface charts are written in; our own when the machine has none, since labels would else be drawn as nothing.</summary>
internal static class ChartFonts
{
    // Sans-serif families that come with Windows, macOS and common Linux desktops, in order of preference.
    private static readonly string[] Preferred =
        ["Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans", "Liberation Sans", "Noto Sans", "Open Sans", "Lato", "Roboto", "Cantarell", "Ubuntu"];

    // A chart needs at least digits, separators and letters.
    private const string Needed = "0123456789,.-%AaZz";

    private static readonly Lazy<string> Chosen = new(() => ChooseOrRegister(SystemFamilies()));

    /// <summary>The family to write in. When it is ours, it is registered with ScottPlot.</summary>
    /// <exception cref="ForecastException">No typeface can write a label.</exception>
    public static string Family => Chosen.Value;

    /// <summary>Makes sure that labels will show, before anything is drawn.</summary>
    public static void EnsureUsable() => _ = Family;

    /// <summary>The best of the families that can write labels; null when none can.</summary>
    internal static string? Choose(IReadOnlyCollection<string> usable) =>
        Preferred.FirstOrDefault(name => usable.Contains(name, StringComparer.OrdinalIgnoreCase)) ?? usable.FirstOrDefault();

    /// <summary>Whether a typeface has the characters that a chart needs.</summary>
    internal static bool CanWrite(SKTypeface? typeface) => typeface is not null && typeface.ContainsGlyphs(Needed);

    /// <summary>Registers our own typeface with ScottPlot, under its own name.</summary>
    internal static void RegisterFallback()
    {
        List<IFontResolver> resolvers = ScottPlot.Fonts.FontResolvers;
        lock (resolvers)
        {
            if (!resolvers.OfType<FallbackResolver>().Any())
            {
                // First, because the system resolver claims to know the nameless typeface that has no glyphs.
                resolvers.Insert(0, new FallbackResolver());
            }
        }

        CheckReadable(ScottPlot.Fonts.GetTypeface(FallbackTypeface.FamilyName, bold: false, italic: false));
    }

    internal static void CheckReadable(SKTypeface? typeface)
    {
        if (!CanWrite(typeface))
        {
            throw new ForecastException(
                "This machine has no fonts, so charts would have no labels. Install some (Debian and Ubuntu: apt-get install fonts-dejavu-core; "
                + "Alpine: apk add font-dejavu), or register a font file with ScottPlot.Fonts.AddFontFile and make it ScottPlot.Fonts.Default.");
        }
    }

    private static string ChooseOrRegister(IReadOnlyCollection<string> usable)
    {
        // A font that the program itself registered with ScottPlot is a choice, not an accident.
        if (Choose(usable) is string family)
        {
            return family;
        }

        string current = ScottPlot.Fonts.Default;
        if (current.Length > 0 && ScottPlot.Fonts.FontResolvers.Any(resolver => CanWrite(resolver.CreateTypeface(current, bold: false, italic: false))))
        {
            return current;
        }

        RegisterFallback();
        return FallbackTypeface.FamilyName;
    }

    private static List<string> SystemFamilies()
    {
        var usable = new List<string>();
        foreach (string name in SKFontManager.Default.FontFamilies)
        {
            using SKTypeface? typeface = SKFontManager.Default.MatchFamily(name);
            if (CanWrite(typeface))
            {
                usable.Add(name);
            }
        }

        return usable;
    }

    /// <summary>Answers for our family, and for the nameless default of a machine without fonts.</summary>
    private sealed class FallbackResolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            CreateTypeface(fontName, weight > FontWeight.Medium, slant != FontSlant.Upright);

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            fontName.Length == 0 || fontName == FallbackTypeface.FamilyName ? FallbackTypeface.Create(bold) : null;
    }
}
