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
    private readonly double _rest;

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
        double logNone = isPositive ? CountProbabilities.LogMass(0, mean, size) : double.NegativeInfinity;
        _below = Math.Exp(logNone);

        // 1 - _below, with the digits of a small mean.
        _rest = -double.ExpM1(logNone);
    }

    /// <inheritdoc/>
    public override double Mean => (1 - _zero) * _mean / _rest;

    /// <inheritdoc/>
    public override double Variance => ((1 - _zero) * (_mean + (_mean * _mean * (1 + (1 / _size)))) / _rest) - (Mean * Mean);

    private protected override double Scale => Math.Max(_mean, 1);

    private protected override double Cdf(double value) =>
        _zero + ((1 - _zero) * Math.Max(0, CountProbabilities.Cdf(value, _mean, _size) - _below) / _rest);

    /// <inheritdoc/>
    /// <remarks>The log probability of a whole number.</remarks>
    protected override double LogDensityCore(double value)
    {
        if (value < 0 || value != Math.Floor(value))
        {
            return double.NegativeInfinity;
        }

        double log = CountProbabilities.LogMass(value, _mean, _size) + double.LogP1(-_zero) - Math.Log(_rest);
        return value > 0 ? log : Math.Log(_zero + (_below > 0 ? 0 : Math.Exp(log)));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"ZeroAltered({_zero:G4} zero, mean {_mean:G6}, size {_size:G6})");
}
