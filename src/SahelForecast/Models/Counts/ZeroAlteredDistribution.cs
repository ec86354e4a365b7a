using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>Zero with a probability of its own, else a negative binomial count, from 0 or from 1 on.</summary>
internal sealed class ZeroAlteredDistribution : CountDistribution
{
    private readonly double _zero;
    private readonly double _mean;
    private readonly double _size;
    private readonly double _below;

    /// <summary>Creates the distribution.</summary>
    /// <param name="zero">The probability of its own, in [0, 1).</param>
    /// <param name="mean">Of the negative binomial distribution, above 0.</param>
    /// <param name="size">Its size.</param>
    /// <param name="isPositive">Whether that is conditioned on 1 or more.</param>
    public ZeroAlteredDistribution(double zero, double mean, double size, bool isPositive)
        : base(isWhole: true)
    {
        _zero = zero;
        _mean = mean;
        _size = size;
        _below = isPositive ? Math.Exp(CountProbabilities.LogMass(0, mean, size)) : 0;
    }

    /// <inheritdoc/>
    public override double Mean => (1 - _zero) * _mean / (1 - _below);

    /// <inheritdoc/>
    public override double Variance => ((1 - _zero) * (_mean + (_mean * _mean * (1 + (1 / _size)))) / (1 - _below)) - (Mean * Mean);

    private protected override double Scale => Math.Max(_mean, 1);

    private protected override double Cdf(double value) =>
        _zero + ((1 - _zero) * Math.Max(0, CountProbabilities.Cdf(value, _mean, _size) - _below) / (1 - _below));

    /// <inheritdoc/>
    /// <remarks>The log probability of a whole number.</remarks>
    protected override double LogDensityCore(double value)
    {
        if (value < 0 || value != Math.Floor(value))
        {
            return double.NegativeInfinity;
        }

        double log = CountProbabilities.LogMass(value, _mean, _size) + double.LogP1(-_zero) - double.LogP1(-_below);
        return value > 0 ? log : Math.Log(_zero + (_below > 0 ? 0 : Math.Exp(log)));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"ZeroAltered({_zero:G4} zero, mean {_mean:G6}, size {_size:G6})");
}
