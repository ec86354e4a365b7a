using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>One of several distributions of counts: a distribution of counts itself, so that scores and quantiles are those of counts and not found by search in each.</summary>
internal sealed class CountMixture : CountDistribution
{
    private readonly CountDistribution[] _components;
    private readonly MixtureDistribution _mixture;

    private CountMixture(CountDistribution[] components, MixtureDistribution mixture)
        : base(components[0].IsWhole)
    {
        _components = components;
        _mixture = mixture;
    }

    /// <inheritdoc/>
    public override double Mean => _mixture.Mean;

    /// <inheritdoc/>
    public override double Variance => _mixture.Variance;

    /// <summary>The mixture of any distributions: of counts where all are.</summary>
    public static PredictiveDistribution Of(IReadOnlyList<PredictiveDistribution> components, IReadOnlyList<double> weights)
    {
        var mixture = new MixtureDistribution(components, weights);
        CountDistribution[] counts = [.. components.OfType<CountDistribution>()];
        return counts.Length == components.Count && Array.TrueForAll(counts, count => count.IsWhole == counts[0].IsWhole) ? new CountMixture(counts, mixture) : mixture;
    }

    /// <inheritdoc/>
    public override string ToString() => _mixture.ToString();

    private protected override double Scale => Array.ConvertAll(_components, component => component.Extent).Max();

    private protected override double Cdf(double value)
    {
        double sum = 0;
        for (int i = 0; i < _components.Length; i++)
        {
            sum += _mixture.Weights[i] * _components[i].SmoothAt(value);
        }

        return Math.Min(sum, 1);
    }

    /// <inheritdoc/>
    protected override double LogDensityCore(double value) => _mixture.LogDensity(value);

    internal override double Draw(ref RandomStream stream) => _mixture.Draw(ref stream);
}
