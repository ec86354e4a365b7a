namespace SahelForecast.Models.Growth;

/// <summary>What ends growth and turns it round: the peak of a crisis, whenever it comes, and people going home after it.</summary>
/// <remarks>From the period of the peak on a path no longer grows towards the cap. It falls at a rate of <see cref="Decline"/> (1 - F / y), so exponentially first and slower towards F, which is the value at the
/// peak times a share drawn evenly between 0 and <see cref="MostLeft"/>; each path has one peak and one share. Growth, a peak and decline are the idea of
/// H. Susmann and A. E. Raftery (2024), Bayesian projection of refugee and asylum seeker populations, arXiv:2405.06857; the form is another.</remarks>
public sealed record GrowthInterruption
{
    // The lattice's dimensions far from those of errors.
    private const int PeakDimension = 401;
    private const int ShareDimension = 402;

    /// <summary>The probability in a year that the peak comes, in (0, 1), if it hasn't come.</summary>
    public required double Hazard { get; init => field = Guard.Level(value, nameof(Hazard)); }

    /// <summary>The log decline a year just after it.</summary>
    public required double Decline { get; init => field = Guard.FinitePositive(value, nameof(Decline)); }

    /// <summary>The largest share of the peak that may be left in the end, in [0, 1].</summary>
    public required double MostLeft { get; init => field = Guard.Probability(value, nameof(MostLeft)); }

    /// <summary>As learned from refugees and asylum seekers of many countries of origin.</summary>
    public static GrowthInterruption OfRefugees => GrowthInterruptions.Learned;

    /// <summary>The three numbers.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant($"a peak with {Hazard:P1} a year, then a decline by {Decline:0.###} a year to at most {MostLeft:P0}");

    /// <summary>When the peak comes, in periods from 1, and which share stays.</summary>
    /// <param name="peak">Uniform in (0, 1).</param>
    /// <param name="share">Uniform in (0, 1).</param>
    /// <param name="year">A period in years.</param>
    internal InterruptedGrowth Draw(double peak, double share, double year) => new(
        1 + (int)Math.Min(Math.Log(peak) / Math.Log(1 - Hazard) / year, int.MaxValue / 2), Math.Log(MostLeft * share), Decline * year);

    /// <summary>Draws on the points of the lattice.</summary>
    internal InterruptedGrowth[] OnLattice(double year)
    {
        double[] peaks = new double[Numerics.ShockLattice.Count];
        double[] shares = new double[Numerics.ShockLattice.Count];
        Numerics.ShockLattice.Fill(PeakDimension, Numerics.ShockLattice.Uniform, peaks);
        Numerics.ShockLattice.Fill(ShareDimension, Numerics.ShockLattice.Uniform, shares);
        var all = new InterruptedGrowth[peaks.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = Draw(peaks[i], shares[i], year);
        }

        return all;
    }
}

/// <summary>The interruption of one path.</summary>
/// <param name="Peak">The period ahead, from 1, in which decline begins.</param>
/// <param name="LogShare">The logarithm of the share of the peak that stays in the end.</param>
/// <param name="Decline">The log decline a period just after the peak.</param>
internal readonly record struct InterruptedGrowth(int Peak, double LogShare, double Decline)
{
    // Below what stays no more than this is drawn back in a period.
    private const double MostRoom = 2;

    /// <summary>No peak.</summary>
    public static InterruptedGrowth None => new(int.MaxValue, 0, 0);

    /// <summary>The growth of a period after the peak.</summary>
    /// <param name="log">The logarithm of the value before.</param>
    /// <param name="peak">That of the value at the peak.</param>
    public double After(double log, double peak) => -Decline * (1 - Math.Min(Math.Exp(peak + LogShare - log), MostRoom));
}
