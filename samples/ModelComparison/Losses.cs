using SahelForecast;
using SahelForecast.Evaluation;

namespace ModelComparison;

/// <summary>The losses of a backtest by fold, and by origin for a test in the order of time.</summary>
internal sealed class Losses
{
    private readonly int _horizon;
    private readonly double[] _byFold;
    private readonly double[] _byOrigin;

    public Losses(BacktestResult result, ForecastMetric metric)
    {
        _horizon = result.Horizon;
        double[][] scores = new double[result.Folds.Count][];
        Parallel.For(0, scores.Length, i => scores[i] = Scores(result.Folds[i], metric));
        _byFold = [.. scores.Select(fold => fold.Sum())];
        _byOrigin = ByOrigin(result.Folds, scores);
        Mean = scores.SelectMany(fold => fold).DefaultIfEmpty(double.NaN).Average();
        SeriesCount = result.Folds.Zip(scores).Where(pair => pair.Second.Length > 0).Select(pair => pair.First.Key).Distinct().Count();
    }

    /// <summary>The mean over outcomes, which is the score of the backtest.</summary>
    public double Mean { get; }

    /// <summary>Series that have a score.</summary>
    public int SeriesCount { get; }

    /// <summary>The share of folds in which these losses are smaller; equal ones count half.</summary>
    public double ShareBelow(Losses other)
    {
        double smaller = 0;
        for (int i = 0; i < _byFold.Length; i++)
        {
            smaller += _byFold[i] < other._byFold[i] ? 1 : _byFold[i] == other._byFold[i] ? 0.5 : 0;
        }

        return smaller / _byFold.Length;
    }

    /// <summary>Tests the mean difference; null when there are too few origins.</summary>
    public DieboldMarianoResult? TestAgainst(Losses other) => Test(other._byOrigin);

    /// <summary>Tests whether the mean is 0; null when there are too few origins.</summary>
    public DieboldMarianoResult? TestAgainstZero() => Test(new double[_byOrigin.Length]);

    // With few origins the truncated variance can come out next to nothing, and every difference as sure: Bartlett's can't.
    private DieboldMarianoResult? Test(double[] others) => _byOrigin.Count(double.IsFinite) > _horizon
        ? DieboldMariano.Test(_byOrigin, others, _horizon, estimator: LongRunVariance.Bartlett)
        : null;

    private static double[] Scores(BacktestFold fold, ForecastMetric metric) =>
    [
        .. Enumerable.Range(0, fold.Forecast.Horizon)
            .Where(step => !double.IsNaN(fold.Actual.Values[step]))
            .Select(step => metric.Evaluate(fold, step))
            .Where(score => !double.IsNaN(score)),
    ];

    // A crisis moves many series at once, so that only origins, not series, come near to being independent. Each counts by its outcomes: the mean over origins
    // is then the mean over outcomes. Origins without any keep their place in time.
    private static double[] ByOrigin(IReadOnlyList<BacktestFold> folds, double[][] scores)
    {
        Period first = folds.Min(fold => fold.Origin);
        double[] sums = new double[folds.Max(fold => fold.Origin) - first + 1];
        Array.Fill(sums, double.NaN);
        foreach ((BacktestFold fold, double[] values) in folds.Zip(scores).Where(pair => pair.Second.Length > 0))
        {
            ref double sum = ref sums[fold.Origin - first];
            sum = (double.IsNaN(sum) ? 0 : sum) + values.Sum();
        }

        double outcomesAnOrigin = (double)scores.Sum(fold => fold.Length) / sums.Count(sum => !double.IsNaN(sum));
        return [.. sums.Select(sum => sum / outcomesAnOrigin)];
    }
}
