namespace SahelForecast.Models.Ets;

/// <summary>The priors that were learned, by frequency and length. benchmarks/SahelForecast.Priors writes the other part of this class.</summary>
internal static partial class EtsPriors
{
    // Up to these numbers of values a series is short; the constants of short ones were learned from as many at most.
    private const int ShortYearly = 20;
    private const int ShortQuarterly = 40;
    private const int ShortMonthly = 60;

    /// <summary>The prior for a series.</summary>
    /// <param name="frequency">Weeks, days and dekads have that of months, half years that of years.</param>
    /// <param name="observed">Its observed values.</param>
    public static EtsPrior For(Frequency frequency, int observed) => frequency switch
    {
        Frequency.Yearly or Frequency.HalfYearly => observed < ShortYearly ? YearlyShort : YearlyLong,
        Frequency.Quarterly => observed < ShortQuarterly ? QuarterlyShort : QuarterlyLong,
        _ => observed < ShortMonthly ? MonthlyShort : MonthlyLong,
    };
}
