using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast;

/// <summary>Base of the fitted models of this library: forecasts analytically or from paths, and keeps to the support of the series.</summary>
public abstract class FittedModel : IFittedModel, IErrorSource
{
    // Computed when first asked for, so that taking a new value costs nothing in proportion to the series. Two threads may both compute it, alike.
    private TimeSeries? _residuals;
    private string? _name;
    private TimeSeries? _fitted;
    private readonly double[] _fittedValues = [];
    private readonly bool _hasHistory = true;

    private protected FittedModel(string name, TimeSeries training, double[] fitted)
        : this(training, fitted) => _name = name;

    // A fit that says its name when asked.
    private protected FittedModel(TimeSeries training, double[] fitted)
    {
        Training = training;
        _fittedValues = fitted;
    }

    // A fit that has taken new values.
    private protected FittedModel(FittedModel before, TimeSeries training, TimeSeries fitted)
    {
        _name = before.Name;
        Training = training;
        _fitted = fitted;
        _hasHistory = before._hasHistory;
    }

    // A fit read back from JSON.
    private protected FittedModel(string name, SavedSeries saved)
    {
        _name = name;
        Training = saved.Training();
        _fittedValues = [saved.Fitted];
        _hasHistory = false;
    }

    /// <inheritdoc/>
    public string Name => _name ??= MakeName();

    /// <inheritdoc/>
    public TimeSeries Training { get; }

    /// <inheritdoc/>
    public TimeSeries Fitted => _fitted ??= Beside(Training, FittedValues(), "fitted", Name);

    /// <inheritdoc/>
    public TimeSeries Residuals => _residuals ??= ComputeResiduals();

    /// <inheritdoc/>
    public abstract string Describe();

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, ForecastOptions? options = null)
    {
        Guard.Positive(horizon);
        options ??= ForecastOptions.Default;
        if (options.Method is ForecastMethod.Automatic or ForecastMethod.Analytic)
        {
            return Make(Distributions(horizon), IntervalMethod, null, null);
        }

        bool bootstrapped = options.Method == ForecastMethod.Bootstrapped;
        if (bootstrapped && !_hasHistory)
        {
            throw new InvalidOperationException(
                $"{Name} was read from JSON and has no past errors to draw again. Use ForecastMethod.Simulated, or fit the series.");
        }

        SamplePaths paths = Draw(horizon, options.PathCount, options.Seed, bootstrapped);
        string errors = bootstrapped ? "past errors drawn again" : IntervalMethod;
        return Make(
            EmpiricalDistribution.OfSteps(paths),
            FormattableString.Invariant($"{options.PathCount} simulated paths, seed {options.Seed}: {errors}"),
            paths,
            options.Seed);
    }

    /// <inheritdoc/>
    public SamplePaths Simulate(int horizon, int pathCount, ulong seed) =>
        Draw(Guard.Positive(horizon), Guard.Positive(pathCount), seed, bootstrapped: false);

    int IErrorSource.MemoryParameters => MemoryParameters;

    double[] IErrorSource.OneStepErrors() => OneStepErrors();

    /// <summary>Autoregressive and moving average coefficients.</summary>
    private protected virtual int MemoryParameters => 0;

    /// <summary>One-step errors on the scale of the model.</summary>
    private protected virtual double[] OneStepErrors() => Residuals.Values.ToArray();

    /// <summary>The one-step forecasts, for a fit that computes them only when asked.</summary>
    private protected virtual double[] FittedValues() => _fittedValues;

    /// <summary>The name of a fit that was not given one.</summary>
    private protected virtual string MakeName() => GetType().Name;

    /// <summary>How the analytic distributions are made, in a few words.</summary>
    private protected abstract string IntervalMethod { get; }

    /// <summary>The distribution a number of periods ahead, from 1; it may leave the support.</summary>
    private protected abstract PredictiveDistribution Step(int ahead);

    /// <summary>Those of the next periods, for a fit that makes them together.</summary>
    private protected virtual PredictiveDistribution[] StepsAhead(int horizon)
    {
        var steps = new PredictiveDistribution[horizon];
        for (int i = 0; i < horizon; i++)
        {
            steps[i] = Step(i + 1);
        }

        return steps;
    }

    /// <summary>Draws step-major paths on the scale of the series; they may leave the support.</summary>
    private protected abstract void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws);

    private PredictiveDistribution[] Distributions(int horizon) =>
        Array.ConvertAll(StepsAhead(horizon), step => Bounds.HoldTo(Training.Metadata, step));

    private SamplePaths Draw(int horizon, int pathCount, ulong seed, bool bootstrapped)
    {
        double[] draws = new double[checked(horizon * pathCount)];
        FillPaths(horizon, pathCount, RandomStream.Derive(seed, Training.Key.StableHash()), bootstrapped, draws);
        System.Numerics.Tensors.TensorPrimitives.Max(draws, Training.Metadata.LowerBound, draws);
        System.Numerics.Tensors.TensorPrimitives.Min(draws, Training.Metadata.UpperBound, draws);
        return new SamplePaths(horizon, pathCount, draws);
    }

    private Forecast Make(PredictiveDistribution[] steps, string intervalMethod, SamplePaths? paths, ulong? seed) => new(
        Name, Training[Training.Count - 1], steps, intervalMethod, Training.Key, Training.Metadata, paths, seed);

    private TimeSeries ComputeResiduals()
    {
        double[] residuals = new double[Training.Count];
        System.Numerics.Tensors.TensorPrimitives.Subtract(Training.Values, Fitted.Values, residuals);
        return Beside(Training, residuals, "residuals", Name);
    }

    private static TimeSeries Beside(TimeSeries training, double[] values, string what, string model) =>
        new(training.Periods, values, training.Key, training.Metadata.AsDifference($"{what} of {model} on {training.Name}"));
}
