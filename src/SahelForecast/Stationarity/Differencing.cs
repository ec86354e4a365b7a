namespace SahelForecast.Stationarity;

/// <summary>How often to difference a series before a stationary model fits it.</summary>
/// <remarks>
/// <para>The rules are those of ndiffs, nsdiffs and auto.arima in R's forecast package (R. J. Hyndman and Y. Khandakar (2008), Automatic time series forecasting: the forecast package
/// for R, Journal of Statistical Software 27(3), 1-22): test, difference, test again, up to a maximum; over a season first. Nothing throws for a series that is short, constant or
/// all missing: where a test can't be made, the number so far stands. The numbers are R's on all 3,003 series of the M3 competition.</para>
/// <para>Missing values: the seasonal difference of a value without partner is missing. Of what is there, first differences are taken one after the other, and one over a gap
/// is divided by its periods (R doesn't), so that gaps don't bend a line.</para>
/// </remarks>
public static class Differencing
{
    /// <summary>First and seasonal differences, as automatic ARIMA wants them: the seasonal ones first, the others of what those leave.</summary>
    /// <param name="values">The series; NaN where missing, not infinite. Missing values at the ends are cut off.</param>
    /// <param name="season">Periods in a season; 1 when there is none.</param>
    /// <param name="maximumFirst">The most first differences, 0 to 2.</param>
    /// <param name="maximumSeasonal">The most seasonal differences, 0 to 2.</param>
    /// <param name="firstTest">Decides on first differences, at 5 % and about a level.</param>
    /// <param name="seasonalTest">Decides on seasonal differences.</param>
    /// <returns>Numbers from 0 to the maxima.</returns>
    /// <exception cref="ArgumentException">A value is infinite, or a number lies outside its range.</exception>
    /// <remarks>Decomposing is the cost: with <see cref="SeasonalTest.Strength"/> about 25 numbers a value are allocated, else nothing once the pool is warm.</remarks>
    public static (int First, int Seasonal) Suggest(
        ReadOnlySpan<double> values,
        int season,
        int maximumFirst = 2,
        int maximumSeasonal = 1,
        UnitRootTest firstTest = UnitRootTest.Kpss,
        SeasonalTest seasonalTest = SeasonalTest.Strength)
    {
        InRange(maximumFirst, nameof(maximumFirst));
        InRange(maximumSeasonal, nameof(maximumSeasonal));
        Guard.Defined(firstTest);
        int seasonal = SuggestSeasonal(values, season, maximumSeasonal, seasonalTest);
        ReadOnlySpan<double> trimmed = StationarityTest.Trimmed(values);
        using var scratch = new PooledScratch(trimmed.Length);
        trimmed.CopyTo(scratch.Span);
        Span<double> rest = scratch.Span;
        for (int i = 0; i < seasonal; i++)
        {
            rest = Difference(rest, season);
        }

        return (First(rest, maximumFirst, firstTest, DeterministicPart.Level, 0.05), seasonal);
    }

    /// <summary>First differences.</summary>
    /// <param name="values">The series, without season; NaN where missing, not infinite.</param>
    /// <param name="maximum">The most, 0 to 2.</param>
    /// <param name="test">Decides.</param>
    /// <param name="part">What the series may be stationary about.</param>
    /// <param name="significance">Of the test, in [0.01, 0.1].</param>
    /// <returns>A number from 0 to the maximum.</returns>
    /// <exception cref="ArgumentException">A value is infinite, or a number lies outside its range.</exception>
    /// <remarks>O(n sqrt(n)); allocates nothing once the pool is warm.</remarks>
    public static int SuggestFirst(
        ReadOnlySpan<double> values,
        int maximum = 2,
        UnitRootTest test = UnitRootTest.Kpss,
        DeterministicPart part = DeterministicPart.Level,
        double significance = 0.05)
    {
        InRange(maximum, nameof(maximum));
        Guard.Defined(test);
        Guard.Defined(part);
        if (significance is not (>= 0.01 and <= 0.1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(significance), significance, FormattableString.Invariant($"significance is {significance}, but must be in [0.01, 0.1], as the tests' tables run: write 0.05, not 5."));
        }

        StationarityTest.Observed(values);
        return First(values, maximum, test, part, significance);
    }

