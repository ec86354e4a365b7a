namespace SahelForecast.Transforms;

/// <summary>Chooses lambda of a Box-Cox transform from a series.</summary>
public static class BoxCoxLambda
{
    private const double Furthest = 5;

    /// <summary>Guerrero's lambda: that which makes the spread within seasons most alike, whatever their level.</summary>
    /// <param name="series">Values above 0, or missing.</param>
    /// <param name="lower">The least lambda to consider, at least -5.</param>
    /// <param name="upper">The most, above <paramref name="lower"/> and at most 5.</param>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency. Without a season, of 1, pairs of values stand for seasons.</param>
    /// <returns>Lambda, to about 1e-15. 1, which is no transform, whatever the bounds, where the series has no more than two seasons, or varies in fewer than two.</returns>
    /// <exception cref="ArgumentException">A value is 0 or below; the message names its period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A bound or <paramref name="seasonLength"/> is outside its range.</exception>
    /// <remarks>
    /// <para>The bounds -1 and 2 are those of <c>BoxCox.lambda(x, "guerrero")</c> of R's forecast package. Common practice is <c>Guerrero(series, 0, 1)</c>, and
    /// <see cref="SeriesTransform.BoxCox(double)"/> takes no other: the inverse of a power below 0 has no finite mean on a normal scale.</para>
    /// <para>Of each season's standard deviation over its mean to the power 1 - lambda the coefficient of variation is least; the lowest of several minima is taken. Values before the first whole season
    /// play no part. O(n). Reference: V. M. Guerrero (1993), Time-series analysis supported by power transformations, Journal of Forecasting 12, 37-48.</para>
    /// </remarks>
    public static double Guerrero(TimeSeries series, double lower = -1, double upper = 2, int? seasonLength = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        int season = seasonLength is int length ? Guard.Positive(length, nameof(seasonLength)) : series.Frequency.SeasonLength();
        if (!(lower >= -Furthest && lower < upper))
        {
            throw new ArgumentOutOfRangeException(nameof(lower), lower, FormattableString.Invariant($"lower is {lower}, but must be at least {-Furthest} and below upper, which is {upper}."));
        }

        if (!(upper <= Furthest))
        {
            throw new ArgumentOutOfRangeException(nameof(upper), upper, FormattableString.Invariant($"upper is {upper}, but must be at most {Furthest}."));
        }

        return NotPositive(series) is Observation wrong
            ? throw new ArgumentException(
                FormattableString.Invariant($"Guerrero's method takes values above 0, but {series.Name} has {wrong.Value} for {wrong.Period}. Give lambda, or take SeriesTransform.Log1p."), nameof(series))
            : GuerreroKernel.Lambda(series.Values, season, lower, upper);
    }

    /// <summary>The first value that is not above 0; null without.</summary>
    internal static Observation? NotPositive(TimeSeries series)
    {
        for (int i = 0; i < series.Count; i++)
        {
            if (series.Values[i] <= 0)
            {
                return series[i];
            }
        }

        return null;
    }
}
