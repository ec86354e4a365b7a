using static SahelForecast.Needs.CaseloadText;

namespace SahelForecast.Needs;

/// <summary>The figures of one plan, in people: population &gt;= affected &gt;= in need &gt;= targeted &gt;= reached.</summary>
/// <remarks>The levels are those of the caseload in OCHA's HPC API. A level that is not known is NaN and constrains nothing.</remarks>
public sealed record Caseload
{
    private Caseload(double population, double affected, double inNeed, double targeted, double reached) =>
        (Population, Affected, InNeed, Targeted, Reached) = (population, affected, inNeed, targeted, reached);

    /// <summary>Creates a caseload from published or planned figures.</summary>
    /// <param name="inNeed">People in need, at least 0.</param>
    /// <param name="population">All people of the area; NaN when not known.</param>
    /// <param name="affected">People affected; NaN when not known.</param>
    /// <param name="targeted">People targeted; NaN when not known. Never filled in from people in need.</param>
    /// <param name="reached">People reached or expected to be; NaN when not known.</param>
    /// <returns>The caseload.</returns>
    /// <exception cref="ArgumentException">A figure is negative or infinite, people in need are missing, or a level is above the one it is a part of;
    /// the message names both with their figures.</exception>
    public static Caseload Create(
        double inNeed, double population = double.NaN, double affected = double.NaN, double targeted = double.NaN, double reached = double.NaN)
    {
        Guard.FiniteNotNegative(inNeed);
        CheckOrder([population, affected, inNeed, targeted, reached]);
        return new Caseload(population, affected, inNeed, targeted, reached);
    }

    /// <summary>All people of the area; NaN when not known.</summary>
    public double Population { get; }

    /// <summary>People affected; NaN when not known.</summary>
    public double Affected { get; }

    /// <summary>People in need.</summary>
    public double InNeed { get; }

    /// <summary>People targeted; NaN when not known.</summary>
    public double Targeted { get; }

    /// <summary>People reached; NaN when not known.</summary>
    public double Reached { get; }

    /// <summary>The figure of a level.</summary>
    /// <param name="level">The level.</param>
    /// <returns>People; NaN when not known.</returns>
    public double this[CaseloadLevel level] => Guard.Defined(level) switch
    {
        CaseloadLevel.Population => Population,
        CaseloadLevel.Affected => Affected,
        CaseloadLevel.InNeed => InNeed,
        CaseloadLevel.Targeted => Targeted,
        _ => Reached,
    };

    /// <summary>One level as a share of another, such as targeted of in need.</summary>
    /// <param name="part">The inner level.</param>
    /// <param name="whole">A level that it is a part of.</param>
    /// <returns>A fraction in [0, 1]; NaN when one of the two is not known or the whole is 0.</returns>
    /// <exception cref="ArgumentException"><paramref name="part"/> is not a part of <paramref name="whole"/>.</exception>
    public double Share(CaseloadLevel part, CaseloadLevel whole)
    {
        CheckPart(part, whole);
        return this[part] / this[whole];
    }

    /// <summary>The figures, such as "in need 8,782,254, targeted 5,700,000", in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => string.Join(", ", Enum.GetValues<CaseloadLevel>()
        .Where(level => !double.IsNaN(this[level]))
        .Select(level => FormattableString.Invariant($"{Name(level)} {this[level]:N0}")));

    internal static void CheckPart(CaseloadLevel part, CaseloadLevel whole)
    {
        if (Guard.Defined(part) <= Guard.Defined(whole))
        {
            throw new ArgumentException($"part is {Name(part)} and whole is {Name(whole)}, but {Name(part)} is not a part of {Name(whole)}: swap them.", nameof(part));
        }
    }

    /// <summary>Refuses figures, in the order of the levels, of which one is negative, infinite, or above the nearest known level it is a part of.</summary>
    internal static void CheckOrder(ReadOnlySpan<double> figures, string where = "")
    {
        int above = -1;
        for (int i = 0; i < figures.Length; i++)
        {
            if (double.IsNaN(figures[i]))
            {
                continue;
            }

            string name = Name((CaseloadLevel)i);
            if (figures[i] < 0 || double.IsInfinity(figures[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"{name} is {figures[i]} people{where}: give a finite number of at least 0, or NaN when it is not known."));
            }

            if (above >= 0 && figures[i] > figures[above])
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"{name} is {figures[i]:N0}, above {Name((CaseloadLevel)above)} at {figures[above]:N0}{where}: {Group((CaseloadLevel)i)} are a part of {Group((CaseloadLevel)above)}. Correct one of the two, or leave out the level you don't trust."));
            }

            above = i;
        }
    }
}
