using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>A fitted log-linear trend.</summary>
public sealed class FittedLogLinearTrend : FittedModel, ICoefficientFit
{
    private readonly LogScale _scale;
    private readonly double[] _logs;
    private readonly LineEstimate _line;

    internal FittedLogLinearTrend(string name, TimeSeries training, double[] fitted, LogScale scale, double[] logs, LineEstimate line)
        : base(name, training, fitted)
    {
        _scale = scale;
        _logs = logs;
        _line = line;
    }

    /// <summary>The growth rate of the line, a period.</summary>
    public GrowthRate Rate => GrowthRate.FromLogFactor(_line.Slope, Training.Frequency);

    /// <summary>The standard deviation of the logarithms about the line.</summary>
    public double StandardDeviation => _line.Scale;

    /// <summary>The degrees of freedom: observed values less two.</summary>
    public int DegreesOfFreedom => _line.Observed - 2;

    /// <summary>The line of the logarithms: its height at the first period and its rise a period.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients =>
    [
        new("log level", _line.At(0), _line.Scale * Math.Sqrt((1.0 / _line.Observed) + (_line.MeanTime * _line.MeanTime / _line.SquaredTimes))),
        new("log growth", _line.Slope, _line.Scale / Math.Sqrt(_line.SquaredTimes)),
    ];

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"A line through the logarithms of {_line.Observed} values rises by {Rate.Percent:+0.0;-0.0;0.0} % a period; the logarithms scatter about it by {StandardDeviation:0.###}. Intervals are the exact Student t intervals of the regression ({DegreesOfFreedom} degrees of freedom): they hold if values come back to the line, and are too narrow if shocks last.");

    private protected override string IntervalMethod => $"Student t of the regression on the log scale, {DegreesOfFreedom} degrees of freedom";

    private protected override double[] OneStepErrors() => [.. _logs.Select((log, i) => log - _line.At(i))];

    private protected override PredictiveDistribution Step(int ahead)
    {
        double time = Training.Count - 1 + ahead;
        return _scale.Distribution(_line.At(time), _line.ScaleAt(time), DegreesOfFreedom);
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(OneStepErrors()) : [];
        var noise = new NoiseSource(_line.Scale, DegreesOfFreedom, past);
        var paths = new LinePaths(
            _line.Level, 1 / Math.Sqrt(_line.Observed), _line.Slope, 1 / Math.Sqrt(_line.SquaredTimes), Training.Count - _line.MeanTime, noise);
        PathKernel.Run(paths, horizon, pathCount, seed, draws);
        _scale.ToValues(draws);
    }
}
