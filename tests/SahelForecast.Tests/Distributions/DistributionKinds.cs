using SahelForecast.Distributions;
using SahelForecast.Models.Combination;
using SahelForecast.Models.Counts;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Distributions;

/// <summary>One or more of every kind of distribution, for what all must satisfy.</summary>
internal static class DistributionKinds
{
    private static readonly Dictionary<string, PredictiveDistribution> Kinds = new()
    {
        ["normal"] = new NormalDistribution(1_000, 120),
        ["normal around zero"] = new NormalDistribution(0, 1e-3),
        ["log-normal"] = new LogNormalDistribution(15.8, 0.3),
        ["Student t, 4"] = new StudentTDistribution(-5, 2, 4),
        ["Student t, 1.5"] = new StudentTDistribution(10, 3, 1.5),
        ["log Student t inside bounds"] = new CensoredDistribution(new LogStudentTDistribution(15.8, 0.25, 3), 0, 2.3e7),
        ["log Student t truncated"] = new TruncatedDistribution(new LogStudentTDistribution(15.8, 0.25, 3), 1e6, 2.3e7),
        ["log split Student t inside bounds"] = new CensoredDistribution(new LogSplitStudentTDistribution(15.8, 0.1, 0.4, 1.1, 3), 1e4, 2.3e8),
        ["truncated normal"] = new TruncatedDistribution(new NormalDistribution(3, 4), 1, 9),
        ["truncated below"] = new TruncatedDistribution(new NormalDistribution(1, 2), 0, double.PositiveInfinity),
        ["censored normal"] = new CensoredDistribution(new NormalDistribution(1, 2), 0, 4),
        ["censored below"] = new CensoredDistribution(new NormalDistribution(1, 2), 0, double.PositiveInfinity),
        ["censored Student t"] = new CensoredDistribution(new StudentTDistribution(1, 2, 5), 0, double.PositiveInfinity),
        ["transformed normal"] = new TransformedDistribution(
            new NormalDistribution(2, 0.4), Math.Exp, x => x > 0 ? Math.Log(x) : double.NegativeInfinity),
        ["shifted truncated"] = ShiftedDistribution.Of(new TruncatedDistribution(new NormalDistribution(3, 4), 1, 9), -20),
        ["shifted Student t"] = ShiftedDistribution.Of(new StudentTDistribution(10, 3, 4), 1_000),
        ["empirical"] = EmpiricalDistribution.Create(Draws(101, 1)),
        ["empirical with ties"] = EmpiricalDistribution.Create([3, 1, 3, 3, 7, 1]),
        ["empirical, one draw"] = EmpiricalDistribution.Create([4.5]),
        ["mixture, continuous"] = new MixtureDistribution([new NormalDistribution(0, 1), new NormalDistribution(8, 2)], [0.3, 0.7]),
        ["mixture, sample"] = new MixtureDistribution([EmpiricalDistribution.Create(Draws(40, 2)), EmpiricalDistribution.Create([1, 1, 9])], [0.25, 0.75]),
        ["mixture, mixed"] = new MixtureDistribution(
            [new LogNormalDistribution(1, 0.5), new PointMassDistribution(3), EmpiricalDistribution.Create(Draws(30, 3))], [0.5, 0.2, 0.3]),
        ["negative binomial"] = new NegativeBinomialDistribution(7.5, 0.8),
        ["negative binomial, large"] = new NegativeBinomialDistribution(30_000, 1.7),
        ["Poisson"] = new NegativeBinomialDistribution(3.2, double.PositiveInfinity),
        ["history of counts"] = new HistoryDistribution([0, 1.5, 4], [0.5, 0.3, 0.2], [0.08, 0.05, 0.03], 0.3, 1.5, isWhole: true),
        ["history"] = new HistoryDistribution([0.1, 1.5, 4], [0.5, 0.3, 0.2], [0.08, 0.05, 0.03], 0.3, 1.5, isWhole: false),
        ["zero or a size"] = new HistoryDistribution([12, 13.5, 16], [0.5, 0.3, 0.2], [0, 0, 0], 0.4, 0.4, isWhole: false, unit: 1e-3, zero: 0.4),
        ["hurdle"] = new ZeroAlteredDistribution(0.6, 4, 0.7, isPositive: true),
        ["zero-inflated"] = new ZeroAlteredDistribution(0.3, 4, 2, isPositive: false),
        ["Poisson mixture"] = new PoissonMixture([0, 3, 800]),
        ["quantile pool"] = new QuantilePoolDistribution([new NormalDistribution(0, 1), new LogNormalDistribution(1, 0.5), EmpiricalDistribution.Create(Draws(50, 4))]),
        ["quantile pool, median"] = new QuantilePoolDistribution(
            [new NormalDistribution(0, 1), new LogNormalDistribution(1, 0.5), new StudentTDistribution(3, 1, 5)], statistic: PoolStatistic.Median),
        ["rescaled"] = new RescaledDistribution(new LogNormalDistribution(1, 0.5), new SpreadFactors(0.9, 1.2, 1.6), 0),
        ["conformal"] = new ConformalDistribution(new NormalDistribution(1_000, 120), ConformalScores.Alone([0.3, 0.9, 1.4, 2.5, 0.1, 5.5, 0.9])),
        ["conformal, skewed"] = new ConformalDistribution(new LogNormalDistribution(15.8, 0.3), ConformalScores.Alone([0.2, 0.4, 1.2])),
        ["conformal, counts"] = new ConformalDistribution(new NegativeBinomialDistribution(7.5, 0.8), ConformalScores.Alone([0.5, 1.3, 0, 0.8, double.PositiveInfinity])),
        ["conformal inside bounds"] = new CensoredDistribution(
            new ConformalDistribution(new NormalDistribution(1, 2), ConformalScores.Of([0.2, 0.7, 1.1, 1.9], [0.1, 0.4, 0.2, 0.2], 4, 0)), 0, double.PositiveInfinity),
        ["point mass"] = new PointMassDistribution(42),
    };

    public static TheoryData<string> All { get; } = [.. Kinds.Keys];

    /// <summary>Those whose distribution function is continuous and strictly increasing inside its support.</summary>
    public static TheoryData<string> Continuous { get; } =
    [
        "normal", "normal around zero", "log-normal", "Student t, 4", "Student t, 1.5", "log Student t truncated", "truncated normal", "truncated below", "transformed normal",
        "shifted truncated", "shifted Student t", "mixture, continuous",
    ];

    /// <summary>Those with probability on single values, whose quantiles don't interpolate as those of samples do.</summary>
    public static TheoryData<string> Held { get; } =
        ["log Student t inside bounds", "log split Student t inside bounds", "censored normal", "censored below", "censored Student t", "point mass"];

    public static PredictiveDistribution Named(string name) => Kinds[name];

    private static double[] Draws(int count, ulong seed)
    {
        var dice = new Dice(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 5 + (2 * dice.Normal()))];
    }
}
