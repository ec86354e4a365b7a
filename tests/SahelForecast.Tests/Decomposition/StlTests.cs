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

    private static TimeSeries Series(GoldenValue expected) =>
        TimeSeries.Create(Period.Month(2000, 1), expected.Numbers("values"), metadata: new SeriesMetadata { Kind = SeriesKind.Index });

    private static int? Option(GoldenValue expected, string name) => double.IsNaN(expected.Number(name)) ? null : (int)expected.Number(name);
}
