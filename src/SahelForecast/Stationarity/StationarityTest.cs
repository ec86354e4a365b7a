namespace SahelForecast.Stationarity;

/// <summary>Tests of whether a series keeps to its level, its line or its season, or wanders off.</summary>
/// <remarks>
/// <para>Missing values are NaN. KPSS, Dickey-Fuller and Phillips-Perron close the gaps, as R does: what wanders still does when it is not looked at all the time.
/// Times stay what they are where a line is fitted. The seasonal ones keep every value in its place.</para>
/// <para>Numbers are those of R's urca 1.3 and forecast 8.20, on series without gaps.</para>
/// <para>A series times a number, or plus one, has the same statistics.</para>
/// </remarks>
public static class StationarityTest
{
    /// <summary>The strength above which <see cref="SeasonalTest.Strength"/> differences over a season: 0.64, which forecast::nsdiffs chose by accuracy on the M3 and M4 series.</summary>
    public const double StrengthThreshold = 0.64;

    /// <summary>The test of Kwiatkowski, Phillips, Schmidt and Shin. Its null hypothesis is that the series is stationary.</summary>
    /// <param name="values">The series, at least 2 observed values; NaN where missing, not infinite.</param>
    /// <param name="part">What it is stationary about.</param>
    /// <param name="lags">Of the long-run variance with Bartlett's weights, from 0 to below the number of observed values n; null for the whole part of 3 sqrt(n) / 13.</param>
    /// <returns>Statistic above the critical value: not stationary. p between 0.01 and 0.1.</returns>
    /// <exception cref="ArgumentException">There are too few observed values, or an infinite one.</exception>
    /// <remarks>D. Kwiatkowski, P. C. B. Phillips, P. Schmidt and Y. Shin (1992), Testing the null hypothesis of stationarity against the alternative of a unit root,
    /// Journal of Econometrics 54, 159-178.</remarks>
    public static StationarityTestResult Kpss(ReadOnlySpan<double> values, DeterministicPart part = DeterministicPart.Level, int? lags = null)
    {
        Guard.Defined(part);
        int count = Observed(values);
        Enough(values, count, KpssKernel.MinimumCount);
        return Kpss(values, part, Checked(lags ?? KpssKernel.LagsFor(count), count - 1));
    }

    /// <summary>The augmented Dickey-Fuller test. Its null hypothesis is that the series has a unit root.</summary>
    /// <param name="values">The series, at least 4 observed values and 2 more a lag, one more with a trend; NaN where missing, not infinite.</param>
    /// <param name="part">What it is stationary about, if it is.</param>
    /// <param name="lags">How many differences before enter the regression, 0 to 2.</param>
    /// <returns>Statistic below the critical value: no unit root. p between 0.01 and 0.1.</returns>
    /// <exception cref="ArgumentException">There are too few observed values, or an infinite one.</exception>
    /// <remarks>D. A. Dickey and W. A. Fuller (1979), Distribution of the estimators for autoregressive time series with a unit root, Journal of the American Statistical
    /// Association 74, 427-431. Critical values by the number of differences, as urca has them.</remarks>
    public static StationarityTestResult DickeyFuller(ReadOnlySpan<double> values, DeterministicPart part = DeterministicPart.Level, int lags = 1)
    {
        Guard.Defined(part);
        Checked(lags, DickeyFullerKernel.MaximumLags);
        Enough(values, Observed(values), DickeyFullerKernel.MinimumCount(part, lags));
        using var scratch = new PooledScratch(8 * values.Length);
        var observed = new ObservedValues(values, scratch.Span);
        return DickeyFullerKernel.Test(observed, part, lags, scratch.Span[(2 * values.Length)..]);
    }

    /// <summary>The test of Phillips and Perron, Z(tau). Its null hypothesis is that the series has a unit root.</summary>
    /// <param name="values">The series, at least 4 observed values, 5 with a trend; NaN where missing, not infinite.</param>
    /// <param name="part">What it is stationary about, if it is.</param>
    /// <param name="lags">Of the long-run variance, from 0 to below the number of differences n; null for the whole part of 4 (n / 100)^(1/4).</param>
    /// <returns>Statistic below the critical value: no unit root. p between 0.01 and 0.1.</returns>
    /// <exception cref="ArgumentException">There are too few observed values, or an infinite one.</exception>
    /// <remarks>P. C. B. Phillips and P. Perron (1988), Testing for a unit root in time series regression, Biometrika 75, 335-346; critical values of J. G. MacKinnon (1991).</remarks>
    public static StationarityTestResult PhillipsPerron(ReadOnlySpan<double> values, DeterministicPart part = DeterministicPart.Level, int? lags = null)
    {
        Guard.Defined(part);
        int count = Observed(values);
        Enough(values, count, PhillipsPerronKernel.MinimumCount(part));
        int used = Checked(lags ?? PhillipsPerronKernel.LagsFor(count - 1), count - 2);
        using var scratch = new PooledScratch(7 * values.Length);
        var observed = new ObservedValues(values, scratch.Span);
        return PhillipsPerronKernel.Test(observed, part, used, scratch.Span[(2 * values.Length)..]);
    }

