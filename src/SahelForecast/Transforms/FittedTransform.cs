using System.Numerics.Tensors;
using System.Text.Json;
using SahelForecast.Distributions;

namespace SahelForecast.Transforms;

/// <summary>A fit on the transformed scale, seen from that of the series.</summary>
internal class FittedTransform : ITransformedFit, ICoefficientFit, ILikelihoodSource, IErrorSource
{
    // Likelihood: of the values fitted to; a fit that has taken new values keeps it.
    private FittedTransform(TimeSeries training, IFittedModel inner, SeriesTransform transform, LikelihoodFigures? likelihood)
    {
        Likelihood = likelihood;
        Inner = inner;
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
    public string Name => $"{Inner.Name} of {Transform}";

    /// <inheritdoc/>
    public TimeSeries Training { get; }

    /// <inheritdoc/>
    public TimeSeries Fitted { get; }

    /// <inheritdoc/>
    public TimeSeries Residuals { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FitCoefficient> Coefficients => Inner is ICoefficientFit fit ? fit.Coefficients : [];

    /// <inheritdoc/>
    public LikelihoodFigures? Likelihood { get; }

    /// <inheritdoc/>
    public int MemoryParameters => Inner is IErrorSource source ? source.MemoryParameters : 0;

    /// <inheritdoc/>
    public SeriesTransform Transform { get; }

    /// <inheritdoc/>
    public IFittedModel Inner { get; }

    /// <summary>The fit; it takes new values, and regressors, when the inner one does.</summary>
    public static IFittedModel Of(TimeSeries training, IFittedModel inner, SeriesTransform transform) =>
        Wrap(training, inner, transform, LikelihoodOf(training, inner, transform));

    /// <summary>The fit of a series and its regressors.</summary>
    public static IRegressionFit Of(TimeSeries training, IRegressionFit inner, SeriesTransform transform) =>
        new Regression(training, inner, transform, LikelihoodOf(training, inner, transform));

    /// <summary>Reads back what a fit of a transformed series wrote.</summary>
    /// <param name="json">The text.</param>
    /// <param name="readInner">Reads the fit that it holds.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static ISavableFit FromJson(string json, Func<string, ISavableFit> readInner)
    {
        SavedFit<SavedTransformedFit> saved = SavedFit.Read(json, "transformed", 1, TransformJson.Default.SavedFitSavedTransformedFit);
        ISavableFit inner = readInner(saved.State.Inner.GetRawText());
        try
        {
            TimeSeries training = saved.Series.Training();
            if (inner.Training.Periods != training.Periods)
            {
                throw new FormatException("The fit that it holds ends in another period.");
            }

            return (ISavableFit)Wrap(training, inner, saved.State.Transform.Restore(), saved.State.Likelihood);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ForecastException($"This text is no saved transformed fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }

    /// <inheritdoc/>
    public double[] OneStepErrors() => Inner is IErrorSource source ? source.OneStepErrors() : Inner.Residuals.Values.ToArray();

    /// <inheritdoc/>
    public string Describe() =>
        $"Of {Transform}, y being the value: {Inner.Describe()} {(Transform.Note is string note ? $"{note} " : "")}Forecasts are brought back with their whole distribution.";

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, ForecastOptions? options = null) => Restore(Inner.Forecast(horizon, options));

    /// <inheritdoc/>
    public SamplePaths Simulate(int horizon, int pathCount, ulong seed) => Restore(Inner.Simulate(horizon, pathCount, seed));

    private static FittedTransform Wrap(TimeSeries training, IFittedModel inner, SeriesTransform transform, LikelihoodFigures? likelihood) => inner switch
    {
        IRegressionFit regression => new Regression(training, regression, transform, likelihood),
        IAppendableFit appendable => new Appendable(training, appendable, transform, likelihood),
        _ => new FittedTransform(training, inner, transform, likelihood),
    };

    // The density of a value is that of its place on the new scale times the slope there. What a likelihood leaves out, as differences do, are the first values.
    private static LikelihoodFigures? LikelihoodOf(TimeSeries training, IFittedModel inner, SeriesTransform transform)
    {
        if (inner is not ILikelihoodFit fit)
        {
            return null;
        }

        var figures = LikelihoodFigures.Of(fit);
        double[] observed = [.. training.Values.ToArray().Where(value => !double.IsNaN(value))];
        double slopes = observed.TakeLast(figures.ObservedCount).Sum(transform.LogSlope);
        int chosen = transform is BoxCoxTransform { Note: not null } ? 1 : 0;
        return double.IsFinite(slopes)
            ? figures with { LogLikelihood = figures.LogLikelihood + slopes, ParameterCount = figures.ParameterCount + chosen }
            : null;
    }

    private Forecast Restore(Forecast inner)
    {
        SamplePaths? paths = inner.Paths is SamplePaths drawn ? Restore(drawn) : null;
        PredictiveDistribution[] steps = paths is null
            ? [.. inner.Steps.Select(step => Bounds.HoldTo(Training.Metadata, Transform.Invert(step)))]
            : EmpiricalDistribution.OfSteps(paths);
        return new Forecast(
            Name, Training[Training.Count - 1], steps, $"{inner.IntervalMethod}, of {Transform}", Training.Key, Training.Metadata, paths, inner.Seed);
    }

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

    private class Appendable(TimeSeries training, IAppendableFit inner, SeriesTransform transform, LikelihoodFigures? likelihood)
        : FittedTransform(training, inner, transform, likelihood), ISavableFit
    {
        public string ToJson()
        {
            if (Inner is not ISavableFit savable)
            {
                throw new InvalidOperationException($"{Inner.Name} can't be saved, so {Name} can't either. Fit again where it is needed.");
            }

            using JsonDocument document = JsonDocument.Parse(savable.ToJson());
            var state = new SavedTransformedFit(SavedTransform.Of(Transform), Likelihood, document.RootElement);
            return SavedFit.Write("transformed", 1, this, state, TransformJson.Default.SavedFitSavedTransformedFit);
        }

        public IFittedModel Append(ReadOnlySpan<double> newValues)
        {
            (TimeSeries longer, double[] values) = Prepare(newValues);
            return Wrap(longer, ((IAppendableFit)Inner).Append(values), Transform, Likelihood);
        }

        private protected (TimeSeries Longer, double[] Values) Prepare(ReadOnlySpan<double> newValues)
        {
            TimeSeries longer = Training.Append(newValues);
            Transform.Require(longer, Training.Count, nameof(newValues));
            double[] values = new double[newValues.Length];
            Transform.Apply(newValues, values);
            return (longer, values);
        }
    }

    // Regressors are no part of the series, and are left as they are.
    private sealed class Regression(TimeSeries training, IRegressionFit inner, SeriesTransform transform, LikelihoodFigures? likelihood)
        : Appendable(training, inner, transform, likelihood), IRegressionFit
    {
        public Forecast Forecast(int horizon, TimeSeriesPanel futureRegressors, ForecastOptions? options = null) => Restore(inner.Forecast(horizon, futureRegressors, options));

        public Forecast Forecast(int horizon, ForecastPanel drivers, ForecastOptions? options = null) => Restore(inner.Forecast(horizon, drivers, options));

        public IRegressionFit Append(ReadOnlySpan<double> newValues, TimeSeriesPanel newRegressors)
        {
            (TimeSeries longer, double[] values) = Prepare(newValues);
            return new Regression(longer, inner.Append(values, newRegressors), Transform, Likelihood);
        }
    }
}
