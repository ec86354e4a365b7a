namespace SahelForecast.Needs;

/// <summary>Uncertain fractions and sizes that someone stated, checked over their whole range and not only where they were drawn.</summary>
internal static class StatedShare
{
    /// <summary>A fraction in [0, 1] at every probability.</summary>
    public static Magnitude Fraction(Magnitude share, string name)
    {
        ArgumentNullException.ThrowIfNull(share, name);
        return share.Quantile(0) >= 0 && share.Quantile(1) <= 1
            ? share
            : throw new ArgumentException(
                $"{name} is {share}, but a share can't leave [0, 1]: write 0.65, not 65, and use Magnitude.Triangular for an uncertain one (a log-normal has no upper end).", name);
    }

    /// <summary>A size of at least 0 at every probability.</summary>
    public static Magnitude NotNegative(Magnitude size, string name)
    {
        ArgumentNullException.ThrowIfNull(size, name);
        return size.Quantile(0) >= 0
            ? size
            : throw new ArgumentException($"{name} is {size}, but must not be negative.", name);
    }

    /// <summary>One draw a path.</summary>
    public static double[] Draw(Magnitude size, ulong seed, int pathCount)
    {
        double[] draws = new double[pathCount];
        size.Draw(seed, draws);
        return draws;
    }
}
