namespace SahelForecast.Models.Growth;

/// <summary>Where a series stands for <see cref="PooledGrowthModel"/>. Never changed.</summary>
/// <param name="Last">The logarithm of the last observed value; NaN before the first.</param>
/// <param name="MissingAtEnd">Periods without a value since.</param>
/// <param name="Growth">Recent growth a year, jumps cut.</param>
/// <param name="Changes">The sum of absolute changes a year, older ones counting less.</param>
/// <param name="Weight">The years they are worth.</param>
/// <param name="Years">Years of changes seen.</param>
internal readonly record struct PooledGrowthState(double Last, int MissingAtEnd, double Growth, double Changes, double Weight, double Years)
{
    /// <summary>A change beyond this, about a factor of 2.7, says no more of what is usual.</summary>
    private const double LargestChange = 1;

    /// <summary>Before the first value.</summary>
    public static PooledGrowthState Start => new(double.NaN, 0, 0, 0, 0, 0);

    /// <summary>Takes the value of the next period.</summary>
    /// <param name="prior">What is believed of the kind.</param>
    /// <param name="log">Its logarithm, NaN where missing.</param>
    /// <param name="year">A period in years.</param>
    /// <param name="isBreak">Whether the series changed its meaning since the last value: the change then says nothing.</param>
    public PooledGrowthState Take(PooledGrowthPrior prior, double log, double year, bool isBreak)
    {
        if (double.IsNaN(log))
        {
            return this with { MissingAtEnd = double.IsNaN(Last) ? 0 : MissingAtEnd + 1 };
        }

        if (double.IsNaN(Last))
        {
            return this with { Last = log };
        }

        double span = (MissingAtEnd + 1) * year;
        double change = log - Last;
        double kept = Math.Pow(prior.Memory, span);
        double counted = Math.Pow(prior.ChangeMemory, span);
        PooledGrowthState aged = this with { Last = log, MissingAtEnd = 0, Growth = kept * Growth, Changes = counted * Changes, Weight = counted * Weight };

        // A figure repeated to the last digit was carried forward: it tells nothing of how much such figures change.
        if (isBreak || change == 0)
        {
            return aged;
        }

        double exponent = (prior.FallExponent + prior.RiseExponent) / 2;
        double weight = (1 - counted) / (1 - prior.ChangeMemory);
        return aged with
        {
            Growth = aged.Growth + ((1 - kept) * prior.Cut(change / span)),
            Changes = aged.Changes + (weight * Math.Min(Math.Abs(change) / Math.Pow(span, exponent), LargestChange)),
            Weight = aged.Weight + weight,
            Years = Years + span,
        };
    }
}
