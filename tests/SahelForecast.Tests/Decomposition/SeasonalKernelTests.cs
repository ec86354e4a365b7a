using SahelForecast.Decomposition;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Decomposition;

public class SeasonalKernelTests
{
    // Sums of at most 260 terms in another order than R's.
    private const double Tolerance = 1e-11;

    public static TheoryData<string> Cases => [.. GoldenFile.List("r-competition")];

    public static TheoryData<string> SeasonalCases =>
        [.. GoldenFile.List("r-competition").Where(name => GoldenFile.Json(name).Number("season") > 1)];

    [Theory]
    [MemberData(nameof(SeasonalCases))]
    public void Test_GoldenSeries_EqualsR(string name)
    {
        GoldenValue expected = GoldenFile.Json(name);
        double[] values = expected.Numbers("values");
        SeasonalityTest test = SeasonalKernel.Test(values, (int)expected.Number("season"), new double[values.Length]);

        NumericAssert.AssertClose(expected.Number("limit"), test.Limit, Tolerance, because: "limit");
        NumericAssert.AssertClose(expected.Number("autocorrelation"), test.Autocorrelation, Tolerance, because: "autocorrelation");
        Assert.Equal(expected.Number("seasonal") == 1, test.IsSeasonal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Indices_GoldenSeries_EqualR(string name)
    {
        GoldenValue expected = GoldenFile.Json(name);
        int season = (int)expected.Number("season");
        var adjustment = SeasonalAdjustment.Of(expected.Numbers("values"), season);

        Assert.Equal(expected.Number("seasonal") == 1, adjustment.IsMade);
        double[] indices = [.. Enumerable.Range(0, season).Select(position => adjustment[position])];
        NumericAssert.AssertClose(expected.Numbers("indices"), indices, Tolerance);
        Assert.Equal(indices[3 % season], adjustment[(100 * season) + (3 % season)]);
    }

    [Fact]
    public void Test_ConstantSeries_IsImpossible()
    {
        double[] values = [.. Enumerable.Repeat(0.1, 48)];

        Assert.False(SeasonalKernel.Test(values, 12, new double[48]).IsPossible);
    }

    [Fact]
    public void TryIndices_ExactSeason_GivesItBack()
    {
        double[] season = [0.5, 1.5, 1.25, 0.75];
        double[] indices = new double[4];

        Assert.True(SeasonalKernel.TryIndices([.. Enumerable.Range(0, 17).Select(i => 40 * season[i % 4])], indices, out _));
        NumericAssert.AssertClose(season, indices, 1e-14);
    }

    [Fact]
    public void TryIndices_Noise_IsTheVarianceOfAnIndex()
    {
        // By hand: the trend of 12 values of season 2 is 10 in the middle but for rounding, so ratios are values over 10.
        double[] values = [8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12];
        Assert.True(SeasonalKernel.TryIndices(values, new double[2], out double none));
        Assert.Equal(0, none, 1e-15);

        values[5] = 14;
        double[] low = [8 / 10.0, 8 / 10.5, 8 / 10.5, 8 / 10.0, 8 / 10.0];
        double[] high = [12 / 10.0, 12 / 10.0, 14 / 11.0, 12 / 10.0, 12 / 10.0];
        double scatter = low.Sum(ratio => Math.Pow(ratio - low.Average(), 2)) + high.Sum(ratio => Math.Pow(ratio - high.Average(), 2));
        Assert.True(SeasonalKernel.TryIndices(values, new double[2], out double noise));
        NumericAssert.AssertClose(scatter / 8 / 5, noise, 1e-12);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.02, 0.85)]
    [InlineData(0.1, 0.25)]
    [InlineData(0.2, 0)]
    public void Shrink_Noise_TakesItsShareOfTheSpread(double noise, double kept)
    {
        // Squared distances from 1 sum to 0.4, of which three times the noise is noise.
        double[] indices = [0.6, 0.8, 1.2, 1.4];
        SeasonalKernel.Shrink(indices, noise);

        NumericAssert.AssertClose([1 - (0.4 * kept), 1 - (0.2 * kept), 1 + (0.2 * kept), 1 + (0.4 * kept)], indices, 1e-14);
    }

    [Fact]
    public void Shrink_NoSpread_ChangesNothing()
    {
        double[] indices = [1, 1, 1];
        SeasonalKernel.Shrink(indices, 0.1);

        Assert.Equal([1, 1, 1], indices);
    }

    [Fact]
    public void TryIndices_ZeroInside_HasNone() => Assert.False(SeasonalKernel.TryIndices([1, 2, 1, 2, 1, 0, 1, 2], new double[2], out _));

    [Fact]
    public void TryIndices_SeasonWithoutCompleteWindow_HasNone()
    {
        // The second season is only ever observed beside a missing value.
        double[] values = [1, 2, double.NaN, 2, 1, double.NaN, 1, 2, double.NaN];

        Assert.False(SeasonalKernel.TryIndices(values, new double[2], out _));
        Assert.True(SeasonalKernel.TryIndices([1, 2, 1, 2, 1, double.NaN, 1, 2, 1], new double[2], out _));
    }

    [Fact]
    public void TryIndices_IndexCloseToZero_HasNone()
    {
        double[] values = [.. Enumerable.Range(0, 12).Select(i => i % 3 == 0 ? 1e-3 : 100)];

        Assert.False(SeasonalKernel.TryIndices(values, new double[3], out _));
    }

    [Fact]
    public void Describe_EachOutcome_SaysWhatWasFound()
    {
        double[] seasonal = [.. SeriesGenerator.Seasonal(60).Values];

        Assert.Equal("", SeasonalAdjustment.Of(seasonal, 1).Describe());
        Assert.Contains("taken out by indices from", SeasonalAdjustment.Of(seasonal, 12).Describe(), StringComparison.Ordinal);
        Assert.Contains("at least 63 values", SeasonalAdjustment.Of(seasonal, 21).Describe(), StringComparison.Ordinal);
        Assert.Contains("No season of 5 periods", SeasonalAdjustment.Of([.. SeriesGenerator.Trending(60, slope: 0).Values], 5).Describe(), StringComparison.Ordinal);
        Assert.Contains("but not taken out", SeasonalAdjustment.Of([.. seasonal.Select(value => value - 1_000)], 12).Describe(), StringComparison.Ordinal);
    }
}
