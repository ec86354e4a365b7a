using Special = MathNet.Numerics.SpecialFunctions;

namespace SahelForecast.Numerics;

/// <summary>How many of independent trials succeed.</summary>
internal static class BinomialCounts
{
    /// <summary>P(count of at most <paramref name="successes"/>), by the incomplete beta function; <paramref name="chance"/> lies inside (0, 1).</summary>
    public static double Cdf(int successes, int trials, double chance) =>
        successes < 0 ? 0 : successes >= trials ? 1 : Special.BetaRegularized(trials - successes, successes + 1.0, 1 - chance);

    /// <summary>The smallest count whose cumulative probability reaches <paramref name="probability"/>, found by halving.</summary>
    public static int Quantile(double probability, int trials, double chance)
    {
        int low = 0, high = trials;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (Cdf(middle, trials, chance) >= probability)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
