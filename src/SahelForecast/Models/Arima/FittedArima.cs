using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>A fitted ARIMA model.</summary>
public sealed partial class FittedArima : FittedModel, ISavableFit, ILikelihoodFit, ICoefficientFit
{
    private readonly ArimaFacts _facts;
    private readonly ArimaMotion _motion;
    private readonly ArimaPosition _position;
    private readonly ArimaPosition[] _gaps;

    // Found once and kept; replaced as a whole, so that any thread may read it.
    private ArimaStep[] _ahead = [];

    internal FittedArima(TimeSeries training, double[] fitted, ArimaFacts facts, ArimaMotion motion, ArimaPosition position, ArimaPosition[] gaps)
        : base(training, fitted)
    {
        _origin = training;
        _facts = facts;
        _motion = motion;
        _position = position;
        _gaps = gaps;
    }

    private FittedArima(FittedArima before, TimeSeries training, TimeSeries fitted, ArimaPosition position, ArimaPosition[] gaps)
        : base(before, training, fitted)
    {
        _origin = before._origin;
        _coefficients = before._coefficients;
        _facts = before._facts;
        _motion = before._motion;
        _position = position;
        _gaps = gaps;
    }

    internal FittedArima(string name, SavedSeries series, SavedArima state)
        : base(name, series)
    {
        _facts = state.Facts;
        _motion = new ArimaMotion(_facts);
        _position = state.Position(_motion);
        _gaps = state.Gaps(_position);
    }

    /// <summary>The order; given, or the best by the criterion.</summary>
    public ArimaOrder Order => _facts.Order;

    /// <summary>Periods in a season; 1 without one.</summary>
    public int SeasonLength => _facts.Season;

    /// <summary>The mean without differences, the drift a period with one, in the unit of the series; null where none was estimated.</summary>
    public double? Constant => _facts.HasConstant ? _facts.Constant : null;

    /// <summary>Autoregressive coefficients f of w(t) = f(1) w(t-1) + ..., by lag.</summary>
    public IReadOnlyList<double> AutoregressiveCoefficients => Piece(0, Order.P);

    /// <summary>Moving average coefficients g of e(t) + g(1) e(t-1) + ..., by lag.</summary>
    public IReadOnlyList<double> MovingAverageCoefficients => Piece(Order.P, Order.Q);

    /// <summary>Seasonal autoregressive coefficients, by season.</summary>
    public IReadOnlyList<double> SeasonalAutoregressiveCoefficients => Piece(Order.P + Order.Q, Order.SeasonalP);

    /// <summary>Seasonal moving average coefficients, by season.</summary>
    public IReadOnlyList<double> SeasonalMovingAverageCoefficients => Piece(Order.P + Order.Q + Order.SeasonalP, Order.SeasonalQ);

    /// <summary>The standard deviation of the errors, in the unit of the series; on the degrees of freedom that the estimated numbers leave.</summary>
    public double StandardDeviation => _facts.StandardDeviation;

    /// <summary>The exact Gaussian log likelihood of the differenced values, natural logarithm; with missing values that of the ones there are.</summary>
    public double LogLikelihood => _facts.LogLikelihood;

    /// <summary>Coefficients, constant, regressors and the variance.</summary>
    public int ParameterCount => _facts.ParameterCount;

    /// <summary>How far from the maximum the search ended, in standard errors.</summary>
    /// <value>About 1e-5 or less when it converged.</value>
    public double GradientNorm => _facts.GradientNorm;

    /// <inheritdoc/>
    public bool Converged => _facts.Converged;

    /// <summary>Values that count for the likelihood: those observed, less those lost to differencing.</summary>
    public int ObservedCount => _facts.Observed;

    /// <inheritdoc/>
    public override string Describe() => ArimaText.Describe(_facts);

    /// <summary>Goes on by further values, with coefficients, standard deviation and likelihood unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing: forecasts then stand for them, and those after widen by the periods missing at the end.
    /// None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series.</exception>
    public FittedArima Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        ArimaPosition position = _position.Follow(_motion, newValues, _motion.Level, added);

        // What is unknown of earlier values fades as new ones come: they hold nothing of it.
        double[] nothing = [.. newValues.ToArray().Select(value => value - value)];
        double[] work = new double[newValues.Length];
        ArimaPosition[] gaps = [.. _gaps.Select(gap => gap.Follow(_motion, nothing, 0, work))];
        return new FittedArima(this, longer, Fitted.Append(added), position, gaps);
    }

    /// <inheritdoc/>
    /// <remarks>Under 2 kB, unless many values near the end are missing.</remarks>
    public string ToJson() => SavedFit.Write("arima", 1, this, Saved, FitJson.Default.SavedFitSavedArima);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedArima FromJson(string json)
    {
        SavedFit<SavedArima> saved = SavedFit.Read(json, "arima", 1, FitJson.Default.SavedFitSavedArima);
        try
        {
            return new FittedArima(saved.Name, saved.Series, saved.State);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ForecastException($"This text is no saved arima fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }

    /// <summary>What it keeps where it is saved.</summary>
    internal SavedArima Saved => SavedArima.Of(_facts, _position, _gaps);

    /// <summary>Numbers of the model's state.</summary>
    internal int StateCount => _facts.Shape.States;

    /// <summary>Where it stands.</summary>
    internal ArimaPosition Position => _position;

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string MakeName() => ArimaText.Name(_facts);

    private protected override string IntervalMethod => "normal, parameters taken as known";

    /// <summary>The distribution a number of periods ahead, from 1.</summary>
    internal PredictiveDistribution Ahead(int periods)
    {
        ArimaStep step = StepAfterLastValue(periods + _position.MissingAtEnd);
        return Symmetric.Normal(step.Mean, StandardDeviation * Math.Sqrt(step.Variance));
    }

    private protected override PredictiveDistribution Step(int ahead) => Ahead(ahead);

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(Residuals.Values) : [];
        var noise = new NoiseSource(StandardDeviation, double.PositiveInfinity, past);
        var ahead = new ArimaAhead(_motion, _position, horizon + _position.MissingAtEnd);
        double[] work = new double[ArimaPaths.WorkLength(_motion, _position, horizon)];
        PathKernel.Run(new ArimaPaths(_motion, _position, _gaps, ahead, work, noise), horizon, pathCount, seed, draws);
    }

    private IReadOnlyList<double> Piece(int start, int count) => Array.AsReadOnly(_facts.Coefficients[start..(start + count)]);

    private ArimaStep StepAfterLastValue(int steps)
    {
        ArimaStep[] ahead = _ahead;
        if (ahead.Length < steps)
        {
            ahead = new ArimaStep[Math.Max(steps, Math.Max(2 * ahead.Length, 8))];
            ArimaOutlook.Fill(_motion, _position, _gaps, ahead);
            _ahead = ahead;
        }

        return ahead[steps - 1];
    }
}
