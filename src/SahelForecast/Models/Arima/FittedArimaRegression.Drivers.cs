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
        RequireRegressors(drivers.Select(driver => driver.Key), nameof(drivers));
        Forecast?[] used = [.. _regressors.Select(regressor => drivers.TryFind(regressor.Key))];
        int pathCount = PathCount(used) ?? options.PathCount;
        double[] values = new double[_amounts.Length * horizon * pathCount];
        bool anyApart = false;
        for (int i = 0; i < used.Length; i++)
        {
            anyApart |= used[i] is { Paths: null };
            for (int step = 0; step < horizon; step++)
            {
                Span<double> destination = values.AsSpan(((i * horizon) + step) * pathCount, pathCount);
                if (used[i] is Forecast driver)
                {
                    Draw(driver, _regressors[i].Name, Training.Periods.Last.Plus(step + 1), options.Seed, destination);
                }
                else
                {
                    destination.Fill(Known(i, step + 1));
                }
            }
        }

        double[] draws = new double[horizon * pathCount];
        bool bootstrapped = options.Method == ForecastMethod.Bootstrapped;
        FillPaths(horizon, pathCount, RandomStream.Derive(options.Seed, Training.Key.StableHash()), bootstrapped, values, draws);
        TensorPrimitives.Max(draws, Training.Metadata.LowerBound, draws);
        TensorPrimitives.Min(draws, Training.Metadata.UpperBound, draws);
        var paths = new SamplePaths(horizon, pathCount, draws);
        string errors = bootstrapped ? "past errors drawn again" : IntervalMethod;
        string apart = anyApart ? ", those without paths period by period" : "";
        return new Forecast(
            Name,
            Training[Training.Count - 1],
            EmpiricalDistribution.OfSteps(paths),
            FormattableString.Invariant($"{pathCount} simulated paths, seed {options.Seed}: {errors}; drivers' paths followed{apart}"),
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

    private FittedArimaRegression WithFuture(TimeSeriesPanel regressors)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        RequireRegressors(regressors.Select(regressor => regressor.Key), nameof(regressors));
        double[][] future = [.. _future];
        Period next = Training.Periods.Last.Plus(1);
        foreach (TimeSeries regressor in regressors)
        {
            RegressorTable.RequireFrequency(Training, regressor);
            int place = Array.FindIndex(_regressors, known => known.Key.Equals(regressor.Key));
            if (place >= 0)
            {
                future[place] = RegressorTable.Merge(RegressorTable.From(regressor, next), future[place]);
            }
        }

        return new FittedArimaRegression(this, Training, Fitted, Noise, future, _doubt);
    }

    // Regressors that were left out may be given: they change nothing.
    private void RequireRegressors(IEnumerable<SeriesKey> keys, string argument)
    {
        foreach (SeriesKey key in keys)
        {
            if (!Array.Exists(_regressors, regressor => regressor.Key.Equals(key)) && !Dropped.Any(dropped => dropped.Key.Equals(key)))
            {
                throw new ArgumentException($"({key}) is no regressor of this fit, which has {string.Join("; ", _regressors.Select(regressor => $"({regressor.Key})"))}. Use the same keys.", argument);
            }
        }
    }

    private static int? PathCount(Forecast?[] drivers)
    {
        Forecast[] drawn = [.. drivers.OfType<Forecast>().Where(driver => driver.Paths is not null)];
        int? count = drawn.FirstOrDefault()?.Paths?.PathCount;
        return Array.Find(drawn, driver => driver.Paths?.PathCount != count) is Forecast other
            ? throw new ArgumentException(
                $"({other.Key}) has {other.Paths?.PathCount} paths, but ({drawn[0].Key}) has {count}: path p of one belongs to path p of the other. Draw as many of each.", nameof(drivers))
            : count;
    }

    private static void Draw(Forecast driver, string name, Period period, ulong seed, Span<double> destination)
    {
        int step = driver.Periods.IndexOf(period);
        if (step < 0)
        {
            throw new ArgumentException($"{name} is forecast for {driver.Periods}, but not for {period}. Forecast it from the last period of the series to the whole horizon.", nameof(driver));
        }

        if (driver.Paths is SamplePaths paths)
        {
            paths.AtStep(step).CopyTo(destination);
        }
        else
        {
            driver.Steps[step].Sample(destination, RandomStream.Derive(RandomStream.Derive(seed, driver.Key.StableHash()), (ulong)step));
        }
    }
}
