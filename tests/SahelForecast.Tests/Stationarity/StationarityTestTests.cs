using SahelForecast.Stationarity;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Stationarity;

public class StationarityTestTests
{
    // Sums in another order than R's, on levels with up to a million times the rounding of their spread.
    private const double Tolerance = 1e-8;

    private static IEnumerable<UnitRootGolden> Complete => UnitRootGolden.All.Where(golden => !golden.HasGaps);

    private static IEnumerable<UnitRootGolden> Seasonal => UnitRootGolden.All.Where(golden => golden.Season > 1);

    [Fact]
    public void Kpss_LevelOfGoldenSeries_EqualsR()
    {
        foreach (UnitRootGolden golden in UnitRootGolden.All)
        {
            NumericAssert.AssertClose(golden["kpss_level"], StationarityTest.Kpss(golden.Values).Statistic, Tolerance, because: golden.Id);
        }
    }

    [Fact]
    public void Kpss_WithShortLags_EqualsR()
    {
        foreach (UnitRootGolden golden in UnitRootGolden.All)
        {
            int count = golden.Values.Count(value => !double.IsNaN(value));
            StationarityTestResult result = StationarityTest.Kpss(golden.Values, lags: (int)(4 * Math.Pow(count / 100.0, 0.25)));
            NumericAssert.AssertClose(golden["kpss_short"], result.Statistic, Tolerance, because: golden.Id);
            NumericAssert.AssertClose(golden["kpss_p"], result.PValue, Tolerance, because: golden.Id);
            Assert.Equal(count, result.Count);
        }
    }

    [Fact]
    public void Kpss_TrendOfGoldenSeries_EqualsR()
    {
        foreach (UnitRootGolden golden in Complete)
        {
            NumericAssert.AssertClose(
                golden["kpss_trend"], StationarityTest.Kpss(golden.Values, DeterministicPart.Trend).Statistic, Tolerance, because: golden.Id);
        }
    }

    [Fact]
    public void DickeyFuller_GoldenSeries_EqualsR()
    {
        foreach (UnitRootGolden golden in UnitRootGolden.All)
        {
            StationarityTestResult result = StationarityTest.DickeyFuller(golden.Values);
            NumericAssert.AssertClose(golden["adf_level"], result.Statistic, Tolerance, Tolerance, golden.Id);
            NumericAssert.AssertClose(golden["adf_p"], result.PValue, Tolerance, because: golden.Id);
        }

        foreach (UnitRootGolden golden in Complete)
        {
            NumericAssert.AssertClose(
                golden["adf_trend"], StationarityTest.DickeyFuller(golden.Values, DeterministicPart.Trend).Statistic, Tolerance, Tolerance, golden.Id);
        }
    }

    [Fact]
    public void PhillipsPerron_GoldenSeries_EqualsR()
    {
        foreach (UnitRootGolden golden in UnitRootGolden.All)
        {
            StationarityTestResult result = StationarityTest.PhillipsPerron(golden.Values);
            NumericAssert.AssertClose(golden["pp_level"], result.Statistic, Tolerance, Tolerance, golden.Id);
            NumericAssert.AssertClose(golden["pp_p"], result.PValue, Tolerance, because: golden.Id);
        }

        // R's sums of powers of time cancel.
        foreach (UnitRootGolden golden in Complete)
        {
            NumericAssert.AssertClose(
                golden["pp_trend"], StationarityTest.PhillipsPerron(golden.Values, DeterministicPart.Trend).Statistic, 1e-5, because: golden.Id);
        }
    }

    [Fact]
    public void Ocsb_GoldenSeries_EqualsR()
    {
        UnitRootGolden[] tested = [.. Seasonal.Where(golden => !double.IsNaN(golden["ocsb"]))];
        Assert.True(tested.Length > 50);
        foreach (UnitRootGolden golden in tested)
        {
            StationarityTestResult result = StationarityTest.Ocsb(golden.Values, golden.Season);
            NumericAssert.AssertClose(golden["ocsb"], result.Statistic, Tolerance, Tolerance, golden.Id);
            Assert.Equal(golden["ocsb_lags"], result.Lags);
        }
    }

