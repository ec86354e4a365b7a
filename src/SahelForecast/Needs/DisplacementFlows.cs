namespace SahelForecast.Needs;

/// <summary>The reported flows of one region and period, in whole people. A term that was not reported is null, which is not zero.</summary>
/// <param name="NewDisplacement">Movements into displacement; one person may count several times.</param>
/// <param name="Returns">People who went home.</param>
/// <param name="Onward">People who left all the regions of the account, such as across a border.</param>
/// <param name="Deaths">Displaced people who died.</param>
/// <param name="Births">Children born to displaced people.</param>
public sealed record DisplacementFlows(
    long? NewDisplacement = null, long? Returns = null, long? Onward = null, long? Deaths = null, long? Births = null)
{
    internal static readonly string[] Names = ["new displacement", "returns", "onward movement", "deaths", "births"];

    internal long?[] Terms => [NewDisplacement, Returns, Onward, Deaths, Births];

    /// <summary>What the reported flows add to the stock.</summary>
    internal long Net => checked((NewDisplacement ?? 0) - (Returns ?? 0) - (Onward ?? 0) - (Deaths ?? 0) + (Births ?? 0));

    internal void Check(string where)
    {
        long?[] terms = Terms;
        int negative = Array.FindIndex(terms, term => term < 0);
        if (negative >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{Names[negative]} of {where} is {terms[negative]}, but must be at least 0: the sign is that of the term. Leave out what is not known."));
        }
    }
}

/// <summary>Displaced people who moved from one region of an account to another.</summary>
/// <param name="From">The region left.</param>
/// <param name="To">The region reached, another one.</param>
/// <param name="People">How many, at least 0.</param>
public sealed record DisplacementMovement(string From, string To, long People);
