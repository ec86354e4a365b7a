namespace SahelForecast.Scenarios;

/// <summary>Withdraws capacity that holds a series down: peacekeepers who leave, staff who can't reach a region. For money see <see cref="FundingCut"/>.</summary>
/// <param name="Start">The first period with less capacity.</param>
/// <param name="Withdrawn">What leaves, above 0 and below <paramref name="Capacity"/>, in any unit, such as 3,000 peacekeepers.</param>
/// <param name="Capacity">What was there, in the same unit, such as 18,000.</param>
public sealed record CapacityWithdrawal(Period Start, double Withdrawn, double Capacity) : ResourceLoss(Start)
{
    /// <summary>What leaves.</summary>
    public double Withdrawn { get; } = double.IsFinite(Capacity) && Withdrawn > 0 && Withdrawn < Capacity
        ? Withdrawn
        : throw new ArgumentOutOfRangeException(
            nameof(Withdrawn), Withdrawn, FormattableString.Invariant($"Withdrawn is {Withdrawn} of a capacity of {Capacity}: it must be above 0 and below the capacity."));

    /// <summary>What was there.</summary>
    public double Capacity { get; } = Capacity;

    private protected override double ShareLost => Withdrawn / Capacity;
}
