using System.Numerics.Tensors;
using SahelForecast.Distributions;

namespace SahelForecast.Models.Arima;

/// <summary>A fitted regression with ARIMA errors: what regressors add, and an ARIMA model of the rest.</summary>
/// <remarks>Forecasts need the regressors' future: known with the fit or given later, or forecast themselves.</remarks>
public sealed partial class FittedArimaRegression : FittedModel, IRegressionFit, ISavableFit, ILikelihoodFit, ICoefficientFit
{
    private readonly (SeriesKey Key, string Name)[] _regressors;
    private readonly double[] _amounts;
    private readonly ArimaDoubt _doubt;

    // Of each regressor from the first period after the training series on; NaN where unknown.
    private readonly double[][] _future;

    private FittedArimaRegression(
        TimeSeries training, double[] fitted, FittedArima noise, (SeriesKey Key, string Name)[] regressors, double[] amounts, double[][] future, ArimaDoubt doubt, IReadOnlyList<DroppedRegressor> dropped)
        : base(training, fitted)
    {
        Noise = noise;
        _regressors = regressors;
        _amounts = amounts;
        _future = future;
        _doubt = doubt;
        Dropped = dropped;
        RegressionCoefficients = [.. FindEffects()];
    }

    private FittedArimaRegression(FittedArimaRegression before, TimeSeries training, TimeSeries fitted, FittedArima noise, double[][] future, ArimaDoubt doubt)
        : base(before, training, fitted)
    {
        Noise = noise;
        _regressors = before._regressors;
        _amounts = before._amounts;
        _future = future;
        _doubt = doubt;
        Dropped = before.Dropped;
        RegressionCoefficients = before.RegressionCoefficients;
    }

    /// <summary>What each regressor adds, in the order they were given.</summary>
    public IReadOnlyList<RegressionCoefficient> RegressionCoefficients { get; }

    /// <summary>Regressors that were left out, and why.</summary>
    public IReadOnlyList<DroppedRegressor> Dropped { get; }

    /// <summary>The ARIMA model of the series less what the regressors add.</summary>
    public FittedArima Noise { get; }

    /// <summary>The order of the errors.</summary>
    public ArimaOrder Order => Noise.Order;

    /// <inheritdoc cref="FittedArima.LogLikelihood"/>
    public double LogLikelihood => Noise.LogLikelihood;

    /// <inheritdoc cref="FittedArima.ParameterCount"/>
    public int ParameterCount => Noise.ParameterCount;

    /// <inheritdoc cref="FittedArima.ObservedCount"/>
    public int ObservedCount => Noise.ObservedCount;

    /// <inheritdoc/>
    public bool Converged => Noise.Converged;

    /// <inheritdoc/>
    public override string Describe()
    {
        IEnumerable<string> effects = RegressionCoefficients.Select(coefficient => FormattableString.Invariant(
            $"One more of {coefficient.Name} goes with {coefficient.Estimate:+#,0.####;-#,0.####;0} (standard error {coefficient.StandardError:#,0.####})."));
        string doubt = _doubt.IsAllowedFor ? "What is uncertain of the regressors' amounts is allowed for." : "The regressors' amounts are taken as known.";
        return string.Join(' ', [.. effects, .. Dropped.Select(dropped => dropped.ToString()), $"The rest: {Noise.Describe()}", .. _amounts.Length > 0 ? [doubt] : Array.Empty<string>()]);
    }

