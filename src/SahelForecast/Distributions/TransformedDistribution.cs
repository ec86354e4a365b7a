using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>The distribution of an increasing function of a value, such as the back-transform of a model on another scale.</summary>
/// <remarks>Quantiles are transformed exactly; mean, variance and score follow by quadrature over them, so the mean is never the transform of the
/// inner mean.</remarks>
public sealed class TransformedDistribution : PredictiveDistribution
{
    private readonly Func<double, double> _forward;
    private readonly Func<double, double> _inverse;
    private readonly Lazy<(double Mean, double Variance)> _moments;

    /// <summary>Creates the distribution.</summary>
    /// <param name="inner">The distribution on the model's scale.</param>
    /// <param name="forward">From the model's scale to the scale wanted; strictly increasing on the support of <paramref name="inner"/>.</param>
    /// <param name="inverse">The inverse of <paramref name="forward"/>; below its range negative infinity, above it infinity.</param>
    public TransformedDistribution(PredictiveDistribution inner, Func<double, double> forward, Func<double, double> inverse)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(inverse);
        Inner = inner;
        _forward = forward;
        _inverse = inverse;
        _moments = new Lazy<(double, double)>(ComputeMoments);
    }

    /// <summary>The distribution on the model's scale.</summary>
    public PredictiveDistribution Inner { get; }

    /// <inheritdoc/>
    public override double Mean => _moments.Value.Mean;

    /// <inheritdoc/>
    public override double Variance => _moments.Value.Variance;

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => Inner.CumulativeProbability(_inverse(value));

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) => _forward(Inner.Quantile(probability));

    /// <inheritdoc/>
    /// <remarks>The inner log density less the log of the transform's slope, which is a central difference good to about nine digits. The inner
    /// distribution must have a density at the value.</remarks>
    protected override double LogDensityCore(double value)
    {
        double inner = _inverse(value);
        if (!double.IsFinite(inner))
        {
            return double.NegativeInfinity;
        }

        double step = Inner.DifferenceStep(inner);
        return Inner.LogDensity(inner) - Math.Log((_forward(inner + step) - _forward(inner - step)) / (2 * step));
    }

    internal override double Draw(ref RandomStream stream) => _forward(Inner.Draw(ref stream));

    internal override double Expect(Func<double, double> function, double from, double to) => Inner.Expect(
        value => function(_forward(value)),
        double.IsNegativeInfinity(from) ? from : _inverse(from),
        double.IsPositiveInfinity(to) ? to : _inverse(to));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Transformed({Inner}, median {Median:G6})");

    private (double Mean, double Variance) ComputeMoments()
    {
        double centre = Median;
        double first = PartialMoment(1, centre, double.NegativeInfinity, double.PositiveInfinity);
        double second = PartialMoment(2, centre, double.NegativeInfinity, double.PositiveInfinity);
        return (centre + first, Math.Max(second - (first * first), 0));
    }
}