    [Fact]
    public void SeasonalStrength_GoldenSeries_EqualsR()
    {
        foreach (UnitRootGolden golden in Seasonal.Where(golden => !golden.HasGaps && !double.IsNaN(golden["strength"])))
        {
            NumericAssert.AssertClose(golden["strength"], StationarityTest.SeasonalStrength(golden.Values, golden.Season), 0, 1e-9, golden.Id);
        }
    }

    // R interpolates what is missing and decomposes as if it were there.
    [Fact]
    public void SeasonalStrength_GoldenSeriesWithGaps_IsNearR()
    {
        UnitRootGolden[] tested = [.. Seasonal.Where(golden => golden.HasGaps && !double.IsNaN(golden["strength"]))];
        Assert.True(tested.Length > 15);
        foreach (UnitRootGolden golden in tested)
        {
            NumericAssert.AssertClose(golden["strength"], StationarityTest.SeasonalStrength(golden.Values, golden.Season), 0, 0.05, golden.Id);
        }
    }

    [Theory]
    [InlineData(1e-6, 0)]
    [InlineData(1e6, 0)]
    [InlineData(1, 1e4)]
    [InlineData(-3, 7)]
    public void Tests_OfScaledAndMovedSeries_AreTheSame(double factor, double constant)
    {
        foreach (UnitRootGolden golden in UnitRootGolden.All.Where(golden => golden.Season == 12).Take(8))
        {
            double size = golden.Values.Where(value => !double.IsNaN(value)).Average();
            double[] moved = [.. golden.Values.Select(value => (value * factor) + (size * constant))];
            foreach (DeterministicPart part in Enum.GetValues<DeterministicPart>())
            {
                NumericAssert.AssertClose(StationarityTest.Kpss(golden.Values, part).Statistic, StationarityTest.Kpss(moved, part).Statistic, 1e-6);
                NumericAssert.AssertClose(StationarityTest.DickeyFuller(golden.Values, part).Statistic, StationarityTest.DickeyFuller(moved, part).Statistic, 1e-6);
                NumericAssert.AssertClose(StationarityTest.PhillipsPerron(golden.Values, part).Statistic, StationarityTest.PhillipsPerron(moved, part).Statistic, 1e-6);
            }

            NumericAssert.AssertClose(StationarityTest.Ocsb(golden.Values, 12).Statistic, StationarityTest.Ocsb(moved, 12).Statistic, 1e-6);
            NumericAssert.AssertClose(StationarityTest.SeasonalStrength(golden.Values, 12), StationarityTest.SeasonalStrength(moved, 12), 0, 1e-6);
        }
    }

    // Where time stays what it is, a line through gaps is a line.
    [Fact]
    public void Kpss_TrendWithGaps_KnowsTheTimes()
    {
        var dice = new Dice(5);
        double[] noise = [.. Enumerable.Range(0, 60).Select(_ => dice.Normal())];
        double[] trend = [.. noise.Select((value, i) => value + (100 * i))];
        foreach (int gap in (int[])[3, 4, 5, 6, 20, 21, 40])
        {
            noise[gap] = trend[gap] = double.NaN;
        }

        NumericAssert.AssertClose(
            StationarityTest.Kpss(noise, DeterministicPart.Trend).Statistic, StationarityTest.Kpss(trend, DeterministicPart.Trend).Statistic, 1e-9);
    }

