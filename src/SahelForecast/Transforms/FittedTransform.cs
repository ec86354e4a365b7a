using System.Numerics.Tensors;
using SahelForecast.Distributions;

namespace SahelForecast.Transforms;

/// <summary>A fit on the transformed scale, seen from that of the series.</summary>
internal class FittedTransform : ICoefficientFit, IErrorSource
{
    private readonly IFittedModel _inner;

    private FittedTransform(TimeSeries training, IFittedModel inner, SeriesTransform transform)
    {
        _inner = inner;
        Transform = transform;
        Training = training;
        double[] fitted = new double[training.Count];
        transform.Invert(inner.Fitted.Values, fitted);
        double[] residuals = new double[training.Count];
        TensorPrimitives.Subtract(training.Values, fitted, residuals);
        Fitted = Beside(fitted, "fitted");
        Residuals = Beside(residuals, "residuals");
    }

    /// <inheritdoc/>
    public string Name => $"{_inner.Name} of {Transform}";

    /// <inheritdoc/>
    public TimeSeries Training { get; }

    /// <inheritdoc/>
    public TimeSeries Fitted { get; }

    /// <inheritdoc/>
    public TimeSeries Residuals { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FitCoefficient> Coefficients => _inner is ICoefficientFit fit ? fit.Coefficients : [];

    /// <inheritdoc/>
    public int MemoryParameters => _inner is IErrorSource source ? source.MemoryParameters : 0;

    private SeriesTransform Transform { get; }

    /// <summary>The fit; it takes new values when the inner one does.</summary>
    public static IFittedModel Of(TimeSeries training, IFittedModel inner, SeriesTransform transform) => inner is IAppendableFit appendable
        ? new Appendable(training, appendable, transform)
        : new FittedTransform(training, inner, transform);

    /// <inheritdoc/>
    public double[] OneStepErrors() => _inner is IErrorSource source ? source.OneStepErrors() : _inner.Residuals.Values.ToArray();

    /// <inheritdoc/>
    public string Describe() => $"Of {Transform}, y being the value: {_inner.Describe()} Forecasts are brought back with their whole distribution.";

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, ForecastOptions? options = null)
    {
        Forecast inner = _inner.Forecast(horizon, options);
        SamplePaths? paths = inner.Paths is SamplePaths drawn ? Restore(drawn) : null;
        PredictiveDistribution[] steps = paths is null
            ? [.. inner.Steps.Select(step => Bounds.HoldTo(Training.Metadata, Transform.Invert(step)))]
            : EmpiricalDistribution.OfSteps(paths);
        return new Forecast(
            Name, Training[Training.Count - 1], steps, $"{inner.IntervalMethod}, of {Transform}", Training.Key, Training.Metadata, paths, inner.Seed);
    }

    /// <inheritdoc/>
    public SamplePaths Simulate(int horizon, int pathCount, ulong seed) => Restore(_inner.Simulate(horizon, pathCount, seed));

    private SamplePaths Restore(SamplePaths paths)
    {
        double[] draws = new double[paths.Horizon * paths.PathCount];
        for (int step = 0; step < paths.Horizon; step++)
        {
            Span<double> destination = draws.AsSpan(step * paths.PathCount, paths.PathCount);
            Transform.Invert(paths.AtStep(step), destination);
            TensorPrimitives.Max(destination, Training.Metadata.LowerBound, destination);
            TensorPrimitives.Min(destination, Training.Metadata.UpperBound, destination);
        }

        return new SamplePaths(paths.Horizon, paths.PathCount, draws);
    }

    private TimeSeries Beside(double[] values, string what) =>
        new(Training.Periods, values, Training.Key, Training.Metadata.AsDifference($"{what} of {Name} on {Training.Name}"));

    private sealed class Appendable(TimeSeries training, IAppendableFit inner, SeriesTransform transform)
        : FittedTransform(training, inner, transform), IAppendableFit
    {
        public IFittedModel Append(ReadOnlySpan<double> newValues)
        {
            TimeSeries longer = Training.Append(newValues);
            Transform.Require(longer, Training.Count, nameof(newValues));
            double[] values = new double[newValues.Length];
            Transform.Apply(newValues, values);
            return Of(longer, ((IAppendableFit)_inner).Append(values), Transform);
        }
    }
}
