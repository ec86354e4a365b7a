using System.Globalization;

namespace SahelForecast.Regressors;

/// <summary>Earlier values of a driver as regressors, and their future by a forecast of the driver.</summary>
/// <remarks>A lag reaches as many periods past the end of its driver: so far ahead it is known.</remarks>
public static class LagExtensions
{
    /// <summary>The driver some periods before.</summary>
    /// <param name="driver">A series.</param>
    /// <param name="periods">How many periods before, at least 0.</param>
    /// <returns>A series as long that begins and ends so much later; its key has the part lag.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periods"/> is negative: what comes after explains nothing.</exception>
    public static TimeSeries Lag(this TimeSeries driver, int periods)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return DriverLags.Lag(periods).Of(driver);
    }

    /// <summary>The forecast of the driver some periods before: what the history holds, then what is forecast.</summary>
    /// <param name="driver">A forecast.</param>
    /// <param name="history">The driver up to the origin of the forecast at least.</param>
    /// <param name="periods">How many periods before, at least 0.</param>
    /// <returns>A forecast of the same periods with the key that <see cref="Lag(TimeSeries, int)"/> gives; its path p is path p of the driver, moved.</returns>
    /// <exception cref="ArgumentException">The history has no value for a period that is needed.</exception>
    public static Forecast Lag(this Forecast driver, TimeSeries history, int periods)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(history);
        return DriverLags.Lag(periods).Of(driver, history);
    }

    /// <summary>Several lags, each with an amount of its own.</summary>
    /// <param name="driver">A series.</param>
    /// <param name="first">The shortest lag, at least 0.</param>
    /// <param name="last">The longest lag.</param>
    /// <returns>One series a lag.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or begins below 0.</exception>
    public static TimeSeriesPanel Lags(this TimeSeries driver, int first, int last) =>
        TimeSeriesPanel.Create(Range(first, last).Select(driver.Lag));

    /// <summary>Several lags of a forecast.</summary>
    /// <param name="driver">A forecast.</param>
    /// <param name="history">The driver up to the origin of the forecast at least.</param>
    /// <param name="first">The shortest lag, at least 0.</param>
    /// <param name="last">The longest lag.</param>
    /// <returns>One forecast a lag; path p of all belongs to path p of the driver.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or begins below 0.</exception>
    public static ForecastPanel Lags(this Forecast driver, TimeSeries history, int first, int last) =>
        ForecastPanel.Create(Range(first, last).Select(lag => driver.Lag(history, lag)));

    /// <summary>Many lags with few amounts: weights that are a polynomial of the lag.</summary>
    /// <param name="driver">A series.</param>
    /// <param name="longest">The longest lag; the shortest is 0.</param>
    /// <param name="degree">Of the polynomial, at least 0 and at most <paramref name="longest"/>: 0 a plain sum, 1 a line, 2 a hump.</param>
    /// <returns>degree + 1 series, the sums over lags of (lag / longest) to the power of 0, 1, ... times the driver. <see cref="LagWeights"/> gives the weights back.</returns>
    /// <remarks>Reference: S. Almon (1965), The distributed lag between capital appropriations and expenditures, Econometrica 33(1), 178-196.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TimeSeriesPanel DistributedLag(this TimeSeries driver, int longest, int degree)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return TimeSeriesPanel.Create(DriverLags.Almon(longest, degree).Select(lags => lags.Of(driver)));
    }

    /// <summary>The same of a forecast with sample paths.</summary>
    /// <param name="driver">A forecast with paths.</param>
    /// <param name="history">The driver up to the origin of the forecast at least.</param>
    /// <param name="longest">The longest lag; the shortest is 0.</param>
    /// <param name="degree">Of the polynomial.</param>
    /// <returns>One forecast for each series of <see cref="DistributedLag(TimeSeries, int, int)"/>.</returns>
    /// <exception cref="InvalidOperationException">The forecast has no paths: sums over periods need them.</exception>
    /// <exception cref="ArgumentException">The history has no value for a period that is needed.</exception>
    public static ForecastPanel DistributedLag(this Forecast driver, TimeSeries history, int longest, int degree)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(history);
        return ForecastPanel.Create(DriverLags.Almon(longest, degree).Select(lags => lags.Of(driver, history)));
    }

    /// <summary>What each lag adds, by the amounts estimated for a distributed lag.</summary>
    /// <param name="amounts">Of the series of <see cref="DistributedLag(TimeSeries, int, int)"/>, in their order.</param>
    /// <param name="longest">The longest lag.</param>
    /// <returns>longest + 1 weights, from lag 0.</returns>
    public static IReadOnlyList<double> LagWeights(IReadOnlyList<double> amounts, int longest)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        return [.. Enumerable.Range(0, longest + 1).Select(lag => amounts.Select((amount, power) => amount * DriverLags.Power(lag, longest, power)).Sum())];
    }

    private static IEnumerable<int> Range(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        return last >= first
            ? Enumerable.Range(first, last - first + 1)
            : throw new ArgumentOutOfRangeException(nameof(last), last, string.Create(CultureInfo.InvariantCulture, $"last is {last}, but must be at least first, {first}."));
    }
}
