namespace SahelForecast.Needs;

/// <summary>How money that does not cover a requirement is shared out among its sectors. A stated assumption: donors earmark, and plans reprioritise.</summary>
public sealed class FundingRule
{
    private FundingRule(IReadOnlyList<string> order) => Order = order;

    /// <summary>Every sector gets the same share of its requirement.</summary>
    public static FundingRule ProRata { get; } = new([]);

    /// <summary>Sectors get all they require one after the other, until the money is spent.</summary>
    /// <param name="sectors">All sectors of the requirement, the first served first.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There are no sectors, or one comes twice.</exception>
    public static FundingRule ByPriority(params ReadOnlySpan<string> sectors)
    {
        string[] order = sectors.ToArray();
        string? twice = order.GroupBy(sector => Guard.Text(sector, nameof(sectors)), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return order.Length > 0 && twice is null
            ? new FundingRule(Array.AsReadOnly(order))
            : throw new ArgumentException(order.Length == 0 ? "sectors is empty: name all sectors, the first served first, or use FundingRule.ProRata." : $"The sector \"{twice}\" comes twice in the order: name each once.", nameof(sectors));
    }

    /// <summary>The sectors in the order in which they are served; empty for pro rata.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <summary>Such as "pro rata" or "in the order food, water".</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Order.Count == 0 ? "pro rata" : $"in the order {string.Join(", ", Order)}";

    /// <summary>The positions in which the sectors of a requirement are served; empty for pro rata.</summary>
    internal int[] Positions(IReadOnlyList<string> sectors)
    {
        string[] missing = [.. sectors.Except(Order, StringComparer.Ordinal)];
        string[] unknown = [.. Order.Except(sectors, StringComparer.Ordinal)];
        return Order.Count == 0 ? []
            : missing.Length > 0 ? throw new ArgumentException($"The order leaves out {string.Join(", ", missing)}: name all sectors, those served last too.", nameof(sectors))
            : unknown.Length > 0 ? throw new ArgumentException($"The order names {string.Join(", ", unknown)}, which the requirement does not have; it has {string.Join(", ", sectors)}.", nameof(sectors))
            : [.. Order.Select(sector => sectors.ToList().IndexOf(sector))];
    }

    /// <summary>The money that each sector lacks.</summary>
    /// <param name="order">As <see cref="Positions"/> gives it.</param>
    /// <param name="required">Money by sector, at least 0.</param>
    /// <param name="share">The share of all of it that is funded.</param>
    /// <param name="unmet">Room for as many numbers.</param>
    internal static void ShareOut(int[] order, ReadOnlySpan<double> required, double share, Span<double> unmet)
    {
        double total = 0;
        for (int i = 0; i < required.Length; i++)
        {
            unmet[i] = required[i] * (1 - share);
            total += required[i];
        }

        // All of the money is enough, whatever the sum was rounded to.
        double left = share == 1 ? double.PositiveInfinity : share * total;
        foreach (int sector in order)
        {
            double paid = Math.Min(left, required[sector]);
            unmet[sector] = required[sector] - paid;
            left -= paid;
        }
    }
}
