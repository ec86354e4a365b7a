using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>Equally likely Poisson distributions.</summary>
internal sealed class PoissonMixture : CountDistribution
{
    private readonly double[] _means;

    public PoissonMixture(double[] means)
        : base(isWhole: true) => _means = means;

    /// <inheritdoc/>
    public override double Mean => _means.Average();

    /// <inheritdoc/>
    public override double Variance
    {
        get
        {
            double mean = Mean;
            return _means.Average(one => one + ((one - mean) * (one - mean)));
        }
    }

    private protected override double Scale => Math.Max(1, _means[_means.Length / 2]);

    private protected override double Cdf(double value)
    {
        double sum = 0;
        foreach (double mean in _means)
        {
            sum += mean > 0 ? CountProbabilities.Cdf(value, mean, double.PositiveInfinity) : 1;
        }

        return sum / _means.Length;
    }

    /// <inheritdoc/>
    /// <remarks>The log probability of a whole number.</remarks>
    protected override double LogDensityCore(double value) => value < 0 || value != Math.Floor(value)
        ? double.NegativeInfinity
        : Math.Log(_means.Average(mean => Math.Exp(CountProbabilities.LogMass(value, mean, double.PositiveInfinity))));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Poisson({_means.Length} means, median {Median:G6})");
}
