using System.Globalization;
using ScottPlot;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class PlottableAdderExtensionsTests
{
    private const string HistoryColor = "#1F1F1F";

    [Fact]
    public void History_MissingValues_LeavesGapsAndNoMarkers()
    {
        TimeSeries series = TimeSeries.Create(Period.Year(2010), [5, 6, double.NaN, 7, double.NaN, 8, 9, 10]);

        string svg = Samples.Svg(add => add.History(series));

        string[] lines = [.. Samples.Elements(svg, "path").Where(IsHistory).Select(path => (string)path.Attribute("d")!)];
        Assert.Equal([2, 3], lines.Select(path => path.Split('L').Length).Order().Distinct());
        Assert.Equal(2, lines.Length - LegendEntries(svg));
        Assert.Equal(6, Samples.Elements(svg, "ellipse").Count(dot => (string?)dot.Attribute("fill") == HistoryColor) - LegendEntries(svg));

        static bool IsHistory(System.Xml.Linq.XElement path) => (string?)path.Attribute("stroke") == HistoryColor && (string?)path.Attribute("stroke-width") == "2";
        static int LegendEntries(string svg) => Samples.Texts(svg).Count(text => text == "Observed");
    }

    [Fact]
    public void History_PlainPlot_NamesPeriodsAndSeparatesThousands()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fr-FR");
            IReadOnlyList<string> texts = Samples.Texts(Samples.Svg(add => add.History(Samples.History)));

            Assert.Contains("2014", texts);
            Assert.Contains("2022", texts);
            Assert.Contains("6,000,000", texts);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void History_OwnTicks_Stay()
    {
        using var plot = new Plot();
        ITickGenerator own = plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual();

        plot.Add.History(Samples.History);

        Assert.Same(own, plot.Axes.Bottom.TickGenerator);
    }

    [Fact]
    public void History_EmptySeries_NamesTheArgument()
    {
        var error = Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.History(TimeSeries.Create(Period.Year(2020), []))));

        Assert.Equal("series", error.ParamName);
        Assert.Contains("it is empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outcomes_AllMissing_NamesTheArgument()
    {
        TimeSeries series = TimeSeries.Create(Period.Year(2020), [double.NaN, double.NaN]);

        var error = Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.Outcomes(series)));

        Assert.Equal("series", error.ParamName);
        Assert.Contains("all 2 values are missing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void Forecast_LevelOutsideFractions_SaysHowToWriteIt(double level)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Svg(add => add.Forecast(Samples.Growth(), 0.5, level)));

        Assert.Equal("levels", error.ParamName);
        Assert.Contains("write 0.95, not 95", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_LevelsInAnyOrder_DrawsWidestFirstAndEachOnce()
    {
        using var plot = new Plot();

        ForecastFan fan = plot.Add.Forecast(Samples.Growth(), 0.5, 0.95, 0.8, 0.5);

        Assert.Equal([0.95, 0.8, 0.5], fan.Levels);
        Assert.Equal([0.95, 0.8, 0.5], plot.Add.Forecast(Samples.Growth()).Levels);
    }

    [Fact]
    public void Forecast_KnownOrigin_BandsMeetTheLastObservation()
    {
        string svg = Samples.Svg(add => add.Forecast(Samples.Growth(), 0.8));

        // Out from the origin along the upper ends, back to it along the lower ones.
        string[] points = Corners(Assert.Single(Bands(svg)));
        Assert.Equal(2 * (1 + 4), points.Length);
        Assert.Equal(points[0], points[^1]);
    }

    [Fact]
    public void Forecast_MissingOriginValue_StartsAtTheFirstStep()
    {
        string svg = Samples.Svg(add => add.Forecast(Samples.Growth(originValue: double.NaN), 0.8));

        string[] points = Corners(Assert.Single(Bands(svg)));
        Assert.Equal(2 * 4, points.Distinct().Count());
    }

    [Fact]
    public void Forecast_AutomaticLimits_HoldTheWholeFan()
    {
        using var plot = new Plot();
        Forecast forecast = Samples.Growth();

        AxisLimits limits = plot.Add.Forecast(forecast, 0.95).GetAxisLimits();

        Assert.Equal(2022, limits.Left);
        Assert.Equal(2026, limits.Right);
        Assert.Equal(forecast.Interval(0.95).Upper.Values[^1], limits.Top);
        Assert.Equal(forecast.Interval(0.95).Lower.Values.ToArray().Min(), limits.Bottom);
    }

    [Fact]
    public void Scenarios_None_NamesTheArgument()
    {
        var error = Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.Scenarios([])));

        Assert.Equal("scenarios", error.ParamName);
    }

    [Fact]
    public void Scenarios_SameLabelTwice_NamesTheLabel()
    {
        LabelledForecast[] twice = [new("Worst", Samples.Growth()), new("Worst", Samples.Growth(rate: 0.3))];

        var error = Assert.Throws<ArgumentException>(() => Samples.Svg(add => add.Scenarios(twice)));

        Assert.Contains("\"Worst\" twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_PlainPlot_NamesEachInTheLegend()
    {
        string svg = Samples.Svg(add => add.Scenarios([new("Holds", Samples.Growth()), new("Fades", Samples.Growth(rate: 0.02))], 0.5));

        Assert.Contains("Holds", Samples.Texts(svg));
        Assert.Contains("Fades", Samples.Texts(svg));
        Assert.Contains("50 % range, given the scenario", Samples.Texts(svg));
        Assert.Equal(2, Bands(svg).Count());
    }

    [Fact]
    public void Breaks_InsideTheAxis_AreLabelledWithReasonAndNote()
    {
        string svg = Samples.Svg(add =>
        {
            add.History(Samples.History);
            add.Breaks(Samples.History);
        });

        // The break of 2024 lies after the last value.
        Assert.Contains("Definition", Samples.Texts(svg));
        Assert.Contains("before: people", string.Join(' ', Samples.Texts(svg)), StringComparison.Ordinal);
        Assert.DoesNotContain("Method", Samples.Texts(svg));
    }

    [Fact]
    public void Breaks_LongNote_IsCutShort()
    {
        SeriesBreak[] breaks = [new(Period.Year(2017), BreakReason.Coverage, string.Join(' ', Enumerable.Repeat("word", 60)))];
        TimeSeries series = Samples.History.Relabel(metadata: Samples.Metadata with { Breaks = breaks });

        string words = string.Join(' ', Samples.Texts(Samples.Svg(add =>
        {
            add.History(series);
            add.Breaks(series);
        })));

        Assert.InRange(words.Split("word").Length - 1, 8, 12);
        Assert.Contains('…', words);
    }

    private static string[] Corners(string path) => path.Trim('M', 'Z').Split('L');

    private static IEnumerable<string> Bands(string svg) => Samples.Elements(svg, "path")
        .Where(path => path.Attribute("fill-opacity") is { } opacity && double.Parse(opacity.Value, CultureInfo.InvariantCulture) < 0.25
            && ((string)path.Attribute("d")!).Count(c => c == 'L') > 5)
        .Select(path => (string)path.Attribute("d")!);
}
