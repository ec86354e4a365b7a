namespace SahelForecast;

/// <summary>What a frequency implies.</summary>
public static class FrequencyExtensions
{
    /// <summary>Periods in a year on average: 365.2425 days, 52.1775 weeks, 36 dekads, 12, 4, 2, 1.</summary>
    /// <param name="frequency">The frequency.</param>
    /// <returns>A number of at least 1.</returns>
    /// <remarks>Days and weeks follow the mean Gregorian year of 365.2425 days.</remarks>
    public static double PeriodsPerYear(this Frequency frequency) => frequency switch
    {
        Frequency.Daily => 365.2425,
        Frequency.Weekly => 365.2425 / 7,
        Frequency.Dekadal => 36,
        Frequency.Monthly => 12,
        Frequency.Quarterly => 4,
        Frequency.HalfYearly => 2,
        Frequency.Yearly => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "Unknown frequency."),
    };

    /// <summary>Periods in one season: 7 for days, otherwise the whole periods in a year (52, 36, 12, 4, 2, 1).</summary>
    /// <param name="frequency">The frequency.</param>
    /// <returns>A whole number of at least 1; 1 means that the frequency has no season.</returns>
    public static int SeasonLength(this Frequency frequency) =>
        frequency == Frequency.Daily ? 7 : (int)PeriodsPerYear(frequency);
}