    /// <summary>Goes on by further values, with all that was estimated unchanged. The regressors' values come from what the fit knows of their future.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series.</exception>
    /// <exception cref="InvalidOperationException">A regressor has no value for a new period.</exception>
    public FittedArimaRegression Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] rest = newValues.ToArray();
        double[] effects = new double[rest.Length];
        for (int i = 0; i < rest.Length; i++)
        {
            effects[i] = double.IsNaN(rest[i]) && !RegressorFuture.IsKnown(_future, i + 1) ? double.NaN : Effect(i + 1);
            rest[i] -= effects[i];
        }

        FittedArima noise = Noise.Append(rest);
        double[] added = noise.Fitted.Values[Training.Count..].ToArray();
        TensorPrimitives.Add(added, effects, added);
        ArimaDoubt doubt = _doubt.Append(rest, _future);
        return new FittedArimaRegression(this, longer, Fitted.Append(added), noise, RegressorFuture.After(_future, rest.Length), doubt);
    }

    /// <summary>Goes on by further values and those of the regressors.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing.</param>
    /// <param name="newRegressors">The regressors by key, from the first of these periods on at least; what they have after is their known future.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series, a series is no regressor of this fit or has other periods.</exception>
    /// <exception cref="InvalidOperationException">A regressor has no value for a new period.</exception>
    public FittedArimaRegression Append(ReadOnlySpan<double> newValues, TimeSeriesPanel newRegressors) => WithFuture(newRegressors).Append(newValues);

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    IRegressionFit IRegressionFit.Append(ReadOnlySpan<double> newValues, TimeSeriesPanel newRegressors) => Append(newValues, newRegressors);

    internal static FittedArimaRegression Of(TimeSeries series, int first, ArimaEstimate estimate, TimeSeries[] regressors, IReadOnlyList<DroppedRegressor> dropped, bool isDoubtAllowedFor)
    {
        int end = first + estimate.Levels.Length;
        double[] fitted = new double[series.Count];
        ArimaPosition position = estimate.Follow(series.Count - end, fitted.AsSpan(first));
        fitted.AsSpan(0, first).Fill(double.NaN);

        // The rest is missing where the series is.
        double[] rest = new double[series.Count];
        rest.AsSpan().Fill(double.NaN);
        for (int t = first; t < end; t++)
        {
            rest[t] = double.IsNaN(series.Values[t]) ? double.NaN : estimate.Levels[t - first];
        }

        var noise = new FittedArima(new TimeSeries(series.Periods, rest, series.Key, series.Metadata.AsDifference(RestName(series))), [.. fitted], estimate.Facts, estimate.Motion, position, estimate.FollowGaps(series.Count - end));
        for (int t = first; t < fitted.Length; t++)
        {
            for (int i = 0; i < regressors.Length; i++)
            {
                fitted[t] += estimate.Effects.Amounts[i] * RegressorTable.ValueOf(regressors[i], series.Periods[t]);
            }
        }

        Period next = series.Periods.Last.Plus(1);
        ArimaDoubt doubt = ArimaDoubt.Of(estimate, series.Count - end, isDoubtAllowedFor);
        double[][] future = [.. regressors.Select(regressor => RegressorTable.From(regressor, next))];
        return new FittedArimaRegression(series, fitted, noise, [.. regressors.Select(regressor => (regressor.Key, regressor.Name))], estimate.Effects.Amounts, future, doubt, dropped);
    }

    internal static string RestName(TimeSeries series) => $"what regressors leave of {series.Name}";

    private protected override string MakeName() => _amounts.Length switch
    {
        0 => Noise.Name,
        1 => $"{Noise.Name} + 1 regressor",
        _ => $"{Noise.Name} + {_amounts.Length} regressors",
    };

    private protected override string IntervalMethod => _doubt.IsAllowedFor
        ? "normal, coefficients of the errors taken as known, amounts of the regressors not"
        : "normal, parameters taken as known";

    private protected override PredictiveDistribution Step(int ahead)
    {
        PredictiveDistribution rest = Noise.Ahead(ahead);
        double effect = Effect(ahead);
        double variance = _doubt.Variance(ahead, At(ahead)) * Noise.StandardDeviation * Noise.StandardDeviation;
        return Symmetric.Normal(rest.Mean + effect, Math.Sqrt(rest.Variance + variance));
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] values = new double[_amounts.Length * horizon * pathCount];
        for (int i = 0; i < _amounts.Length; i++)
        {
            for (int step = 0; step < horizon; step++)
            {
                values.AsSpan(((i * horizon) + step) * pathCount, pathCount).Fill(Known(i, step + 1));
            }
        }

        FillPaths(horizon, pathCount, seed, bootstrapped, values, draws);
    }

    private IEnumerable<RegressionCoefficient> FindEffects() =>
        _regressors.Select((regressor, i) => new RegressionCoefficient(regressor.Key, regressor.Name, _amounts[i], Noise.StandardDeviation * _doubt.Size(i)));

    private double Effect(int ahead) => TensorPrimitives.Dot<double>(_amounts, At(ahead));

    private double[] At(int ahead)
    {
        double[] values = new double[_amounts.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Known(i, ahead);
        }

        return values;
    }

    private double Known(int regressor, int ahead) => RegressorFuture.Known(_future[regressor], _regressors[regressor].Name, Training, ahead);
}
