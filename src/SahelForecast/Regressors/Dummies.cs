using System.Globalization;

namespace SahelForecast.Regressors;

/// <summary>Regressors that are 1 where something holds: a season, a holiday, a change.</summary>
public static class Dummies
{
    /// <summary>The periods of a series and those to be forecast: what regressors known ahead have to cover.</summary>
    /// <param name="series">What is explained.</param>
    /// <param name="horizon">Periods ahead, at least 0.</param>
    /// <returns>The periods.</returns>
    public static PeriodRange PeriodsWith(this TimeSeries series, int horizon)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfNegative(horizon);
        return new PeriodRange(series.Periods.Start, series.Count + horizon);
    }

    /// <summary>A season of some months, such as the lean season from June to August: the share of each period's days that lies in it.</summary>
    /// <param name="periods">The periods, those to be forecast included; shorter than a year.</param>
    /// <param name="name">Of the season, such as "lean season".</param>
    /// <param name="months">Numbers of months, 1 to 12.</param>
    /// <returns>A series from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no month or one is no month, or periods are years, which all have the same share.</exception>
    public static TimeSeries Season(PeriodRange periods, string name, params ReadOnlySpan<int> months)
    {
        int[] wanted = months.ToArray();
        Guard.Text(name);
        if (wanted.Length == 0 || Array.Exists(wanted, month => month is < 1 or > 12))
        {
            throw new ArgumentException($"months is {(wanted.Length == 0 ? "empty" : string.Join(", ", wanted))}, but must hold numbers from 1 to 12.", nameof(months));
        }

        return periods.Frequency == Frequency.Yearly
            ? throw new ArgumentException($"Every year has the same share of {name}. Use shorter periods, or leave it out.", nameof(periods))
            : RegressorSeries.Of(periods, name, SeriesKey.Of(("season", name)), period => Days(period).Average(day => wanted.Contains(day.Month) ? 1.0 : 0.0));
    }

    /// <summary>Days that move through the year, such as holidays: how many of them lie in each period.</summary>
    /// <param name="periods">The periods, those to be forecast included.</param>
    /// <param name="name">Of the days, such as "Tabaski".</param>
    /// <param name="days">The days; also those of the periods to be forecast.</param>
    /// <returns>A series of counts.</returns>
    public static TimeSeries Holiday(PeriodRange periods, string name, IEnumerable<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        Guard.Text(name);
        DateOnly[] all = [.. days];
        return RegressorSeries.Of(periods, name, SeriesKey.Of(("holiday", name)), period => all.Count(day => day >= period.FirstDay && day <= period.LastDay));
    }

    /// <summary>A change that stays: 0 before, 1 from its first period on.</summary>
    /// <param name="periods">The periods, those to be forecast included.</param>
    /// <param name="change">The change, such as a break of the series.</param>
    /// <returns>A series of 0 and 1.</returns>
    /// <exception cref="ArgumentException">The change is in a period of another frequency.</exception>
    public static TimeSeries Step(PeriodRange periods, SeriesBreak change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Of(periods, change.First, "step", $"step from {change.First} on", period => period >= change.First);
    }

    /// <summary>Something that passes: 1 in some periods, 0 before and after.</summary>
    /// <param name="periods">The periods, those to be forecast included.</param>
    /// <param name="first">Its first period.</param>
    /// <param name="count">How many periods it takes, at least 1.</param>
    /// <returns>A series of 0 and 1.</returns>
    /// <exception cref="ArgumentException">The period is of another frequency.</exception>
    public static TimeSeries Pulse(PeriodRange periods, Period first, int count = 1)
    {
        Guard.Positive(count);
        string name = string.Create(CultureInfo.InvariantCulture, $"pulse in {new PeriodRange(first, count)}");
        return Of(periods, first, "pulse", name, period => period >= first && period - first < count);
    }

    private static TimeSeries Of(PeriodRange periods, Period first, string dimension, string name, Func<Period, bool> holds) => first.Frequency == periods.Frequency
        ? RegressorSeries.Of(periods, name, SeriesKey.Of((dimension, name)), period => holds(period) ? 1 : 0)
        : throw new ArgumentException($"{first} is {first.Frequency}, but the periods from {periods.Start} on are {periods.Frequency}. Give a period of theirs.", nameof(first));

    private static IEnumerable<DateOnly> Days(Period period)
    {
        for (DateOnly day = period.FirstDay; day < period.LastDay; day = day.AddDays(1))
        {
            yield return day;
        }

        yield return period.LastDay;
    }
}
