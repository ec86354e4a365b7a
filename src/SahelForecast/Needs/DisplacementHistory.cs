using System.Collections;

namespace SahelForecast.Needs;

/// <summary>A period of a history without an account, for want of a stock at one of its ends.</summary>
/// <param name="Region">The region.</param>
/// <param name="Period">The period.</param>
/// <param name="HasOpening">Whether the stock at its start is known.</param>
/// <param name="HasClosing">Whether the stock at its end is known.</param>
/// <param name="Flows">The flows reported for it, which are in no account.</param>
public sealed record DisplacementGap(string Region, Period Period, bool HasOpening, bool HasClosing, DisplacementFlows Flows)
{
    /// <summary>Such as "Mali, 2021: no stock at its end; new displacement 249,174 left out", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString()
    {
        string ends = HasOpening ? "its end" : HasClosing ? "its start" : "either end";
        string[] left = [.. Flows.Terms.Index().Where(term => term.Item is not null).Select(term => FormattableString.Invariant($"{DisplacementFlows.Names[term.Index]} {term.Item:N0}"))];
        return $"{Region}, {Period}: no stock at {ends}{(left.Length == 0 ? "" : $"; {string.Join(", ", left)} left out")}";
    }
}

/// <summary>The accounts of one region over a history, in time order, and the periods that have none.</summary>
public sealed class DisplacementHistory : IReadOnlyList<DisplacementBalance>
{
    private readonly List<DisplacementBalance> _balances;

    internal DisplacementHistory(string region, List<DisplacementBalance> balances, List<DisplacementGap> notAccounted) =>
        (Region, _balances, NotAccounted) = (region, balances, notAccounted.AsReadOnly());

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The periods without an account, in time order; what was reported for them is in none.</summary>
    public IReadOnlyList<DisplacementGap> NotAccounted { get; }

    /// <inheritdoc/>
    public int Count => _balances.Count;

    /// <inheritdoc/>
    public DisplacementBalance this[int index] => _balances[index];

    /// <summary>The residuals as a series, to forecast from, for <see cref="DisplacementRegion.Residual"/>.</summary>
    /// <returns>People of any sign, kind <see cref="SeriesKind.Index"/>, from the first account to the last; missing where there is none. They hold the flows that were not reported, named in
    /// <see cref="DisplacementBalance.NotReported"/>.</returns>
    /// <exception cref="InvalidOperationException">There is no account.</exception>
    public TimeSeries Residuals()
    {
        if (Count == 0)
        {
            throw new InvalidOperationException($"{Region} has no account, and so no residual: it needs the stocks of two periods in succession.");
        }

        Period first = _balances[0].Period;
        double[] residuals = new double[_balances[^1].Period - first + 1];
        Array.Fill(residuals, double.NaN);
        foreach (DisplacementBalance balance in _balances)
        {
            residuals[balance.Period - first] = balance.Residual;
        }

        return TimeSeries.Create(
            first, residuals, SeriesKey.Of(("region", Region), ("term", "Residual")), new SeriesMetadata { DisplayName = $"{Region}, residual", Kind = SeriesKind.Index });
    }

    /// <inheritdoc/>
    public IEnumerator<DisplacementBalance> GetEnumerator() => _balances.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
