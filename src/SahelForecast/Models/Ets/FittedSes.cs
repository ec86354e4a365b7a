using SahelForecast.Decomposition;
using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>A fitted simple exponential smoothing.</summary>
public sealed class FittedSes : FittedModel, ISavableFit, ILikelihoodFit, ICoefficientFit
{
    private readonly SeasonalAdjustment _adjustment;
    private readonly SesEstimate _estimate;
    private readonly SesErrors _errors;
    private readonly SesState _state;
    private readonly TimeSeries? _origin;
    private FitCoefficient[]? _coefficients;

    internal FittedSes(
        TimeSeries training, double[] fitted, SeasonalAdjustment adjustment, SesEstimate estimate, SesErrors errors, SesState state)
        : base(NameOf(estimate, adjustment), training, fitted)
    {
        _origin = training;
        _adjustment = adjustment;
        _estimate = estimate;
        _errors = errors;
        _state = state;
    }

    private FittedSes(SavedFit<SavedSes> saved)
        : base(saved.Name, saved.Series)
    {
        _adjustment = SeasonalAdjustment.Of(saved.State.Season);
        _estimate = saved.State.Estimate;
        _errors = saved.State.Errors;
        _state = saved.State.State;
    }

    private FittedSes(FittedSes before, TimeSeries training, TimeSeries fitted, SesState state)
        : base(before, training, fitted)
    {
        _origin = before._origin;
        _coefficients = before._coefficients;
        _adjustment = before._adjustment;
        _estimate = before._estimate;
        _errors = before._errors;
        _state = state;
    }

    /// <summary>The share of an error that moves the level, in [0, 1].</summary>
    public double Alpha => _estimate.Alpha;

    /// <summary>The level before the first period, in the unit of the series, seasonally adjusted.</summary>
    public double InitialLevel => _estimate.InitialLevel;

    /// <summary>The level after the last period, in the unit of the series, seasonally adjusted.</summary>
    public double Level => _state.Level;

    /// <summary>The standard deviation of one-step errors, in the unit of the series, seasonally adjusted; on n - 2 degrees of freedom.</summary>
    public double StandardDeviation => _errors.StandardDeviation;

    /// <summary>One a season, that of the first training period first; mean 1. Empty when the series was not adjusted.</summary>
    public IReadOnlyList<double> SeasonalIndices => _adjustment.Indices;

    /// <summary>The Gaussian log likelihood of the values fitted to, natural logarithm, on the scale of the series; seasonal indices count as given.</summary>
    /// <value>Positive infinity when all errors are 0.</value>
    public double LogLikelihood => _errors.LogLikelihood;

    /// <summary>Alpha, initial level and variance: 3; with a season of m periods taken out m - 1 indices more.</summary>
    public int ParameterCount => 3 + Math.Max(SeasonalIndices.Count - 1, 0);

    /// <summary>Always true: the search for alpha ends only at its tolerance.</summary>
    public bool Converged => true;

    int ILikelihoodFit.ObservedCount => _errors.Count;

    /// <summary>Alpha and the initial level, seasonal indices taken as known. Standard errors come from the expected curvature of the likelihood on n - 2 degrees of freedom, found when first
    /// asked for; null for an alpha of 0 or 1, and in a fit read from JSON.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients =>
        Array.AsReadOnly(_coefficients ??= SesCoefficients.Of(_origin is null ? [] : _adjustment.Adjust(_origin.Values), _estimate, _errors.SumOfSquares));

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"Each period moves the level by {Alpha:0.###} of the error made in it; from {InitialLevel:#,0.##} it has come to {Level:#,0.##}. One-step errors scattered by {StandardDeviation:#,0.##}. Intervals are normal, take these numbers as known, and widen with the share of errors that stays in the level.{_adjustment.Describe()}");

    /// <summary>Moves the level on by further values, with alpha, standard deviation, log likelihood and seasonal indices unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series.</exception>
    public FittedSes Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        SesState state = SesKernel.Smooth(_adjustment.Adjust(newValues, Training.Count), Alpha, Level, added);
        _adjustment.Restore(added, Training.Count);
        int missing = state.MissingAtEnd + (state.MissingAtEnd == newValues.Length ? _state.MissingAtEnd : 0);
        return new FittedSes(this, longer, Fitted.Append(added), state with { MissingAtEnd = missing });
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write(
        "ses", 1, this, new SavedSes(_estimate, _errors, _state, _adjustment.SavedFrom(Training.Count - 1)), FitJson.Default.SavedFitSavedSes);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedSes FromJson(string json) => new(SavedFit.Read(json, "ses", 1, FitJson.Default.SavedFitSavedSes));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string IntervalMethod => "normal, parameters taken as known";

    private protected override double[] OneStepErrors() => _adjustment.Adjust(Residuals.Values);

    private protected override PredictiveDistribution Step(int ahead)
    {
        double index = _adjustment[Training.Count - 1 + ahead];
        double periods = 1 + ((ahead + _state.MissingAtEnd - 1) * Alpha * Alpha);
        return Symmetric.Normal(index * Level, index * StandardDeviation * Math.Sqrt(periods));
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(OneStepErrors()) : [];
        var noise = new NoiseSource(StandardDeviation, double.PositiveInfinity, past);
        PathKernel.Run(new SesPaths(Level, Alpha, _state.MissingAtEnd, noise), horizon, pathCount, seed, draws);
        _adjustment.Restore(draws, Training.Count, pathCount);
    }

    private static string NameOf(SesEstimate estimate, SeasonalAdjustment adjustment) => FormattableString.Invariant(
        $"SES (alpha {estimate.Alpha:0.##}{(adjustment.IsMade ? ", seasonally adjusted" : "")})");
}
