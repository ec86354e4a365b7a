namespace SahelForecast.Revisions;

/// <summary>How far revisions go, in logarithms: those seen, and to a smaller part their opposites.</summary>
internal sealed class RevisionSizes
{
    // So many revised figures are believed half in which way they go.
    private const double HalfBelieved = 20;

    private readonly double[] _logs;

    // The probability up to the middle of each.
    private readonly double[] _middles;

    /// <param name="logs">Revisions, none zero.</param>
    /// <param name="figures">The figures that they are of: a figure is revised at several ages.</param>
    public RevisionSizes(IReadOnlyList<double> logs, int figures)
    {
        double believed = figures / (figures + HalfBelieved);
        double seen = (1 + believed) / 2 / Math.Max(logs.Count, 1);
        double mirrored = (1 - believed) / 2 / Math.Max(logs.Count, 1);
        (double Log, double Weight)[] all = [.. logs.Select(log => (log, seen)).Concat(logs.Select(log => (-log, mirrored))).Order()];
        _logs = Array.ConvertAll(all, one => one.Log);
        _middles = new double[all.Length];
        double below = 0;
        for (int i = 0; i < all.Length; i++)
        {
            _middles[i] = below + (all[i].Weight / 2);
            below += all[i].Weight;
        }

        ShareOfFalls = all.Where(one => one.Log < 0).Sum(one => one.Weight);
    }

    /// <summary>The part of revisions that lower a figure.</summary>
    public double ShareOfFalls { get; }

    /// <summary>The quantile, on lines between those seen.</summary>
    public double Quantile(double probability)
    {
        int place = Array.BinarySearch(_middles, probability);
        int above = place >= 0 ? place : ~place;
        if (above == 0 || above == _logs.Length)
        {
            return _logs[Math.Min(above, _logs.Length - 1)];
        }

        double part = (probability - _middles[above - 1]) / (_middles[above] - _middles[above - 1]);
        return _logs[above - 1] + (part * (_logs[above] - _logs[above - 1]));
    }
}
