using SahelForecast.Evaluation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

/// <summary>Where outcomes fell in their forecast distributions: a bar a bin, against the flat line of honest forecasts.</summary>
public sealed class PitBars : CalibrationPlottable
{
    private const double RangeLevel = 0.95;
    private const double Margin = 0.025;
    private const double Headroom = 1.08;

    private static readonly Color BarColor = ChartColors.Cycle(4);
    private static readonly Color RangeColor = ChartColors.History.WithAlpha(0.15);

    private readonly LineStyle _uniform = new(2, ChartColors.History);
    private readonly double _lower;
    private readonly double _upper;

    internal PitBars(PitHistogram histogram)
    {
        Histogram = histogram;
        (_lower, _upper) = histogram.UniformRange(RangeLevel);
    }

    /// <summary>The histogram drawn.</summary>
    public PitHistogram Histogram { get; }

    /// <inheritdoc/>
    public override IEnumerable<LegendItem> LegendItems =>
    [
        new LegendItem { Plottable = this, LabelText = $"{Histogram.ModelName} ({Outcomes(Histogram.Count, Histogram.Count)})", FillColor = BarColor, OutlineWidth = 0 },
        .. LegendItem.Single(this, "honest forecasts: flat", _uniform),
        new LegendItem { Plottable = this, LabelText = $"range of {ChartText.Level(RangeLevel)} of their bars", FillColor = RangeColor, OutlineWidth = 0 },
    ];

    internal override string Title => "Where outcomes fell in their forecasts";

    internal override string XLabel =>
        "where outcomes fell in the forecast distribution\nU: intervals too narrow | hill: too wide | slope: biased (rising: forecasts too low)";

    internal override string YLabel => "share of outcomes";

    internal override string Caveat =>
        "The range takes outcomes as independent; overlapping forecasts and shared crises make it wider.";

    internal override ITickGenerator XTicks => new NumericManual(
    [
        new Tick(0, "low", isMajor: true), new Tick(0.5, "median", isMajor: true), new Tick(1, "high", isMajor: true),
        .. Enumerable.Range(1, Histogram.Shares.Count - 1).Select(Edge).Where(edge => edge != 0.5).Select(edge => Tick.Minor(edge)),
    ]);

    internal override AxisLimits Frame => new(-Margin, 1 + Margin, 0, Math.Max(Histogram.Shares.Max(), _upper) * Headroom);

    /// <inheritdoc/>
    public override void Render(RenderPack rp)
    {
        Box(rp, 0, 1, _lower, _upper, RangeColor, gap: 0);
        for (int bin = 0; bin < Histogram.Shares.Count; bin++)
        {
            Box(rp, Edge(bin), Edge(bin + 1), 0, Histogram.Shares[bin], BarColor, gap: 1);
        }

        Drawing.Line(rp.Canvas, [At(0, Edge(1)), At(1, Edge(1))], _uniform);
    }

    private double Edge(int bin) => (double)bin / Histogram.Shares.Count;

    private void Box(RenderPack rp, double left, double right, double bottom, double top, Color color, float gap)
    {
        Pixel from = At(left, bottom), to = At(right, top);
        Drawing.Box(rp.Canvas, new PixelRect(from.X + gap, to.X - gap, from.Y, to.Y), color);
    }
}
