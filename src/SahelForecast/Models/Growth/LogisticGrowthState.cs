namespace SahelForecast.Models.Growth;

/// <summary>Where a series stands, and how far its futures may go.</summary>
/// <param name="Last">The logarithm of the last observed value.</param>
/// <param name="MissingAtEnd">Periods without a value since.</param>
/// <param name="Lowest">The lowest logarithm that a future may reach; it is held there.</param>
/// <param name="Highest">The highest.</param>
internal readonly record struct LogisticGrowthState(double Last, int MissingAtEnd, double Lowest, double Highest)
{
    /// <summary>Takes the value of the next period.</summary>
    public LogisticGrowthState Take(double log) => double.IsNaN(log)
        ? this with { MissingAtEnd = MissingAtEnd + 1 }
        : this with { Last = log, MissingAtEnd = 0 };
}
