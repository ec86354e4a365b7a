using SahelForecast.Numerics;
using static SahelForecast.Numerics.SpecialFunctions;

namespace SahelForecast.Distributions;

/// <summary>A positive value whose logarithm is normal.</summary>
public sealed class LogNormalDistribution : PredictiveDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="logMean">The mean of the natural logarithm, finite; its exponential is the median.</param>
    /// <param name="logStandardDeviation">The standard deviation of the natural logarithm, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public LogNormalDistribution(double logMean, double logStandardDeviation)
    {
        LogMean = Guard.Finite(logMean);
        LogStandardDeviation = Guard.FinitePositive(logStandardDeviation);
    }

    /// <summary>The mean of the natural logarithm.</summary>
    public double LogMean { get; }

    /// <summary>The standard deviation of the natural logarithm.</summary>
    public double LogStandardDeviation { get; }

    /// <inheritdoc/>
    public override double Mean => Math.Exp(LogMean + (0.5 * LogVariance));

    /// <inheritdoc/>
    public override double Variance => (Math.Exp(LogVariance) - 1) * Mean * Mean;

    private double LogVariance => LogStandardDeviation * LogStandardDeviation;

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => value <= 0 ? 0 : NormalCdf(Standardise(value));

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) =>
        Math.Exp(LogMean + (LogStandardDeviation * NormalQuantile(probability)));

    /// <inheritdoc/>
    /// <remarks>Reference: S. Baran and S. Lerch (2015), Log-normal distribution based EMOS models, QJRMS 141, 2289-2299, eq. 4.</remarks>
    protected override double CrpsCore(double observed)
    {
        double s = LogStandardDeviation;
        if (observed <= 0)
        {
            // All of the probability lies above: E X - y less half the mean difference.
            return Mean - observed - (Mean * ((2 * NormalCdf(s / Math.Sqrt(2))) - 1));
        }

        double z = Standardise(observed);
        return (observed * ((2 * NormalCdf(z)) - 1)) - (2 * Mean * (NormalCdf(z - s) + NormalCdf(s / Math.Sqrt(2)) - 1));
    }

    /// <inheritdoc/>
    protected override double LogDensityCore(double value) => value <= 0
        ? double.NegativeInfinity
        : NormalLogDensity(Standardise(value)) - Math.Log(LogStandardDeviation) - Math.Log(value);

    internal override double Draw(ref RandomStream stream) => Math.Exp(LogMean + (LogStandardDeviation * stream.NextNormal()));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"LogNormal(median {Math.Exp(LogMean):G6}, log sd {LogStandardDeviation:G6})");

    private double Standardise(double value) => (Math.Log(value) - LogMean) / LogStandardDeviation;
}
