using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Evaluation;

/// <summary>Where outcomes fell in their forecast distributions: flat when forecasts are honest, a U when too narrow, a hill when too wide, a slope when biased.</summary>
/// <remarks>An outcome on which probability piles up (a count, a bound) is spread over the probabilities it covers, so that nothing is drawn at random.
/// Reference: C. Czado, T. Gneiting and L. Held (2009), Predictive model assessment for count data, Biometrics 65(4), 1254-1261,
/// doi:10.1111/j.1541-0420.2009.01191.x.</remarks>
/// <param name="ModelName">What forecast them.</param>
/// <param name="Shares">The share of outcomes in each bin of probability, first [0, 1/bins]; they sum to 1.</param>
/// <param name="Count">Outcomes counted.</param>
public sealed record PitHistogram(string ModelName, IReadOnlyList<double> Shares, int Count)
{
    /// <summary>Counts the outcomes of a backtest.</summary>
    /// <param name="result">The backtest, all steps together.</param>
    /// <param name="bins">Bins of equal width, at least 2.</param>
    /// <returns>The histogram.</returns>
    /// <exception cref="ArgumentException">No outcome is known, or there are fewer than 2 bins.</exception>
    public static PitHistogram Of(BacktestResult result, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (bins < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(bins), bins, $"bins is {bins}, but a histogram needs at least 2.");
        }

        double[] shares = new double[bins];
        int count = 0;
        foreach (BacktestFold fold in result.Folds)
        {
            for (int step = 0; step < fold.Forecast.Horizon; step++)
            {
                if (BacktestResult.IsKnown(fold, step))
                {
                    Spread(fold.Forecast.Steps[step], fold.Actual.Values[step], shares);
                    count++;
                }
            }
        }

        return count > 0
            ? new PitHistogram(result.ModelName, [.. shares.Select(share => share / count)], count)
            : throw new ArgumentException($"{result.ModelName} has no fold with a known outcome: there is nothing to count.", nameof(result));
    }

    /// <summary>The shares between which one bin lies when forecasts are honest, by the binomial distribution of this count.</summary>
    /// <param name="level">The probability that a bin falls inside, a fraction in (0, 1): at 0.95 up to one bin in twenty lies outside by chance.</param>
    /// <returns>Fractions in [0, 1]. Outcomes count as independent; those of overlapping forecasts or of places that share a crisis are not, and the range is wider.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public (double Lower, double Upper) UniformRange(double level = 0.95)
    {
        double tail = (1 - Guard.Level(level)) / 2, chance = 1.0 / Shares.Count;
        return ((double)BinomialCounts.Quantile(tail, Count, chance) / Count, (double)BinomialCounts.Quantile(1 - tail, Count, chance) / Count);
    }

    private static void Spread(PredictiveDistribution forecast, double observed, Span<double> shares)
    {
        double upper = forecast.CumulativeProbability(observed);
        double lower = Math.Min(forecast.CumulativeProbability(Math.BitDecrement(observed)), upper);
        int bins = shares.Length;
        int first = Math.Min((int)(lower * bins), bins - 1);
        int last = Math.Min((int)(upper * bins), bins - 1);
        if (first == last)
        {
            shares[first] += 1;
            return;
        }

        for (int bin = first; bin <= last; bin++)
        {
            double covered = Math.Min(upper, (bin + 1.0) / bins) - Math.Max(lower, (double)bin / bins);
            shares[bin] += covered / (upper - lower);
        }
    }
}
