using System.Numerics.Tensors;
using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

public sealed partial class FittedArimaRegression
{
    /// <summary>Forecasts with future values of the regressors, taken as certain.</summary>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="futureRegressors">Regressors by key. What the fit knows already need not be given; where both have a value this one counts.</param>
    /// <param name="options">How; default <see cref="ForecastOptions.Default"/>.</param>
    /// <returns>A distribution a step, inside the bounds of the series.</returns>
    /// <exception cref="ArgumentException">A series is no regressor of this fit, or has other periods.</exception>
    /// <exception cref="InvalidOperationException">A regressor has no value for a period; the message names both.</exception>
    public Forecast Forecast(int horizon, TimeSeriesPanel futureRegressors, ForecastOptions? options = null) => WithFuture(futureRegressors).Forecast(horizon, options);

    /// <summary>Forecasts with forecasts of regressors: their uncertainty widens that of the series.</summary>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="drivers">Forecasts of regressors by key. Path p of the series follows path p of each, so draw drivers that move together together. Without sample paths a driver is drawn from
    /// its distributions, period by period and apart from the others. Regressors not among them need known values.</param>
    /// <param name="options">Seed, and errors drawn again when bootstrapped; the number of paths only where no driver has paths. The result always comes from paths.</param>
    /// <returns>A forecast with sample paths, inside the bounds of the series.</returns>
    /// <exception cref="ArgumentException">A forecast is of no regressor of this fit, doesn't reach the horizon, or drivers have different numbers of paths.</exception>
    /// <exception cref="InvalidOperationException">A regressor is neither forecast nor known for a period; the message names both.</exception>
    public Forecast Forecast(int horizon, ForecastPanel drivers, ForecastOptions? options = null)
    {
        Guard.Positive(horizon);
        ArgumentNullException.ThrowIfNull(drivers);
        options ??= ForecastOptions.Default;
        RegressorFuture.Require(drivers.Select(driver => driver.Key), _regressors, Dropped.Select(dropped => dropped.Key), nameof(drivers));
        DriverDraws drawn = DriverDraws.Of(drivers, _regressors, Training.Periods.Last, horizon, options, Known);
        int pathCount = drawn.PathCount;
        double[] draws = new double[horizon * pathCount];
        bool bootstrapped = options.Method == ForecastMethod.Bootstrapped;
        FillPaths(horizon, pathCount, RandomStream.Derive(options.Seed, Training.Key.StableHash()), bootstrapped, drawn.Values, draws);
        TensorPrimitives.Max(draws, Training.Metadata.LowerBound, draws);
        TensorPrimitives.Min(draws, Training.Metadata.UpperBound, draws);
        var paths = new SamplePaths(horizon, pathCount, draws);
        string errors = bootstrapped ? "past errors drawn again" : IntervalMethod;
        return new Forecast(
            Name,
            Training[Training.Count - 1],
            EmpiricalDistribution.OfSteps(paths),
            FormattableString.Invariant($"{pathCount} simulated paths, seed {options.Seed}: {errors}; drivers' paths followed{drawn.Note}"),
            Training.Key,
            Training.Metadata,
            paths,
            options.Seed);
    }

    // By regressor, step and path.
    private void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, ReadOnlySpan<double> values, Span<double> draws)
    {
        var options = new ForecastOptions { Method = ForecastMethod.Bootstrapped, PathCount = pathCount, Seed = seed };
        SamplePaths rest = (bootstrapped ? Noise.Forecast(horizon, options).Paths : null) ?? Noise.Simulate(horizon, pathCount, seed);
        double[] shifts = _doubt.Draw(pathCount, Noise.StandardDeviation, seed);
        for (int step = 0; step < horizon; step++)
        {
            Span<double> sum = draws.Slice(step * pathCount, pathCount);
            rest.AtStep(step).CopyTo(sum);
            for (int i = 0; i < _doubt.Count; i++)
            {
                // The constant, last, has no values but those it is known to have.
                bool isRegressor = i < _amounts.Length;
                ReadOnlySpan<double> own = isRegressor ? values.Slice(((i * horizon) + step) * pathCount, pathCount) : [];
                double constant = isRegressor ? 0 : _doubt.ConstantAt(step + 1);
                double amount = isRegressor ? _amounts[i] : 0;
                double reached = _doubt.Reached(i, step + 1);
                for (int path = 0; path < pathCount; path++)
                {
                    double value = isRegressor ? own[path] : constant;
                    sum[path] += (amount * value) + (shifts[(i * pathCount) + path] * (value - reached));
                }
            }
        }
    }

    // Regressors that were left out may be given: they change nothing.
    private FittedArimaRegression WithFuture(TimeSeriesPanel regressors) => new(
        this, Training, Fitted, Noise, RegressorFuture.Merge(_future, _regressors, Training, regressors, Dropped.Select(dropped => dropped.Key)), _doubt);
}
