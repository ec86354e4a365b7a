using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Names beside the ends of lines, right of the data, moved apart where they would touch.</summary>
internal sealed class EndLabelPanel(IReadOnlyList<EndLabel> labels, string fontName) : IPanel
{
    private const float FontSize = 13;
    private const float Leader = 9;
    private const float LabelWidth = 150;

    public bool IsVisible { get; set; } = true;

    public float MinimumSize { get; set; }

    public float MaximumSize { get; set; } = float.MaxValue;

    public Edge Edge => Edge.Right;

    public bool ShowDebugInformation { get; set; }

    public float Measure(Paint paint) => labels.Count == 0 ? 0 : labels.Max(label => Style(label, paint).Measure(paint).Width) + Leader + 10;

    public PixelRect GetPanelRect(PixelRect dataRect, float size, float offset, Paint paint) =>
        new(dataRect.Right + offset, dataRect.Right + offset + size, dataRect.Bottom, dataRect.Top);

    public void Render(RenderPack rp, float size, float offset)
    {
        IYAxis axis = rp.Plot.Axes.Left;
        (EndLabel Label, LabelStyle Style, float Wanted, float Height)[] rows = [.. labels
            .Select(label => (Label: label, Style: Style(label, rp.Paint)))
            .Select(row => (row.Label, row.Style, Wanted: Clamp(axis.GetPixel(row.Label.Place.Y, rp.DataRect), rp.DataRect), row.Style.Measure(rp.Paint).Height))
            .OrderBy(row => row.Wanted)];
        float[] centres = Spread([.. rows.Select(row => row.Wanted)], [.. rows.Select(row => row.Height + 4)], rp.DataRect.Top, rp.DataRect.Bottom);
        for (int i = 0; i < rows.Length; i++)
        {
            (EndLabel label, LabelStyle style, float wanted, float height) = rows[i];
            float from = rp.Plot.Axes.Bottom.GetPixel(label.Place.X, rp.DataRect) + Leader, to = rp.DataRect.Right + offset + Leader;
            Drawing.Line(rp.Canvas, [new Pixel(from, wanted), new Pixel(to, centres[i])], new LineStyle(1, label.Color));
            style.Render(rp.Canvas, new Pixel(to + 4, centres[i] - (height / 2)), rp.Paint);
        }
    }

    /// <summary>Centres in the same order, as near as simple to the wanted ones, that neither touch nor leave the range.</summary>
    internal static float[] Spread(float[] wanted, float[] heights, float top, float bottom)
    {
        float[] centres = [.. wanted];
        float free = top;
        for (int i = 0; i < centres.Length; i++)
        {
            centres[i] = Math.Max(centres[i], free + (heights[i] / 2));
            free = centres[i] + (heights[i] / 2);
        }

        free = bottom;
        for (int i = centres.Length - 1; i >= 0; i--)
        {
            centres[i] = Math.Min(centres[i], free - (heights[i] / 2));
            free = centres[i] - (heights[i] / 2);
        }

        return centres;
    }

    private static float Clamp(float y, PixelRect area) => Math.Clamp(y, area.Top, area.Bottom);

    private LabelStyle Style(EndLabel label, Paint paint)
    {
        // Dark text: light colours would not be readable, and the leader already carries the colour.
        var style = new LabelStyle { FontName = fontName, FontSize = FontSize, ForeColor = ChartColors.History, Alignment = Alignment.UpperLeft, BorderWidth = 0 };
        style.Text = string.Join('\n', ChartText.Wrap(label.Text, LabelWidth, text => style.Measure(text, paint).Width));
        return style;
    }
}
