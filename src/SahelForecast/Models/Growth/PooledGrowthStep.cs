using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>One side of what may come: a half of Student's t, held at a limit.</summary>
internal readonly record struct HalfStudent(double Scale, double DegreesOfFreedom, double Limit);

/// <summary>How far what came was from its median.</summary>
/// <param name="Distance">In scales of its side; NaN where nothing can be said.</param>
/// <param name="DegreesOfFreedom">Of that side.</param>
internal readonly record struct GrowthSurprise(double Distance, double DegreesOfFreedom)
{
    /// <summary>Where nothing can be said.</summary>
    public static GrowthSurprise None => new(double.NaN, 1);

    /// <summary>Whether something can.</summary>
    public bool IsKnown => !double.IsNaN(Distance);

    /// <summary>The standard normal number of the same probability; NaN where nothing can be said.</summary>
    public double NormalScore => IsKnown
        ? -Math.Sign(Distance) * SpecialFunctions.NormalQuantile(SpecialFunctions.StudentCdf(-Math.Abs(Distance), DegreesOfFreedom))
        : double.NaN;
}

/// <summary>What may come some years ahead, on the log scale.</summary>
/// <param name="Median">The median.</param>
/// <param name="Fall">Below it.</param>
/// <param name="Rise">Above it.</param>
internal readonly record struct PooledGrowthStep(double Median, HalfStudent Fall, HalfStudent Rise)
{
    /// <summary>How far a value is from the median.</summary>
    public GrowthSurprise Surprise(double log)
    {
        HalfStudent side = log < Median ? Fall : Rise;
        return new GrowthSurprise((log - Median) / side.Scale, side.DegreesOfFreedom);
    }

    /// <summary>The value of the same probability as a standard normal number.</summary>
    public double OfNormalScore(double score)
    {
        HalfStudent side = score < 0 ? Fall : Rise;
        double z = -side.Scale * SpecialFunctions.StudentQuantile(SpecialFunctions.NormalCdf(-Math.Abs(score)), side.DegreesOfFreedom);
        double held = Math.Min(z, side.Limit);
        return Median + (score < 0 ? -held : held);
    }

    /// <summary>The distribution of the value.</summary>
    public PredictiveDistribution Distribution(in LogScale scale) => scale.Held(
        new LogSplitStudentTDistribution(Median, Fall.Scale, Rise.Scale, Fall.DegreesOfFreedom, Rise.DegreesOfFreedom), Median - Fall.Limit, Median + Rise.Limit);
}
