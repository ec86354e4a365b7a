using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>A fitted exponential smoothing model.</summary>
public sealed class FittedEts : FittedModel, ISavableFit, ILikelihoodFit, ICoefficientFit
{
    private readonly EtsEstimate _estimate;
    private readonly EtsPosition _position;
    private readonly EtsUncertainty? _uncertainty;
    private readonly EtsOrigin? _origin;
    private FitCoefficient[]? _coefficients;

    // Found once and kept, as the steps build on each other; replaced as a whole, so that any thread may read it.
    private EtsStep[] _ahead = [];

    internal FittedEts(TimeSeries training, double[] fitted, EtsEstimate estimate, EtsPosition position, EtsUncertainty? uncertainty, EtsOrigin origin)
        : base(training, fitted)
    {
        _origin = origin;
        _estimate = estimate;
        _position = position;
        _uncertainty = uncertainty;
    }

    private FittedEts(FittedEts before, TimeSeries training, TimeSeries fitted, EtsPosition position, EtsUncertainty? uncertainty)
        : base(before, training, fitted)
    {
        _estimate = before._estimate;
        _origin = before._origin;
        _coefficients = before._coefficients;
        _position = position;
        _uncertainty = uncertainty;
    }

    private FittedEts(SavedFit<SavedEts> saved)
        : base(saved.Name, saved.Series)
    {
        _estimate = saved.State.Estimate();
        _position = saved.State.Position();
        _uncertainty = saved.State.Known();
    }

    /// <summary>The model fitted.</summary>
    public EtsSpecification Specification => _estimate.Specification;

    /// <summary>The smoothing parameters.</summary>
    public EtsParameters Parameters => _estimate.Parameters;

    /// <summary>The level before the first value, in the unit of the series.</summary>
    public double InitialLevel => _estimate.Start.Level;

    /// <summary>The trend before the first value, in the unit of the series a period; 0 without one.</summary>
    public double InitialTrend => _estimate.Start.Trend;

    /// <summary>The seasonal states before the first value, that of the first period first: in the unit of the series with mean 0, or factors with mean 1. Empty without season.</summary>
    public IReadOnlyList<double> InitialSeason => Array.AsReadOnly(_estimate.Start.Season);

    /// <summary>The level after the last observed value, in the unit of the series.</summary>
    public double Level => _position.Level;

    /// <summary>The standard deviation of one-step errors, in the unit of the series or, with multiplicative errors, as a share of the mean; on the degrees of
    /// freedom that the estimated numbers leave.</summary>
    public double StandardDeviation => _estimate.StandardDeviation;

    /// <summary>The Gaussian log likelihood of the training values, natural logarithm, on the scale of the series.</summary>
    /// <value>Very large when all errors are 0.</value>
    public double LogLikelihood => _estimate.LogLikelihood;

    /// <inheritdoc/>
    public int ParameterCount => _estimate.ParameterCount;

    /// <inheritdoc/>
    public bool Converged => _estimate.Converged;

    int ILikelihoodFit.ObservedCount => _estimate.Count;

    /// <summary>Smoothing parameters and initial states, the seasonal ones in the order of <see cref="InitialSeason"/>. Standard errors come from the expected curvature of the likelihood (with
    /// its priors, where there are any) on the degrees of freedom left, found when first asked for; null for a number on its bound, and in a fit read from JSON.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => Array.AsReadOnly(
        _coefficients ??= _origin is null ? EtsCoefficients.Of(_estimate, [], EtsPrior.None) : EtsCoefficients.Of(_estimate, _origin.Series.Values.TrimStart(double.NaN), _origin.Prior));

    /// <summary>How far from its optimum the search ended: the length of the slope in the metric of the curvature, so in standard errors of what was
    /// estimated. About 1e-5 or less when it converged.</summary>
    public double GradientNorm => _estimate.GradientNorm;

    /// <inheritdoc/>
    public override string Describe() => EtsText.Describe(_estimate, _position, _uncertainty is not null);

    /// <summary>Moves level, trend and season on by further values, with smoothing parameters and standard deviation unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series.</exception>
    public FittedEts Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        EtsPosition position = EtsSmoothing.Run(Specification, Parameters, _position, newValues, added);
        int moved = _position.MissingAtEnd + newValues.Length - position.MissingAtEnd;
        return new FittedEts(this, longer, Fitted.Append(added), position, _uncertainty?.After(moved));
    }

    /// <inheritdoc/>
    /// <remarks>Under 2 kB with up to 24 periods a season.</remarks>
    public string ToJson() => SavedFit.Write("ets", 1, this, SavedEts.Of(_estimate, _position, _uncertainty), FitJson.Default.SavedFitSavedEts);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedEts FromJson(string json) => new(SavedFit.Read(json, "ets", 1, FitJson.Default.SavedFitSavedEts));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    // With fewer a Student t has no variance.
    private int TailDegrees => Math.Max(3, _estimate.DegreesOfFreedom);

    private protected override string MakeName() => Specification.ToString();

    private protected override string IntervalMethod => (Specification.Error, _uncertainty) switch
    {
        (ErrorType.Additive, null) => "normal, parameters taken as known",
        (ErrorType.Additive, _) => "Student t, level, trend, season and scatter uncertain",
        (_, null) => "moments of the recursion, parameters taken as known",
        _ => "moments of the recursion, level, trend and season uncertain",
    };

    private protected override PredictiveDistribution Step(int ahead)
    {
        EtsStep step = Known(ahead);
        return _uncertainty is not null && Specification.Error == ErrorType.Additive
            ? Symmetric.StudentT(step.Mean, step.StandardDeviation, TailDegrees)
            : step.Distribution(_estimate.Centre);
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(OneStepErrors()) : [];
        bool isScaleUncertain = _uncertainty is not null && Specification.Error == ErrorType.Additive;
        var noise = new NoiseSource(StandardDeviation, isScaleUncertain ? TailDegrees : double.PositiveInfinity, past);
        PathKernel.Run(new EtsPaths(Specification, Parameters, _position, _uncertainty, noise), horizon, pathCount, seed, draws);
        for (int i = 0; i < horizon; i++)
        {
            Span<double> step = draws.Slice(i * pathCount, pathCount);
            System.Numerics.Tensors.TensorPrimitives.Add(step, Known(i + 1).Offset(_estimate.Centre), step);
        }
    }

    // The moments as far as they are known, periods missing at the end counted on.
    private EtsStep Known(int ahead)
    {
        int steps = ahead + _position.MissingAtEnd;
        EtsStep step = Ahead(steps);
        return _uncertainty is null ? step : step.Widened(_uncertainty.StandardDeviation(Specification, Parameters, _position, steps));
    }

    private protected override double[] OneStepErrors()
    {
        double[] errors = Residuals.Values.ToArray();
        for (int i = 0; Specification.Error == ErrorType.Multiplicative && i < errors.Length; i++)
        {
            errors[i] /= Fitted.Values[i];
        }

        return errors;
    }

    private EtsStep Ahead(int steps)
    {
        EtsStep[] ahead = _ahead;
        if (ahead.Length < steps)
        {
            ahead = EtsOutlook.Of(Specification, Parameters, _position, StandardDeviation, Math.Max(steps, Math.Max(2 * ahead.Length, 8)));
            _ahead = ahead;
        }

        return ahead[steps - 1];
    }
}