    [Fact]
    public void Tests_ConstantSeries_HaveNoStatisticAndNeedNoDifference()
    {
        double[] constant = [.. Enumerable.Repeat(0.1, 40)];
        foreach (StationarityTestResult result in (StationarityTestResult[])
            [StationarityTest.Kpss(constant), StationarityTest.DickeyFuller(constant), StationarityTest.PhillipsPerron(constant), StationarityTest.Ocsb(constant, 4)])
        {
            Assert.True(double.IsNaN(result.Statistic) && double.IsNaN(result.PValue));
            Assert.False(result.NeedsDifference);
        }

        Assert.Equal(0, StationarityTest.SeasonalStrength(constant, 4));
    }

    [Fact]
    public void SeasonalStrength_OfTrendAlone_IsZeroAndOfSeasonAlone_IsOne()
    {
        Assert.Equal(0, StationarityTest.SeasonalStrength([.. Enumerable.Range(0, 48).Select(i => 3 + (0.1 * i))], 12));
        NumericAssert.AssertClose(1, StationarityTest.SeasonalStrength([.. Enumerable.Range(0, 48).Select(i => 3 + (i % 12))], 12), 1e-9);
    }

    [Fact]
    public void SeasonalStrength_TwoSeasonsOrAnEmptyPlace_IsNaN()
    {
        Assert.True(double.IsNaN(StationarityTest.SeasonalStrength([1, 2, 3, 4, 1, 2, 3, 4], 4)));
        Assert.True(double.IsNaN(StationarityTest.SeasonalStrength([1, double.NaN, 3, 4, 1, double.NaN, 3, 4, 2, double.NaN, 3], 4)));
    }

    [Fact]
    public void Tests_TooFewValues_SayHowMany()
    {
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(() => StationarityTest.Kpss([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("at least 6", Assert.Throws<ArgumentException>(() => StationarityTest.DickeyFuller([1, 2, 4, 3, 5])).Message, StringComparison.Ordinal);
        Assert.Contains("at least 4", Assert.Throws<ArgumentException>(() => StationarityTest.PhillipsPerron([1, 2, 4])).Message, StringComparison.Ordinal);
        Assert.Contains("at least 14", Assert.Throws<ArgumentException>(() => StationarityTest.Ocsb([1, 2, 4, 3, 5], 4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_SmallestSeries_HaveStatistics()
    {
        var dice = new Dice(3);
        double[] values = [.. Enumerable.Range(0, 14).Select(_ => dice.Normal())];
        Assert.True(double.IsFinite(StationarityTest.Kpss(values.AsSpan(0, 2)).Statistic));
        Assert.True(double.IsFinite(StationarityTest.DickeyFuller(values.AsSpan(0, 6)).Statistic));
        Assert.True(double.IsFinite(StationarityTest.DickeyFuller(values.AsSpan(0, 7), DeterministicPart.Trend).Statistic));
        Assert.True(double.IsFinite(StationarityTest.PhillipsPerron(values.AsSpan(0, 4)).Statistic));
        Assert.True(double.IsFinite(StationarityTest.PhillipsPerron(values.AsSpan(0, 5), DeterministicPart.Trend).Statistic));
        Assert.True(double.IsFinite(StationarityTest.Ocsb(values, 4).Statistic));
    }

    [Fact]
    public void Tests_BadArguments_Throw()
    {
        double[] values = [1, 3, 2, 5, 4, 6, 8, 7];
        Assert.Throws<ArgumentException>(() => StationarityTest.Kpss([1, double.PositiveInfinity, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StationarityTest.Kpss(values, lags: 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => StationarityTest.Kpss(values, (DeterministicPart)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => StationarityTest.DickeyFuller(values, lags: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StationarityTest.PhillipsPerron(values, lags: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StationarityTest.Ocsb(values, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StationarityTest.SeasonalStrength(values, 0));
    }

    [Fact]
    public void ResultToString_UnderFrenchCulture_IsInvariant()
    {
        using var culture = new CultureScope();
        Assert.Equal(
            "statistic 0.5, 5 % critical value 0.463, p = 0.042, 1 lags, 1,200 values: difference", new StationarityTestResult(0.5, 0.463, 0.0417, true, 1, 1200).ToString());
    }
}
