using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Evaluation;

public class BootstrapIntervalTests
{
    [Fact]
    public void Create_TwoClusters_IsTheBinomialWorkedOutByHand()
    {
        // Clusters of 3 and 1 cases with sums -3 and 1: resamples have mean -1 (1/4), -2/4 (1/2) or 1 (1/4).
        BootstrapInterval interval = BootstrapInterval.Create(
            [-1, 1, -1, -1], [7, -2, 7, 7], new BootstrapOptions { ResampleCount = 40_000, Level = 0.4 });

        AssertClose(-0.5, interval.MeanDifference, 1e-15);
        Assert.Equal((-0.5, -0.5), (interval.Lower, interval.Upper));
        AssertClose(0.75, interval.ShareBelowZero, 0, 0.01, "four standard errors");
        Assert.Equal((2, 4, 0, 40_000, 0.4), (interval.ClusterCount, interval.Count, interval.MissingCount, interval.ResampleCount, interval.Level));

        BootstrapInterval wide = BootstrapInterval.Create([-1, 1, -1, -1], [7, -2, 7, 7], new BootstrapOptions { Level = 0.8 });
        Assert.Equal((-1, 1), (wide.Lower, wide.Upper));
    }

    [Fact]
    public void Create_ManyIndependentCases_IsTheNormalInterval()
    {
        double[] differences = Normals(new Dice(8), 2_000, 0.1);
        BootstrapInterval interval = BootstrapInterval.Create(differences);

        double error = Math.Sqrt(differences.Sum(x => Math.Pow(x - differences.Average(), 2))) / differences.Length;
        AssertClose(differences.Average(), interval.MeanDifference, 1e-12);
        // The ends of 10,000 resamples have a standard error of about 0.027 of that of the mean.
        AssertClose(interval.MeanDifference - (1.96 * error), interval.Lower, 0, 0.15 * error);
        AssertClose(interval.MeanDifference + (1.96 * error), interval.Upper, 0, 0.15 * error);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Create_AnyNumberOfThreads_IdenticalBits(int threads)
    {
        double[] differences = Normals(new Dice(1), 60, 0);
        int[] clusters = [.. Enumerable.Range(0, 60).Select(i => i % 12)];
        var options = new BootstrapOptions { Seed = 42, ResampleCount = 3_000 };

        BootstrapInterval expected = BootstrapInterval.Create(differences, clusters, options);
        BootstrapInterval actual = BootstrapInterval.Create(differences, clusters, options with { MaxDegreeOfParallelism = threads });

        Assert.Equal(expected, actual);
        Assert.NotEqual(expected, BootstrapInterval.Create(differences, clusters, options with { Seed = 43 }));
    }

    [Fact]
    public void Create_RenumberedClustersOrMissingCases_SameInterval()
    {
        double[] differences = Normals(new Dice(2), 40, 0);
        int[] clusters = [.. Enumerable.Range(0, 40).Select(i => i / 4)];
        BootstrapInterval expected = BootstrapInterval.Create(differences, clusters);

        Assert.Equal(expected, BootstrapInterval.Create(differences, [.. clusters.Select(cluster => 1_000 - (3 * cluster))]));
        BootstrapInterval withMissing = BootstrapInterval.Create([double.NaN, .. differences, double.NaN], [77, .. clusters, 0]);
        Assert.Equal(2, withMissing.MissingCount);
        Assert.Equal((expected.Lower, expected.Upper, expected.ShareBelowZero, expected.ClusterCount), (withMissing.Lower, withMissing.Upper, withMissing.ShareBelowZero, withMissing.ClusterCount));
    }

    [Fact]
    public void Create_DependentCasesOfFortySeries_CoversOnlyWhenClustersAreDrawn()
    {
        double byCluster = Coverage(clusters: 40, runs: 1_000, drawClusters: true);
        double byCase = Coverage(clusters: 40, runs: 1_000, drawClusters: false);

        // The percentile interval gives 0.93 with 40 clusters (4,000 runs); four standard errors are 0.03.
        Assert.InRange(byCluster, 0.9, 0.97);
        Assert.InRange(byCase, 0.4, 0.8);
    }

    [Fact]
    public void Create_IdenticalForecasters_NoWidthAndHalfBelowZero()
    {
        BootstrapInterval interval = BootstrapInterval.Create(new double[6], [1, 1, 2, 2, 3, 3]);

        Assert.Equal((0, 0, 0, 0.5), (interval.MeanDifference, interval.Lower, interval.Upper, interval.ShareBelowZero));
    }

    [Fact]
    public void Describe_Interval_IsASentence() => Assert.Equal(
        "The mean score of Growth less that of Naive is -1500, between -1500 and -1500 at level 0.95, below 0 in 100.0 % of 1,000 resamples (2 clusters, 3 cases, 1 left out as missing).",
        BootstrapInterval.Create([-1500, -1500, -1500, double.NaN], [1, 1, 2, 2], new BootstrapOptions { ResampleCount = 1_000 }).Describe("Growth", "Naive"));

    [Fact]
    public void ToString_DefaultOptions_SaysWhatDecidesTheNumbers() =>
        Assert.Equal("10,000 resamples at level 0.95, seed 0", BootstrapOptions.Default.ToString());

    [Fact]
    public void Create_BadInput_NamesArgumentAndCure()
    {
        Assert.Contains("clusters has 1 numbers for 2", Refused(() => BootstrapInterval.Create([1, 2], [1])), StringComparison.Ordinal);
        Assert.Contains("cases in 1 clusters", Refused(() => BootstrapInterval.Create([1, 2], [4, 4])), StringComparison.Ordinal);
        Assert.Contains("cases in 0 clusters", Refused(() => BootstrapInterval.Create([double.NaN])), StringComparison.Ordinal);
        Assert.Contains("differences is -Infinity at position 1", Refused(() => BootstrapInterval.Create([1, double.NegativeInfinity])), StringComparison.Ordinal);
        Assert.Contains("Level is 95", Refused(() => new BootstrapOptions { Level = 95 }), StringComparison.Ordinal);
        Assert.Contains("ResampleCount is 0", Refused(() => new BootstrapOptions { ResampleCount = 0 }), StringComparison.Ordinal);
        Assert.Contains("MaxDegreeOfParallelism is 0", Refused(() => new BootstrapOptions { MaxDegreeOfParallelism = 0 }), StringComparison.Ordinal);

        static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;
    }

    /// <summary>How often the interval holds the true mean when the six cases of a series share an effect as large as their own noise.</summary>
    private static double Coverage(int clusters, int runs, bool drawClusters)
    {
        const double Truth = 0.3;
        var dice = new Dice(99);
        int held = 0;
        for (int run = 0; run < runs; run++)
        {
            int[] series = [.. Enumerable.Range(0, clusters * 6).Select(i => i / 6)];
            double[] effects = Normals(dice, clusters, Truth);
            double[] differences = [.. series.Select(cluster => effects[cluster] + dice.Normal())];
            var options = new BootstrapOptions { ResampleCount = 500, Seed = (ulong)run };
            BootstrapInterval interval = BootstrapInterval.Create(differences, drawClusters ? series : [], options);
            held += interval.Lower <= Truth && Truth <= interval.Upper ? 1 : 0;
        }

        return held / (double)runs;
    }

    private static double[] Normals(Dice dice, int count, double mean) => [.. Enumerable.Range(0, count).Select(_ => mean + dice.Normal())];
}
