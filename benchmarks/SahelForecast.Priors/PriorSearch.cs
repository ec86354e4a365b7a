namespace SahelForecast.Priors;

/// <summary>Coordinate descent over a coarse grid: what is learned should not be finer than the data know.</summary>
/// <param name="judge">What is minimised.</param>
/// <param name="leastGain">A change that gains less than this share is left alone.</param>
/// <param name="log">Takes a line a change.</param>
internal sealed class PriorSearch(Func<PriorChoice, double> judge, double leastGain, TextWriter log)
{
    public PriorChoice Run(PriorChoice start, ReadOnlySpan<int> free)
    {
        PriorChoice choice = start;
        double best = judge(choice);
        bool moved = true;
        while (moved)
        {
            moved = false;
            foreach (int place in free)
            {
                foreach (int direction in new[] { 1, -1 })
                {
                    while (choice.Move(place, direction) is PriorChoice trial && judge(trial) is double score && score <= best - leastGain)
                    {
                        (choice, best, moved) = (trial, score, true);
                        log.WriteLine(FormattableString.Invariant($"  {best:0.0000}  {choice}"));
                    }
                }
            }
        }

        return choice;
    }
}
