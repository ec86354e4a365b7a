using SahelForecast.Numerics;

namespace SahelForecast.Evaluation;

/// <summary>All that a bootstrap of a mean needs to know of its clusters: the sum and the number of their cases.</summary>
internal sealed class ClusterSums
{
    private readonly double[] _sums;
    private readonly int[] _counts;

    private ClusterSums(double[] sums, int[] counts)
    {
        _sums = sums;
        _counts = counts;
        CaseCount = counts.Sum();
        Mean = sums.Sum() / CaseCount;
    }

    public int ClusterCount => _sums.Length;

    public int CaseCount { get; }

    public double Mean { get; }

    /// <exception cref="ArgumentException">The lengths differ, or a difference is infinite.</exception>
    public static ClusterSums Create(ReadOnlySpan<double> differences, ReadOnlySpan<int> clusters)
    {
        if (!clusters.IsEmpty && clusters.Length != differences.Length)
        {
            throw new ArgumentException($"clusters has {clusters.Length} numbers for {differences.Length} differences: give each case its cluster, or none at all.", nameof(clusters));
        }

        // In the order of first appearance, so that renumbering the clusters changes nothing.
        var places = new Dictionary<int, int>();
        var sums = new List<double>();
        var counts = new List<int>();
        for (int i = 0; i < differences.Length; i++)
        {
            double difference = differences[i];
            if (double.IsInfinity(difference))
            {
                throw new ArgumentException(FormattableString.Invariant($"differences is {difference} at position {i}: a mean with it says nothing. Use a score that stays finite, such as CRPS."), nameof(differences));
            }

            if (double.IsNaN(difference))
            {
                continue;
            }

            int cluster = clusters.IsEmpty ? i : clusters[i];
            if (places.TryAdd(cluster, sums.Count))
            {
                sums.Add(0);
                counts.Add(0);
            }

            sums[places[cluster]] += difference;
            counts[places[cluster]]++;
        }

        return new ClusterSums([.. sums], [.. counts]);
    }

    /// <summary>The mean over the cases of as many clusters, drawn with replacement; the same for a seed and index on any thread.</summary>
    public double Resample(ulong seed, int index)
    {
        RandomStream stream = RandomStream.For(seed, StreamPurpose.Resamples, (ulong)index);
        double sum = 0;
        long count = 0;
        for (int i = 0; i < _sums.Length; i++)
        {
            int cluster = stream.NextIndex(_sums.Length);
            sum += _sums[cluster];
            count += _counts[cluster];
        }

        return sum / count;
    }
}
