using System.Security;
using System.Text.RegularExpressions;
using SahelForecast.Plotting.Typefaces;
using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>A chart for people: title, unit, period names, thousands separators, a legend beside the data, and a caption that says
/// where the figures come from.</summary>
/// <remarks>
/// <para>Draw on <see cref="Plot"/> with <see cref="PlottableAdderExtensions"/>, then save. The figure reads unit, source, vintage,
/// origin and model off what was drawn, and sets the axes each time it is rendered.</para>
/// <para>The y axis starts at 0 when 0 is the lower bound of everything drawn. Bands may stretch it to <see cref="BandRoom"/> times the height of
/// observed values and medians, or half as much again if that shows them whole; what is cut is said in the caption.</para>
/// <para>Text reads the same in every culture. On a machine without fonts, labels are written in a plain typeface of our own.</para>
/// <para>Not safe for use by several threads at once.</para>
/// </remarks>
public sealed partial class ForecastFigure : IDisposable
{
    private readonly List<IPanel> _panels = [];
    private readonly string _fontName;

    /// <summary>Starts an empty figure.</summary>
    /// <param name="title">The title; null takes the display name of the first series or forecast drawn.</param>
    /// <exception cref="ForecastException">No typeface can write a label; the message says what to install.</exception>
    public ForecastFigure(string? title = null)
        : this(title, ChartFonts.Family)
    {
    }

    internal ForecastFigure(string? title, string fontName)
    {
        Title = title;
        _fontName = fontName;
        Plot = new Plot();
        Plot.HideLegend();
    }

    /// <summary>The plot to draw on. Its limits, ticks and labels are the figure's; everything else is yours.</summary>
    public Plot Plot { get; }

    /// <summary>The title; null takes the display name of the first series or forecast drawn.</summary>
    public string? Title { get; set; }

    /// <summary>The words over the y axis; null takes the unit of the series.</summary>
    public string? YLabel { get; set; }

    /// <summary>The words under the chart; null says source, vintage, origin and model. A cut axis is said in any case.</summary>
    public string? Caption { get; set; }

    /// <summary>Where the y axis starts, in the unit of the series; null lets the figure decide.</summary>
    public double? YMinimum { get; set; }

    /// <summary>Where the y axis ends, in the unit of the series; null lets the figure decide.</summary>
    public double? YMaximum { get; set; }

    /// <summary>How many times the height of observed values and medians the bands may stretch the y axis to, at least 1.</summary>
    /// <value>Default 2: observed values and medians keep at least about two fifths of the height. <see cref="double.PositiveInfinity"/> never cuts.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or NaN.</exception>
    public double BandRoom
    {
        get;
        set => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"BandRoom is {value}, but must be at least 1."));
    } = 2;

    /// <summary>The figure as a PNG image.</summary>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <returns>The bytes of a PNG file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its range.</exception>
    /// <exception cref="InvalidOperationException">Nothing is drawn, frequencies are mixed, or the limits set are empty.</exception>
    public byte[] ToPng(int width = 1000, int height = 600)
    {
        Compose(width, height);
        using Image image = Plot.GetImage(width, height);
        return image.GetImageBytes(ImageFormat.Png);
    }

    /// <summary>The figure as an SVG drawing, whose text can be searched and restyled.</summary>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="ToPng" path="/exception"/>
    /// <returns>The text of an SVG file; the same figure gives the same text.</returns>
    public string ToSvg(int width = 1000, int height = 600)
    {
        Compose(width, height);
        string svg = Plot.GetSvgXml(width, height);
        // The reader's machine may lack this machine's font.
        string family = SecurityElement.Escape(_fontName);
        return StableIds(svg.Replace($"font-family=\"{family}\"", $"font-family=\"{family}, Arial, Helvetica, sans-serif\"", StringComparison.Ordinal))
            .ReplaceLineEndings("\n");
    }

    /// <summary>Writes the figure to a PNG file, whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder must exist.</param>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="ToPng" path="/exception"/>
    /// <exception cref="IOException">The file can't be written; nothing half-written stays.</exception>
    public void SavePng(string path, int width = 1000, int height = 600) => WholeFile.Write(path, () => ToPng(width, height));

    /// <summary>Writes the figure to an SVG file, whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder must exist.</param>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="SavePng" path="/exception"/>
    public void SaveSvg(string path, int width = 1000, int height = 600) =>
        WholeFile.Write(path, () => System.Text.Encoding.UTF8.GetBytes(ToSvg(width, height)));

    /// <summary>Frees the plot.</summary>
    public void Dispose() => Plot.Dispose();

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
