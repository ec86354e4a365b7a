using SahelForecast.Models.Ets;

namespace SahelForecast.Priors;

/// <summary>Coordinate descent over a coarse grid: what is learned should not be finer than the data know.</summary>
internal static class PriorSearch
{
    // Exponents of the beta densities, less 1.
    private static readonly double[] Steps = [0, 0.25, 0.5, 1, 2, 4, 8, 16, 32];

    // A change that gains less than this share is left alone.
    private const double LeastGain = 2e-4;

    public static EtsPrior Run(Judge judge, bool isSeasonal, TextWriter log)
    {
        int[] choice = [3, 0, 0, 6, 0, isSeasonal ? 4 : 0, 4, 0];
        int[] free = isSeasonal ? [3, 0, 6, 5, 1, 7, 2, 4] : [3, 0, 6, 1, 7, 2];
        double best = judge.Score(Prior(choice));
        bool moved = true;
        while (moved)
        {
            moved = false;
            foreach (int place in free)
            {
                foreach (int direction in new[] { 1, -1 })
                {
                    while (TryMove(judge, choice, place, direction, ref best))
                    {
                        moved = true;
                        log.WriteLine(FormattableString.Invariant($"  {best:0.0000}  {Prior(choice)}"));
                    }
                }
            }
        }

        return Prior(choice);
    }

    private static bool TryMove(Judge judge, int[] choice, int place, int direction, ref double best)
    {
        int next = choice[place] + direction;
        if (next < 0 || next >= Steps.Length)
        {
            return false;
        }

        int[] trial = [.. choice];
        trial[place] = next;
        double score = judge.Score(Prior(trial));
        if (score > best - LeastGain)
        {
            return false;
        }

        best = score;
        choice[place] = next;
        return true;
    }

    private static EtsPrior Prior(int[] choice) => new(Density(choice, 0), Density(choice, 2), Density(choice, 4), Density(choice, 6));

    private static BetaPrior Density(int[] choice, int place) => new(1 + Steps[choice[place]], 1 + Steps[choice[place + 1]]);
}
