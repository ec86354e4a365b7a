using SahelForecast.Evaluation;
using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>How often intervals held the outcome against how often they should have: a line a model, and the diagonal of honest intervals.</summary>
/// <remarks>One model shows its 95 % range as a band; several show whiskers and stand side by side at each level, so that equal ones stay visible.</remarks>
public sealed class ReliabilityLines : CalibrationPlottable
{
    private const double RangeLevel = 0.95;
    private const double Margin = 0.025;
    private const float Step = 6;
    private const float WordGap = 8;

    private readonly LineStyle _ideal = new(1.5f, ChartColors.Break);

    internal ReliabilityLines(ReadOnlySpan<ReliabilityTable> tables) => Tables = [.. tables];

    /// <summary>The tables drawn, one a model.</summary>
    public IReadOnlyList<ReliabilityTable> Tables { get; }

    /// <inheritdoc/>
    public override IEnumerable<LegendItem> LegendItems =>
    [
        .. LegendItem.Single(this, "ideal", _ideal),
        .. Tables.SelectMany((table, i) => LegendItem.Single(this, NameOf(table), DistinctStyles.Line(i), DistinctStyles.Marker(i))),
        .. Tables.Count == 1 ? [new LegendItem { Plottable = this, LabelText = $"{ChartText.Level(RangeLevel)} range", FillColor = BandColor, OutlineWidth = 0 }]
            : LegendItem.Single(this, $"{ChartText.Level(RangeLevel)} range", Whisker(ChartColors.Break)),
    ];

    internal override string Title => "How often intervals held the outcome";

    internal override string XLabel => "what the interval promised (nominal coverage)";

    internal override string YLabel => "outcomes inside (observed coverage)";

    internal override string Caveat =>
        $"{ChartText.Level(RangeLevel)} range: where the true coverage lies if outcomes are independent; overlapping forecasts and shared crises make it wider.";

    internal override ITickGenerator XTicks => ChartText.LevelTicks();

    internal override AxisLimits Frame => new(-Margin, 1 + Margin, -Margin, 1 + Margin);

    private static Color BandColor => ChartColors.Cycle(0).WithAlpha(0.2);

    /// <inheritdoc/>
    public override void Render(RenderPack rp)
    {
        if (Tables.Count == 1)
        {
            (ReliabilityRow Row, double Lower, double Upper)[] ranges = [.. Tables[0].Rows.Select(Ranged)];
            Drawing.Band(
                rp.Canvas, ranges.Select(range => At(range.Row.Level, range.Upper)), ranges.Reverse().Select(range => At(range.Row.Level, range.Lower)), BandColor);
        }

        Drawing.Line(rp.Canvas, [At(0, 0), At(1, 1)], _ideal);
        for (int i = 0; i < Tables.Count && Tables.Count > 1; i++)
        {
            foreach ((ReliabilityRow row, double lower, double upper) in Tables[i].Rows.Select(Ranged))
            {
                Drawing.Line(rp.Canvas, [At(row.Level, lower).WithOffset(Shift(i), 0), At(row.Level, upper).WithOffset(Shift(i), 0)], Whisker(ChartColors.Cycle(i)));
            }
        }

        for (int i = 0; i < Tables.Count; i++)
        {
            Pixel[] points = [.. Tables[i].Rows.Select(row => At(row.Level, row.Coverage).WithOffset(Shift(i), 0))];
            Drawing.Line(rp.Canvas, points, DistinctStyles.Line(i));
            Drawing.Markers(rp, points, DistinctStyles.Marker(i));
        }

        Word(rp, "intervals too wide", Alignment.UpperLeft, rp.DataRect.TopLeft.WithOffset(WordGap, WordGap));
        Word(rp, "intervals too narrow", Alignment.LowerRight, rp.DataRect.BottomRight.WithOffset(-WordGap, -WordGap));
    }

    private static string NameOf(ReliabilityTable table) =>
        $"{table.ModelName} ({Outcomes(table.Rows.Min(row => row.Count), table.Rows.Max(row => row.Count))})";

    private static LineStyle Whisker(Color color) => new(1.5f, color.WithAlpha(0.6));

    private static (ReliabilityRow Row, double Lower, double Upper) Ranged(ReliabilityRow row)
    {
        (double lower, double upper) = row.CoverageRange(RangeLevel);
        return (row, lower, upper);
    }

    private float Shift(int index) => (index - ((Tables.Count - 1) / 2f)) * Step;

    private void Word(RenderPack rp, string text, Alignment alignment, Pixel place) => new LabelStyle
    {
        Text = text,
        FontName = FontName,
        FontSize = 14,
        ForeColor = ChartColors.Caption,
        Alignment = alignment,
        BorderWidth = 0,
    }.Render(rp.Canvas, place, rp.Paint);
}
