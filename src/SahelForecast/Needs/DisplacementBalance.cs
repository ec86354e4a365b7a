using System.Globalization;

namespace SahelForecast.Needs;

/// <summary>The account of one region and period: closing = opening + new displacement - returns - onward - deaths + births + arrivals - departures + residual.</summary>
/// <remarks>Published stocks and flows do not close; the residual is what is left, and it is never hidden. The account closes to the last person.</remarks>
public sealed partial class DisplacementBalance
{
    internal DisplacementBalance(
        string region, Period period, long opening, long closing, DisplacementFlows flows, long? arrivals, long? departures, IReadOnlyList<string>? notReported = null)
    {
        (Region, Period, Opening, Closing, Flows, Arrivals, Departures) = (region, period, opening, closing, flows, arrivals, departures);
        Residual = checked(closing - opening - flows.Net - (arrivals ?? 0) + (departures ?? 0));
        string[] missing = arrivals is null || departures is null ? ["movements between the regions"] : [];
        NotReported = [.. notReported ?? [.. flows.Terms.Index().Where(term => term.Item is null).Select(term => DisplacementFlows.Names[term.Index])], .. missing];
    }

    /// <summary>Accounts for one region.</summary>
    /// <param name="region">The region.</param>
    /// <param name="period">The period between the two stocks.</param>
    /// <param name="opening">The stock at its start, at least 0.</param>
    /// <param name="closing">The stock at its end, at least 0.</param>
    /// <param name="flows">What was reported.</param>
    /// <returns>The account.</returns>
    /// <exception cref="ArgumentException">A number is negative; the message names it.</exception>
    public static DisplacementBalance Create(string region, Period period, long opening, long closing, DisplacementFlows flows)
    {
        Check(region, period, opening, closing, flows);
        return new DisplacementBalance(region, period, opening, closing, flows, 0, 0);
    }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The period between the two stocks.</summary>
    public Period Period { get; }

    /// <summary>The stock at the start.</summary>
    public long Opening { get; }

    /// <summary>The stock at the end.</summary>
    public long Closing { get; }

    /// <summary>The reported flows; null where none was.</summary>
    public DisplacementFlows Flows { get; }

    /// <summary>People who came from other regions of the account; null where movements were not reported, 0 where there is no other region.</summary>
    public long? Arrivals { get; }

    /// <summary>People who went to other regions of the account; null where movements were not reported, 0 where there is no other region.</summary>
    public long? Departures { get; }

    /// <summary>What the stocks change by beyond the reported flows; negative when more people left than was reported.</summary>
    public long Residual { get; }

    /// <summary>The terms that were not reported; the residual holds them.</summary>
    public IReadOnlyList<string> NotReported { get; }

    /// <summary>What the residual is made of.</summary>
    public string ResidualMeaning => $"{string.Join("", NotReported.Select(term => term + ", "))}double counting and revisions, not told apart";

    /// <summary>The account in one line, in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Region}, {Period}: {Opening:N0} -> {Closing:N0}, residual {Residual:N0} ({ResidualMeaning})");

    internal static void Check(string region, Period period, long opening, long closing, DisplacementFlows flows)
    {
        Guard.Text(region);
        ArgumentNullException.ThrowIfNull(flows);
        flows.Check($"{region} in {period}");
        if (opening < 0 || closing < 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The stock of {region} in {period} goes from {opening} to {closing}, but must be at least 0 people: correct the negative one."));
        }
    }
}
