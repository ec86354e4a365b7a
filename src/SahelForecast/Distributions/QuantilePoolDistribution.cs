using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>Several distributions pooled quantile by quantile: each quantile is the mean, trimmed mean or median of theirs.</summary>
/// <remarks>
/// <para>The mean of quantiles (Vincentization) keeps the shape the distributions share and is as wide as they are on average; a <see cref="MixtureDistribution"/> of the same, the linear pool, is wider by as much as they disagree.</para>
/// <para>A quantile costs one of each distribution. Reference: K. C. Lichtendahl, Y. Grushka-Cockayne and R. L. Winkler (2013), Is it better to average probabilities or quantiles?, Management
/// Science 59(7), 1594-1611.</para>
/// </remarks>
public sealed class QuantilePoolDistribution : PredictiveDistribution
{
    private const int MostOnStack = 32;

    private readonly PredictiveDistribution[] _components;
    private readonly double[] _weights;

    /// <summary>Creates the pool.</summary>
    /// <param name="components">At least one distribution.</param>
    /// <param name="weights">One a distribution, above 0, summing to 1 within 1e-9; null for equal ones. Only for <see cref="PoolStatistic.Mean"/>.</param>
    /// <param name="statistic">What is taken of their quantiles.</param>
    /// <exception cref="ArgumentException">There is no distribution, the numbers differ, a weight is not above 0, the sum is not 1, or there are weights for a trimmed mean or a median.</exception>
    public QuantilePoolDistribution(IReadOnlyList<PredictiveDistribution> components, IReadOnlyList<double>? weights = null, PoolStatistic statistic = PoolStatistic.Mean)
    {
        ArgumentNullException.ThrowIfNull(components);
        if (components.Count == 0)
        {
            throw new ArgumentException("There is no distribution to pool: give at least one.", nameof(components));
        }

        Statistic = Guard.Defined(statistic);
        if (weights is not null && statistic != PoolStatistic.Mean)
        {
            throw new ArgumentException($"A {statistic} takes no weights: leave them out, or take PoolStatistic.Mean.", nameof(weights));
        }

        _components = [.. components];
        _weights = PoolWeights.Checked(weights, components.Count);
    }

    /// <summary>The distributions pooled.</summary>
    public IReadOnlyList<PredictiveDistribution> Components => _components;

    /// <summary>Their weights, summing to 1.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>What is taken of their quantiles.</summary>
    public PoolStatistic Statistic { get; }

    /// <summary>For a mean of quantiles the mean of the means, else by quadrature.</summary>
    public override double Mean => Statistic == PoolStatistic.Mean
        ? _components.Select((component, i) => _weights[i] * component.Mean).Sum()
        : Quadrature.Integrate(QuantileCore, 0, 1);

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
    /// <remarks>The highest probability whose quantile does not pass the value, by bisection.</remarks>
    public override double CumulativeProbability(double value) => QuantileInversion.CumulativeProbability(QuantileCore, value);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Statistic} of quantiles({_components.Length} distributions, median {Median:G6})");

    /// <inheritdoc/>
    protected override double QuantileCore(double probability)
    {
        Span<double> all = _components.Length <= MostOnStack ? stackalloc double[MostOnStack] : new double[_components.Length];
        all = all[.._components.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = _components[i].Quantile(probability);
        }

        return Pool(all, _weights, Statistic);
    }

    /// <summary>One number of several.</summary>
    /// <param name="values">At least one; sorted after, unless the mean is taken.</param>
    /// <param name="weights">Theirs, summing to 1; used for the mean alone.</param>
    /// <param name="statistic">What is taken.</param>
    internal static double Pool(Span<double> values, ReadOnlySpan<double> weights, PoolStatistic statistic)
    {
        if (statistic == PoolStatistic.Mean)
        {
            double sum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum += weights[i] * values[i];
            }

            return sum;
        }

        values.Sort();
        int left = statistic == PoolStatistic.Median ? (values.Length - 1) / 2 : values.Length < 3 ? 0 : 1;
        ReadOnlySpan<double> kept = values[left..^left];
        return System.Numerics.Tensors.TensorPrimitives.Sum(kept) / kept.Length;
    }
}
