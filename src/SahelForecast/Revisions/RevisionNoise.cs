namespace SahelForecast.Revisions;

/// <summary>How much published figures are still to be revised, by their age: learned from what became of earlier ones.</summary>
/// <remarks>
/// <para>The age of a figure is the number of periods that its vintage has after it, so the newest figure of a vintage has age 0. Of each age is learned how often figures are revised at all, which never
/// grows with age; how far revisions go, as the logarithm of the final figure over the first, is learned of all ages together.</para>
/// <para>That revisions go up more often than down is believed the more, the more figures say so: with n revised figures each counts (1 + n / (n + 20)) / 2, and its opposite the rest.</para>
/// <para>Revisions are taken for news: independent of the figure that they change, and of each other.</para>
/// </remarks>
public sealed class RevisionNoise
{
    private readonly double[] _shares;
    private readonly RevisionSizes _sizes;

    internal RevisionNoise(double[] shares, RevisionSizes sizes, int figureCount)
    {
        _shares = shares;
        _sizes = sizes;
        FigureCount = figureCount;
    }

    /// <summary>From this age on figures count as final.</summary>
    public int FinalAge => _shares.Length;

    /// <summary>Figures that were learned from, each counted once.</summary>
    public int FigureCount { get; }

    /// <summary>Whether nothing is revised.</summary>
    internal bool IsNone => !_shares.AsSpan().ContainsAnyExcept(0.0);

    /// <summary>Learns from vintages.</summary>
    /// <param name="vintages">The publications of each series, all of one frequency. Series are taken together: give those that are revised alike.</param>
    /// <param name="knownOn">Learns only from what was known on that day, for tests in real time; null takes all.</param>
    /// <param name="finalAge">The age, in periods, from which figures count as final, at least 1. Younger figures of the latest vintages teach nothing, since their revision may be yet to come.
    /// Null is a year.</param>
    /// <returns>What was learned.</returns>
    /// <exception cref="ArgumentException">No figure is there both young and final, or frequencies differ.</exception>
    /// <remarks>A first figure of zero is passed over: no factor leads from it. Where the final one is zero, half of the smallest other figure stands for it.</remarks>
    public static RevisionNoise Learn(IReadOnlyList<Evaluation.SeriesVintages> vintages, DateOnly? knownOn = null, int? finalAge = null) =>
        RevisionLearning.Run(vintages, knownOn, finalAge is int age ? Guard.Positive(age, nameof(finalAge)) : null);

    /// <summary>The probability that a figure is still to be revised.</summary>
    /// <param name="age">Its age in periods, at least 0.</param>
    /// <returns>A fraction in [0, 1]; 0 for final ones.</returns>
    public double ShareRevised(int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        return age < FinalAge ? _shares[age] : 0;
    }

    /// <summary>What the final figure is over the one published, at a probability. 1 for the part that is not revised.</summary>
    /// <param name="age">The age of the figure in periods, at least 0.</param>
    /// <param name="probability">A fraction in [0, 1].</param>
    /// <returns>A factor above 0 that never decreases in the probability.</returns>
    public double Factor(int age, double probability)
    {
        Guard.Probability(probability);
        double share = ShareRevised(age);
        double falls = share * _sizes.ShareOfFalls;
        double kept = 1 - share;
        return probability < falls ? Math.Exp(_sizes.Quantile(probability / share))
            : probability <= falls + kept ? 1
            : Math.Exp(_sizes.Quantile((probability - kept) / share));
    }

    /// <summary>How often and how far the newest figures are revised.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => IsNone
        ? FormattableString.Invariant($"none of {FigureCount} figures was revised")
        : FormattableString.Invariant(
            $"{_shares[0]:P0} of the newest figures are revised, half of these between x {Math.Exp(_sizes.Quantile(0.25)):0.00} and x {Math.Exp(_sizes.Quantile(0.75)):0.00} ({FigureCount} figures, final after {FinalAge} periods)");
}
