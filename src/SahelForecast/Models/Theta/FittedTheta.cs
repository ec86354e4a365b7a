using SahelForecast.Decomposition;
using SahelForecast.Distributions;
using SahelForecast.Numerics;
using SahelForecast.Transforms;

namespace SahelForecast.Models.Theta;

/// <summary>A fitted model of the Theta family.</summary>
public sealed class FittedTheta : FittedModel, ISavableFit, ICoefficientFit
{
    private readonly string _model = "";
    private readonly ThetaScale _scale;
    private readonly ThetaParameters _parameters;
    private readonly ThetaSmoothing _smoothing;
    private readonly ThetaOrigin? _origin;
    private readonly ThetaUncertainty? _uncertainty;
    private FitCoefficient[]? _coefficients;

    // Found once and kept, as each step builds on the one before; replaced as a whole, so that any thread may read it.
    private ThetaStep[] _ahead = [];

    // What each direction of what is uncertain adds to the means ahead, likewise.
    private double[] _moves = [];

    internal FittedTheta(
        TimeSeries training,
        double[] fitted,
        string model,
        ThetaScale scale,
        ThetaParameters parameters,
        ThetaSmoothing smoothing,
        double standardDeviation,
        ThetaUncertainty? uncertainty,
        ThetaOrigin origin)
        : base(training, fitted)
    {
        _origin = origin;
        _uncertainty = uncertainty;
        _model = model;
        _scale = scale;
        _parameters = parameters;
        _smoothing = smoothing;
        StandardDeviation = standardDeviation;
    }

    private FittedTheta(FittedTheta before, TimeSeries training, TimeSeries fitted, ThetaSmoothing smoothing, ThetaUncertainty? uncertainty)
        : base(before, training, fitted)
    {
        _uncertainty = uncertainty;
        _origin = before._origin;
        _coefficients = before._coefficients;
        _scale = before._scale;
        _parameters = before._parameters;
        _smoothing = smoothing;
        StandardDeviation = before.StandardDeviation;
    }

    private FittedTheta(SavedFit<SavedTheta> saved)
        : base(saved.Name, saved.Series)
    {
        SavedTheta state = saved.State;
        _scale = new ThetaScale(SeasonalAdjustment.Of(state.Season), state.Lambda is double lambda ? new BoxCoxTransform(lambda) : null);
        _parameters = state.Parameters;
        _smoothing = state.Smoothing;
        _uncertainty = state.Known();
        StandardDeviation = state.StandardDeviation;
    }

    /// <summary>How many times the deviations from the trend line are stretched in the line that is smoothed; at least 1. Infinity leaves the trend line alone.</summary>
    public double Theta => 1 / (1 - _parameters.Weight);

    /// <summary>The share of an error that moves the level, in [0, 1].</summary>
    public double Alpha => _parameters.Alpha;

    /// <summary>The level before the first value, on the model's scale: that of the series, seasonally adjusted and, with a lambda, transformed.</summary>
    public double InitialLevel => _parameters.Origin + _parameters.InitialLevel;

    /// <summary>The smoothed level after the last value, on the model's scale.</summary>
    public double Level => _parameters.Origin + _smoothing.State.Level;

    /// <summary>The standard deviation of one-step errors on the model's scale; on n - 2 degrees of freedom, with theta estimated on n - 3.</summary>
    public double StandardDeviation { get; }

    /// <summary>The lambda of the Box-Cox transform, in [0, 1); null when the series was not transformed.</summary>
    public double? BoxCoxLambda => _scale.Transform?.Lambda;

    /// <summary>One a season, that of the first training period first; mean 1. Empty when the series was not adjusted.</summary>
    public IReadOnlyList<double> SeasonalIndices => _scale.Adjustment.Indices;

