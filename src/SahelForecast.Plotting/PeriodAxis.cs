namespace SahelForecast.Plotting;

/// <summary>Where periods lie on the x axis of a chart: in years, so that 2024-07 lies at 2024.5.</summary>
/// <remarks>Use it to put marks of your own beside what <see cref="PlottableAdderExtensions"/> draws.</remarks>
public static class PeriodAxis
{
    /// <summary>The place of a period.</summary>
    /// <param name="period">Any period.</param>
    /// <returns>The year plus the fraction of it that has passed when the period begins; months, quarters and dekads are equally spaced.</returns>
    public static double PositionOf(Period period)
    {
        DateOnly day = period.FirstDay;
        return day.Year + period.Frequency switch
        {
            Frequency.Daily or Frequency.Weekly => (day.DayOfYear - 1) / (DateTime.IsLeapYear(day.Year) ? 366.0 : 365.0),
            Frequency.Dekadal => (((day.Month - 1) * 3) + ((day.Day - 1) / 10)) / 36.0,
            _ => (day.Month - 1) / 12.0,
        };
    }

    /// <summary>The mean distance between neighbours.</summary>
    internal static double Spacing(Frequency frequency) => 1 / frequency.PeriodsPerYear();
}
