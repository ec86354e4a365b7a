namespace SahelForecast.Distributions;

/// <summary>Symmetric distributions that become certain when their scale is zero, as that of a constant series.</summary>
internal static class Symmetric
{
    public static PredictiveDistribution Normal(double mean, double standardDeviation) =>
        standardDeviation > 0 ? new NormalDistribution(mean, standardDeviation) : new PointMassDistribution(mean);

    public static PredictiveDistribution StudentT(double location, double scale, double degreesOfFreedom) =>
        scale > 0 ? new StudentTDistribution(location, scale, degreesOfFreedom) : new PointMassDistribution(location);
}
