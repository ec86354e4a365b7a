using System.Numerics.Tensors;
using SahelForecast.Numerics;

namespace SahelForecast.Scenarios;

/// <summary>Sums up one series step by step, keeping of its paths only whether they have passed the threshold.</summary>
internal sealed class ScenarioSummariser
{
    private readonly Forecast _baseline;
    private readonly double[] _probabilities;
    private readonly double[] _quantiles;
    private readonly double[] _means;
    private readonly double? _threshold;
    private readonly bool[] _passed;
    private readonly double[] _now;
    private readonly double[] _ever;

    public ScenarioSummariser(Forecast baseline, ScenarioSummaryOptions options)
    {
        _baseline = baseline;
        _probabilities = [.. options.Probabilities.Order()];
        _quantiles = new double[baseline.Horizon * _probabilities.Length];
        _means = new double[baseline.Horizon];
        _threshold = options.Thresholds.TryGetValue(baseline.Key, out double threshold) ? threshold : null;
        _passed = new bool[_threshold is null ? 0 : baseline.Paths!.PathCount];
        _now = new double[baseline.Horizon];
        _ever = new double[baseline.Horizon];
    }

    public void Add(int step, ReadOnlySpan<double> draws)
    {
        _means[step] = TensorPrimitives.Sum(draws) / draws.Length;
        QuantileSelection.Quantiles(draws, _probabilities, _quantiles.AsSpan(step * _probabilities.Length, _probabilities.Length));
        if (_threshold is double threshold)
        {
            (_now[step], _ever[step]) = ThresholdPassing.Count(draws, threshold, _passed);
        }
    }

    public SeriesSummary Result() => new(
        Series(_means),
        _threshold is double threshold ? new ThresholdPassing(threshold, _baseline.Periods, _now, _ever) : null,
        _probabilities,
        [.. _probabilities.Select((_, i) => Series([.. _means.Select((_, step) => _quantiles[(step * _probabilities.Length) + i])]))]);

    private TimeSeries Series(double[] values) => new(_baseline.Periods, values, _baseline.Key, _baseline.Metadata);
}
