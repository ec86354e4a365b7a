using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>Series to count with: monthly, many zeros where wanted.</summary>
internal static class CountSeries
{
    /// <summary>Counts that come in bursts about a mean that follows them.</summary>
    public static TimeSeries Bursts(int count)
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        double[] values = new double[count];
        double mean = 8;
        for (int t = 0; t < count; t++)
        {
            values[t] = Math.Floor(mean * stream.NextScaledChiSquared(3));
            mean = 1.5 + (0.4 * values[t]) + (0.4 * mean);
        }

        return TimeSeries.Create(Period.Month(1990, 1), values, metadata: new SeriesMetadata { Kind = SeriesKind.Flow });
    }

    /// <summary>Something in about one period of four.</summary>
    public static TimeSeries Sparse(int count)
    {
        RandomStream stream = RandomStream.For(2, StreamPurpose.Sample, 0);
        double[] values = new double[count];
        for (int t = 0; t < count; t++)
        {
            values[t] = stream.NextDouble() < 0.25 ? Math.Ceiling(20 * Math.Exp(0.7 * stream.NextNormal())) : 0;
        }

        return TimeSeries.Create(Period.Month(1990, 1), values, metadata: new SeriesMetadata { Kind = SeriesKind.Flow });
    }
}