    /// <summary>The test of Osborn, Chui, Smith and Birchenhall. Its null hypothesis is that the series has a seasonal unit root.</summary>
    /// <param name="values">The series, at least 10 values and a season; NaN where missing, not infinite.</param>
    /// <param name="season">Periods in a season, at least 2.</param>
    /// <returns>Statistic below the critical value: no seasonal unit root. There is no table, so p is NaN. <see cref="StationarityTestResult.Lags"/> were chosen from 0 to 2 by AIC.</returns>
    /// <exception cref="ArgumentException">There are too few values, or an infinite one.</exception>
    /// <remarks>D. R. Osborn, A. P. L. Chui, J. Smith and C. R. Birchenhall (1988), Seasonality and the order of integration for consumption, Oxford Bulletin of Economics and
    /// Statistics 50(4), 361-377.</remarks>
    public static StationarityTestResult Ocsb(ReadOnlySpan<double> values, int season)
    {
        SeasonOf(season);
        Observed(values);
        Enough(values, values.Length, OcsbKernel.MinimumCount(season));
        using var scratch = new PooledScratch(9 * values.Length);
        return OcsbKernel.Test(values, season, scratch.Span);
    }

    /// <summary>How strong the season is: 1 - Var(remainder) / Var(season + remainder), of a decomposition by loess with a seasonal window of 11.</summary>
    /// <param name="values">The series; NaN where missing, not infinite. Missing values at the ends are cut off.</param>
    /// <param name="season">Periods in a season, at least 2.</param>
    /// <returns>A share in [0, 1], 0 for a series that is only trend. NaN when there are no more than two seasons, or some place in the season is always missing.</returns>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    /// <remarks>X. Wang, K. A. Smith and R. J. Hyndman (2006), Characteristic-based clustering for time series data, Data Mining and Knowledge Discovery 13(3), 335-364. Stand-ins for
    /// missing values hardly count in the decomposition and not at all in the variances; R interpolates them.</remarks>
    public static double SeasonalStrength(ReadOnlySpan<double> values, int season)
    {
        SeasonOf(season);
        Observed(values);
        return SeasonalStrengthKernel.Of(Trimmed(values), season);
    }

    internal static StationarityTestResult Kpss(ReadOnlySpan<double> values, DeterministicPart part, int lags)
    {
        using var scratch = new PooledScratch(3 * values.Length);
        var observed = new ObservedValues(values, scratch.Span);
        return KpssKernel.Test(observed, part, lags, scratch.Span[(2 * values.Length)..]);
    }

    internal static ReadOnlySpan<double> Trimmed(ReadOnlySpan<double> values) => values.Trim(double.NaN);

    internal static int SeasonOf(int season) => season >= 2
        ? season
        : throw new ArgumentOutOfRangeException(nameof(season), season, FormattableString.Invariant($"season is {season}, but a season has at least 2 periods."));

    /// <summary>How many values are there.</summary>
    internal static int Observed(ReadOnlySpan<double> values)
    {
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsInfinity(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"values[{i}] is {values[i]}, but must be finite, or NaN where missing."), nameof(values));
            }

            count += double.IsNaN(values[i]) ? 0 : 1;
        }

        return count;
    }

    private static void Enough(ReadOnlySpan<double> values, int count, int minimum)
    {
        if (count < minimum)
        {
            throw new ArgumentException(FormattableString.Invariant($"values has {count} that count, but this test needs at least {minimum}."), nameof(values));
        }
    }

    private static int Checked(int lags, int most) => lags >= 0 && lags <= most
        ? lags
        : throw new ArgumentOutOfRangeException(nameof(lags), lags, FormattableString.Invariant($"lags is {lags}, but must be from 0 to {most} here."));
}
