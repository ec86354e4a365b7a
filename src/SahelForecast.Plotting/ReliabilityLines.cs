using SahelForecast.Evaluation;
using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>How often intervals held the outcome against how often they should have: a line a model, and the diagonal of honest intervals.</summary>
/// <remarks>One model shows its 95 % range as a band; several show whiskers and stand side by side at each level, so that equal ones stay visible.</remarks>
public sealed class ReliabilityLines : CalibrationPlottable
{
    private const double RangeLevel = 0.95;
    private const double Margin = 0.025;
    private const float WidestStep = 6;
    private const float WidestGroup = 24;
    private const double BesideLegend = 0.65;
    private const float WordGap = 6;

    private readonly LineStyle _ideal = new(1.5f, ChartColors.Break);

    internal ReliabilityLines(ReadOnlySpan<ReliabilityTable> tables) => Tables = [.. tables];

    /// <summary>The tables drawn, one a model.</summary>
    public IReadOnlyList<ReliabilityTable> Tables { get; }

    /// <inheritdoc/>
    public override IEnumerable<LegendItem> LegendItems =>
    [
        .. LegendItem.Single(this, "ideal", _ideal),
        .. Tables.SelectMany((table, i) => LegendItem.Single(this, NameOf(table), DistinctStyles.Line(i), DistinctStyles.Marker(i))),
        .. HasBand ? [new LegendItem { Plottable = this, LabelText = RangeText, FillColor = BandColor, OutlineWidth = 0 }]
            : LegendItem.Single(this, RangeText, new MarkerStyle(MarkerShape.VerticalBar, 14, ChartColors.Break) { LineWidth = 1.5f }),
    ];

    internal override string Title => "How often intervals held the outcome";

    internal override string XLabel => "what the interval promised (nominal coverage)";

    internal override string YLabel => "outcomes inside (observed coverage)";

    internal override string Caveat =>
        $"{RangeText}: of the true coverage if outcomes are independent; overlapping forecasts and shared crises make it wider."
        + (Tables.Count == 1 ? "" : " Models stand side by side.");

    internal override ITickGenerator XTicks => ChartText.LevelTicks();

    internal override AxisLimits Frame => new(-Margin, 1 + Margin, -Margin, 1 + Margin);

    // A band needs two levels to stretch between.
    private bool HasBand => Tables.Count == 1 && Tables[0].Rows.Count > 1;

    private static string RangeText => $"{ChartText.Level(RangeLevel)} range";

    private static Color BandColor => ChartColors.Cycle(0).WithAlpha(0.2);

    /// <inheritdoc/>
    public override void Render(RenderPack rp)
    {
        // In the corners, unless the plot's own legend lies there.
        double place = rp.Plot.Legend.IsVisible ? BesideLegend : 1;
        Word(rp, "intervals too wide", Alignment.UpperLeft, At(1 - place, 1).WithOffset(WordGap, WordGap));
        Word(rp, "intervals too narrow", Alignment.LowerRight, At(place, 0).WithOffset(-WordGap, -WordGap));
        if (HasBand)
        {
            ReliabilityRow[] rows = [.. Tables[0].Rows];
            Drawing.Band(
                rp.Canvas,
                rows.Select(row => At(row.Level, row.CoverageRange(RangeLevel).Upper)),
                rows.Reverse().Select(row => At(row.Level, row.CoverageRange(RangeLevel).Lower)),
                BandColor);
        }

        Drawing.Line(rp.Canvas, [At(0, 0), At(1, 1)], _ideal);
        for (int i = 0; i < Tables.Count && !HasBand; i++)
        {
            var style = new LineStyle(1.5f, ChartColors.Cycle(i).WithAlpha(0.75));
            foreach (ReliabilityRow row in Tables[i].Rows)
            {
                (double lower, double upper) = row.CoverageRange(RangeLevel);
                Drawing.Line(rp.Canvas, [Place(i, row.Level, lower), Place(i, row.Level, upper)], style);
            }
        }

        for (int i = 0; i < Tables.Count; i++)
        {
            Pixel[] points = [.. Tables[i].Rows.Select(row => Place(i, row.Level, row.Coverage))];
            Drawing.Line(rp.Canvas, points, DistinctStyles.Line(i));
            Drawing.Markers(rp, points, DistinctStyles.Marker(i));
        }
    }

    private static string NameOf(ReliabilityTable table) =>
        $"{table.ModelName} ({Outcomes(table.Rows.Min(row => row.Count), table.Rows.Max(row => row.Count))})";

    // Whiskers of several models would hide one another at the same place.
    private Pixel Place(int index, double level, double coverage)
    {
        float others = Tables.Count - 1;
        float step = Math.Min(WidestStep, WidestGroup / Math.Max(others, 1));
        return At(level, coverage).WithOffset((index - (others / 2)) * step, 0);
    }

    private void Word(RenderPack rp, string text, Alignment alignment, Pixel place) => new LabelStyle
    {
        Text = text,
        FontName = FontName,
        FontSize = 14,
        ForeColor = ChartColors.Caption,
        BackgroundColor = Colors.White.WithAlpha(0.75),
        Alignment = alignment,
        BorderWidth = 0,
    }.Render(rp.Canvas, place, rp.Paint);
}
