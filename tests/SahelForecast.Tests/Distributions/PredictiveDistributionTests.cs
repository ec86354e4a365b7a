using SahelForecast.Distributions;
using SahelForecast.Models.Combination;
using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

/// <summary>What every distribution promises.</summary>
public class PredictiveDistributionTests
{
    private static readonly double[] Probabilities = [1e-6, 0.001, 0.025, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.975, 0.999, 1 - 1e-6];

    public static TheoryData<string> All => DistributionKinds.All;

    public static TheoryData<string> Continuous => DistributionKinds.Continuous;

    public static TheoryData<string> Held => DistributionKinds.Held;

    [Theory]
    [MemberData(nameof(All))]
    public void Quantile_RisingProbability_NeverFallsAndStaysInTheSupport(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        double last = distribution.Quantile(0);
        for (int i = 1; i <= 1000; i++)
        {
            double next = distribution.Quantile(i / 1000.0);
            Assert.True(next >= last, $"{kind}: the quantile falls to {next} at {i / 1000.0}");
            last = next;
        }
    }

    [Theory]
    [MemberData(nameof(Continuous))]
    public void CumulativeProbability_OfQuantile_IsTheProbability(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        foreach (double p in Probabilities)
        {
            // The quantile is a double: the probability follows it as closely as its digits allow.
            AssertClose(p, distribution.CumulativeProbability(distribution.Quantile(p)), 1e-9, 1e-13, kind);
        }
    }

