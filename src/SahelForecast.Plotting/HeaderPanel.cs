using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Title, legend and the unit of the y axis above the data, wrapped to the width of the figure.</summary>
/// <remarks>The unit stands level over its axis, where it is read without turning the head.</remarks>
internal sealed class HeaderPanel(string title, string unit, LegendItem[] legend, string fontName, float figureWidth, bool isSmall = false) : IPanel
{
    private const float Margin = 14;
    private const float SymbolWidth = 30;
    private const float BetweenItems = 18;

    private readonly float _rowHeight = isSmall ? 16 : 22;
    private readonly float _gap = isSmall ? 3 : 6;

    public bool IsVisible { get; set; } = true;

    public float MinimumSize { get; set; }

    public float MaximumSize { get; set; } = float.MaxValue;

    public Edge Edge => Edge.Top;

    public bool ShowDebugInformation { get; set; }

    public float Measure(Paint paint) => TitleHeight(paint) + ((Rows(paint).Count + (unit.Length == 0 ? 0 : 1)) * _rowHeight) + (4 * _gap);

    public PixelRect GetPanelRect(PixelRect dataRect, float size, float offset, Paint paint) =>
        new(dataRect.Left, dataRect.Right, dataRect.Top - offset, dataRect.Top - offset - size);

    public void Render(RenderPack rp, float size, float offset)
    {
        float left = rp.FigureRect.Left + Margin, top = rp.DataRect.Top - offset - size + (2 * _gap);
        TitleStyle(rp.Paint).Render(rp.Canvas, new Pixel(left, top), rp.Paint);
        float middle = top + TitleHeight(rp.Paint) + (_rowHeight / 2);
        foreach (List<LegendItem> row in Rows(rp.Paint))
        {
            float x = left;
            foreach (LegendItem item in row)
            {
                Symbol(rp, item, x, middle);
                LabelStyle text = TextStyle(item.LabelText);
                text.Render(rp.Canvas, new Pixel(x + SymbolWidth + _gap, middle), rp.Paint);
                x += Width(item, rp.Paint);
            }

            middle += _rowHeight;
        }

        TextStyle(unit).Render(rp.Canvas, new Pixel(left, middle + _gap), rp.Paint);
    }

    private static void Symbol(RenderPack rp, LegendItem item, float x, float middle)
    {
        if (item.FillStyle.Color.Alpha > 0)
        {
            Drawing.Box(rp.Canvas, new PixelRect(x, x + SymbolWidth, middle + 7, middle - 7), item.FillStyle.Color);
        }

        if (item.LineStyle.Width > 0 && item.LineStyle.IsVisible)
        {
            Drawing.Line(rp.Canvas, [new Pixel(x, middle), new Pixel(x + SymbolWidth, middle)], item.LineStyle);
        }

        Drawing.Markers(rp, [new Pixel(x + (SymbolWidth / 2), middle)], item.MarkerStyle);
    }

    private List<List<LegendItem>> Rows(Paint paint)
    {
        var rows = new List<List<LegendItem>>();
        float free = 0;
        foreach (LegendItem item in legend)
        {
            float width = Width(item, paint);
            // The space after the last item of a row may fall outside.
            if (rows.Count == 0 || width - BetweenItems > free)
            {
                rows.Add([]);
                free = figureWidth - (2 * Margin);
            }

            rows[^1].Add(item);
            free -= width;
        }

        return rows;
    }

    private float Width(LegendItem item, Paint paint) => SymbolWidth + _gap + TextStyle(item.LabelText).Measure(paint).Width + BetweenItems;

    private LabelStyle TextStyle(string text) => new()
    {
        Text = text,
        FontName = fontName,
        FontSize = isSmall ? 12 : 13,
        ForeColor = ChartColors.History,
        Alignment = Alignment.MiddleLeft,
        BorderWidth = 0,
    };

    private float TitleHeight(Paint paint) => title.Length == 0 ? 0 : TitleStyle(paint).Measure(paint).Height + _gap;

    private LabelStyle TitleStyle(Paint paint)
    {
        var style = new LabelStyle { FontName = fontName, FontSize = isSmall ? 14 : 18, Bold = true, ForeColor = ChartColors.History, Alignment = Alignment.UpperLeft, BorderWidth = 0 };
        style.Text = string.Join('\n', ChartText.Wrap(title, figureWidth - (2 * Margin), line => style.Measure(line, paint).Width));
        return style;
    }
}
