namespace SahelForecast.Scenarios;

/// <summary>When a forecast passes a planning threshold, from its paths.</summary>
/// <param name="Threshold">The threshold, in the unit of the series.</param>
/// <param name="Periods">The periods forecast.</param>
/// <param name="InPeriod">The probability of being at or above it in each period.</param>
/// <param name="ByPeriod">The probability of having been at or above it at least once up to each period; never falls.</param>
public sealed record ThresholdPassing(double Threshold, PeriodRange Periods, IReadOnlyList<double> InPeriod, IReadOnlyList<double> ByPeriod)
{
    /// <summary>Threshold, horizon and the probability of passing it by then.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant($"{Threshold:G6} or more by {Periods.Last}: {100 * ByPeriod[^1]:0.#} %");

    /// <summary>Reads the paths of a forecast.</summary>
    /// <param name="forecast">A forecast with paths.</param>
    /// <param name="threshold">A finite threshold.</param>
    /// <returns>Probabilities by period.</returns>
    /// <exception cref="InvalidOperationException">The forecast has no paths: marginal distributions don't say when something first happens.</exception>
    public static ThresholdPassing Of(Forecast forecast, double threshold)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        Guard.Finite(threshold);
        SamplePaths paths = forecast.Paths ?? throw new InvalidOperationException(
            "The time to a threshold needs sample paths: forecast with Method = ForecastMethod.Simulated, or ask Steps for the probability in one period.");
        double[] now = new double[paths.Horizon];
        double[] ever = new double[paths.Horizon];
        bool[] passed = new bool[paths.PathCount];
        for (int step = 0; step < paths.Horizon; step++)
        {
            (now[step], ever[step]) = Count(paths.AtStep(step), threshold, passed);
        }

        return new ThresholdPassing(threshold, forecast.Periods, now, ever);
    }

    /// <summary>The shares of paths at or above a threshold now, and now or before.</summary>
    internal static (double Now, double Ever) Count(ReadOnlySpan<double> draws, double threshold, Span<bool> passed)
    {
        int now = 0;
        int ever = 0;
        for (int i = 0; i < draws.Length; i++)
        {
            bool isAbove = draws[i] >= threshold;
            now += isAbove ? 1 : 0;
            ever += (passed[i] |= isAbove) ? 1 : 0;
        }

        return ((double)now / draws.Length, (double)ever / draws.Length);
    }

    /// <summary>The first period by which it is passed with a probability; null when that is beyond the horizon.</summary>
    /// <param name="probability">A fraction in (0, 1); 0.5 gives the median time.</param>
    /// <returns>A period, or null.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not inside (0, 1).</exception>
    public Period? TimeTo(double probability)
    {
        Guard.Level(probability, nameof(probability));
        for (int step = 0; step < Periods.Count; step++)
        {
            if (ByPeriod[step] >= probability)
            {
                return Periods[step];
            }
        }

        return null;
    }
}
