using System.Globalization;
using System.Xml.Linq;
using SahelForecast.Evaluation;
using SahelForecast.Testing;
using ScottPlot;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class CalibrationAdderExtensionsTests
{
    private const string FirstColor = "#0072B2";
    private const string BarColor = "#56B4E9";
    private const string LineColor = "#1F1F1F";

    [Fact]
    public void Reliability_OneModel_DrawsAPointALevelOneBandAndTheDiagonal()
    {
        string svg = Samples.Svg(add => add.Reliability(CalibrationSamples.Table("Growth", -0.05)));

        // Ten levels and the legend.
        Assert.Equal(11, Samples.Elements(svg, "ellipse").Count(dot => (string?)dot.Attribute("fill") == FirstColor));
        // There along the upper ends, back along the lower ones, and closed.
        Assert.Equal((2 * 10) + 1, Points(Assert.Single(Bands(svg))).Count);
        Assert.Contains(Samples.Elements(svg, "path"), path => (string?)path.Attribute("stroke") == "#6A6A6A" && Points((string)path.Attribute("d")!).Count == 2);
        Assert.Contains("95 % range", Samples.Texts(svg));
    }

    [Fact]
    public void Reliability_OneModel_PutsCoverageOverItsLevel()
    {
        using var plot = new Plot();
        ReliabilityLines lines = plot.Add.Reliability(CalibrationSamples.Table("Growth", -0.05, 1240, 0.5, 0.8));
        string svg = plot.GetSvgXml(800, 500);

        Pixel low = lines.Axes.GetPixel(new Coordinates(0.5, 0.45)), high = lines.Axes.GetPixel(new Coordinates(0.8, 0.75));
        XElement[] dots = [.. Samples.Elements(svg, "ellipse").Where(dot => (string?)dot.Attribute("fill") == FirstColor)];

        Assert.Contains(dots, dot => IsAt(dot, low));
        Assert.Contains(dots, dot => IsAt(dot, high));

        static bool IsAt(XElement dot, Pixel place) => Math.Abs(Value(dot, "cx") - place.X) < 0.6 && Math.Abs(Value(dot, "cy") - place.Y) < 0.6;
        static double Value(XElement dot, string name) => double.Parse((string)dot.Attribute(name)!, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Reliability_EqualModels_StandSideBySideWithAWhiskerALevel()
    {
        string svg = Samples.Svg(add => add.Reliability(
            CalibrationSamples.Table("Naive"), CalibrationSamples.Table("Growth"), CalibrationSamples.Table("Mean")));

        foreach (string color in (string[])["#0072B2", "#E69F00", "#009E73"])
        {
            string[] whiskers = [.. Samples.Elements(svg, "path")
                .Where(path => (string?)path.Attribute("stroke") == color && (string?)path.Attribute("stroke-width") == "1.5")
                .Select(path => (string)path.Attribute("d")!)];
            Assert.Equal(10, whiskers.Distinct().Count());
        }

        Assert.Empty(Bands(svg));
        Assert.All(["Naive (1,240 outcomes)", "Growth (1,240 outcomes)", "Mean (1,240 outcomes)", "95 % range"], text => Assert.Contains(text, Samples.Texts(svg)));
    }

    [Fact]
    public void Reliability_PlainPlot_SaysWhichSideIsWhich()
    {
        using var scope = new CultureScope();

        IReadOnlyList<string> texts = Samples.Texts(Samples.Svg(add => add.Reliability(CalibrationSamples.Table("Growth"))));

        string[] expected =
        [
            "ideal", "Growth (1,240 outcomes)", "intervals too wide", "intervals too narrow", "0 %", "50 %", "100 %",
            "what the interval promised (nominal coverage)", "outcomes inside (observed coverage)",
        ];
        Assert.All(expected, text => Assert.Contains(text, texts));
        Assert.DoesNotContain(texts, text => text.Contains(',') && !text.Contains("1,240", StringComparison.Ordinal));
    }

    [Fact]
    public void Reliability_PlainPlot_ShowsAllShares()
    {
        using var plot = new Plot();

        plot.Add.Reliability(CalibrationSamples.Table("Growth", -0.05, 1240, 0.5));
        plot.GetSvgXml(800, 500);

        AxisLimits limits = plot.Axes.GetLimits();
        Assert.True(limits is { Left: < 0, Bottom: < 0, Right: > 1, Top: > 1 });
    }

    [Theory]
    [InlineData(1, 1, "Growth (1 outcome)")]
    [InlineData(7, 7, "Growth (7 outcomes)")]
    [InlineData(7, 1200, "Growth (7 to 1,200 outcomes)")]
    public void Reliability_Counts_AreInTheLegend(int first, int second, string expected)
    {
        var table = new ReliabilityTable("Growth", [new(0.5, 0.4, first), new(0.8, 1, second)]);

        Assert.Contains(expected, Samples.Texts(Samples.Svg(add => add.Reliability(table))));
    }

    [Fact]
    public void Reliability_None_NamesTheArgument() =>
        Assert.Equal("tables", Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.Reliability())).ParamName);

    [Fact]
    public void Reliability_SameModelTwice_NamesIt()
    {
        ReliabilityTable table = CalibrationSamples.Table("Growth");

        Assert.Contains("\"Growth\" twice", Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.Reliability(table, table))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reliability_NoRows_NamesTheModel()
    {
        var error = Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.Reliability(new ReliabilityTable("Growth", []))));

        Assert.Contains("no level of Growth", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, 0.5, 7)]
    [InlineData(0.5, 0.5, 7)]
    [InlineData(double.NaN, 0.5, 7)]
    [InlineData(0.8, 50, 7)]
    [InlineData(0.8, double.NaN, 7)]
    [InlineData(0.8, 0.5, 0)]
    public void Reliability_ImpossibleRow_ShowsIt(double level, double coverage, int count)
    {
        using var scope = new CultureScope();
        var table = new ReliabilityTable("Growth", [new(0.5, 0.5, 7), new(level, coverage, count)]);

        var error = Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.Reliability(table)));

        Assert.Equal("tables", error.ParamName);
        Assert.Contains(FormattableString.Invariant($"level {level}, coverage {coverage} and count {count} of Growth"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pit_Histogram_DrawsABarABinAsHighAsItsShare()
    {
        using var plot = new Plot();
        PitBars bars = plot.Add.Pit(CalibrationSamples.Pit);
        string svg = plot.GetSvgXml(800, 500);

        double[] heights = [.. Boxes(svg, BarColor).OrderBy(box => box.Left).Select(box => box.Height)];
        double unit = bars.Axes.GetPixelY(0) - bars.Axes.GetPixelY(1);

        Assert.Equal(CalibrationSamples.Pit.Shares.Count, heights.Length);
        Assert.All(heights.Zip(CalibrationSamples.Pit.Shares), pair => Assert.Equal(pair.Second * unit, pair.First, 0.1));
    }

    [Fact]
    public void Pit_Histogram_DrawsTheFlatLineInsideItsRange()
    {
        using var plot = new Plot();
        PitBars bars = plot.Add.Pit(CalibrationSamples.Pit);
        string svg = plot.GetSvgXml(800, 500);
        (double lower, double upper) = CalibrationSamples.Pit.UniformRange();

        double flat = bars.Axes.GetPixelY(0.2);
        Assert.Contains(
            Samples.Elements(svg, "path").Where(path => (string?)path.Attribute("stroke") == LineColor).Select(path => Points((string)path.Attribute("d")!)),
            line => line.All(point => Math.Abs(point.Y - flat) < 0.1) && Math.Abs(line[0].X - bars.Axes.GetPixelX(0)) < 0.1 && Math.Abs(line[^1].X - bars.Axes.GetPixelX(1)) < 0.1);
        Assert.Contains(
            Boxes(svg, LineColor), box => Math.Abs(box.Top - bars.Axes.GetPixelY(upper)) < 0.1 && Math.Abs(box.Bottom - bars.Axes.GetPixelY(lower)) < 0.1);
    }

    [Fact]
    public void Pit_PlainPlot_SaysHowToReadTheShape()
    {
        using var scope = new CultureScope();

        IReadOnlyList<string> texts = Samples.Texts(Samples.Svg(add => add.Pit(CalibrationSamples.Pit)));

        string[] expected =
        [
            "Naive (1,240 outcomes)", "honest forecasts: flat", "range of 95 % of their bars", "low", "median", "high", "0 %", "20 %", "share of outcomes",
            "where outcomes fell in the forecast distribution", "U: intervals too narrow | hill: too wide | slope: biased (rising: forecasts too low)",
        ];
        Assert.All(expected, text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Pit_FewOutcomes_ShowsTheWholeRange()
    {
        using var plot = new Plot();
        var histogram = new PitHistogram("Growth", [.. Enumerable.Repeat(0.1, 10)], 7);

        plot.Add.Pit(histogram);
        plot.GetSvgXml(800, 500);

        // Three of seven outcomes may share one of ten bins.
        Assert.InRange(plot.Axes.GetLimits().Top, 3.0 / 7, 0.5);
    }

    [Theory]
    [InlineData(7, 1.0)]
    [InlineData(7, 0.5, 0.6)]
    [InlineData(7, -0.5, 1.5)]
    [InlineData(7, double.NaN, 1.0)]
    [InlineData(0, 0.5, 0.5)]
    public void Pit_ImpossibleHistogram_NamesTheArgument(int count, params double[] shares)
    {
        var error = Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.Pit(new PitHistogram("Growth", shares, count))));

        Assert.Equal("histogram", error.ParamName);
        Assert.Contains($"{shares.Length} bins, {count} outcomes", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Bands(string svg) => Samples.Elements(svg, "path")
        .Where(path => (string?)path.Attribute("fill") == FirstColor && path.Attribute("fill-opacity") is not null)
        .Select(path => (string)path.Attribute("d")!);

    private static List<Pixel> Points(string path) =>
    [
        .. path.Trim('M', 'Z').Split('L').Select(point => point.Trim().Split(' ', ','))
            .Select(point => new Pixel(float.Parse(point[0], CultureInfo.InvariantCulture), float.Parse(point[1], CultureInfo.InvariantCulture))),
    ];

    private static IEnumerable<PixelRect> Boxes(string svg, string color) => Samples.Elements(svg, "path")
        .Where(path => (string?)path.Attribute("fill") == color)
        .Select(path => Points((string)path.Attribute("d")!))
        .Select(points => new PixelRect(points.Min(point => point.X), points.Max(point => point.X), points.Max(point => point.Y), points.Min(point => point.Y)));
}
