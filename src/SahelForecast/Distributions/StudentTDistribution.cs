using SahelForecast.Numerics;
using static SahelForecast.Numerics.SpecialFunctions;
using Special = MathNet.Numerics.SpecialFunctions;

namespace SahelForecast.Distributions;

/// <summary>Student's t distribution with a location and a scale: what is believed of a normal value whose variance was estimated.</summary>
/// <remarks>The mean exists above 1 degree of freedom (NaN otherwise), the variance above 2 (infinite down to 1, NaN below).</remarks>
public sealed class StudentTDistribution : PredictiveDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="location">The centre and median, finite.</param>
    /// <param name="scale">The scale, finite and above 0; the standard deviation is larger.</param>
    /// <param name="degreesOfFreedom">Above 0; infinity is refused, use a normal distribution.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public StudentTDistribution(double location, double scale, double degreesOfFreedom)
    {
        Location = Guard.Finite(location);
        Scale = Guard.FinitePositive(scale);
        DegreesOfFreedom = Guard.FinitePositive(degreesOfFreedom);
    }

    /// <summary>The centre and median.</summary>
    public double Location { get; }

    /// <summary>The scale.</summary>
    public double Scale { get; }

    /// <summary>The degrees of freedom.</summary>
    public double DegreesOfFreedom { get; }

    /// <inheritdoc/>
    public override double Mean => DegreesOfFreedom > 1 ? Location : double.NaN;

    /// <inheritdoc/>
    public override double Variance => DegreesOfFreedom switch
    {
        > 2 => Scale * Scale * DegreesOfFreedom / (DegreesOfFreedom - 2),
        > 1 => double.PositiveInfinity,
        _ => double.NaN,
    };

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => StudentCdf((value - Location) / Scale, DegreesOfFreedom);

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) => Location + (Scale * StudentQuantile(probability, DegreesOfFreedom));

    /// <inheritdoc/>
    /// <remarks>Infinite at 1 degree of freedom or below. Reference: A. Jordan, F. Krüger and S. Lerch (2019), Evaluating probabilistic
    /// forecasts with scoringRules, J. Stat. Softw. 90(12), appendix A.</remarks>
    protected override double CrpsCore(double observed)
    {
        double nu = DegreesOfFreedom;
        if (nu <= 1)
        {
            return double.PositiveInfinity;
        }

        double z = (observed - Location) / Scale;
        double betaRatio = Math.Exp(Special.BetaLn(0.5, nu - 0.5) - (2 * Special.BetaLn(0.5, nu / 2)));
        return Scale * ((z * ((2 * StudentCdf(z, nu)) - 1))
            + (2 * StudentDensity(z, nu) * (nu + (z * z)) / (nu - 1))
            - (2 * Math.Sqrt(nu) / (nu - 1) * betaRatio));
    }

    internal override double Draw(ref RandomStream stream)
    {
        double z = stream.NextNormal();
        return Location + (Scale * z / Math.Sqrt(stream.NextScaledChiSquared(DegreesOfFreedom)));
    }

    // In closed form above 2 degrees of freedom: t² (1 + t²/v)^-(v+1)/2 is a t density with two degrees of freedom fewer, less the t density.
    internal override double PartialMoment(int order, double centre, double from, double to)
    {
        double nu = DegreesOfFreedom;
        if (nu <= 2)
        {
            return base.PartialMoment(order, centre, from, to);
        }

        double a = (from - Location) / Scale;
        double b = (to - Location) / Scale;
        double offset = (Location - centre) / Scale;
        double probability = StudentCdf(b, nu) - StudentCdf(a, nu);
        double first = Flow(a) - Flow(b);
        if (order == 1)
        {
            return Scale * ((offset * probability) + first);
        }

        double shrink = Math.Sqrt((nu - 2) / nu);
        double second = nu * (((nu - 1) / (nu - 2) * (StudentCdf(b * shrink, nu - 2) - StudentCdf(a * shrink, nu - 2))) - probability);
        return Scale * Scale * (second + (2 * offset * first) + (offset * offset * probability));

        // The integral of t f(t) from z to infinity.
        double Flow(double z) => double.IsInfinity(z) ? 0 : (nu + (z * z)) / (nu - 1) * StudentDensity(z, nu);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"StudentT(location {Location:G6}, scale {Scale:G6}, {DegreesOfFreedom:G6} degrees of freedom)");
}
