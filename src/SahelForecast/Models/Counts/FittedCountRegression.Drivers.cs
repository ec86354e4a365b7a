using System.Numerics.Tensors;
using SahelForecast.Distributions;
using SahelForecast.Models.Arima;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

public sealed partial class FittedCountRegression
{
    /// <summary>Forecasts with future values of the regressors, taken as certain.</summary>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="futureRegressors">Regressors by key. What the fit knows already need not be given; where both have a value this one counts.</param>
    /// <param name="options">How; default <see cref="ForecastOptions.Default"/>.</param>
    /// <returns>A distribution a step, inside the bounds of the series.</returns>
    /// <exception cref="ArgumentException">A series is no regressor of this fit, or has other periods.</exception>
    /// <exception cref="InvalidOperationException">A regressor has no value for a period; the message names both.</exception>
    public Forecast Forecast(int horizon, TimeSeriesPanel futureRegressors, ForecastOptions? options = null) => WithFuture(futureRegressors).Forecast(horizon, options);

    /// <summary>Forecasts with forecasts of regressors: their uncertainty widens that of the counts.</summary>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="drivers">Forecasts of regressors by key. Path p of the counts follows path p of each, so draw drivers that move together together. Without sample paths a driver is drawn from
    /// its distributions, period by period and apart from the others. Regressors not among them need known values.</param>
    /// <param name="options">Seed, and past deviations drawn again when bootstrapped; the number of paths only where no driver has paths. The result always comes from paths of the model's own
    /// recursion, and so has each count answer to those drawn before.</param>
    /// <returns>A forecast with sample paths, inside the bounds of the series.</returns>
    /// <exception cref="ArgumentException">A forecast is of no regressor of this fit, doesn't reach the horizon, or drivers have different numbers of paths.</exception>
    /// <exception cref="InvalidOperationException">A regressor is neither forecast nor known for a period; the message names both. Or past deviations are to be drawn again, and the fit was read from JSON.</exception>
    public Forecast Forecast(int horizon, ForecastPanel drivers, ForecastOptions? options = null)
    {
        Guard.Positive(horizon);
        ArgumentNullException.ThrowIfNull(drivers);
        options ??= ForecastOptions.Default;
        bool bootstrapped = options.Method == ForecastMethod.Bootstrapped;
        if (bootstrapped && _isRead)
        {
            throw new InvalidOperationException($"{Name} was read from JSON and has no past errors to draw again. Use ForecastMethod.Simulated, or fit the series.");
        }

        RegressorFuture.Require(drivers.Select(driver => driver.Key), _regressors, [], nameof(drivers));
        DriverDraws drawn = DriverDraws.Of(drivers, _regressors, Training.Periods.Last, horizon, options, Known);
        double[] effects = new double[horizon * drawn.PathCount];
        for (int i = 0; i < _regressors.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(drawn.Of(i), _position.Estimate.Amounts[i], effects, effects);
        }

        double[] scores = bootstrapped ? CountText.Scores(Training, Fitted, _position.Estimate) : [];
        double[] draws = new double[effects.Length];
        _position.Fill(effects, drawn.PathCount, RandomStream.Derive(options.Seed, Training.Key.StableHash()), scores, draws);
        TensorPrimitives.Max(draws, Training.Metadata.LowerBound, draws);
        TensorPrimitives.Min(draws, Training.Metadata.UpperBound, draws);
        var paths = new SamplePaths(horizon, drawn.PathCount, draws);
        string errors = bootstrapped ? "past errors drawn again" : "counts drawn one after the other, parameters taken as known";
        return new Forecast(
            Name,
            Training[Training.Count - 1],
            EmpiricalDistribution.OfSteps(paths),
            FormattableString.Invariant($"{drawn.PathCount} simulated paths, seed {options.Seed}: {errors}; drivers' paths followed{drawn.Note}"),
            Training.Key,
            Training.Metadata,
            paths,
            options.Seed);
    }

    private FittedCountRegression WithFuture(TimeSeriesPanel regressors) =>
        new(this, Training, Fitted, _position, _effect, RegressorFuture.Merge(_future, _regressors, Training, regressors, []));
}
