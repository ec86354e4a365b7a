namespace SahelForecast.Needs;

/// <summary>The people of one area by severity phase 1 to 5, in whole persons that sum to the population exactly.</summary>
/// <remarks>See <see cref="SeverityPhase"/> for what <see cref="AreaPhase"/> says and what it doesn't. Figures are those of one period: don't mix current and projected ones.</remarks>
public sealed record PhaseDistribution
{
    // Shares are published rounded, and sums of fractions are not exact: 0.05 + 0.15 of a table is one in five.
    private const double ShareTolerance = 1e-9;

    private readonly long[] _people;

    private PhaseDistribution(long[] people, int areaPhase, PhaseScale scale)
    {
        _people = people;
        AreaPhase = areaPhase;
        Scale = scale;
        Population = people.Sum();
    }

    /// <summary>States people by phase.</summary>
    /// <param name="population">The people analysed, above 0 and below 1e12.</param>
    /// <param name="byPhase">Five numbers of at least 0, phase 1 to 5; they sum to <paramref name="population"/>.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentException">There are not five numbers, one is negative, or they don't sum to the population; the message says what they sum to.</exception>
    public static PhaseDistribution OfPeople(long population, ReadOnlySpan<long> byPhase, PhaseScale scale = PhaseScale.AcuteFoodInsecurity)
    {
        CheckPopulation(population);
        CheckCount(byPhase.Length, nameof(byPhase));
        long[] people = byPhase.ToArray();
        for (int i = 0; i < people.Length; i++)
        {
            if (people[i] is < 0 or >= (long)LargestRemainder.MostPeople)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Phase {i + 1} has {people[i]:N0} people, but must have at least 0 and fewer than 1e12: correct the figure."), nameof(byPhase));
            }
        }

        return people.Sum() == population
            ? new PhaseDistribution(people, SeverityPhase.OfArea([.. people.Select(one => (double)one)], tolerance: 0), Guard.Defined(scale))
            : throw new ArgumentException(FormattableString.Invariant(
                $"The people by phase sum to {people.Sum():N0}, but the population is {population:N0}, {Math.Abs(people.Sum() - population):N0} {(people.Sum() < population ? "more: add those who are missing, often phase 1" : "fewer: correct one of the two")}."), nameof(byPhase));
    }

    /// <summary>States shares by phase, and divides the population by them.</summary>
    /// <param name="population">The people analysed, above 0 and below 1e12.</param>
    /// <param name="byPhase">Five fractions in [0, 1], phase 1 to 5; they sum to 1.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>The distribution; people by largest remainder, the area's phase from the shares as stated and not from the rounded people.</returns>
    /// <exception cref="ArgumentException">There are not five shares, one is outside [0, 1], or they don't sum to 1; the message says what they sum to.</exception>
    public static PhaseDistribution OfShares(long population, ReadOnlySpan<double> byPhase, PhaseScale scale = PhaseScale.AcuteFoodInsecurity)
    {
        CheckPopulation(population);
        CheckCount(byPhase.Length, nameof(byPhase));
        double[] shares = byPhase.ToArray();
        int odd = Array.FindIndex(shares, share => !(share is >= 0 and <= 1));
        if (odd >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The share of phase {odd + 1} is {shares[odd]}, but must be a fraction in [0, 1]: write 0.2, not 20."), nameof(byPhase));
        }

        double sum = shares.Sum();
        if (!(Math.Abs(sum - 1) <= ShareTolerance))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The shares by phase sum to {sum}, but must sum to 1: everybody is in exactly one phase. Phase 1 is what the others leave."), nameof(byPhase));
        }

        double[] parts = new double[SeverityPhase.Count];
        LargestRemainder.Divide(population, [.. shares.Select(share => share / sum)], parts, new double[parts.Length]);
        return new PhaseDistribution([.. parts.Select(part => (long)part)], SeverityPhase.OfArea(shares, ShareTolerance), Guard.Defined(scale));
    }

    /// <summary>The scale.</summary>
    public PhaseScale Scale { get; }

    /// <summary>The people analysed, the sum over the phases.</summary>
    public long Population { get; }

    /// <summary>The people of a phase.</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <returns>Whole people.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase.</exception>
    public long this[int phase] => _people[SeverityPhase.Check(phase, nameof(phase)) - 1];

    /// <summary>The people of a phase and of all worse ones, such as "3+".</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <returns>Whole people.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase.</exception>
    public long AtLeast(int phase) => _people.Skip(SeverityPhase.Check(phase, nameof(phase)) - 1).Sum();

    /// <summary>The people in need: those in phase 3 or worse.</summary>
    public long InNeed => AtLeast(SeverityPhase.InNeed);

    /// <summary>The phase of the area by the 20 % rule, 1 to 5. Phase 5 is no Famine classification: see <see cref="SeverityPhase"/>.</summary>
    public int AreaPhase { get; }

    /// <summary>Whether two distributions have the same people, area phase and scale.</summary>
    /// <param name="other">The other distribution.</param>
    /// <returns>True when they do.</returns>
    public bool Equals(PhaseDistribution? other) =>
        other is not null && Scale == other.Scale && AreaPhase == other.AreaPhase && _people.AsSpan().SequenceEqual(other._people);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scale, AreaPhase, Population, InNeed);

    /// <summary>Such as "area in phase 3 (crisis) by the 20 % rule; 25,000 of 100,000 people in phase 3 or worse", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"area in phase {AreaPhase} ({SeverityPhase.NameOf(AreaPhase, Scale)}) by the 20 % rule{(AreaPhase == SeverityPhase.Count && Scale == PhaseScale.AcuteFoodInsecurity ? ", which is no Famine classification" : "")}; {InNeed:N0} of {Population:N0} people in phase 3 or worse");

    private static void CheckPopulation(long population)
    {
        if (population is < 1 or >= (long)LargestRemainder.MostPeople)
        {
            throw new ArgumentOutOfRangeException(
                nameof(population), population, FormattableString.Invariant($"population is {population}, but must be above 0 and below 1e12: an area without people has no phase."));
        }
    }

    private static void CheckCount(int count, string argument)
    {
        if (count != SeverityPhase.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{argument} has {count} numbers, but there are 5 phases: write 0 for a phase that nobody is in, and leave sums such as 3+ out."), argument);
        }
    }
}
