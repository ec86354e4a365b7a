using SahelForecast.Numerics;
using static SahelForecast.Numerics.SpecialFunctions;

namespace SahelForecast.Distributions;

/// <summary>A positive value whose logarithm follows Student's t: growth whose volatility was estimated from few points.</summary>
/// <remarks>Without bounds its mean, variance and CRPS are infinite at any degrees of freedom, and say so. Inside bounds
/// (<see cref="CensoredDistribution"/>, <see cref="TruncatedDistribution"/>) all three are finite; models always bound it.</remarks>
public sealed class LogStudentTDistribution : PredictiveDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="logLocation">The median of the natural logarithm, finite.</param>
    /// <param name="logScale">The scale of the natural logarithm, finite and above 0.</param>
    /// <param name="degreesOfFreedom">Above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public LogStudentTDistribution(double logLocation, double logScale, double degreesOfFreedom)
    {
        LogLocation = Guard.Finite(logLocation);
        LogScale = Guard.FinitePositive(logScale);
        DegreesOfFreedom = Guard.FinitePositive(degreesOfFreedom);
    }

    /// <summary>The median of the natural logarithm.</summary>
    public double LogLocation { get; }

    /// <summary>The scale of the natural logarithm.</summary>
    public double LogScale { get; }

    /// <summary>The degrees of freedom.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>Infinite: no number of degrees of freedom makes the exponential of a t distribution have a mean.</summary>
    public override double Mean => double.PositiveInfinity;

    /// <summary>Infinite.</summary>
    public override double Variance => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => value <= 0 ? 0 : StudentCdf(Standardise(value), DegreesOfFreedom);

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) =>
        Math.Exp(LogLocation + (LogScale * StudentQuantile(probability, DegreesOfFreedom)));

    /// <inheritdoc/>
    protected override double LogDensityCore(double value) => value <= 0
        ? double.NegativeInfinity
        : StudentLogDensity(Standardise(value), DegreesOfFreedom) - Math.Log(LogScale) - Math.Log(value);

    internal override double Draw(ref RandomStream stream)
    {
        double z = stream.NextNormal();
        return Math.Exp(LogLocation + (LogScale * z / Math.Sqrt(stream.NextScaledChiSquared(DegreesOfFreedom))));
    }

    // In t instead of x: dx = x LogScale dt, and the integrands are smooth.
    internal override double IntegratedSquaredError(double from, double to, double split)
    {
        if (double.IsPositiveInfinity(to))
        {
            return double.PositiveInfinity;
        }

        double a = from <= 0 ? Standardise(LowestValue) : Standardise(from);
        double z = split <= 0 ? a : Math.Max(Standardise(split), a);
        double b = to <= 0 ? a : Standardise(to);
        double below = Integrate(t => Squared(StudentCdf(t, DegreesOfFreedom)) * Value(t), a, z);
        double above = Integrate(t => Squared(StudentCdf(-t, DegreesOfFreedom)) * Value(t), z, b);
        double atZero = split <= 0 ? Math.Min(to, 0) - split : 0;
        return (LogScale * (below + above)) + atZero;
    }

    internal override double Expect(Func<double, double> function, double from, double to)
    {
        if (double.IsPositiveInfinity(to))
        {
            return double.PositiveInfinity;
        }

        // What lies below the lowest value counts as zero.
        double lowest = Standardise(LowestValue);
        double a = from > LowestValue ? Standardise(from) : lowest;
        double b = to <= LowestValue ? a : Standardise(to);
        double zero = from > LowestValue ? 0 : StudentCdf(lowest, DegreesOfFreedom) - CumulativeProbability(from);
        double logConstant = StudentLogConstant(DegreesOfFreedom);
        return (zero > 0 ? zero * function(0) : 0) + Integrate(t => StudentDensity(t, DegreesOfFreedom, logConstant) * function(Value(t)), a, b);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"LogStudentT(median {Math.Exp(LogLocation):G6}, log scale {LogScale:G6}, {DegreesOfFreedom:G6} degrees of freedom)");

    // Below this share of the median a value counts as zero in the integrals.
    private double LowestValue => Math.Exp(LogLocation) * 1e-18;

    private double Standardise(double value) => (Math.Log(value) - LogLocation) / LogScale;

    private double Value(double t) => Math.Exp(LogLocation + (LogScale * t));

    // The density peaks at 0 over a long range: at an end of a piece, where the points of the quadrature crowd, no peak is missed.
    private static double Integrate(Func<double, double> function, double from, double to) => from < 0 && to > 0
        ? Quadrature.Integrate(function, from, 0) + Quadrature.Integrate(function, 0, to)
        : Quadrature.Integrate(function, from, to);

    private static double Squared(double value) => value * value;
}
