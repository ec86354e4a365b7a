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
    /// <remarks>Infinite at half a degree of freedom or below; by quadrature up to 1, where the closed form ends. Reference: A. Jordan,
    /// F. Krüger and S. Lerch (2019), Evaluating probabilistic
    /// forecasts with scoringRules, J. Stat. Softw. 90(12), appendix A.</remarks>
    protected override double CrpsCore(double observed)
    {
        double nu = DegreesOfFreedom;
        if (nu <= 1)
        {
            return base.CrpsCore(observed);
        }

        double z = (observed - Location) / Scale;
        double betaRatio = Math.Exp(Special.BetaLn(0.5, nu - 0.5) - (2 * Special.BetaLn(0.5, nu / 2)));
        return Scale * ((z * ((2 * StudentCdf(z, nu)) - 1))
            + (2 * StudentDensity(z, nu) * (nu + (z * z)) / (nu - 1))
            - (2 * Math.Sqrt(nu) / (nu - 1) * betaRatio));
    }

    /// <inheritdoc/>
    protected override double LogDensityCore(double value) =>
        StudentLogDensity((value - Location) / Scale, DegreesOfFreedom) - Math.Log(Scale);

    internal override double Draw(ref RandomStream stream)
    {
        double z = stream.NextNormal();
        return Location + (Scale * z / Math.Sqrt(stream.NextScaledChiSquared(DegreesOfFreedom)));
    }

    // The squared tail falls as the power -2 nu.
    internal override double IntegratedSquaredError(double from, double to, double split) =>
        DegreesOfFreedom <= 0.5 && (double.IsInfinity(from) || double.IsInfinity(to))
            ? double.PositiveInfinity
            : base.IntegratedSquaredError(from, to, split);

    // With f the density, t f integrates to -(nu + t^2) f / (nu - 1), and t^2 f follows by parts.
    internal override double PartialMoment(int order, double centre, double from, double to)
    {
        double nu = DegreesOfFreedom;
        if (nu <= order)
        {
            bool upper = double.IsPositiveInfinity(to);
            bool lower = double.IsNegativeInfinity(from);
            return !upper && !lower ? base.PartialMoment(order, centre, from, to)
                : order == 2 || !lower ? double.PositiveInfinity
                : upper ? double.NaN : double.NegativeInfinity;
        }

        double a = (from - Location) / Scale;
        double b = (to - Location) / Scale;
        double offset = (Location - centre) / Scale;
        double probability = a > 0 ? StudentCdf(-a, nu) - StudentCdf(-b, nu) : StudentCdf(b, nu) - StudentCdf(a, nu);
        double first = FirstMoment(b) - FirstMoment(a);
        if (order == 1)
        {
            return Scale * ((offset * probability) + first);
        }

        double ends = (double.IsInfinity(b) ? 0 : b * FirstMoment(b)) - (double.IsInfinity(a) ? 0 : a * FirstMoment(a));
        double second = (((nu - 1) * ends) + (nu * probability)) / (nu - 2);
        return Scale * Scale * (second + (2 * offset * first) + (offset * offset * probability));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"StudentT(location {Location:G6}, scale {Scale:G6}, {DegreesOfFreedom:G6} degrees of freedom)");

    private double FirstMoment(double t) => double.IsInfinity(t)
        ? 0
        : (DegreesOfFreedom + (t * t)) * StudentDensity(t, DegreesOfFreedom) / (1 - DegreesOfFreedom);
}
