using SahelForecast.Distributions;
using SahelForecast.Models.Arima;

namespace SahelForecast.Models.Counts;

/// <summary>A fitted count model with regressors: one more of a regressor multiplies the mean of its period.</summary>
/// <remarks>Forecasts need the regressors' future: known with the fit or given later, or forecast themselves.</remarks>
public sealed partial class FittedCountRegression : FittedModel, IRegressionFit, ISavableFit, ILikelihoodFit, ICoefficientFit
{
    private readonly CountPosition _position;
    private readonly (SeriesKey Key, string Name)[] _regressors;
    private readonly int _observed;

    // What regressors add in the last period: where they are unknown in a missing one, they count as before.
    private readonly double _effect;

    // Of each regressor from the first period after the training series on; NaN where unknown.
    private readonly double[][] _future;
    private readonly bool _isRead;
    private CountDistribution[]? _steps;

    private FittedCountRegression(TimeSeries training, double[] fitted, CountPosition position, (SeriesKey Key, string Name)[] regressors, double effect, double[][] future)
        : base(CountText.Name(position.Options, regressors.Length), training, fitted)
    {
        _position = position;
        _regressors = regressors;
        _observed = training.Count - training.MissingCount;
        _effect = effect;
        _future = future;
    }

    private FittedCountRegression(FittedCountRegression before, TimeSeries training, TimeSeries fitted, CountPosition position, double effect, double[][] future)
        : base(before, training, fitted)
    {
        _position = position;
        _regressors = before._regressors;
        _observed = before._observed;
        _isRead = before._isRead;
        _effect = effect;
        _future = future;
    }

    /// <inheritdoc cref="FittedCounts.Alpha"/>
    public double Alpha => _position.Estimate.Alpha;

    /// <inheritdoc cref="FittedCounts.Beta"/>
    public double Beta => _position.Estimate.Beta;

    /// <inheritdoc cref="FittedCounts.Size"/>
    public double Size => 1 / _position.Estimate.Dispersion;

    /// <inheritdoc cref="FittedCounts.Discount"/>
    public double Discount => _position.Discount;

    /// <inheritdoc cref="FittedCounts.LogLikelihood"/>
    public double LogLikelihood => _position.Estimate.LogLikelihood;

    /// <summary>As of a fit without regressors, and one a regressor.</summary>
    public int ParameterCount => CountText.ParameterCount(_position.Options, _regressors.Length);

    /// <inheritdoc/>
    public bool Converged => _position.Estimate.Converged;

    int ILikelihoodFit.ObservedCount => _observed;

    /// <summary>Those of a fit without regressors, without standard errors, for beliefs have their part in them; then what one more of each regressor adds to the log of the mean, with.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => CountText.Coefficients(_position, _regressors.Select(regressor => regressor.Name));

    /// <inheritdoc/>
    public override string Describe() => CountText.Describe(_position, _regressors.Select(regressor => regressor.Name));

    /// <summary>Goes on by further counts, with all that was estimated unchanged. The regressors' values come from what the fit knows of their future. O(1) a value.</summary>
    /// <param name="newValues">The counts of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series.</exception>
    /// <exception cref="InvalidOperationException">A regressor has no value for a new period that has one.</exception>
    public FittedCountRegression Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = CountSeries.Append(Name, Training, newValues);
        double[] effects = new double[newValues.Length];
        double last = _effect;
        for (int i = 0; i < effects.Length; i++)
        {
            effects[i] = last = double.IsNaN(newValues[i]) && !RegressorFuture.IsKnown(_future, i + 1) ? last : Effect(i + 1);
        }

        double[] added = new double[newValues.Length];
        CountPosition position = _position.Take(newValues, effects, added);
        return new FittedCountRegression(this, longer, Fitted.Append(added), position, last, RegressorFuture.After(_future, newValues.Length));
    }

    /// <summary>Goes on by further counts and the values of the regressors.</summary>
    /// <param name="newValues">The counts of the next periods; NaN where missing.</param>
    /// <param name="newRegressors">The regressors by key, from the first of these periods on at least; what they have after is their known future.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series; a series is no regressor of this fit or has other periods.</exception>
    /// <exception cref="InvalidOperationException">A regressor has no value for a new period that has one.</exception>
    public FittedCountRegression Append(ReadOnlySpan<double> newValues, TimeSeriesPanel newRegressors) => WithFuture(newRegressors).Append(newValues);

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    IRegressionFit IRegressionFit.Append(ReadOnlySpan<double> newValues, TimeSeriesPanel newRegressors) => Append(newValues, newRegressors);

    internal static FittedCountRegression Of(TimeSeries series, double[][] columns, IReadOnlyList<TimeSeries> regressors, CountOptions options, CountEstimate estimate)
    {
        double[] effects = new double[series.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            for (int t = 0; t < effects.Length; t++)
            {
                effects[t] += estimate.Amounts[i] * columns[i][t];
            }
        }

        double[] fitted = new double[series.Count];
        CountPosition position = CountPosition.Of(series.Values, effects, options, estimate, fitted);
        Period next = series.Periods.Last + 1;
        return new FittedCountRegression(
            series, fitted, position, [.. regressors.Select(regressor => (regressor.Key, regressor.Name))], effects[^1], [.. regressors.Select(regressor => RegressorTable.From(regressor, next))]);
    }

    private protected override string IntervalMethod => CountText.IntervalMethod;

    private protected override int MemoryParameters => 2;

    private protected override PredictiveDistribution Step(int ahead) => Steps(ahead)[ahead - 1];

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] scores = bootstrapped ? CountText.Scores(Training, Fitted, _position.Estimate) : [];
        CountPaths.Fill(Steps(horizon).AsSpan(0, horizon), _position.Origin.Memory.Correlation, scores, pathCount, seed, draws);
    }

    // Two threads may both compute them, alike. Regressors are asked for no further than needed, and the first steps are the same however many there are.
    private CountDistribution[] Steps(int horizon)
    {
        if (_steps is not CountDistribution[] steps || steps.Length < horizon)
        {
            double[] effects = new double[horizon];
            for (int h = 0; h < horizon; h++)
            {
                effects[h] = Effect(h + 1);
            }

            _steps = steps = _position.Steps(effects);
        }

        return steps;
    }

    private double Effect(int ahead)
    {
        double sum = 0;
        for (int i = 0; i < _future.Length; i++)
        {
            sum += _position.Estimate.Amounts[i] * Known(i, ahead);
        }

        return sum;
    }

    private double Known(int regressor, int ahead) => RegressorFuture.Known(_future[regressor], _regressors[regressor].Name, Training, ahead);
}
