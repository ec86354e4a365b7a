namespace SahelForecast.Distributions;

/// <summary>Another distribution between bounds: held to them (<see cref="CensoredDistribution"/>) or conditioned on them
/// (<see cref="TruncatedDistribution"/>).</summary>
public abstract class BoundedDistribution : PredictiveDistribution
{
    private readonly Lazy<(double Mean, double Variance)> _moments;

    private protected BoundedDistribution(PredictiveDistribution inner, double minimum, double maximum)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!(minimum < maximum))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"minimum is {minimum} and maximum {maximum}: the minimum must be below the maximum, and neither NaN."),
                nameof(minimum));
        }

        Inner = inner;
        Minimum = minimum;
        Maximum = maximum;
        _moments = new Lazy<(double, double)>(ComputeMoments);
    }

    /// <summary>The distribution without bounds.</summary>
    public PredictiveDistribution Inner { get; }

    /// <summary>The lower bound; may be negative infinity.</summary>
    public double Minimum { get; }

    /// <summary>The upper bound; may be infinity.</summary>
    public double Maximum { get; }

    /// <inheritdoc/>
    public override double Mean => _moments.Value.Mean;

    /// <inheritdoc/>
    public override double Variance => _moments.Value.Variance;

    /// <summary>The moment of an order about a centre.</summary>
    private protected abstract double Moment(int order, double centre);

    // Around the median, so that the variance of a narrow distribution far from zero keeps its digits.
    private (double Mean, double Variance) ComputeMoments()
    {
        double centre = Median;
        double first = Moment(1, centre);
        return (centre + first, Math.Max(Moment(2, centre) - (first * first), 0));
    }
}
