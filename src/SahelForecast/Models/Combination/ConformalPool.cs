namespace SahelForecast.Models.Combination;

/// <summary>Scores of a panel, and how far those of one series may stand for those of another.</summary>
internal sealed class ConformalPool
{
    /// <summary>With fewer series nothing is known of how they differ.</summary>
    public const int FewestSeries = 5;

    // A distribution in more steps than these would be slow to integrate; fewer are made by counting neighbours as the larger of them.
    private const int MostScores = 1_000;

    private readonly Ahead[] _ahead;

    private ConformalPool(int series, double likeness, Ahead[] ahead)
    {
        SeriesCount = series;
        Likeness = likeness;
        _ahead = ahead;
    }

    /// <summary>Series with scores.</summary>
    public int SeriesCount { get; }

    /// <summary>How many scores of its own make a series trust them as much as the panel's; infinite where series don't differ.</summary>
    public double Likeness { get; }

    /// <summary>Pools histories; null where there are too few.</summary>
    public static ConformalPool? Of(IReadOnlyList<ConformalHistory> histories)
    {
        double[][] first = [.. histories.Select(history => history.Scores[0].ToArray()).Where(scores => scores.Length > 0)];
        if (first.Length < FewestSeries)
        {
            return null;
        }

        double likeness = LikenessOf(first);
        int steps = histories.Max(history => history.Scores.Count);
        return new ConformalPool(first.Length, likeness, [.. Enumerable.Range(0, steps).Select(step => Pool(histories, step, likeness))]);
    }

    /// <summary>The scores of a series with those of the panel.</summary>
    public ConformalScores With(IReadOnlyList<double> own, int step)
    {
        Ahead ahead = _ahead[step];
        if (ahead.Count == 0)
        {
            return ConformalScores.Alone(own);
        }

        // What lies beyond the largest of its own a series can't tell: there the panel's tail stands for it.
        double trust = own.Count > 0 ? own.Count / (own.Count + Likeness) : 0;
        double largest = own.Count > 0 ? own.Max() : double.NegativeInfinity;
        double below = ahead.Values.TakeWhile(value => value <= largest).Zip(ahead.Weights, (_, weight) => weight).Sum();
        double beyond = trust / (own.Count + 1) / (1 - below);
        double[] values = [.. own, .. ahead.Values];
        double[] weights =
        [
            .. own.Select(_ => trust / (own.Count + 1)),
            .. ahead.Weights.Zip(ahead.Values, (weight, value) => weight * (1 - trust + (value > largest ? beyond : 0))),
        ];
        Array.Sort(values, weights);
        return ConformalScores.Of(values, weights, own.Count, ahead.Count);
    }

    // The variance of ranks within series over that between them, by the moments of a one-way layout.
    private static double LikenessOf(double[][] groups)
    {
        double[] all = [.. groups.SelectMany(scores => scores).Order()];
        double[][] ranks = [.. groups.Select(scores => Array.ConvertAll(scores, score => RankOf(all, score)))];
        double mean = (all.Length + 1) / 2.0;
        double within = ranks.Sum(group => group.Sum(rank => Square(rank - group.Average())));
        double between = ranks.Sum(group => group.Length * Square(group.Average() - mean));
        int degrees = all.Length - ranks.Length;
        if (degrees == 0)
        {
            return double.PositiveInfinity; // one score each: nothing tells them apart
        }

        double size = (all.Length - (ranks.Sum(group => Square(group.Length)) / all.Length)) / (ranks.Length - 1);
        double within1 = within / degrees;
        double excess = ((between / (ranks.Length - 1)) - within1) / size;
        return excess > 0 ? within1 / excess : double.PositiveInfinity;
    }

    // Ties share the middle of their ranks.
    private static double RankOf(double[] all, double score)
    {
        int place = Array.BinarySearch(all, score);
        (int first, int last) = (place, place);
        while (first > 0 && all[first - 1] == score)
        {
            first--;
        }

        while (last < all.Length - 1 && all[last + 1] == score)
        {
            last++;
        }

        return ((first + last) / 2.0) + 1;
    }

    private static Ahead Pool(IReadOnlyList<ConformalHistory> histories, int step, double likeness)
    {
        double[][] groups = [.. histories.Where(history => step < history.Scores.Count).Select(history => history.Scores[step].ToArray()).Where(scores => scores.Length > 0)];
        double[] all = [.. groups.SelectMany(scores => scores).Order()];
        if (all.Length == 0)
        {
            return new Ahead([], [], 0);
        }

        // Scores of one series are alike, so that they tell less than as many of different ones.
        double alike = 1 / (1 + likeness);
        double size = groups.Sum(group => Square(group.Length)) / all.Length;
        double worth = all.Length / (1 + ((size - 1) * alike));
        int block = (all.Length + MostScores - 1) / MostScores;
        double[][] blocks = [.. all.Chunk(block)];
        double weight = worth / (worth + 1) / all.Length;
        return new Ahead([.. blocks.Select(scores => scores[^1])], [.. blocks.Select(scores => weight * scores.Length)], all.Length);
    }

    private static double Square(double value) => value * value;

    private readonly record struct Ahead(double[] Values, double[] Weights, int Count);
}
