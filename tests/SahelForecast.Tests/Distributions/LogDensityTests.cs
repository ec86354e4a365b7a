using SahelForecast.Distributions;
using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class LogDensityTests
{
    private static readonly GoldenValue Golden = GoldenFile.Json("r-scores/log-densities.json");

    private static readonly Dictionary<string, Func<GoldenValue, PredictiveDistribution>> FromRow = new()
    {
        ["normal"] = row => new NormalDistribution(row.Number("mean"), row.Number("sd")),
        ["lognormal"] = row => new LogNormalDistribution(row.Number("meanlog"), row.Number("sdlog")),
        ["student"] = row => new StudentTDistribution(row.Number("location"), row.Number("scale"), row.Number("df")),
        ["logstudent"] = row => new LogStudentTDistribution(row.Number("loglocation"), row.Number("logscale"), row.Number("df")),
        ["truncated"] = row => new TruncatedDistribution(new NormalDistribution(row.Number("mean"), row.Number("sd")), 0, 4),
        ["censored"] = row => new CensoredDistribution(new NormalDistribution(row.Number("mean"), row.Number("sd")), 0, 4),
        ["mixture"] = _ => new MixtureDistribution([new NormalDistribution(0, 1), new StudentTDistribution(8, 2, 3)], [0.3, 0.7]),
    };

    public static TheoryData<string> Kinds { get; } = [.. FromRow.Keys];

    public static TheoryData<string> Continuous => DistributionKinds.Continuous;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void LogDensity_AgainstR_ElevenDigits(string kind)
    {
        foreach (GoldenValue row in Golden[kind].Items())
        {
            // Log gammas of up to 1e5 degrees of freedom have the size of a million and cancel.
            double absolute = kind == "student" && row.Number("df") > 1e3 ? 1e-9 : 1e-12;
            AssertClose(row.Number("log"), FromRow[kind](row).LogDensity(row.Number("y")), 1e-11, absolute, row.ToString());
        }
    }

    [Fact]
    public void LogDensity_OfSample_IsTheKernelDensityWithRBandwidth()
    {
        IReadOnlyList<GoldenValue> samples = Golden["kernels"].Items();
        Assert.Equal(4, samples.Count);
        foreach (GoldenValue row in samples)
        {
            var distribution = EmpiricalDistribution.Create(row.Numbers("draws"));
            AssertClose(row.Numbers("log"), [.. row.Numbers("y").Select(distribution.LogDensity)], 1e-11, 1e-12, row.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Continuous))]
    public void LogDensity_Integrated_IsTheProbability(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        double[] probabilities = [0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999];
        for (int i = 1; i < probabilities.Length; i++)
        {
            double integral = Quadrature.Integrate(
                value => Math.Exp(distribution.LogDensity(value)), distribution.Quantile(probabilities[i - 1]), distribution.Quantile(probabilities[i]));
            // The slope of a transform is a difference.
            AssertClose(probabilities[i] - probabilities[i - 1], integral, 1e-8, 0, $"{kind} up to {probabilities[i]}");
        }
    }

    [Fact]
    public void LogDensity_TransformedNormal_IsTheLogNormal()
    {
        var transformed = new TransformedDistribution(
            new NormalDistribution(15.8, 0.3), Math.Exp, x => x > 0 ? Math.Log(x) : double.NegativeInfinity);
        var expected = new LogNormalDistribution(15.8, 0.3);
        foreach (double value in (double[])[1e5, 5e6, 7e6, 1e8])
        {
            AssertClose(expected.LogDensity(value), transformed.LogDensity(value), 1e-9);
        }

        Assert.Equal(double.NegativeInfinity, transformed.LogDensity(-1));
    }

    [Fact]
    public void LogDensity_KindWithoutOwnFormula_ComesFromTheProbabilities()
    {
        var distribution = new Logistic(1e6, 2e5);
        foreach (double z in (double[])[-8, -3, -0.5, 0, 1, 4])
        {
            double expected = -z - (2 * Math.Log(1 + Math.Exp(-z))) - Math.Log(2e5);
            AssertClose(expected, distribution.LogDensity(1e6 + (2e5 * z)), 0, 1e-8, $"at {z}");
        }
    }

    [Fact]
    public void LogDensity_FarFromEveryDraw_StaysFinite()
    {
        var sample = EmpiricalDistribution.Create([1, 2, 3, 4]);
        var mixture = new MixtureDistribution([new NormalDistribution(0, 1), new NormalDistribution(1, 1)], [0.5, 0.5]);

        Assert.InRange(sample.LogDensity(1e4), -1e9, -1e6);
        Assert.InRange(mixture.LogDensity(1e4), -5.1e7, -4.9e7);
    }

    [Fact]
    public void LogDensity_ValueWithProbabilityOfItsOwn_IsInfiniteThereOnly()
    {
        PredictiveDistribution[] certain =
        [
            new PointMassDistribution(0.1), EmpiricalDistribution.Create([0.1]), EmpiricalDistribution.Create([0.1, 0.1, 0.1]),
        ];
        foreach (PredictiveDistribution distribution in certain)
        {
            Assert.Equal(double.PositiveInfinity, distribution.LogDensity(0.1));
            Assert.Equal(double.NegativeInfinity, distribution.LogDensity(0.2));
        }

        var mixture = new MixtureDistribution([new NormalDistribution(0, 1), new PointMassDistribution(3)], [0.5, 0.5]);
        Assert.Equal(double.PositiveInfinity, mixture.LogDensity(3));
        AssertClose(Math.Log(0.5) + new NormalDistribution(0, 1).LogDensity(2), mixture.LogDensity(2), 1e-14);
    }

    [Fact]
    public void LogDensity_CensoredWithoutMassOnTheBound_IsTheInnerOne()
    {
        var inner = new LogNormalDistribution(0, 1);
        var censored = new CensoredDistribution(inner, 0, double.PositiveInfinity);

        Assert.Equal(double.NegativeInfinity, censored.LogDensity(0));
        Assert.Equal(inner.LogDensity(2), censored.LogDensity(2));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void LogDensity_ValueNotFinite_Throws(double value) =>
        Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => new NormalDistribution(0, 1).LogDensity(value)).ParamName);

    /// <summary>A distribution that a user adds, with only what must be given.</summary>
    private sealed class Logistic(double location, double scale) : PredictiveDistribution
    {
        public override double Mean => location;

        public override double Variance => scale * scale * Math.PI * Math.PI / 3;

        public override double CumulativeProbability(double value) => 1 / (1 + Math.Exp((location - value) / scale));

        protected override double QuantileCore(double probability) => location + (scale * Math.Log(probability / (1 - probability)));
    }
}
