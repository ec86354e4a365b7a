using SahelForecast.Numerics;
using static SahelForecast.Numerics.SpecialFunctions;

namespace SahelForecast.Distributions;

/// <summary>The normal distribution.</summary>
public sealed class NormalDistribution : PredictiveDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="mean">The mean, finite.</param>
    /// <param name="standardDeviation">The standard deviation, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public NormalDistribution(double mean, double standardDeviation)
    {
        Mean = Guard.Finite(mean);
        Scale = Guard.FinitePositive(standardDeviation);
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance => Scale * Scale;

    private double Scale { get; }

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => NormalCdf((value - Mean) / Scale);

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) => Mean + (Scale * NormalQuantile(probability));

    /// <inheritdoc/>
    protected override double CrpsCore(double observed)
    {
        double z = (observed - Mean) / Scale;
        return Scale * ((z * ((2 * NormalCdf(z)) - 1)) + (2 * NormalDensity(z)) - (1 / Math.Sqrt(Math.PI)));
    }

    /// <inheritdoc/>
    protected override double LogDensityCore(double value) => NormalLogDensity((value - Mean) / Scale) - Math.Log(Scale);

    internal override double Draw(ref RandomStream stream) => Mean + (Scale * stream.NextNormal());

    internal override double IntegratedSquaredError(double from, double to, double split)
    {
        double z = (split - Mean) / Scale;
        return Scale * (SquaredCdf(z) - SquaredCdf((from - Mean) / Scale) + SquaredCdf(-z) - SquaredCdf((Mean - to) / Scale));
    }

    internal override double PartialMoment(int order, double centre, double from, double to)
    {
        double a = (from - Mean) / Scale;
        double b = (to - Mean) / Scale;
        double offset = (Mean - centre) / Scale;
        double probability = NormalCdf(b) - NormalCdf(a);
        double first = NormalDensity(a) - NormalDensity(b);
        if (order == 1)
        {
            return Scale * ((offset * probability) + first);
        }

        double second = probability + Weighted(a) - Weighted(b);
        return Scale * Scale * (second + (2 * offset * first) + (offset * offset * probability));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Normal(mean {Mean:G6}, sd {Scale:G6})");

    // The integral of the squared normal CDF from minus infinity: z P² + 2 f P - P(z √2) / √π.
    private static double SquaredCdf(double z)
    {
        if (double.IsInfinity(z))
        {
            return z < 0 ? 0 : double.PositiveInfinity;
        }

        double p = NormalCdf(z);
        return (z * p * p) + (2 * NormalDensity(z) * p) - (NormalCdf(z * Math.Sqrt(2)) / Math.Sqrt(Math.PI));
    }

    private static double Weighted(double z) => double.IsInfinity(z) ? 0 : z * NormalDensity(z);
}
