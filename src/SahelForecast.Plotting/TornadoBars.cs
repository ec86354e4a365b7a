using SahelForecast.Scenarios;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

/// <summary>Which assumption moves a result most: a bar an assumption, the longest on top.</summary>
/// <remarks>Each bar runs from the result with the assumption's size at its 10 % quantile to that at its 90 % quantile, the others at their medians.</remarks>
public sealed class TornadoBars : IPlottable
{
    private const double BarHeight = 0.62;
    private const float LabelGap = 6;

    private static readonly Color LowColor = ChartColors.Cycle(4);
    private static readonly Color HighColor = ChartColors.Cycle(1);

    private readonly LineStyle _middle = new(2, ChartColors.History);

    internal TornadoBars(IReadOnlyList<AssumptionInfluence> influences, string unit)
    {
        Influences = [.. influences.OrderByDescending(influence => influence.Swing)];
        Unit = unit;
    }

    /// <summary>What is drawn, from top to bottom.</summary>
    public IReadOnlyList<AssumptionInfluence> Influences { get; }

    /// <summary>The unit of the result.</summary>
    public string Unit { get; }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems =>
    [
        new LegendItem { Plottable = this, LabelText = "size at its 10 % quantile", FillColor = LowColor, OutlineWidth = 0 },
        new LegendItem { Plottable = this, LabelText = "size at its 90 % quantile", FillColor = HighColor, OutlineWidth = 0 },
        .. LegendItem.Single(this, "all sizes at their medians", _middle),
    ];

    internal string FontName { get; set; } = Typefaces.ChartFonts.Family;

    private double Middle => Influences[0].Middle;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits()
    {
        double[] ends = [.. Influences.SelectMany(influence => new[] { influence.Low, influence.Middle, influence.High })];
        double margin = Math.Max(0.22 * (ends.Max() - ends.Min()), 1e-6 * Math.Max(1, Math.Abs(Middle)));
        return new AxisLimits(ends.Min() - margin, ends.Max() + margin, -Influences.Count + 0.5, 0.5);
    }

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        for (int i = 0; i < Influences.Count; i++)
        {
            AssumptionInfluence influence = Influences[i];
            Bar(rp, i, influence.Middle, influence.Low, LowColor);
            Bar(rp, i, influence.Middle, influence.High, HighColor);
            if (influence.Swing > 0)
            {
                (double left, double right) = (Math.Min(influence.Low, influence.High), Math.Max(influence.Low, influence.High));
                Word(rp, i, Math.Min(left, influence.Middle), -LabelGap, Alignment.MiddleRight, ChartText.Rounded(left));
                Word(rp, i, Math.Max(right, influence.Middle), LabelGap, Alignment.MiddleLeft, ChartText.Rounded(right));
            }
        }

        Drawing.Line(rp.Canvas, [At(Middle, 0.5), At(Middle, -Influences.Count + 0.5)], _middle);
    }

    /// <summary>The assumptions beside their bars.</summary>
    internal NumericManual Names(float width, Paint paint)
    {
        var style = new LabelStyle { FontName = FontName, FontSize = 13 };
        return new NumericManual([.. Influences.Select((influence, i) => new Tick(
            -i, string.Join('\n', ChartText.Wrap(Name(influence), width, text => style.Measure(text, paint).Width)), isMajor: true))]);
    }

    private static string Name(AssumptionInfluence influence) => influence.Swing == 0
        ? $"{influence.Assumption.Rationale} (changes nothing)"
        : FormattableString.Invariant($"{influence.Assumption.Rationale} ({100 * Math.Max(0, influence.FirstOrder):0} % of the variance)");

    private void Bar(RenderPack rp, int place, double from, double to, Color color)
    {
        Pixel left = At(Math.Min(from, to), -place - (BarHeight / 2)), right = At(Math.Max(from, to), -place + (BarHeight / 2));
        Drawing.Box(rp.Canvas, new PixelRect(left.X, right.X, left.Y, right.Y), color);
    }

    private void Word(RenderPack rp, int place, double x, float gap, Alignment alignment, string text)
    {
        var style = new LabelStyle { Text = text, FontName = FontName, FontSize = 12, ForeColor = ChartColors.History, Alignment = alignment, BorderWidth = 0 };
        Pixel at = At(x, -place);
        style.Render(rp.Canvas, new Pixel(at.X + gap, at.Y), rp.Paint);
    }

    private Pixel At(double x, double y) => Axes.GetPixel(new Coordinates(x, y));
}
