namespace SahelForecast.Needs;

/// <summary>The five severity phases and the 20 % rule for areas: an area is in the highest phase that at least 20 % of its people are in or beyond.</summary>
/// <remarks>
/// <para>What the rule says: how severe the situation is of at least one person in five. What it doesn't say: that the area is classified so. The IPC classifies by
/// convergence of evidence and consensus, and JIAF gives an area one severity without a table of people by phase; both settle figures in workshops.</para>
/// <para>Phase 5 by this rule is no Famine classification. Famine needs, besides one household in five with an extreme lack of food, acute malnutrition of 30 % of children and two deaths per
/// 10,000 people a day or more, reliable direct evidence on all three, and a review of its own. Areas without humanitarian access get no table of people by phase at all.</para>
/// <para>References: IPC Technical Manual, acute food insecurity protocols 2.2 and 2.3 and special protocols for Famine classification and for areas with limited or no access (interactive edition, ipcinfo.org);
/// IPC Global Steering Committee (2016), Guidelines on key parameters for IPC Famine classification; FEWS NET, Integrated Phase Classification (fews.net/IPC), for the 20 %;
/// OCHA-DAP/ds-knowledge-base, methods/absent-data.md, for what JIAF and IPC count.</para>
/// </remarks>
public static class SeverityPhase
{
    /// <summary>How many phases there are; they are numbered from 1.</summary>
    public const int Count = 5;

    /// <summary>The least severe phase that counts as in need.</summary>
    public const int InNeed = 3;

    /// <summary>The share of people, a fraction, that puts an area into a phase.</summary>
    public const double AreaShare = 0.2;

    private static readonly string[] Food = ["minimal", "stressed", "crisis", "emergency", "catastrophe"];
    private static readonly string[] Joint = ["minimal", "stressed", "severe", "extreme", "catastrophic"];

    /// <summary>What a phase is called.</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>Its name in lower case, such as "crisis".</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase.</exception>
    public static string NameOf(int phase, PhaseScale scale = PhaseScale.AcuteFoodInsecurity) =>
        (Guard.Defined(scale) == PhaseScale.Jiaf ? Joint : Food)[Check(phase, nameof(phase)) - 1];

    internal static int Check(int phase, string argument) => phase is >= 1 and <= Count
        ? phase
        : throw new ArgumentOutOfRangeException(argument, phase, FormattableString.Invariant($"{argument} is {phase}, but must be from 1 (minimal) to 5 (the most severe)."));

    /// <summary>The phase of an area by the rule, from whole people or from shares.</summary>
    /// <param name="byPhase">People or shares in phase 1 to 5, of which one is above 0.</param>
    /// <param name="tolerance">A fraction of the sum by which a share may miss 20 %; 0 for whole people, where the comparison is exact.</param>
    internal static int OfArea(ReadOnlySpan<double> byPhase, double tolerance)
    {
        double sum = 0;
        foreach (double part in byPhase)
        {
            sum += part;
        }

        double orWorse = 0;
        for (int phase = Count; phase > 1; phase--)
        {
            orWorse += byPhase[phase - 1];

            // Five times, not a fifth: both sides are whole numbers then.
            if (5 * orWorse >= sum * (1 - tolerance))
            {
                return phase;
            }
        }

        return 1;
    }
}
