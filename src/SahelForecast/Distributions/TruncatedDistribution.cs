namespace SahelForecast.Distributions;

/// <summary>A distribution given that the value lies in a range.</summary>
public sealed class TruncatedDistribution : BoundedDistribution
{
    private readonly double _below;
    private readonly double _inside;

    /// <summary>Creates the distribution.</summary>
    /// <param name="inner">The distribution to condition.</param>
    /// <param name="minimum">The lowest value possible; may be negative infinity.</param>
    /// <param name="maximum">The highest value possible, above <paramref name="minimum"/>; may be infinity.</param>
    /// <exception cref="ArgumentException">The bounds are not in order, or the inner distribution has no probability between them.</exception>
    public TruncatedDistribution(PredictiveDistribution inner, double minimum, double maximum)
        : base(inner, minimum, maximum)
    {
        _below = double.IsNegativeInfinity(minimum) ? 0 : inner.CumulativeProbability(Math.BitDecrement(minimum));
        _inside = (double.IsPositiveInfinity(maximum) ? 1 : inner.CumulativeProbability(maximum)) - _below;
        if (!(_inside > 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"{inner} has no probability in [{minimum}, {maximum}]."), nameof(minimum));
        }
    }

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) =>
        value < Minimum ? 0 : value >= Maximum ? 1 : Math.Clamp((Inner.CumulativeProbability(value) - _below) / _inside, 0, 1);

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) =>
        Math.Clamp(Inner.Quantile(Math.Min(_below + (probability * _inside), 1)), Minimum, Maximum);

    /// <inheritdoc/>
    /// <remarks>By quadrature, also for a normal inner distribution, whose closed form loses its digits where little probability is left.
    /// Infinite where the tail that is left makes the inner score infinite.</remarks>
    protected override double CrpsCore(double observed)
    {
        bool unbounded = double.IsInfinity(Minimum) || double.IsInfinity(Maximum);
        return unbounded && double.IsPositiveInfinity(Inner.IntegratedSquaredError(Minimum, Maximum, Math.Clamp(observed, Minimum, Maximum)))
            ? double.PositiveInfinity
            : base.CrpsCore(observed);
    }

    /// <inheritdoc/>
    protected override double LogDensityCore(double value) =>
        value < Minimum || value > Maximum ? double.NegativeInfinity : Inner.LogDensity(value) - Math.Log(_inside);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Inner} truncated to [{Minimum:G6}, {Maximum:G6}]");

    private protected override double Moment(int order, double centre)
    {
        double atMinimum = double.IsNegativeInfinity(Minimum) ? 0 : Inner.CumulativeProbability(Minimum) - _below;
        double below = atMinimum > 0 ? Minimum - centre : 0;
        double mass = atMinimum * (order == 1 ? below : below * below);
        return (mass + Inner.PartialMoment(order, centre, Minimum, Maximum)) / _inside;
    }
}
