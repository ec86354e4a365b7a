namespace SahelForecast.Decomposition;

/// <summary>Decomposition with several seasons (MSTL), such as the week and the year in days: <see cref="Stl"/> for each in turn, on the series without the others.</summary>
/// <remarks>
/// <para>From the shortest season on, each is taken from the series without the others, and all once more when there are several; the i-th from the shortest
/// has a window of 7 + 4 i cycles. The trend is that of the last. On complete series the numbers are those of R <c>forecast::mstl</c> to rounding;
/// without a season, where R smooths otherwise, this refuses. Missing values are as in <see cref="Stl"/>, where R interpolates them.</para>
/// <para>Reference: K. Bandara, R. J. Hyndman and C. Bergmeir (2021), MSTL: A seasonal-trend decomposition algorithm for time series with multiple
/// seasonal patterns, arXiv:2107.13462.</para>
/// </remarks>
public static class Mstl
{
    private const int Iterations = 2;

    /// <summary>Decomposes a series.</summary>
    /// <param name="series">More than two of its longest seasons, with an observed value in each place of each.</param>
    /// <param name="options">Choices; null takes the seasons of the frequency.</param>
    /// <returns>Trend, seasons and remainder, which add up to the series.</returns>
    /// <exception cref="ArgumentException">The series is too short, its frequency has no season, or a place of a season is never observed.</exception>
    public static SeriesDecomposition Decompose(TimeSeries series, MstlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new MstlOptions();
        if (Obstacle(series, options) is string obstacle)
        {
            throw new ArgumentException($"{series.Name} can't be decomposed: {obstacle}", nameof(series));
        }

        int[] lengths = [.. SeasonsOf(series, options)];
        var plans = new StlPlan[lengths.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            var one = new StlOptions { SeasonalWindow = 7 + (4 * (i + 1)), TrendWindow = options.TrendWindow, Robust = options.Robust };
            plans[i] = new StlPlan(series.Count, StlSettings.Of(one, lengths[i], series.Count));
        }

        double[] values = Stl.Filled(series.Values, lengths[0], out double[] given);
        double[][] seasons = Array.ConvertAll(lengths, _ => new double[series.Count]);
        double[] trend = new double[series.Count];
        double[] weights = new double[series.Count];
        for (int turn = 0; turn < (lengths.Length > 1 ? Iterations : 1); turn++)
        {
            for (int i = 0; i < plans.Length; i++)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(values, seasons[i], values);
                StlKernel.Decompose(plans[i], values, given, seasons[i], trend, weights);
                System.Numerics.Tensors.TensorPrimitives.Subtract(values, seasons[i], values);
            }
        }

        return new SeriesDecomposition(series, lengths, trend, seasons, weights);
    }

    /// <summary>Why a series can't be decomposed, as a sentence; null when it can.</summary>
    internal static string? Obstacle(TimeSeries series, MstlOptions options) =>
        SeasonsOf(series, options).Select(length => Stl.Obstacle(series.Values, length)).FirstOrDefault(obstacle => obstacle is not null);

    private static IReadOnlyList<int> SeasonsOf(TimeSeries series, MstlOptions options)
    {
        const int DaysInYear = 365;
        if (options.SeasonLengths is IReadOnlyList<int> lengths)
        {
            return lengths;
        }

        int season = series.Frequency.SeasonLength();
        return series.Frequency == Frequency.Daily && series.Count > 2 * DaysInYear ? [season, DaysInYear] : [season];
    }
}
