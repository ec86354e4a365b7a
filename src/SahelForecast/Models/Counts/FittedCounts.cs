using SahelForecast.Distributions;

namespace SahelForecast.Models.Counts;

/// <summary>A fitted count model.</summary>
public sealed class FittedCounts : FittedModel, ISavableFit, ILikelihoodFit, ICoefficientFit
{
    private const int UsualHorizon = 12;

    private readonly CountPosition _position;
    private readonly int _observed;
    private CountDistribution[]? _steps;

    private FittedCounts(string name, TimeSeries training, double[] fitted, CountPosition position)
        : base(name, training, fitted)
    {
        _position = position;
        _observed = training.Count - training.MissingCount;
    }

    private FittedCounts(FittedCounts before, TimeSeries training, TimeSeries fitted, CountPosition position)
        : base(before, training, fitted)
    {
        _position = position;
        _observed = before._observed;
    }

    private FittedCounts(SavedFit<SavedCounts> saved)
        : base(saved.Name, saved.Series)
    {
        _position = CountPosition.Of(saved.State, []);
        _observed = saved.State.Observed;
    }

    /// <summary>The share of a change that enters the next mean.</summary>
    public double Alpha => _position.Estimate.Alpha;

    /// <summary>The share of the last mean that stays in it.</summary>
    public double Beta => _position.Estimate.Beta;

    /// <summary>The size r of the negative binomial counts, whose variance is m + m² / r; infinite for Poisson.</summary>
    public double Size => 1 / _position.Estimate.Dispersion;

    /// <summary>With a hurdle, what is left of a period's weight one later when the probability of any is asked; else 1.</summary>
    public double Discount => _position.Discount;

    /// <summary>The natural log of the probability of the values learned from; beliefs don't count, and the hurdle's question does.</summary>
    public double LogLikelihood => _position.Estimate.LogLikelihood;

    /// <summary>Level, alpha and beta, dispersion and further zeros, as far as the model has them; a hurdle's discount is one.</summary>
    public int ParameterCount => CountText.ParameterCount(_position.Options, 0);

    /// <inheritdoc/>
    public bool Converged => _position.Estimate.Converged;

    int ILikelihoodFit.ObservedCount => _observed;

    /// <summary>Level, alpha, beta, dispersion and extra zeros without standard errors, for beliefs have their part in them.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => CountText.Coefficients(_position, []);

    /// <inheritdoc/>
    public override string Describe() => CountText.Describe(_position, []);

    /// <summary>Goes on by further counts, with all that was estimated unchanged. O(1) a value.</summary>
    /// <param name="newValues">The counts of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series.</exception>
    public FittedCounts Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = CountSeries.Append(Name, Training, newValues);
        double[] added = new double[newValues.Length];
        CountPosition position = _position.Take(newValues, [], added);
        return new FittedCounts(this, longer, Fitted.Append(added), position);
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write("counts", 1, this, SavedCounts.Of(_position, _observed), FitJson.Default.SavedFitSavedCounts);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedCounts FromJson(string json) => new(SavedFit.Read(json, "counts", 1, FitJson.Default.SavedFitSavedCounts));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    internal static FittedCounts Of(TimeSeries series, CountOptions options, CountEstimate estimate)
    {
        double[] fitted = new double[series.Count];
        CountPosition position = CountPosition.Of(series.Values, [], options, estimate, fitted);
        return new FittedCounts(CountText.Name(options, 0), series, fitted, position);
    }

    private protected override string IntervalMethod => CountText.IntervalMethod;

    private protected override int MemoryParameters => 2;

    private protected override PredictiveDistribution Step(int ahead) => Steps(ahead)[ahead - 1];

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] scores = bootstrapped ? CountText.Scores(Training, Fitted, _position.Estimate) : [];
        CountPaths.Fill(Steps(horizon).AsSpan(0, horizon), _position.Origin.Memory.Correlation, scores, pathCount, seed, draws);
    }

    // Two threads may both compute them, alike.
    private CountDistribution[] Steps(int horizon)
    {
        if (_steps is not CountDistribution[] steps || steps.Length < horizon)
        {
            _steps = steps = _position.Steps(new double[Math.Max(horizon, UsualHorizon)]);
        }

        return steps;
    }
}
