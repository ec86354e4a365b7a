using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Small grey lines under a chart, from the left edge of the figure, wrapped to its width.</summary>
internal sealed class CaptionPanel(string text, string fontName, float figureWidth) : IPanel
{
    private const float Margin = 14;

    public bool IsVisible { get; set; } = text.Length > 0;

    public float MinimumSize { get; set; }

    public float MaximumSize { get; set; } = float.MaxValue;

    public Edge Edge => Edge.Bottom;

    public bool ShowDebugInformation { get; set; }

    public float Measure(Paint paint) => Style(paint).Measure(paint).Height + Margin;

    public PixelRect GetPanelRect(PixelRect dataRect, float size, float offset, Paint paint) =>
        new(dataRect.Left, dataRect.Right, dataRect.Bottom + offset + size, dataRect.Bottom + offset);

    public void Render(RenderPack rp, float size, float offset) =>
        Style(rp.Paint).Render(rp.Canvas, new Pixel(rp.FigureRect.Left + Margin, rp.DataRect.Bottom + offset + 4), rp.Paint);

    private LabelStyle Style(Paint paint)
    {
        var style = new LabelStyle { FontName = fontName, FontSize = 12, ForeColor = ChartColors.Caption, Alignment = Alignment.UpperLeft, BorderWidth = 0 };
        style.Text = string.Join('\n', ChartText.Wrap(text, figureWidth - (2 * Margin), line => style.Measure(line, paint).Width));
        return style;
    }
}
