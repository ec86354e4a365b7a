namespace SahelForecast.Decomposition;

/// <summary>Seasonal-trend decomposition by loess (STL): a season that may change slowly, a trend of any smooth shape, and what is left.</summary>
/// <remarks>
/// <para>The values of each place in the season, such as all Januaries, are smoothed over the years by local regression; what that holds of the trend is
/// taken out; and the trend is the local regression of the series without season. With <see cref="StlOptions.Robust"/> values far from both lose
/// their weight. On complete series the numbers are those of R <c>stl</c> to rounding; but R's robust ones for an even number of values rest on a partial sort
/// that can miss the median, and differ a little.</para>
/// <para>For a missing value the point on the straight line between its neighbours of the same place in the season stands in, level beyond the outer ones,
/// with a thousandth of the weight of a value: trend and season are defined all the same, and it matters only where a window has little else. There
/// are ten turns of season and trend then instead of two, so that they settle. The remainder stays missing.</para>
/// <para>O(n) for a given season: each window costs its width for a tenth of the places, and its weights are made once. Reference:
/// R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning (1990), STL: A seasonal-trend decomposition procedure based on loess,
/// Journal of Official Statistics 6(1), 3-73.</para>
/// </remarks>
public static class Stl
{
    /// <summary>Decomposes a series.</summary>
    /// <param name="series">More than two seasons of values, with an observed value in each place of the season.</param>
    /// <param name="options">Choices; null takes the season of the frequency and R's defaults.</param>
    /// <returns>Trend, season and remainder, which add up to the series.</returns>
    /// <exception cref="ArgumentException">The series is too short, its frequency has no season, or a place of the season is never observed.</exception>
    public static SeriesDecomposition Decompose(TimeSeries series, StlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new StlOptions();
        int season = options.SeasonLength ?? series.Frequency.SeasonLength();
        if (Obstacle(series.Values, season) is string obstacle)
        {
            throw new ArgumentException($"{series.Name} can't be decomposed: {obstacle}", nameof(series));
        }

        var plan = new StlPlan(series.Count, StlSettings.Of(options, season, series.Count));
        double[] values = Filled(series.Values, season, out double[] given);
        double[] seasonal = new double[series.Count];
        double[] trend = new double[series.Count];
        double[] weights = new double[series.Count];
        StlKernel.Decompose(plan, values, given, seasonal, trend, weights);
        return new SeriesDecomposition(series, [season], trend, [seasonal], weights);
    }

    /// <summary>Why values can't be decomposed with a season, as a sentence; null when they can.</summary>
    internal static string? Obstacle(ReadOnlySpan<double> values, int season)
    {
        if (season < 2)
        {
            return "it has no season. Set the length of one, at least 2 periods.";
        }

        if (values.Length <= 2L * season)
        {
            return FormattableString.Invariant($"a season of {season} periods needs at least {(2L * season) + 1} values, but there are {values.Length}.");
        }

        for (int place = 0; place < season; place++)
        {
            int i = place;
            while (i < values.Length && double.IsNaN(values[i]))
            {
                i += season;
            }

            if (i >= values.Length)
            {
                return FormattableString.Invariant($"each place in a season of {season} periods needs at least 1 value, but that of the first period plus {place} is always missing.");
            }
        }

        return null;
    }

    /// <summary>The values with stand-ins for missing ones, and weights; no weights when nothing is missing.</summary>
    internal static double[] Filled(ReadOnlySpan<double> values, int season, out double[] given)
    {
        double[] filled = values.ToArray();
        given = [];
        if (values.Contains(double.NaN))
        {
            given = Array.ConvertAll(filled, value => double.IsNaN(value) ? StlKernel.FaintWeight : 1);
            for (int place = 0; place < season; place++)
            {
                FillPlace(filled, place, season);
            }
        }

        return filled;
    }

    private static void FillPlace(Span<double> values, int place, int season)
    {
        int left = -1;
        for (int i = place; i < values.Length; i += season)
        {
            if (double.IsNaN(values[i]))
            {
                continue;
            }

            for (int gap = left < 0 ? place : left + season; gap < i; gap += season)
            {
                values[gap] = left < 0 ? values[i] : values[left] + ((values[i] - values[left]) * (gap - left) / (i - left));
            }

            left = i;
        }

        for (int gap = left + season; gap < values.Length; gap += season)
        {
            values[gap] = values[left];
        }
    }
}
