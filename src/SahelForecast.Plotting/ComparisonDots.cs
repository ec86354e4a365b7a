using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

/// <summary>Which model scored best, and whether chance can explain it: a dot and an interval a model, the best on top, and a line where the reference is.</summary>
/// <remarks>Left of the line is better. A model that scored more than twice as badly as the reference stands at the edge as an arrow, so that the others stay readable.</remarks>
public sealed class ComparisonDots : IPlottable
{
    private const double Widest = 1;
    private const double Narrowest = 0.1;
    private const double Heading = 0.75;
    private const float WordGap = 8;
    private const float CapHeight = 5;
    private const float DotSize = 12;

    private static readonly Color Better = ChartColors.Cycle(2);
    private static readonly Color Worse = ChartColors.Outcome;
    private static readonly Color Unsure = ChartColors.Break;

    private readonly LineStyle _line = new(1.5f, ChartColors.History);

    internal ComparisonDots(IReadOnlyList<ModelDifference> differences, string reference, double level)
    {
        Reference = reference;
        Level = level;
        Differences = [.. differences.OrderBy(one => one.Difference)];
        ReferencePlace = Differences.Count(one => one.Difference < 0);
    }

    /// <summary>The models from the best to the worst, without the reference.</summary>
    public IReadOnlyList<ModelDifference> Differences { get; }

    /// <summary>What the models are measured by.</summary>
    public string Reference { get; }

    /// <summary>The level of the intervals, a fraction.</summary>
    public double Level { get; }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems =>
        from color in (Color[])[Better, Unsure, Worse]
        where HasIntervals && Differences.Any(one => ColorOf(one) == color)
        select new LegendItem { Plottable = this, LabelText = WordsOf(color), MarkerStyle = Dot(color) };

    internal string FontName { get; set; } = Typefaces.ChartFonts.Family;

    internal bool HasIntervals => Differences.Any(one => one.HasInterval);

    // The reference has a row of its own, in its rank.
    private int ReferencePlace { get; }

    private double End => Math.Clamp(Differences.Max(one => one.HasInterval ? Math.Max(one.Upper, one.Difference) : one.Difference), Narrowest, Widest);

    private double Start => Math.Clamp(Differences.Min(one => one.HasInterval ? Math.Min(one.Lower, one.Difference) : one.Difference), -Widest, -Narrowest);

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits()
    {
        double margin = 0.05 * (End - Start);
        return new AxisLimits(Start - margin, End + margin, -Differences.Count - 0.5, 1);
    }

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        Drawing.Line(rp.Canvas, [At(0, 0.5), At(0, -Differences.Count - 0.5)], _line);
        Word(rp, $"better than {Reference}", Alignment.MiddleRight, -WordGap);
        Word(rp, "worse", Alignment.MiddleLeft, WordGap);
        for (int i = 0; i < Differences.Count; i++)
        {
            ModelDifference one = Differences[i];
            Color color = ColorOf(one);
            Interval(rp.Canvas, one, PlaceOf(i), color);
            if (one.Difference > End)
            {
                Arrow(rp.Canvas, At(End, PlaceOf(i)), color);
            }
            else
            {
                // An open dot hides the line behind it.
                new MarkerStyle(MarkerShape.FilledCircle, DotSize, Colors.White).Render(rp.Canvas, At(one.Difference, PlaceOf(i)), rp.Paint);
                Dot(color).Render(rp.Canvas, At(one.Difference, PlaceOf(i)), rp.Paint);
            }
        }

        new MarkerStyle(MarkerShape.FilledDiamond, DotSize, ChartColors.History).Render(rp.Canvas, At(0, -ReferencePlace), rp.Paint);
    }

    /// <summary>The models beside their dots.</summary>
    internal NumericManual Names(float width, Paint paint)
    {
        var style = new LabelStyle { FontName = FontName, FontSize = 13 };
        return new NumericManual([.. Differences.Select((one, i) => Row(PlaceOf(i), one.ModelName)).Append(Row(-ReferencePlace, Reference))]);

        Tick Row(double place, string name) =>
            new(place, string.Join('\n', ChartText.Wrap(name, width, text => style.Measure(text, paint).Width)), isMajor: true);
    }

    /// <summary>The figures at the other end of each row.</summary>
    internal NumericManual Figures() => new([.. Differences.Select((one, i) => new Tick(PlaceOf(i), Figure(one), isMajor: true))]);

    private static string Figure(ModelDifference one) => one.HasInterval
        ? $"{Percent(one.Difference)} % ({Percent(one.Lower)} to {Percent(one.Upper)})"
        : $"{Percent(one.Difference)} %";

    private static string Percent(double fraction)
    {
        double percent = Math.Round(100 * fraction);
        return percent == 0 ? "0" : percent.ToString("+#,0;-#,0", CultureInfo.InvariantCulture);
    }

    private static Color ColorOf(ModelDifference one) => one.Upper < 0 ? Better : one.Lower > 0 ? Worse : Unsure;

    // Shape says the same as colour.
    private static MarkerStyle Dot(Color color) =>
        new(color == Better ? MarkerShape.FilledCircle : color == Worse ? MarkerShape.FilledSquare : MarkerShape.OpenCircle, DotSize, color) { LineWidth = 2.5f };

    private string WordsOf(Color color) => color == Better ? $"better than {Reference} at level {ChartText.Level(Level)}"
        : color == Worse ? "worse at that level"
        : $"can't be told from {Reference}";

    private double PlaceOf(int index) => -(index < ReferencePlace ? index : index + 1);

    private void Interval(SkiaSharp.SKCanvas canvas, ModelDifference one, double place, Color color)
    {
        if (!one.HasInterval || one.Lower > End)
        {
            return;
        }

        var style = new LineStyle(2.5f, color.WithAlpha(0.6));
        Pixel left = At(Math.Clamp(one.Lower, Start, End), place), right = At(Math.Clamp(one.Upper, Start, End), place);
        Drawing.Line(canvas, [left, right], style);

        // An end that is cut off has no cap.
        foreach ((Pixel end, double value) in ((Pixel, double)[])[(left, one.Lower), (right, one.Upper)])
        {
            if (value >= Start && value <= End)
            {
                Drawing.Line(canvas, [end.WithOffset(0, -CapHeight), end.WithOffset(0, CapHeight)], style);
            }
        }
    }

    // It points to where the dot would be.
    private static void Arrow(SkiaSharp.SKCanvas canvas, Pixel tip, Color color) =>
        Drawing.Band(canvas, [tip.WithOffset(-DotSize, -DotSize / 2), tip], [tip.WithOffset(-DotSize, DotSize / 2)], color);

    private void Word(RenderPack rp, string text, Alignment alignment, float gap) => new LabelStyle
    {
        Text = text,
        FontName = FontName,
        FontSize = 13,
        ForeColor = ChartColors.Caption,
        Alignment = alignment,
        BorderWidth = 0,
    }.Render(rp.Canvas, At(0, Heading).WithOffset(gap, 0), rp.Paint);

    private Pixel At(double x, double y) => Axes.GetPixel(new Coordinates(x, y));
}
