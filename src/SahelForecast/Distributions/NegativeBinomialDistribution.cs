using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>A count whose variance may be above its mean: Poisson with a rate that follows a gamma distribution.</summary>
/// <remarks>Mean m and size r give the variance m + m²/r; an infinite size is the Poisson distribution.</remarks>
public sealed class NegativeBinomialDistribution : CountDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="mean">The mean, finite and at least 0; 0 is a count that is always 0.</param>
    /// <param name="size">Above 0; infinity for the Poisson distribution. The smaller, the more scattered.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public NegativeBinomialDistribution(double mean, double size)
        : base(isWhole: true)
    {
        Mean = Guard.FiniteNotNegative(mean);
        Size = double.IsPositiveInfinity(size) ? size : Guard.FinitePositive(size);
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <summary>The size r.</summary>
    public double Size { get; }

    /// <inheritdoc/>
    public override double Variance => Mean + (Mean * Mean / Size);

    private protected override double Scale => Math.Max(Mean, 1);

    private protected override double Cdf(double value) => Mean == 0 ? 1 : CountProbabilities.Cdf(value, Mean, Size);

    /// <inheritdoc/>
    /// <remarks>The log probability of a whole number; minus infinity for any other.</remarks>
    protected override double LogDensityCore(double value) =>
        value < 0 || value != Math.Floor(value) ? double.NegativeInfinity : CountProbabilities.LogMass(value, Mean, Size);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"NegativeBinomial(mean {Mean:G6}, size {Size:G6})");
}
