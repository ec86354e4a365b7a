using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Baselines;

/// <summary>A fitted mean model.</summary>
public sealed class FittedMean : FittedModel, ICoefficientFit
{
    private readonly int _observed;

    internal FittedMean(string name, TimeSeries training, double[] fitted, double mean, double standardDeviation)
        : base(name, training, fitted)
    {
        Mean = mean;
        StandardDeviation = standardDeviation;
        _observed = training.Count - training.MissingCount;
    }

    /// <summary>The mean of the observed values.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation of the observed values about it, on n - 1 degrees of freedom.</summary>
    public double StandardDeviation { get; }

    /// <summary>The mean.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => [new("mean", Mean, StandardDeviation / Math.Sqrt(_observed))];

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"The mean of {_observed} values, {Mean:#,0.##}; they scatter about it by {StandardDeviation:#,0.##}. Intervals are Student t on {_observed - 1} degrees of freedom, the same at every horizon.");

    private protected override string IntervalMethod => FormattableString.Invariant($"Student t, {_observed - 1} degrees of freedom");

    private protected override PredictiveDistribution Step(int ahead) =>
        Symmetric.StudentT(Mean, StandardDeviation * Math.Sqrt(1 + (1.0 / _observed)), _observed - 1);

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(Residuals.Values) : [];
        var noise = new NoiseSource(StandardDeviation, _observed - 1, past);
        PathKernel.Run(new LinePaths(Mean, 1 / Math.Sqrt(_observed), 0, 0, 0, noise), horizon, pathCount, seed, draws);
    }
}
