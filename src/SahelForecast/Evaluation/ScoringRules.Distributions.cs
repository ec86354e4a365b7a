using System.Runtime.CompilerServices;
using SahelForecast.Distributions;

namespace SahelForecast.Evaluation;

public static partial class ScoringRules
{
    /// <summary>The continuous ranked probability score (CRPS) of a sample: mean |x - y| less half of mean |x - x'|.</summary>
    /// <param name="sortedSample">At least one finite draw, ascending, in the unit of the series.</param>
    /// <param name="observed">The value that came true, finite.</param>
    /// <returns>At least 0, in the unit of the series. O(n).</returns>
    /// <exception cref="ArgumentException">The sample is empty, not ascending or not finite, or the observation is not finite.</exception>
    /// <remarks>The exact score of the sample's step function, as <c>crps_sample</c> of R's scoringRules. Reference: T. Gneiting and A. E. Raftery
    /// (2007), Strictly proper scoring rules, prediction, and estimation, JASA 102(477), 359-378, eq. 21, doi:10.1198/016214506000001437.</remarks>
    public static double Crps(ReadOnlySpan<double> sortedSample, double observed)
    {
        CheckSorted(sortedSample);
        return EmpiricalDistribution.CrpsOfSorted(sortedSample, Guard.Finite(observed));
    }

    /// <summary>The CRPS as far as quantiles tell it: twice the weighted mean of their pinball losses.</summary>
    /// <param name="probabilities">Fractions in (0, 1), each above the one before, at least one.</param>
    /// <param name="quantiles">The forecast's quantile at each probability, finite, in the unit of the series. Crossing ones are scored as they are.</param>
    /// <param name="observed">The value that came true, finite.</param>
    /// <returns>At least 0, in the unit of the series. For the median alone it is the absolute error.</returns>
    /// <exception cref="ArgumentException">A probability is out of range or order, the lengths differ, or a number is not finite.</exception>
    /// <remarks>The CRPS is twice the integral over p of the pinball loss at p. Each probability stands for the stretch up to half way to its
    /// neighbours, the outer two up to 0 and 1, so the weights sum to 1 and don't depend on the forecast: the score is
    /// proper for these quantiles. For p = (i - 1/2) / n all weights are 1 / n. It approaches the CRPS as the grid gets finer;
    /// compare models on one grid only. Reference: F. Laio and S. Tamea (2007), Verification tools for probabilistic forecasts of continuous hydrological
    /// variables, HESS 11, 1267-1277, doi:10.5194/hess-11-1267-2007.</remarks>
    public static double CrpsOfQuantiles(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> quantiles, double observed)
    {
        CheckGrid(probabilities, quantiles);
        double score = 0;
        double from = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double to = i + 1 < probabilities.Length ? (probabilities[i] + probabilities[i + 1]) / 2 : 1;
            score += (to - from) * PinballLoss(quantiles[i], observed, probabilities[i]);
            from = to;
        }

