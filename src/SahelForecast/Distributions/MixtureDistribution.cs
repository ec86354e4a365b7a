using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>One of several distributions, each with a probability: what is believed when it is open which scenario comes.</summary>
public sealed class MixtureDistribution : PredictiveDistribution
{
    private readonly PredictiveDistribution[] _components;
    private readonly double[] _weights;

    /// <summary>Creates the mixture.</summary>
    /// <param name="components">At least one distribution.</param>
    /// <param name="weights">One probability a component, above 0, summing to 1 within 1e-9.</param>
    /// <exception cref="ArgumentException">The numbers differ, a weight is not above 0, or the sum is not 1.</exception>
    public MixtureDistribution(IReadOnlyList<PredictiveDistribution> components, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(weights);
        if (components.Count == 0)
        {
            throw new ArgumentException("There is no component: give at least one.", nameof(components));
        }

        _components = [.. components];
        _weights = PoolWeights.Checked(weights, components.Count);
    }

    /// <summary>The distributions mixed.</summary>
    public IReadOnlyList<PredictiveDistribution> Components => _components;

    /// <summary>Their probabilities.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <inheritdoc/>
    public override double Mean => Average(component => component.Mean);

    /// <inheritdoc/>
    public override double Variance
    {
        get
        {
            double mean = Mean;
            return Average(component => component.Variance + ((component.Mean - mean) * (component.Mean - mean)));
        }
    }

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => Average(component => component.CumulativeProbability(value));

    /// <inheritdoc/>
    /// <remarks>The lowest value whose cumulative probability reaches the probability, by bisection between the components' quantiles.</remarks>
    protected override double QuantileCore(double probability)
    {
        double low = _components.Min(component => component.Quantile(probability));
        double high = _components.Max(component => component.Quantile(probability));
        while (low < high)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return CumulativeProbability(low) >= probability ? low : high;
            }

            if (CumulativeProbability(middle) >= probability)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return low;
    }

    /// <inheritdoc/>
    /// <remarks>Exact when every component is empirical (O(n log n) in all draws), else by quadrature.</remarks>
    protected override double CrpsCore(double observed) => _components.All(component => component is EmpiricalDistribution)
        ? WeightedSampleCrps(observed)
        : base.CrpsCore(observed);

    /// <inheritdoc/>
    /// <remarks>Where components have a density and others a probability of its own, as a censored one on its bound, the two are added up as they
    /// are.</remarks>
    protected override double LogDensityCore(double value)
    {
        double[] terms = new double[_components.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = Math.Log(_weights[i]) + _components[i].LogDensity(value);
        }

        // Relative to the largest, so that no term leaves the range of a double.
        double largest = terms.Max();
        return double.IsInfinity(largest) ? largest : largest + Math.Log(terms.Sum(term => Math.Exp(term - largest)));
    }

    internal override double Draw(ref RandomStream stream)
    {
        double u = stream.NextDouble();
        int chosen = 0;
        for (double below = _weights[0]; u > below && chosen < _weights.Length - 1; below += _weights[chosen])
        {
            chosen++;
        }

        return _components[chosen].Draw(ref stream);
    }

    internal override double PartialMoment(int order, double centre, double from, double to) =>
        Average(component => component.PartialMoment(order, centre, from, to));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Mixture({_components.Length} components, median {Median:G6})");

    // The step function's own integral: over each gap between draws, F² below the observation and (1 - F)² above it.
    private double WeightedSampleCrps(double observed)
    {
        int total = _components.Sum(component => ((EmpiricalDistribution)component).Count);
        double[] values = new double[total];
        double[] masses = new double[total];
        int offset = 0;
        for (int i = 0; i < _components.Length; i++)
        {
            ReadOnlySpan<double> draws = ((EmpiricalDistribution)_components[i]).SortedDraws;
            draws.CopyTo(values.AsSpan(offset));
            masses.AsSpan(offset, draws.Length).Fill(_weights[i] / draws.Length);
            offset += draws.Length;
        }

        Array.Sort(values, masses);
        double score = Math.Max(values[0] - observed, 0) + Math.Max(observed - values[^1], 0);
        double cumulative = 0;
        for (int i = 0; i + 1 < total; i++)
        {
            cumulative += masses[i];
            double split = Math.Clamp(observed, values[i], values[i + 1]);
            score += (cumulative * cumulative * (split - values[i])) + ((1 - cumulative) * (1 - cumulative) * (values[i + 1] - split));
        }

        return score;
    }

    private double Average(Func<PredictiveDistribution, double> value)
    {
        double sum = 0;
        for (int i = 0; i < _components.Length; i++)
        {
            sum += _weights[i] * value(_components[i]);
        }

        return sum;
    }
}
