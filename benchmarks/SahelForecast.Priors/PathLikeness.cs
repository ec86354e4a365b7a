namespace SahelForecast.Priors;

/// <summary>How alike the normal scores of two years ahead are that belong to one origin: (nearer / further) to some power.</summary>
internal sealed class PathLikeness
{
    private readonly Dictionary<(int, int), SortedDictionary<int, double>> _scores = [];

    /// <summary>The power that fits the correlations of all pairs of horizons best, by least squares of their logarithms.</summary>
    public double Exponent
    {
        get
        {
            int[] horizons = [.. _scores.Values.SelectMany(scores => scores.Keys).Distinct().Order()];
            var pairs = (from near in horizons
                         from far in horizons
                         where near < far
                         let both = _scores.Values.Where(scores => scores.ContainsKey(near) && scores.ContainsKey(far)).Select(scores => (scores[near], scores[far])).ToArray()
                         select (Ratio: Math.Log((double)near / far), Correlation: Math.Log(Correlation(both)))).ToArray();
            return pairs.Sum(pair => pair.Ratio * pair.Correlation) / pairs.Sum(pair => pair.Ratio * pair.Ratio);
        }
    }

    public void See((int, int) origin, int horizon, double score)
    {
        _scores.TryAdd(origin, []);
        _scores[origin][horizon] = score;
    }

    private static double Correlation((double X, double Y)[] pairs) => MathNet.Numerics.Statistics.Correlation.Pearson(pairs.Select(pair => pair.X), pairs.Select(pair => pair.Y));
}