        return 2 * score;
    }

    /// <summary>The pinball (quantile) loss: what the quantile of a probability minimises.</summary>
    /// <param name="quantile">The forecast's quantile, finite, in the unit of the series.</param>
    /// <param name="observed">The value that came true, finite.</param>
    /// <param name="probability">The quantile's probability, a fraction in [0, 1].</param>
    /// <returns>At least 0, in the unit of the series: p (y - q) above the quantile, (1 - p) (q - y) below; half of the absolute error at p = 0.5.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or the probability is outside [0, 1].</exception>
    public static double PinballLoss(double quantile, double observed, double probability)
    {
        Guard.Probability(probability);
        double above = Guard.Finite(observed) - Guard.Finite(quantile);
        return above >= 0 ? probability * above : (probability - 1) * above;
    }

    /// <summary>The interval score: the width, plus 2 / (1 - level) times how far outside the observation lies.</summary>
    /// <param name="interval">A central prediction interval.</param>
    /// <param name="observed">The value that came true, finite.</param>
    /// <returns>At least 0, in the unit of the series.</returns>
    /// <exception cref="ArgumentException">The ends are not finite or not in order, the level is outside (0, 1), or the observation is not finite.</exception>
    /// <remarks>Reference: T. Gneiting and A. E. Raftery (2007), JASA 102(477), 359-378, eq. 43, doi:10.1198/016214506000001437.</remarks>
    public static double IntervalScore(PredictionInterval interval, double observed) =>
        2 / (1 - interval.Level) * WeightedScore(interval, observed);

    /// <summary>The weighted interval score (WIS): the absolute error of the median and the interval scores, each weighted by half of 1 - level.</summary>
    /// <param name="median">The forecast's median, finite, in the unit of the series.</param>
    /// <param name="intervals">Central prediction intervals of different levels, in any order; with none the score is the absolute error.</param>
    /// <param name="observed">The value that came true, finite.</param>
    /// <returns>At least 0, in the unit of the series; approaches the CRPS with many evenly spread levels.</returns>
    /// <exception cref="ArgumentException">An interval is not valid (see <see cref="IntervalScore"/>), or a number is not finite.</exception>
    /// <remarks>With K intervals, (|y - m| / 2 + Σ (1 - level) / 2 · IS) / (K + 1/2). Reference: J. Bracher, E. L. Ray, T. Gneiting and N. G. Reich (2021),
    /// Evaluating epidemic forecasts in an interval format, PLOS Computational Biology 17(2), e1008618, eq. 1,
    /// doi:10.1371/journal.pcbi.1008618.</remarks>
    public static double WeightedIntervalScore(double median, ReadOnlySpan<PredictionInterval> intervals, double observed)
    {
        double sum = PinballLoss(median, observed, 0.5);
        foreach (PredictionInterval interval in intervals)
        {
            sum += WeightedScore(interval, observed);
        }

        return sum / (intervals.Length + 0.5);
    }

    /// <summary>The logarithmic score: minus the natural log of the density at what came true.</summary>
    /// <param name="distribution">The forecast.</param>
    /// <param name="observed">The value that came true, finite.</param>
    /// <returns>Any number; infinite where the forecast ruled the value out. It depends on the unit: compare models on one series, or differences.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observed"/> is not finite.</exception>
    /// <remarks>See <see cref="PredictiveDistribution.LogDensity"/> for samples and values with a probability of their own. It punishes what was
    /// thought nearly impossible without limit, where the CRPS punishes by distance. Reference: I. J. Good (1952), Rational decisions,
    /// JRSS B 14(1), 107-114.</remarks>
    public static double LogScore(PredictiveDistribution distribution, double observed)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return -distribution.LogDensity(observed);
    }

    // The interval score times half of 1 - level, which no level divides by zero.
    private static double WeightedScore(PredictionInterval interval, double observed)
    {
        Guard.Level(interval.Level);
        Guard.Finite(observed);
        if (!(double.IsFinite(interval.Lower) && double.IsFinite(interval.Upper) && interval.Lower <= interval.Upper))
        {
            throw new ArgumentException($"interval is {interval}, but needs finite ends, the lower one first.", nameof(interval));
        }

        double outside = Math.Max(Math.Max(interval.Lower - observed, observed - interval.Upper), 0);
        return ((1 - interval.Level) / 2 * interval.Width) + outside;
    }

    private static void CheckSorted(ReadOnlySpan<double> sample, [CallerArgumentExpression(nameof(sample))] string name = "")
    {
        if (sample.IsEmpty)
        {
            throw new ArgumentException($"{name} is empty: a score needs at least one draw.", name);
        }

        for (int i = 0; i < sample.Length; i++)
        {
            if (!double.IsFinite(sample[i]) || (i > 0 && sample[i] < sample[i - 1]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{name} must be finite and ascending, but draw {i} is {sample[i]}: sort it, or use EmpiricalDistribution."), name);
            }
        }
    }

    private static void CheckGrid(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> quantiles)
    {
        if (probabilities.IsEmpty || probabilities.Length != quantiles.Length)
        {
            throw new ArgumentException(
                $"There are {probabilities.Length} probabilities and {quantiles.Length} quantiles: give one quantile a probability, and at least one.", nameof(quantiles));
        }

        for (int i = 0; i < probabilities.Length; i++)
        {
            Guard.Level(probabilities[i], nameof(probabilities));
            if (i > 0 && probabilities[i] <= probabilities[i - 1])
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"probabilities must rise, but {probabilities[i]} follows {probabilities[i - 1]}: sort them, with their quantiles."),
                    nameof(probabilities));
            }
        }
    }
}
