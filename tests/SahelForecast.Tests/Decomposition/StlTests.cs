using SahelForecast.Decomposition;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Decomposition;

public class StlTests
{
    // Of the largest value: sums in another order than R's, through up to 16 turns.
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Golden => [.. GoldenFile.List("r-stl").Where(name => name.StartsWith("r-stl/stl-", StringComparison.Ordinal)), .. GoldenFile.List("statsmodels-stl")];

    public static TheoryData<string> GoldenMultiple => [.. GoldenFile.List("r-stl").Where(name => name.StartsWith("r-stl/mstl-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Golden))]
    public void Decompose_GoldenSeries_EqualsReference(string name)
    {
        GoldenValue expected = GoldenFile.Json(name);
        TimeSeries series = Series(expected);
        var options = new StlOptions
        {
            SeasonLength = (int)expected.Number("season"),
            SeasonalWindow = Option(expected, "s.window"),
            SeasonalDegree = Option(expected, "s.degree") ?? 0,
            TrendWindow = Option(expected, "t.window"),
            TrendDegree = Option(expected, "t.degree") ?? 1,
            LowPassWindow = Option(expected, "l.window"),
            LowPassDegree = Option(expected, "l.degree"),
            SeasonalJump = Option(expected, "s.jump"),
            TrendJump = Option(expected, "t.jump"),
            LowPassJump = Option(expected, "l.jump"),
            Robust = expected.Number("robust") == 1,
        };
        SeriesDecomposition actual = Stl.Decompose(series, options);

        double tolerance = Tolerance * series.Values.ToArray().Max();
        NumericAssert.AssertClose(expected.Numbers("trend"), actual.Trend.Values, 0, tolerance, "trend");
        NumericAssert.AssertClose(expected.Numbers("seasonal"), actual.Season.Values, 0, tolerance, "season");
        NumericAssert.AssertClose(expected.Numbers("remainder"), actual.Remainder.Values, 0, tolerance, "remainder");

        // A weight is a function of remainder over scale: the smaller the scale, the more of the rounding it shows.
        NumericAssert.AssertClose(expected.Numbers("weights"), [.. actual.Weights], 0, 1e-9, "weights");
    }

    [Theory]
    [MemberData(nameof(GoldenMultiple))]
    public void MstlDecompose_GoldenSeries_EqualsReference(string name)
    {
        GoldenValue expected = GoldenFile.Json(name);
        TimeSeries series = Series(expected);
        int[] lengths = [.. expected.Numbers("seasons").Select(length => (int)length)];
        SeriesDecomposition actual = Mstl.Decompose(series, new MstlOptions { SeasonLengths = lengths, Robust = expected.Number("robust") == 1 });

        double tolerance = Tolerance * series.Values.ToArray().Max();
        Assert.Equal(lengths, actual.SeasonLengths);
        NumericAssert.AssertClose(expected.Numbers("trend"), actual.Trend.Values, 0, tolerance, "trend");
        NumericAssert.AssertClose(expected.Numbers("remainder"), actual.Remainder.Values, 0, tolerance, "remainder");
        for (int i = 0; i < lengths.Length; i++)
        {
            double[] season = [.. expected["seasonal"].Items()[i].Items().Select(value => value.Number())];
            NumericAssert.AssertClose(season, actual.Seasons[i].Values, 0, tolerance, $"season of {lengths[i]}");
        }
    }

    [Fact]
    public void Decompose_AnySeries_AddsUpAndIsNeverMissing()
    {
        TimeSeries series = SeriesGenerator.WithMissing(SeriesGenerator.Seasonal(70), 0.2);
        foreach (StlOptions options in new[] { new StlOptions(), new StlOptions { SeasonalWindow = null, Robust = true } })
        {
            SeriesDecomposition parts = Stl.Decompose(series, options);
            Assert.Equal(0, parts.Trend.MissingCount + parts.Season.MissingCount);
            Assert.Equal(series.MissingCount, parts.Remainder.MissingCount);
            for (int i = 0; i < series.Count; i++)
            {
                double sum = parts.Trend.Values[i] + parts.Season.Values[i] + parts.Remainder.Values[i];
                NumericAssert.AssertClose(series.Values[i], sum, 1e-14);
                NumericAssert.AssertClose(series.Values[i], parts.SeasonallyAdjusted.Values[i] + parts.Season.Values[i], 1e-14);
                Assert.True(double.IsNaN(series.Values[i]) ? parts.Weights[i] == 0 : parts.Weights[i] is >= 0 and <= 1);
            }
        }
    }

    [Fact]
    public void Decompose_LineAndSeason_GivesThemBack()
    {
        TimeSeries series = SeriesGenerator.From(96, Made, Frequency.Monthly);
        SeriesDecomposition parts = Stl.Decompose(series, new StlOptions { SeasonalDegree = 1 });

        // Local lines reproduce a line, so that even the first turn is exact; local means would leave a little to settle.
        for (int i = 0; i < series.Count; i++)
        {
            NumericAssert.AssertClose(1_000 + (20 * i), parts.Trend.Values[i], 1e-12);
            NumericAssert.AssertClose(300 * Math.Sin(i * Math.PI / 6), parts.Season.Values[i], 0, 1e-9);
        }

        double Made(int i) => 1_000 + (20 * i) + (300 * Math.Sin(i * Math.PI / 6));
    }

    [Theory]
    [InlineData(new[] { 3, 17, 29, 41, 60, 61, 62 }, 0.2)]
    [InlineData(new[] { 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63 }, 0.2)]
    [InlineData(new[] { 84, 85, 86, 87, 88, 89 }, 2)]
    public void Decompose_GapsInALineAndASeason_GivesTheSeasonBack(int[] missing, double tolerance)
    {
        // The stand-ins count a thousandth, and level off by up to 240 beyond the last value of their place.
        double[] values = [.. Enumerable.Range(0, 90).Select(i => missing.Contains(i) ? double.NaN : 1_000 + (20 * i) + (300 * Math.Sin(i * Math.PI / 6)))];
        SeriesDecomposition parts = Stl.Decompose(TimeSeries.Create(Period.Month(2000, 1), values));
        for (int i = 0; i < values.Length; i++)
        {
            NumericAssert.AssertClose(300 * Math.Sin(i * Math.PI / 6), parts.Season.Values[i], 0, tolerance);
        }
    }

    [Fact]
    public void Decompose_RobustWithOutlier_LeavesItInTheRemainder()
    {
        TimeSeries clean = SeriesGenerator.Seasonal(72);
        double[] values = clean.Values.ToArray();
        values[40] += 5_000;
        SeriesDecomposition plain = Stl.Decompose(clean.WithValues(values));
        SeriesDecomposition robust = Stl.Decompose(clean.WithValues(values), new StlOptions { Robust = true });

        Assert.Equal(0, robust.Weights[40]);
        Assert.Equal(1, plain.Weights[40]);
        Assert.InRange(robust.Remainder.Values[40], 4_800, 5_200);
        Assert.True(plain.Remainder.Values[40] < 4_000);
    }

    [Fact]
    public void Decompose_ScaledSeries_ScalesAlike()
    {
        TimeSeries series = SeriesGenerator.Seasonal(60);
        foreach (double scale in new[] { 1.0 / (1 << 20), 1 << 20 })
        {
            // A power of two changes no digit.
            SeriesDecomposition one = Stl.Decompose(series, new StlOptions { Robust = true });
            SeriesDecomposition other = Stl.Decompose(series.WithValues([.. series.Values.ToArray().Select(value => value * scale)]), new StlOptions { Robust = true });
            Assert.Equal([.. one.Trend.Values.ToArray().Select(value => value * scale)], other.Trend.Values.ToArray());
            Assert.Equal(one.Weights, other.Weights);
        }
    }

    [Theory]
    [InlineData(24, "at least 25 values, but there are 24")]
    [InlineData(0, "at least 25 values")]
    public void Decompose_TooShort_NamesTheMinimum(int count, string expected)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Stl.Decompose(SeriesGenerator.Constant(count, 5, Frequency.Monthly)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("series", error.ParamName);
    }

    [Fact]
    public void Decompose_NoSeason_SaysSo() => Assert.Contains(
        "has no season", Assert.Throws<ArgumentException>(() => Mstl.Decompose(SeriesGenerator.Constant(30, 5))).Message, StringComparison.Ordinal);

    [Fact]
    public void Decompose_PlaceNeverObserved_NamesIt()
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(i => i % 4 == 2 ? double.NaN : i)];
        ArgumentException error = Assert.Throws<ArgumentException>(() => Stl.Decompose(TimeSeries.Create(Period.Quarter(2000, 1), values)));

        Assert.Contains("first period plus 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MstlDecompose_Days_TakesWeekAndYear()
    {
        TimeSeries days = SeriesGenerator.From(
            800, i => 1_000 + (100 * Math.Sin(2 * Math.PI * i / 7)) + (200 * Math.Sin(2 * Math.PI * i / 365)), Frequency.Daily);
        SeriesDecomposition parts = Mstl.Decompose(days);

        Assert.Equal([7, 365], parts.SeasonLengths);
        Assert.Equal([7], Mstl.Decompose(days[..700]).SeasonLengths);
        for (int i = 400; i < 800; i++)
        {
            NumericAssert.AssertClose(100 * Math.Sin(2 * Math.PI * i / 7), parts.Seasons[0].Values[i], 0, 5);
            NumericAssert.AssertClose(200 * Math.Sin(2 * Math.PI * i / 365), parts.Seasons[1].Values[i], 0, 20);
        }
    }

    [Fact]
    public void Options_OutOfRange_NameTheCure()
    {
        Assert.Contains("odd number", Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { SeasonalWindow = 8 }).Message, StringComparison.Ordinal);
        Assert.Contains("odd number", Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { TrendWindow = 1 }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { SeasonLength = 0 });
        Assert.Contains("local lines", Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { LowPassDegree = 2 }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { TrendJump = 0 });
        Assert.Contains("rising order", Assert.Throws<ArgumentException>(() => new MstlOptions { SeasonLengths = [12, 7] }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MstlOptions { SeasonLengths = [] });
    }

    private static TimeSeries Series(GoldenValue expected) =>
        TimeSeries.Create(Period.Month(2000, 1), expected.Numbers("values"), metadata: new SeriesMetadata { Kind = SeriesKind.Index });

    private static int? Option(GoldenValue expected, string name) => double.IsNaN(expected.Number(name)) ? null : (int)expected.Number(name);
}
