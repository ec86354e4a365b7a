namespace SahelForecast.Scenarios;

/// <summary>Cuts the funds that hold a series down: a programme that ends, a plan that is not paid.</summary>
/// <param name="Start">The first period with less money.</param>
/// <param name="Share">The share of the funds that goes, above 0 and below 1, such as 0.3.</param>
/// <remarks>Money required and unmet is another question: <c>FundingRequirement</c>.</remarks>
public sealed record FundingCut(Period Start, double Share) : ResourceLoss(Start)
{
    /// <summary>The share of the funds that goes.</summary>
    public double Share { get; init => field = Checked(value); } = Checked(Share);

    private protected override double ShareLost => Share;

    private static double Checked(double share) => share is > 0 and < 1
        ? share
        : throw new ArgumentOutOfRangeException(nameof(share), share, FormattableString.Invariant($"Share is {share}, but must be above 0 and below 1: write 0.3 for 30 % less money."));
}
