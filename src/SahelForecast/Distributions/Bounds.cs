namespace SahelForecast.Distributions;

/// <summary>Keeping distributions inside the support of a series.</summary>
internal static class Bounds
{
    /// <summary>The distribution itself when it never leaves the support, else held to it. A support of one value leaves nothing open.</summary>
    public static PredictiveDistribution HoldTo(SeriesMetadata metadata, PredictiveDistribution distribution)
    {
        if (metadata.LowerBound == metadata.UpperBound)
        {
            return new PointMassDistribution(metadata.LowerBound);
        }

        bool inside = distribution.Quantile(0) >= metadata.LowerBound && distribution.Quantile(1) <= metadata.UpperBound;
        return inside ? distribution : new CensoredDistribution(distribution, metadata.LowerBound, metadata.UpperBound);
    }
}
