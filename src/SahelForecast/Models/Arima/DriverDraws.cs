using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Regressors ahead by path: drawn from forecasts of them, known where there is none.</summary>
internal sealed class DriverDraws
{
    private readonly double[] _values;
    private readonly int _length;

    private DriverDraws(double[] values, int length, int pathCount, string note)
    {
        _values = values;
        _length = length;
        PathCount = pathCount;
        Note = note;
    }

    public int PathCount { get; }

    /// <summary>What is to be said of how they were drawn.</summary>
    public string Note { get; }

    /// <summary>All values, by regressor, step and path.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Those of one regressor, by step and path.</summary>
    public ReadOnlySpan<double> Of(int regressor) => _values.AsSpan(regressor * _length, _length);

    /// <summary>Draws them.</summary>
    /// <param name="drivers">Forecasts of regressors by key.</param>
    /// <param name="regressors">The regressors.</param>
    /// <param name="last">The last period of the series.</param>
    /// <param name="horizon">Periods ahead.</param>
    /// <param name="options">The seed, and the number of paths where no driver has any.</param>
    /// <param name="known">The value of a regressor so many periods ahead, where it is not forecast.</param>
    /// <exception cref="ArgumentException">A forecast doesn't reach the horizon, or drivers have different numbers of paths.</exception>
    public static DriverDraws Of(ForecastPanel drivers, (SeriesKey Key, string Name)[] regressors, Period last, int horizon, ForecastOptions options, Func<int, int, double> known)
    {
        Forecast?[] used = [.. regressors.Select(regressor => drivers.TryFind(regressor.Key))];
        int pathCount = SharedPathCount(used) ?? options.PathCount;
        int length = horizon * pathCount;
        double[] values = new double[used.Length * length];
        for (int i = 0; i < used.Length; i++)
        {
            for (int step = 0; step < horizon; step++)
            {
                Span<double> destination = values.AsSpan((i * length) + (step * pathCount), pathCount);
                if (used[i] is Forecast driver)
                {
                    Draw(driver, regressors[i].Name, last.Plus(step + 1), options.Seed, destination);
                }
                else
                {
                    destination.Fill(known(i, step + 1));
                }
            }
        }

        return new DriverDraws(values, length, pathCount, Array.Exists(used, driver => driver is { Paths: null }) ? ", those without paths period by period" : "");
    }

    private static int? SharedPathCount(Forecast?[] drivers)
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