    /// <summary>Alpha, 1 over theta (the weight of the smoothed line) and the initial level, on the model's scale; seasonal indices and lambda taken as known. Standard errors come from the expected curvature of what was minimised, found
    /// when first asked for; null for a theta that was given, for a number on its bound, and in a fit read from JSON.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => Array.AsReadOnly(
        _coefficients ??= ThetaCoefficients.Of(_parameters, _origin is null ? [] : _scale.Prepare(_origin.Series.Values).AsSpan().TrimStart(double.NaN), _origin));

    private string ThetaInWords => double.IsInfinity(Theta) ? "infinite" : FormattableString.Invariant($"{Theta:0.##}");

    private string IntervalsInWords => (_uncertainty, _scale.Transform) switch
    {
        (null, _) => "Intervals are normal on that scale, take these numbers as known, and",
        (_, null) => "Intervals are Student t, allow for not knowing these numbers exactly, and",
        _ => "Intervals are normal on that scale, allow for not knowing these numbers exactly, and",
    };

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"The forecast is {_parameters.Weight:0.#%} a trend line ({(_parameters.IsDynamic ? "drawn anew after each value" : FormattableString.Invariant($"rising by {_parameters.Slope:#,0.####} a period"))}) and for the rest a smoothed level that each error moves by {Alpha:0.###} of its size; theta is {ThetaInWords}. {(BoxCoxLambda is double lambda ? FormattableString.Invariant($"All this is on a Box-Cox scale with lambda {lambda:0.###}. ") : "")}One-step errors scattered by {StandardDeviation:#,0.####}. {IntervalsInWords} widen as the model's own recursion says.{_scale.Adjustment.Describe()}");

    /// <summary>Moves level and trend line on by further values, with theta, alpha, lambda, standard deviation and seasonal indices unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite, outside the bounds of the series, or, with a lambda of 0, not above 0.</exception>
    public FittedTheta Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        _scale.Transform?.Require(longer, Training.Count, nameof(newValues));
        double[] added = new double[newValues.Length];
        double[] prepared = _scale.Prepare(newValues, Training.Count);
        ThetaSmoothing smoothing = ThetaKernel.Smooth(prepared, _parameters, _smoothing.State, _smoothing.MissingAtEnd, added);
        _scale.Restore(added, Training.Count);
        return new FittedTheta(this, longer, Fitted.Append(added), smoothing, _uncertainty?.After(prepared, _parameters, _smoothing));
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write(
        "theta",
        1,
        this,
        new SavedTheta(_parameters, _smoothing, StandardDeviation, BoxCoxLambda, _scale.Adjustment.SavedFrom(Training.Count - 1), _uncertainty?.Pack()),
        FitJson.Default.SavedFitSavedTheta);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedTheta FromJson(string json) => new(SavedFit.Read(json, "theta", 1, FitJson.Default.SavedFitSavedTheta));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string IntervalMethod => (_uncertainty, _scale.Transform) switch
    {
        (null, _) => "normal, parameters taken as known",
        (_, null) => "Student t, alpha, level, trend and scatter uncertain",
        _ => "normal, alpha, level, trend and scatter uncertain",
    };

    private protected override PredictiveDistribution Step(int ahead)
    {
        int steps = ahead + _smoothing.MissingAtEnd;
        ThetaStep step = Ahead(steps);
        int position = Training.Count - 1 + ahead;
        if (_uncertainty is null)
        {
            return _scale.Restore(step.Mean, StandardDeviation * Math.Sqrt(step.Variance), position);
        }

        int count = _uncertainty.Count;
        double added = _uncertainty.Variance(Moves(steps).AsSpan((steps - 1) * count, count), steps, StandardDeviation);
        return _scale.Restore(step.Mean, StandardDeviation * Math.Sqrt(step.Variance + added), position, _uncertainty);
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(OneStepErrors()) : [];
        bool isStudent = _uncertainty is not null && _scale.Transform is null;
        double stretch = _uncertainty is null || isStudent ? 1 : _uncertainty.NormalStretch;
        var noise = new NoiseSource(StandardDeviation * stretch, isStudent ? _uncertainty!.DegreesOfFreedom : double.PositiveInfinity, past);
        int hidden = _smoothing.MissingAtEnd;
        double[] moves = _uncertainty is null ? [] : Moves(hidden + horizon);
        PathKernel.Run(new ThetaPaths(_parameters, _smoothing.State, hidden, StandardDeviation, _uncertainty, moves, noise), horizon, pathCount, seed, draws);
        _scale.Restore(draws, Training.Count, pathCount);
    }

    private double[] Moves(int steps)
    {
        double[] moves = _moves;
        int count = _uncertainty!.Count;
        if (moves.Length < steps * count)
        {
            moves = _uncertainty.Moves(_parameters, _smoothing.State, Math.Max(steps, Math.Max(2 * moves.Length / count, 8)));
            _moves = moves;
        }

        return moves;
    }

    private ThetaStep Ahead(int steps)
    {
        ThetaStep[] ahead = _ahead;
        if (ahead.Length < steps)
        {
            ahead = new ThetaStep[Math.Max(steps, Math.Max(2 * ahead.Length, 8))];
            var outlook = new ThetaOutlook(_parameters, _smoothing.State);
            for (int i = 0; i < ahead.Length; i++)
            {
                ahead[i] = outlook.Next();
            }

            _ahead = ahead;
        }

        return ahead[steps - 1];
    }

    private protected override double[] OneStepErrors()
    {
        double[] errors = _scale.Prepare(Training.Values);
        double[] fitted = _scale.Prepare(Fitted.Values);
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] -= fitted[i];
        }

        return errors;
    }

    private protected override string MakeName()
    {
        double theta = Theta;
        string lambda = _scale.Transform is null ? "" : FormattableString.Invariant($", lambda {BoxCoxLambda:0.##}");
        return FormattableString.Invariant(
            $"{_model} (theta {(double.IsInfinity(theta) ? "infinite" : FormattableString.Invariant($"{theta:0.##}"))}, alpha {Alpha:0.##}{lambda}{(_scale.Adjustment.IsMade ? ", seasonally adjusted" : "")})");
    }
}
