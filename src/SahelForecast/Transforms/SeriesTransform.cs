using SahelForecast.Distributions;

namespace SahelForecast.Transforms;

/// <summary>A strictly increasing change of scale: a model works on the new scale, and its distributions are brought back whole.</summary>
/// <remarks>The mean of a distribution brought back is not the mean brought back; quantiles and the median are.</remarks>
public abstract class SeriesTransform
{
    private protected SeriesTransform()
    {
    }

    /// <summary>log(1 + y), for values above -1: counts with zeros among them.</summary>
    public static SeriesTransform Log1p { get; } = new Log1pTransform();

    /// <summary>(|y|^lambda sign(y) - 1) / lambda, for lambda 0 log y: lambda 1 leaves the shape of a series alone, smaller ones tame large values.</summary>
    /// <param name="lambda">In [0, 1]. Below 0 a normal distribution would reach past infinity.</param>
    /// <returns>The transform. For lambda 0 it takes values above 0, else any.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is outside [0, 1] or NaN.</exception>
    /// <remarks>References: G. E. P. Box and D. R. Cox (1964), An analysis of transformations, JRSS B 26(2), 211-252; with the sign, for negative values,
    /// P. J. Bickel and K. A. Doksum (1981), An analysis of transformations revisited, JASA 76(374), 296-311.</remarks>
    public static SeriesTransform BoxCox(double lambda) => new BoxCoxTransform(Guard.Probability(lambda));

    /// <summary>The transform of Box and Cox with lambda chosen from each series that a model is fitted to, within [0, 1] by Guerrero's method (<see cref="BoxCoxLambda.Guerrero"/>).</summary>
    /// <returns>A transform for <see cref="TransformExtensions.WithTransform(IForecastModel, SeriesTransform)"/>, which chooses anew in every fit, so in every fold of a backtest. Series with a value that is
    /// not above 0, of no more than two seasons, or that vary in fewer than two, stay as they are; the fit says why. By itself it has no scale before <see cref="For"/>.</returns>
    public static SeriesTransform BoxCox() => new ChosenBoxCoxTransform();

    /// <summary>Lambda of a transform of Box and Cox; null with another one, and where it is yet to be chosen.</summary>
    public virtual double? Lambda => null;

    /// <summary>The transform that fits a series: this one, or where something is chosen from the series, what was chosen.</summary>
    /// <param name="series">The series.</param>
    /// <returns>A transform with nothing left to choose.</returns>
    public SeriesTransform For(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return ForCore(series);
    }

    /// <summary>Brings values to the new scale. NaN stays NaN.</summary>
    /// <param name="source">Values.</param>
    /// <param name="destination">Takes as many numbers; may be <paramref name="source"/> itself.</param>
    /// <exception cref="ArgumentException">A value has no place on the new scale, or <paramref name="destination"/> is shorter.</exception>
    /// <exception cref="InvalidOperationException">The scale is chosen for each series; see <see cref="For"/>.</exception>
    public void Apply(ReadOnlySpan<double> source, Span<double> destination)
    {
        RequireRoom(source, destination);
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = Takes(source[i])
                ? Forward(source[i])
                : throw new ArgumentException(FormattableString.Invariant($"{this} takes {Domain}, but value {i} is {source[i]}. Take another transform."), nameof(source));
        }
    }

    /// <summary>Brings numbers of the new scale back. NaN stays NaN.</summary>
    /// <param name="source">Numbers on the new scale.</param>
    /// <param name="destination">Takes as many values; may be <paramref name="source"/> itself.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter.</exception>
    public void Invert(ReadOnlySpan<double> source, Span<double> destination)
    {
        RequireRoom(source, destination);
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = Backward(source[i]);
        }
    }

    /// <summary>Brings a distribution of the new scale back: every quantile, so never the mean alone.</summary>
    /// <param name="distribution">A distribution on the new scale.</param>
    /// <returns>That of the values.</returns>
    public PredictiveDistribution Invert(PredictiveDistribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return distribution is PointMassDistribution certain ? new PointMassDistribution(Backward(certain.Value)) : InvertCore(distribution);
    }

    /// <summary>How it was chosen, in a sentence; null when it was given.</summary>
    internal virtual string? Note => null;

    private protected virtual SeriesTransform ForCore(TimeSeries series) => this;

    /// <summary>What values it takes, in words.</summary>
    private protected abstract string Domain { get; }

    /// <summary>Refuses a series, from a position on, that has a value without a place on the new scale.</summary>
    internal void Require(TimeSeries series, int start, string argument)
    {
        for (int i = start; i < series.Count; i++)
        {
            if (!Takes(series.Values[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{this} takes {Domain}, but {series.Name} has {series.Values[i]} for {series.Periods[i]}. Take another transform."), argument);
            }
        }
    }

    /// <summary>To the new scale; negative infinity below the values it takes.</summary>
    internal abstract double Forward(double value);

    /// <summary>The logarithm of the slope of <see cref="Forward"/>; infinite where it is.</summary>
    internal abstract double LogSlope(double value);

    /// <summary>From the new scale.</summary>
    internal abstract double Backward(double value);

    /// <summary>A distribution that is not certain, brought back.</summary>
    private protected virtual PredictiveDistribution InvertCore(PredictiveDistribution distribution) =>
        new TransformedDistribution(distribution, Backward, Forward);

    private bool Takes(double value) => double.IsNaN(value) || double.IsFinite(Forward(value));

    private static void RequireRoom(ReadOnlySpan<double> source, Span<double> destination)
    {
        if (destination.Length < source.Length)
        {
            throw new ArgumentException($"destination takes {destination.Length} numbers, but source has {source.Length}: make it at least as long.", nameof(destination));
        }
    }
}
