using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>A distribution held inside bounds: what would lie beyond a bound lies on it.</summary>
/// <remarks>Quantiles inside the bounds are those of the inner distribution. This is how models keep to the support of a series: a
/// population that a symmetric model sends below zero has ended at zero. To condition on the bounds instead, see <see cref="TruncatedDistribution"/>.</remarks>
public sealed class CensoredDistribution : BoundedDistribution
{
    private readonly double _massBelow;
    private readonly double _massAbove;

    /// <summary>Creates the distribution.</summary>
    /// <param name="inner">The distribution to bound.</param>
    /// <param name="minimum">The lower bound; may be negative infinity.</param>
    /// <param name="maximum">The upper bound, above <paramref name="minimum"/>; may be infinity.</param>
    /// <exception cref="ArgumentException">The bounds are not in order, or one is NaN.</exception>
    public CensoredDistribution(PredictiveDistribution inner, double minimum, double maximum)
        : base(inner, minimum, maximum)
    {
        _massBelow = double.IsNegativeInfinity(minimum) ? 0 : inner.CumulativeProbability(minimum);
        _massAbove = double.IsPositiveInfinity(maximum) ? 0 : 1 - inner.CumulativeProbability(maximum);
    }

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) =>
        value < Minimum ? 0 : value >= Maximum ? 1 : Inner.CumulativeProbability(value);

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) => Math.Clamp(Inner.Quantile(probability), Minimum, Maximum);

    /// <inheritdoc/>
    protected override double CrpsCore(double observed)
    {
        double inside = Math.Clamp(observed, Minimum, Maximum);
        return Math.Abs(observed - inside) + Inner.IntegratedSquaredError(Minimum, Maximum, inside);
    }

    /// <inheritdoc/>
    /// <remarks>On a bound that values were moved to, the log of their probability, so that a likelihood can be summed over values inside
    /// and on the bounds (a Tobit likelihood); it compares forecasts that are held to the same bounds.</remarks>
    protected override double LogDensityCore(double value) =>
        value < Minimum || value > Maximum ? double.NegativeInfinity
        : value == Minimum && _massBelow > 0 ? Math.Log(_massBelow)
        : value == Maximum && _massAbove > 0 ? Math.Log(_massAbove)
        : Inner.LogDensity(value);

    internal override double Draw(ref RandomStream stream) => Math.Clamp(Inner.Draw(ref stream), Minimum, Maximum);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Inner} held to [{Minimum:G6}, {Maximum:G6}]");

    private protected override double Moment(int order, double centre)
    {
        double below = _massBelow > 0 ? Minimum - centre : 0;
        double above = _massAbove > 0 ? Maximum - centre : 0;
        double atBounds = order == 1
            ? (_massBelow * below) + (_massAbove * above)
            : (_massBelow * below * below) + (_massAbove * above * above);
        return atBounds + Inner.PartialMoment(order, centre, Minimum, Maximum);
    }
}
