using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Dashed lines where a series changed its meaning, each between the last period of the old and the first of the new.</summary>
public sealed class BreakMarks : IPlottable, IRenderLast
{
    private const float LabelWidth = 130;
    private const float Gap = 4;
    private const int LongestNote = 60;

    private readonly LineStyle _line = new(1.5f, ChartColors.Break, LinePattern.Dashed);

    internal BreakMarks(TimeSeries series)
    {
        Breaks = [.. series.Metadata.Breaks];
        FontName = Typefaces.ChartFonts.Family;
    }

    /// <summary>The breaks; those outside the axis are not drawn.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    internal string FontName { get; set; }

    /// <summary>How many pixels the labels took from the top in the last drawing.</summary>
    internal float LabelHeight { get; private set; }

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        foreach ((_, float x) in Shown())
        {
            Drawing.Line(rp.Canvas, [new Pixel(x, rp.DataRect.Top), new Pixel(x, rp.DataRect.Bottom)], _line);
        }
    }

    /// <summary>Draws the labels, over everything else.</summary>
    /// <param name="rp">Where to draw.</param>
    public void RenderLast(RenderPack rp)
    {
        var taken = new List<PixelRect>();
        foreach ((SeriesBreak change, float x) in Shown())
        {
            taken.Add(DrawLabel(rp, change, x, taken));
        }

        LabelHeight = taken.Count == 0 ? 0 : taken.Max(rect => rect.Bottom) - rp.DataRect.Top + Gap;
    }

    // Half-way between the last period of the old regime and the first of the new.
    private static double PositionOf(SeriesBreak change) =>
        PeriodAxis.PositionOf(change.First) - (PeriodAxis.Spacing(change.First.Frequency) / 2);

    private IEnumerable<(SeriesBreak Change, float X)> Shown() => Breaks
        .Where(change => Axes.XAxis.Range.Contains(PositionOf(change)))
        .Select(change => (change, Axes.GetPixelX(PositionOf(change))));

    private static string TextOf(SeriesBreak change)
    {
        string note = change.Note.Length <= LongestNote ? change.Note : $"{change.Note[..LongestNote].TrimEnd()}…";
        return string.IsNullOrWhiteSpace(note) ? $"{change.Reason} change" : $"{change.Reason}\n{note}";
    }

    private PixelRect DrawLabel(RenderPack rp, SeriesBreak change, float x, List<PixelRect> taken)
    {
        var style = new LabelStyle
        {
            FontName = FontName,
            FontSize = 12,
            ForeColor = ChartColors.Break,
            BackgroundColor = Colors.White.WithAlpha(0.75),
            BorderWidth = 0,
        };
        style.Text = string.Join('\n', ChartText.Wrap(TextOf(change), LabelWidth, text => style.Measure(text, rp.Paint).Width));
        PixelSize size = style.Measure(style.Text, rp.Paint).Size;

        // Right of the line, unless the data area ends there.
        bool left = x + Gap + size.Width > rp.DataRect.Right;
        style.Alignment = left ? Alignment.UpperRight : Alignment.UpperLeft;
        float from = left ? x - Gap - size.Width : x + Gap;
        float top = rp.DataRect.Top + Gap;
        while (taken.Find(rect => rect.Left < from + size.Width && from < rect.Right && rect.Top < top + size.Height && top < rect.Bottom)
            is { HasArea: true } hit)
        {
            top = hit.Bottom + Gap;
        }

        style.Render(rp.Canvas, new Pixel(left ? x - Gap : x + Gap, top), rp.Paint);
        return new PixelRect(from, from + size.Width, top + size.Height, top);
    }
}