    [Theory]
    [MemberData(nameof(Held))]
    public void CumulativeProbability_JustBelowAndAboveQuantile_EnclosesTheProbability(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        foreach (double p in Probabilities)
        {
            double quantile = distribution.Quantile(p);
            double margin = 1e-10 * Math.Max(Math.Abs(quantile), 1e-3);
            Assert.True(distribution.CumulativeProbability(quantile - margin) <= p + 1e-12, $"{kind}: too much below the {p} quantile");
            Assert.True(distribution.CumulativeProbability(quantile + margin) >= p - 1e-12, $"{kind}: too little up to the {p} quantile");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void CumulativeProbability_RisingValue_RisesFromZeroToOne(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        double low = distribution.Quantile(0.0005);
        double high = distribution.Quantile(0.9995);
        double last = 0;
        for (int i = -5; i <= 105; i++)
        {
            double next = distribution.CumulativeProbability(low + ((high - low) * i / 100));
            Assert.InRange(next, last, 1);
            last = next;
        }

        Assert.Equal(0, distribution.CumulativeProbability(double.NegativeInfinity));
        Assert.Equal(1, distribution.CumulativeProbability(double.PositiveInfinity));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Interval_WiderLevel_HoldsTheNarrower(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        PredictionInterval inner = distribution.Interval(0.01);
        foreach (double level in (double[])[0.2, 0.5, 0.8, 0.95, 0.999])
        {
            PredictionInterval outer = distribution.Interval(level);
            Assert.True(outer.Lower <= inner.Lower && outer.Upper >= inner.Upper, kind);
            Assert.Equal(level, outer.Level);
            inner = outer;
        }

        Assert.True(inner.Contains(distribution.Median));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Crps_AnyObservation_IsTheIntegralOfTheSquaredError(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);

        // Where the cumulative probability is itself searched for, its integral is dear.
        double[] places = distribution is QuantilePoolDistribution ? [0.3, 0.999] : [0.0001, 0.03, 0.3, 0.5, 0.8, 0.999];
        foreach (double p in places)
        {
            double centre = distribution.Quantile(p);
            foreach (double observed in (double[])[centre, centre - (0.3 * Spread(distribution)), centre + Spread(distribution)])
            {
                double crps = distribution.Crps(observed);
                Assert.True(crps >= 0, kind);
                // The library integrates over probabilities, where a mixture with steps is not smooth.
                // Counts are integrated between quantiles, in panels that a plateau may cut badly.
                double relative = kind is "mixture, mixed" or "quantile pool" || distribution is CountDistribution or ConformalDistribution { Inner: CountDistribution } ? 1e-4 : 1e-6;
                AssertClose(IntegratedSquaredError(distribution, observed), crps, relative, 1e-9 * Spread(distribution), $"{kind} at {observed}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Sample_SameSeed_SameDrawsAndShorterSampleIsTheStart(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        double[] longer = new double[300];
        double[] shorter = new double[100];
        double[] other = new double[300];

        distribution.Sample(longer, seed: 5);
        distribution.Sample(shorter, seed: 5);
        distribution.Sample(other, seed: 6);

        Assert.Equal(longer.Take(100), shorter);
        Assert.True(kind is "point mass" or "empirical, one draw" || !longer.SequenceEqual(other));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Sample_ManyDraws_MomentsOfTheDistribution(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        if (!double.IsFinite(distribution.Variance))
        {
            return; // The law of large numbers has no rate here; the distribution function is tested instead.
        }

        double[] draws = new double[50_000];
        distribution.Sample(draws, seed: 3);

        double mean = draws.Average();
        AssertClose(distribution.Mean, mean, 1e-12, 4.5 * distribution.StandardDeviation / Math.Sqrt(draws.Length), kind);
        // The error of a variance depends on the fourth moment, taken here from the sample itself.
        double fourth = draws.Average(x => Math.Pow(x - mean, 4));
        double variance = draws.Average(x => Math.Pow(x - mean, 2));
        double error = Math.Sqrt(Math.Max(fourth - (variance * variance), 0) / draws.Length);
        AssertClose(distribution.Variance, variance, 1e-12, 4.5 * error, kind);
    }

    [Theory]
    [MemberData(nameof(Continuous))]
    public void Sample_ManyDraws_FollowTheDistributionFunction(string kind)
    {
        PredictiveDistribution distribution = DistributionKinds.Named(kind);
        double[] draws = new double[20_000];
        distribution.Sample(draws, seed: 8);

        Assert.InRange(SampleStatistics.KolmogorovDistance(draws, distribution.CumulativeProbability) * Math.Sqrt(draws.Length), 0, 1.95);
    }

    [Theory]
    [InlineData(95)]
    [InlineData(1.0001)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Quantile_NotAProbability_ThrowsWithTheCure(double probability)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new NormalDistribution(0, 1).Quantile(probability));
        Assert.Equal("probability", error.ParamName);
        Assert.Contains("write 0.9, not 90", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Interval_NotALevel_ThrowsWithTheCure(double level)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new NormalDistribution(0, 1).Interval(level));
        Assert.Equal("level", error.ParamName);
        Assert.Contains("write 0.95, not 95", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Crps_ObservationNotFinite_Throws(double observed) =>
        Assert.Equal("observed", Assert.Throws<ArgumentOutOfRangeException>(() => new NormalDistribution(0, 1).Crps(observed)).ParamName);

    [Theory]
    [MemberData(nameof(All))]
    public void ToString_FrenchCulture_InvariantNumbers(string kind)
    {
        string invariant;
        using (new CultureScope(""))
        {
            invariant = DistributionKinds.Named(kind).ToString()!;
        }

        using (new CultureScope("fr-FR"))
        {
            Assert.Equal(invariant, DistributionKinds.Named(kind).ToString());
        }
    }

    private static double Spread(PredictiveDistribution distribution)
    {
        double spread = distribution.Interval(0.8).Width;
        return spread > 0 ? spread : 1;
    }

    // Piece by piece in the value, between quantiles and every step of a sample, so that each piece is smooth; far tails in powers of ten.
    private static double IntegratedSquaredError(PredictiveDistribution distribution, double observed)
    {
        double median = distribution.Median;
        double spread = Spread(distribution);
        var cuts = new SortedSet<double> { observed };
        foreach (double p in Probabilities)
        {
            cuts.Add(distribution.Quantile(p));
        }

        for (double reach = spread; reach < 1e14 * spread; reach *= 4)
        {
            cuts.Add(median + reach);
            cuts.Add(median - reach);
        }

        AddSteps(distribution, cuts);
        double sum = 0;
        double from = cuts.Min;
        foreach (double to in cuts)
        {
            sum += to <= observed
                ? Quadrature.Integrate(x => Math.Pow(distribution.CumulativeProbability(x), 2), from, to)
                : Quadrature.Integrate(x => Math.Pow(1 - distribution.CumulativeProbability(x), 2), from, to);
            from = to;
        }

        return sum;
    }

    private static void AddSteps(PredictiveDistribution distribution, SortedSet<double> cuts)
    {
        switch (distribution)
        {
            case EmpiricalDistribution sample: cuts.UnionWith(sample.SortedDraws.ToArray()); break;
            case PointMassDistribution point: cuts.Add(point.Value); break;
            case CensoredDistribution censored:
                cuts.UnionWith(new[] { censored.Minimum, censored.Maximum }.Where(double.IsFinite));
                AddSteps(censored.Inner, cuts);
                break;
            case ConformalDistribution conformal:
                cuts.UnionWith(conformal.Steps);
                AddSteps(conformal.Inner, cuts);
                break;
            case TruncatedDistribution truncated: cuts.UnionWith(new[] { truncated.Minimum, truncated.Maximum }.Where(double.IsFinite)); break;
            case CountDistribution { IsWhole: true }: cuts.UnionWith(Enumerable.Range(0, 1_500).Select(whole => (double)whole)); break;
            case LogNormalDistribution or TransformedDistribution: cuts.Add(0); break;
            case MixtureDistribution mixture:
                foreach (PredictiveDistribution component in mixture.Components)
                {
                    AddSteps(component, cuts);
                }

                break;
            default: break;
        }
    }
}
