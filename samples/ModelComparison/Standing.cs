using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Plotting;

namespace ModelComparison;

/// <summary>How a model did.</summary>
internal sealed class Standing(BacktestResult result, ForecastMetric metric)
{
    public const double Level = 0.95;

    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    private Losses? _losses;
    private IReadOnlyList<ReliabilityRow>? _coverage;

    public BacktestResult Result => result;

    public string Name => result.ModelName;

    public double Score => Losses.Mean;

    /// <summary>Series that have a score.</summary>
    public int SeriesCount => Losses.SeriesCount;

    /// <summary>Whether it failed everywhere: what is scored is no change in its place.</summary>
    public bool IsOut => result.Failures.Count == result.Folds.Count;

    /// <summary>How often intervals of 50, 80 and 95 % held the outcome.</summary>
    public IReadOnlyList<ReliabilityRow> Coverage => _coverage ??= ReliabilityTable.Of(result, Levels).Rows;

    /// <summary>The level whose intervals are off by most; null when none is, as far as the outcomes can tell.</summary>
    public ReliabilityRow? Worst => Coverage.Where(IsOff).MaxBy(row => Math.Abs(row.Error));

    public Trust Trust => Worst is not ReliabilityRow row ? Trust.Holds : row.Error < 0 ? Trust.TooNarrow : Trust.TooWide;

    private Losses Losses => _losses ??= new Losses(result, metric);

    /// <summary>The share of folds in which it scored better; equal scores count half.</summary>
    public double ShareBetterThan(Standing other) => Losses.ShareBelow(other.Losses);

    /// <summary>How often chance alone would give so large a difference; null when there are too few origins to say.</summary>
    public double? ChanceAgainst(Standing other) => Losses.TestAgainst(other.Losses)?.PValue;

    /// <summary>The difference of the mean scores relative to another's, with the interval of the same test.</summary>
    public ModelDifference DifferenceFrom(Standing other)
    {
        double difference = (Score / other.Score) - 1;
        if (Losses.TestAgainst(other.Losses) is not DieboldMarianoResult { Statistic: not 0 } test || !double.IsFinite(test.Statistic))
        {
            return new ModelDifference(Name, difference, double.NaN, double.NaN);
        }

        double quantile = new StudentTDistribution(0, 1, test.DegreesOfFreedom).Quantile((1 + Level) / 2);
        double half = quantile * Math.Abs(test.MeanDifference / test.Statistic) / test.MeanLossB;
        // No score is below 0.
        return new ModelDifference(Name, difference, Math.Max(difference - half, -1), difference + half);
    }

    // The range of the share takes outcomes as independent, the test does not but is helpless where all of them are inside: both must agree.
    private bool IsOff(ReliabilityRow row)
    {
        (double lower, double upper) = row.CoverageRange(Level);
        return (row.Level < lower || row.Level > upper)
            && new Losses(result, ForecastMetric.CoverageError(row.Level)).TestAgainstZero()?.PValue < 1 - Level;
    }
}

/// <summary>Whether intervals hold as often as they say, as far as the outcomes can tell.</summary>
internal enum Trust
{
    Holds,
    TooNarrow,
    TooWide,
}
