namespace SahelForecast.Models.Growth;

/// <summary>How figures of a kind grow, jump and fall, learned from many countries: what <see cref="PooledGrowthModel"/> believes before it sees a series.</summary>
/// <remarks>All rates and scales are of natural logarithms, all times years.</remarks>
public sealed record PooledGrowthPrior
{
    /// <summary>How much of the recent growth goes on in the next year.</summary>
    public required double Persistence { get; init; }

    /// <summary>How much of that is left after each further year, in [0, 1).</summary>
    public required double Damping { get; init => field = Guard.Probability(value, nameof(Damping)); }

    /// <summary>How much of a year's growth still counts as recent a year later, in [0, 1).</summary>
    public required double Memory { get; init => field = Guard.Probability(value, nameof(Memory)); }

    /// <summary>The growth in a year that counts as no more than itself: beyond it growth counts less and less, since jumps are not repeated.</summary>
    public required double Clip { get; init => field = Guard.FinitePositive(value, nameof(Clip)); }

    /// <summary>The scale of what may be below the median after a year, for a series of typical change.</summary>
    public required double FallScale { get; init => field = Guard.FinitePositive(value, nameof(FallScale)); }

    /// <summary>The same above the median.</summary>
    public required double RiseScale { get; init => field = Guard.FinitePositive(value, nameof(RiseScale)); }

    /// <summary>The power of time by which <see cref="FallScale"/> widens; a random walk has one half.</summary>
    public required double FallExponent { get; init => field = Guard.FinitePositive(value, nameof(FallExponent)); }

    /// <summary>The same of <see cref="RiseScale"/>.</summary>
    public required double RiseExponent { get; init => field = Guard.FinitePositive(value, nameof(RiseExponent)); }

    /// <summary>The degrees of freedom below the median after a year: the fewer, the heavier the tail.</summary>
    public required double FallTail { get; init => field = Guard.FinitePositive(value, nameof(FallTail)); }

    /// <summary>The same above the median.</summary>
    public required double RiseTail { get; init => field = Guard.FinitePositive(value, nameof(RiseTail)); }

    /// <summary>The power of time by which degrees of freedom grow.</summary>
    public required double TailExponent { get; init => field = Guard.Finite(value, nameof(TailExponent)); }

    /// <summary>The mean absolute change in a year that scales belong to.</summary>
    public required double TypicalChange { get; init => field = Guard.FinitePositive(value, nameof(TypicalChange)); }

    /// <summary>How many years of the series' own changes the typical one is worth.</summary>
    public required double TypicalChangeWeight { get; init => field = Guard.FiniteNotNegative(value, nameof(TypicalChangeWeight)); }

    /// <summary>How much of a year's change still counts for the series' own volatility a year later, in [0, 1).</summary>
    public required double ChangeMemory { get; init => field = Guard.Probability(value, nameof(ChangeMemory)); }

    /// <summary>The power by which scales follow the series' own volatility, a year ahead: 1 wholly, 0 not at all.</summary>
    public required double Adaptation { get; init => field = Guard.FiniteNotNegative(value, nameof(Adaptation)); }

    /// <summary>By how much less they do so with each further year: the power is <see cref="Adaptation"/> / (1 + this x (years - 1)).</summary>
    public required double AdaptationFade { get; init => field = Guard.FiniteNotNegative(value, nameof(AdaptationFade)); }

    /// <summary>How much wider a young series is: scales are exp(this / (1 + years of changes seen)) times as large.</summary>
    public required double Novelty { get; init => field = Guard.FiniteNotNegative(value, nameof(Novelty)); }

    /// <summary>The largest fall in a year among the series learned from.</summary>
    public required double LargestFall { get; init => field = Guard.FinitePositive(value, nameof(LargestFall)); }

    /// <summary>The largest rise.</summary>
    public required double LargestRise { get; init => field = Guard.FinitePositive(value, nameof(LargestRise)); }

    /// <summary>The power of time by which these widen; what lies beyond is held there.</summary>
    public required double LimitExponent { get; init => field = Guard.FiniteNotNegative(value, nameof(LimitExponent)); }

    /// <summary>How surely a path that stands high stays high: ranks s and t years ahead (s before t) correlate with (s / t) to this power; a random walk has one half.</summary>
    public required double PathExponent { get; init => field = Guard.FinitePositive(value, nameof(PathExponent)); }

    /// <summary>The standard deviation between panels of the logarithm by which all scales of a panel differ.</summary>
    public required double BetweenPanels { get; init => field = Guard.FiniteNotNegative(value, nameof(BetweenPanels)); }

    /// <summary>The same between the groups of a panel.</summary>
    public required double BetweenGroups { get; init => field = Guard.FiniteNotNegative(value, nameof(BetweenGroups)); }

    /// <summary>What was learned of a kind of figures.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Constants, with where they come from in the file that holds them.</returns>
    public static PooledGrowthPrior For(GrowthKind kind) => PooledGrowthPriors.Of(Guard.Defined(kind));

    /// <summary>The main numbers in words.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Persistence:P0} of recent growth goes on, then {Damping:P0} of that a year; scales {FallScale:0.###} down and {RiseScale:0.###} up, tails {FallTail:0.##} and {RiseTail:0.##}");

    /// <summary>What recent growth adds to the logarithm within some years.</summary>
    internal double Drift(double growth, double years) => Persistence * growth * (1 - Math.Pow(Damping, years)) / (1 - Damping);

    /// <summary>Growth of a year, cut where jumps are not repeated.</summary>
    internal double Cut(double growth) => Clip * Math.Tanh(growth / Clip);

    /// <summary>What may come some years ahead.</summary>
    /// <param name="state">Where the series stands.</param>
    /// <param name="years">Above 0.</param>
    /// <param name="widening">The factor of its panel or group.</param>
    internal PooledGrowthStep Ahead(in PooledGrowthState state, double years, double widening)
    {
        // Below a year nothing but the scale itself was learned.
        double beyond = Math.Max(years, 1) - 1;
        double own = ((TypicalChangeWeight * TypicalChange) + state.Changes) / (TypicalChangeWeight + state.Weight) / TypicalChange;
        double scale = widening * Math.Pow(own, Adaptation / (1 + (AdaptationFade * beyond))) * Math.Exp(Novelty / (1 + state.Years));
        double tails = Math.Pow(beyond + 1, TailExponent);
        double limits = Math.Pow(years, LimitExponent);
        return new PooledGrowthStep(
            state.Last + Drift(state.Growth, years),
            new HalfStudent(FallScale * scale * Math.Pow(years, FallExponent), FallTail * tails, LargestFall * limits),
            new HalfStudent(RiseScale * scale * Math.Pow(years, RiseExponent), RiseTail * tails, LargestRise * limits));
    }
}
