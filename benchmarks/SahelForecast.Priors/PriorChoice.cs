using SahelForecast.Models.Ets;

namespace SahelForecast.Priors;

/// <summary>A point of the grid that is searched.</summary>
internal sealed class PriorChoice
{
    /// <summary>Alpha, beta, gamma, phi (each: from 0, from 1), discount, cost of multiplicative errors: in the order searched.</summary>
    public static readonly int[] All = [3, 0, 8, 6, 5, 9, 1, 7];

    // Exponents of the beta densities, less 1.
    private static readonly double[] Exponents = [0, 0.25, 0.5, 1, 2, 4, 8, 12, 16, 24, 32];

    // What an error counts for, of that a year later.
    private static readonly double[] Discounts = [1, 0.95, 0.9, 0.85, 0.8, 0.7];

    private static readonly double[] Costs = [0, 1, 2, 4, 6, 8, 12, 16, 24, 32];

    private readonly int[] _places;

    private PriorChoice(int[] places) => _places = places;

    /// <summary>Where the search begins.</summary>
    public static PriorChoice Start => new([3, 0, 0, 6, 0, 4, 4, 0, 0, 0]);

    /// <summary>The neighbour; null at an end of the grid.</summary>
    public PriorChoice? Move(int place, int direction)
    {
        double[] steps = place switch { 8 => Discounts, 9 => Costs, _ => Exponents };
        int next = _places[place] + direction;
        if (next < 0 || next >= steps.Length)
        {
            return null;
        }

        int[] moved = [.. _places];
        moved[place] = next;
        return new PriorChoice(moved);
    }

    /// <summary>The prior, for so many periods a year.</summary>
    public EtsPrior Prior(int periodsAYear) => new(
        Density(0), Density(2), Density(4), Density(6), Math.Pow(Discounts[_places[8]], 0.5 / periodsAYear), Costs[_places[9]]);

    /// <summary>As C#, for so many periods a year.</summary>
    public string ToCode(int periodsAYear) => FormattableString.Invariant(
        $"new({Code(0)}, {Code(2)}, {Code(4)}, {Code(6)}, Math.Pow({Discounts[_places[8]]}, {0.5 / periodsAYear:R}), {Costs[_places[9]]})");

    public override string ToString() => FormattableString.Invariant(
        $"alpha {Code(0)} beta {Code(2)} gamma {Code(4)} phi {Code(6)} discount {Discounts[_places[8]]} cost {Costs[_places[9]]}");

    private BetaPrior Density(int place) => new(1 + Exponents[_places[place]], 1 + Exponents[_places[place + 1]]);

    private string Code(int place) => FormattableString.Invariant($"new({Density(place).A}, {Density(place).B})");
}
