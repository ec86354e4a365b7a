namespace SahelForecast.Needs;

/// <summary>The account of several regions over one period. Movements between them cancel in the total; each region and the total close.</summary>
public sealed class DisplacementAccount
{
    private DisplacementAccount(DisplacementBalance[] regions, DisplacementMovement[] movements, DisplacementBalance total) =>
        (Regions, Movements, Total) = (regions, movements, total);

    /// <summary>Accounts for several regions.</summary>
    /// <param name="balances">One account a region, all of one period, as made by <see cref="DisplacementBalance.Create"/>.</param>
    /// <param name="movements">Who moved between them; a pair may come several times. Null where that was not reported, which is not the same as an empty list.</param>
    /// <returns>The account.</returns>
    /// <exception cref="ArgumentException">There are no regions, one comes twice, periods differ, or a movement is negative, names an unknown region or
    /// stays in one.</exception>
    public static DisplacementAccount Create(IEnumerable<DisplacementBalance> balances, IEnumerable<DisplacementMovement>? movements = null)
    {
        ArgumentNullException.ThrowIfNull(balances);
        DisplacementBalance[] own = [.. balances];
        if (own.Length == 0)
        {
            throw new ArgumentException("balances is empty, but an account needs at least one region.", nameof(balances));
        }

        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (DisplacementBalance balance in own)
        {
            if (balance.Period != own[0].Period)
            {
                throw new ArgumentException($"{balance.Region} is for {balance.Period} and {own[0].Region} for {own[0].Period}: account for one period at a time.", nameof(balances));
            }

            if (!positions.TryAdd(balance.Region, positions.Count))
            {
                throw new ArgumentException($"The region {balance.Region} comes twice. Pass one account for each region.", nameof(balances));
            }
        }

        DisplacementMovement[] moved = [.. movements ?? []];
        bool areKnown = movements is not null || own.Length == 1;
        long[] arrivals = new long[own.Length];
        long[] departures = new long[own.Length];
        foreach (DisplacementMovement movement in moved)
        {
            Check(movement, positions);
            checked
            {
                departures[positions[movement.From]] += movement.People;
                arrivals[positions[movement.To]] += movement.People;
            }
        }

        DisplacementBalance[] regions = [.. own.Select((balance, i) => new DisplacementBalance(
            balance.Region, balance.Period, balance.Opening, balance.Closing, balance.Flows, areKnown ? arrivals[i] : null, areKnown ? departures[i] : null))];
        return new DisplacementAccount(regions, moved, Sum(regions));
    }

    /// <summary>The regions in the order given.</summary>
    public IReadOnlyList<DisplacementBalance> Regions { get; }

    /// <summary>Who moved between them.</summary>
    public IReadOnlyList<DisplacementMovement> Movements { get; }

    /// <summary>All regions together. A flow that only some regions reported is the sum of those, and the others are named as not reported.</summary>
    public DisplacementBalance Total { get; }

    /// <summary>The account as a table, in every culture alike.</summary>
    /// <returns>Lines of at most 100 columns: one row a term, one column a region, in as many blocks as needed.</returns>
    public string ToTable() => DisplacementTable.Write(Regions.Count == 1 ? Regions : [.. Regions, Total]);

    private static DisplacementBalance Sum(DisplacementBalance[] regions)
    {
        var missing = new List<string>();
        long?[] terms = new long?[DisplacementFlows.Names.Length];
        for (int term = 0; term < terms.Length; term++)
        {
            string[] silent = [.. regions.Where(region => region.Flows.Terms[term] is null).Select(region => region.Region)];
            if (silent.Length < regions.Length)
            {
                terms[term] = regions.Sum(region => region.Flows.Terms[term] ?? 0);
            }

            if (silent.Length > 0)
            {
                missing.Add(silent.Length == regions.Length ? DisplacementFlows.Names[term] : $"{DisplacementFlows.Names[term]} ({string.Join("; ", silent)})");
            }
        }

        var flows = new DisplacementFlows(terms[0], terms[1], terms[2], terms[3], terms[4]);
        return new DisplacementBalance(
            "Total", regions[0].Period, regions.Sum(region => region.Opening), regions.Sum(region => region.Closing), flows,
            regions.Sum(region => region.Arrivals ?? 0), regions.Sum(region => region.Departures ?? 0), missing);
    }

    private static void Check(DisplacementMovement movement, Dictionary<string, int> positions)
    {
        foreach (string region in new[] { movement.From, movement.To })
        {
            if (!positions.ContainsKey(region))
            {
                throw new ArgumentException(
                    $"The movement from {movement.From} to {movement.To} names {region}, which is not in the account: add its stocks, or count the people as onward movement or new displacement.", nameof(movement));
            }
        }

        if (movement.People < 0 || movement.From == movement.To)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The movement from {movement.From} to {movement.To} has {movement.People} people, but must have at least 0 and go to another region: swap the two, or leave it out."), nameof(movement));
        }
    }
}
