using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>How much wider than a distribution says outcomes turned out to scatter: one factor each at the ends of its 50, 80 and 95 % intervals.</summary>
internal readonly record struct SpreadFactors(double At50, double At80, double At95)
{
    private const double Normal50 = 0.674489750196082;
    private const double Normal80 = 1.2815515655446;
    private const double Normal95 = 1.95996398454005;

    public static SpreadFactors None => new(1, 1, 1);

    /// <summary>The factor of a quantile: on a line between the three in normal scores, constant inside the first and outside the last.</summary>
    public double At(double probability)
    {
        double score = Math.Abs(SpecialFunctions.NormalQuantile(probability));
        return score switch
        {
            <= Normal50 => At50,
            < Normal80 => At50 + ((At80 - At50) * (score - Normal50) / (Normal80 - Normal50)),
            < Normal95 => At80 + ((At95 - At80) * (score - Normal80) / (Normal95 - Normal80)),
            _ => At95,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{At50:0.##}, {At80:0.##}, {At95:0.##}");
}

/// <summary>A distribution drawn apart or together about its median.</summary>
/// <remarks>Above the median, distances are multiplied. Below it too, but where the support has a lower bound, logarithms of distances from that bound are, so that quantiles come near the bound and never pass
/// it. Factors that don't fall with the level keep quantiles in order.</remarks>
internal sealed class RescaledDistribution : PredictiveDistribution
{
    private readonly PredictiveDistribution _inner;
    private readonly SpreadFactors _factors;
    private readonly double _lowerBound;
    private readonly double _median;

    public RescaledDistribution(PredictiveDistribution inner, SpreadFactors factors, double lowerBound)
    {
        _inner = inner;
        _factors = factors;
        _lowerBound = lowerBound;
        _median = inner.Median;
    }

    /// <summary>By quadrature: a skewed distribution drawn apart has another mean.</summary>
    public override double Mean => Quadrature.Integrate(QuantileCore, 0, 1);

    /// <summary>By quadrature.</summary>
    public override double Variance
    {
        get
        {
            double mean = Mean;
            return Quadrature.Integrate(probability => Math.Pow(QuantileCore(probability) - mean, 2), 0, 1);
        }
    }

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => QuantileInversion.CumulativeProbability(QuantileCore, value);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{_inner}, spread times {_factors}");

    /// <inheritdoc/>
    protected override double QuantileCore(double probability)
    {
        double value = _inner.Quantile(probability);
        double distance = value - _median;
        if (distance == 0)
        {
            return value;
        }

        double factor = _factors.At(probability);
        double room = _median - _lowerBound;
        return distance > 0 || !double.IsFinite(room) || !(room > 0)
            ? _median + (factor * distance)
            : _lowerBound + (room * Math.Pow(Math.Max(value - _lowerBound, 0) / room, factor));
    }
}
