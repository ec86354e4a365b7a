using SahelForecast.Distributions;

namespace SahelForecast.Evaluation;

/// <summary>The three scores of the ViEWS prediction challenge 2023/24 on fatalities a month, defined as its evaluator computes them, for comparison with
/// its published tables. Lower is better.</summary>
/// <remarks>Each scores one place and month; the tables print the mean over all. Reference: H. Hegre and others (2024), The 2023/24
/// VIEWS prediction challenge, arXiv:2407.11045, and the code in the public repository prio-data/prediction_competition_2023.</remarks>
public static class ViewsScores
{
    /// <summary>The level of the interval score in the challenge's evaluation.</summary>
    private const double ChallengeLevel = 0.9;

    /// <summary>The draws that the challenge asked of every forecast.</summary>
    private const int ChallengeDraws = 1_000;

    /// <summary>Where each bin of the ignorance score starts; the last has no end.</summary>
    private static ReadOnlySpan<double> BinStarts => [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];

    /// <summary>The continuous ranked probability score of the draws.</summary>
    /// <param name="sample">At least one finite draw, in any order.</param>
    /// <param name="observed">What came true, finite.</param>
    /// <returns>At least 0, in the unit of the series. O(n).</returns>
    /// <exception cref="ArgumentException">The sample is empty, or a number is not finite.</exception>
    public static double Crps(ReadOnlySpan<double> sample, double observed) =>
        EmpiricalDistribution.CrpsOfSorted(Sorted(sample), Guard.Finite(observed));

    /// <summary>The interval score of the draws (MIS, when averaged): see <see cref="ScoringRules.IntervalScore"/>.</summary>
    /// <param name="sample">At least one finite draw, in any order; the ends are interpolated quantiles (numpy's linear, R's type 7).</param>
    /// <param name="observed">What came true, finite.</param>
    /// <param name="level">The level of the interval, in (0, 1). The challenge evaluated at 0.9; 0.95 is only the default of its function.</param>
    /// <returns>At least 0, in the unit of the series. O(n).</returns>
    /// <exception cref="ArgumentException">The sample is empty, a number is not finite, or the level is outside (0, 1).</exception>
    public static double IntervalScore(ReadOnlySpan<double> sample, double observed, double level = ChallengeLevel)
    {
        double tail = (1 - Guard.Level(level)) / 2;
        ReadOnlySpan<double> sorted = Sorted(sample);
        var interval = new PredictionInterval(
            EmpiricalDistribution.QuantileOfSorted(sorted, tail), EmpiricalDistribution.QuantileOfSorted(sorted, 1 - tail), level);
        return ScoringRules.IntervalScore(interval, observed);
    }

    /// <summary>The ignorance score (IGN): minus the binary log of the share of draws in the bin of what came true.</summary>
    /// <param name="sample">At least one draw of at least 0, in any order. Compare forecasts of equal sample size only: see remarks.</param>
    /// <param name="observed">What came true, at least 0.</param>
    /// <returns>Above 0, in bits; with n draws at most log2(n + 11). O(n).</returns>
    /// <exception cref="ArgumentException">The sample is empty, or a number is negative or not finite.</exception>
    /// <remarks>Bins start at 0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5 and 1000.5 and hold their start; the last has no end. One draw
    /// is added to each bin, so none is empty, and the more draws the less these 11 weigh.</remarks>
    public static double Ignorance(ReadOnlySpan<double> sample, double observed)
    {
        if (sample.IsEmpty)
        {
            throw new ArgumentException("sample is empty: a score needs at least one draw.", nameof(sample));
        }

        int bin = Bin(Guard.FiniteNotNegative(observed));
        int hits = 0;
        foreach (double draw in sample)
        {
            hits += Bin(Guard.FiniteNotNegative(draw, nameof(sample))) == bin ? 1 : 0;
        }

        return InBits(hits, sample.Length);
    }

    /// <summary>The ignorance score of a distribution: what a sample of a size would score if each bin held its exact share.</summary>
    /// <param name="distribution">The forecast; what it has below 0 counts as 0.</param>
    /// <param name="observed">What came true, at least 0.</param>
    /// <param name="sampleSize">The number of draws compared with, at least 1: it sets the weight of the draw added to each bin.</param>
    /// <returns>Above 0, in bits.</returns>
    /// <exception cref="ArgumentException">The observation is negative or not finite, or the sample size below 1.</exception>
    public static double Ignorance(PredictiveDistribution distribution, double observed, int sampleSize = ChallengeDraws)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        int bin = Bin(Guard.FiniteNotNegative(observed));
        double from = bin > 0 ? Below(BinStarts[bin]) : 0;
        double to = bin + 1 < BinStarts.Length ? Below(BinStarts[bin + 1]) : 1;
        return InBits((to - from) * Guard.Positive(sampleSize), sampleSize);

        double Below(double edge) => distribution.CumulativeProbability(Math.BitDecrement(edge));
    }

    private static int Bin(double value)
    {
        int bin = BinStarts.Length - 1;
        while (value < BinStarts[bin])
        {
            bin--;
        }

        return bin;
    }

    private static double InBits(double hits, int draws) => -Math.Log2((hits + 1) / (draws + BinStarts.Length));

    private static ReadOnlySpan<double> Sorted(ReadOnlySpan<double> sample) => EmpiricalDistribution.Create(sample).SortedDraws;
}