    /// <summary>Seasonal differences.</summary>
    /// <param name="values">The series; NaN where missing, not infinite. Missing values at the ends are cut off.</param>
    /// <param name="season">Periods in a season; with 1 there is nothing to difference.</param>
    /// <param name="maximum">The most, 0 to 2.</param>
    /// <param name="test">Decides.</param>
    /// <returns>A number from 0 to the maximum; 0 for no more than two seasons.</returns>
    /// <exception cref="ArgumentException">A value is infinite, or a number lies outside its range.</exception>
    public static int SuggestSeasonal(ReadOnlySpan<double> values, int season, int maximum = 1, SeasonalTest test = SeasonalTest.Strength)
    {
        Guard.Positive(season);
        InRange(maximum, nameof(maximum));
        Guard.Defined(test);
        StationarityTest.Observed(values);
        ReadOnlySpan<double> trimmed = StationarityTest.Trimmed(values);
        if (season == 1)
        {
            return 0;
        }

        // Room for the series and what is left of it, and for the constancy check.
        using var scratch = new PooledScratch(3 * trimmed.Length);
        Span<double> rest = scratch.Span[..trimmed.Length];
        Span<double> work = scratch.Span[trimmed.Length..];
        trimmed.CopyTo(rest);
        int seasonal = 0;
        while (seasonal < maximum && rest.Length > 2L * season && !new ObservedValues(rest, work).IsConstant && NeedsSeasonal(rest, season, test))
        {
            Span<double> next = Difference(rest, season);
            if (!next.ContainsAnyExcept(double.NaN))
            {
                break;
            }

            rest = next;
            seasonal++;
        }

        return seasonal;
    }

    private static int First(ReadOnlySpan<double> values, int maximum, UnitRootTest test, DeterministicPart part, double significance)
    {
        int length = values.Length;
        using var scratch = new PooledScratch(8 * length);
        var observed = new ObservedValues(values, scratch.Span);
        int first = 0;
        while (first < maximum && !observed.IsConstant && NeedsFirst(observed, test, part, significance, scratch.Span[(2 * length)..]))
        {
            observed.Difference();
            first++;
        }

        return first;
    }

    private static bool NeedsFirst(in ObservedValues observed, UnitRootTest test, DeterministicPart part, double significance, Span<double> scratch)
    {
        int count = observed.Values.Length;
        switch (test)
        {
            case UnitRootTest.Kpss:
                return KpssKernel.Test(observed, part, KpssKernel.LagsFor(count), scratch).PValue < significance;
            case UnitRootTest.DickeyFuller:
                const int Lags = 1;
                return count >= DickeyFullerKernel.MinimumCount(part, Lags) && DickeyFullerKernel.Test(observed, part, Lags, scratch).PValue > significance;
            default:
                return count >= PhillipsPerronKernel.MinimumCount(part)
                    && PhillipsPerronKernel.Test(observed, part, PhillipsPerronKernel.LagsFor(count - 1), scratch).PValue > significance;
        }
    }

    private static bool NeedsSeasonal(ReadOnlySpan<double> values, int season, SeasonalTest test)
    {
        if (test == SeasonalTest.Strength)
        {
            return SeasonalStrengthKernel.Of(values, season) > StationarityTest.StrengthThreshold;
        }

        if (values.Length < OcsbKernel.MinimumCount(season))
        {
            return false;
        }

        using var scratch = new PooledScratch(9 * values.Length);
        return OcsbKernel.Test(values, season, scratch.Span).NeedsDifference;
    }

    // In place; what is left of the series.
    /// <summary>Differences values in place: the first so many numbers after, without those that have none before. NaN where either is missing.</summary>
    internal static Span<double> Difference(Span<double> values, int lag)
    {
        for (int i = lag; i < values.Length; i++)
        {
            values[i - lag] = values[i] - values[i - lag];
        }

        return values[..Math.Max(0, values.Length - lag)];
    }

    private static void InRange(int maximum, string name)
    {
        if (maximum is < 0 or > 2)
        {
            throw new ArgumentOutOfRangeException(name, maximum, FormattableString.Invariant($"{name} is {maximum}, but must be 0, 1 or 2."));
        }
    }
}
