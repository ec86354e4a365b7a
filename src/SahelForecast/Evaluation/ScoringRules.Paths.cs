namespace SahelForecast.Evaluation;

public static partial class ScoringRules
{
    /// <summary>The energy score: the CRPS of whole futures, by the distance between paths over all periods at once.</summary>
    /// <param name="paths">The forecast's sample paths.</param>
    /// <param name="observed">What came true, one value a step, in the unit of the series; a step that is NaN (missing) is left out.</param>
    /// <returns>At least 0, in the unit of the series; the CRPS of the sample where one step is left. Scores over more steps are larger, so compare
    /// models on the same steps.</returns>
    /// <exception cref="ArgumentException">There isn't one value a step, all are missing, or one is infinite.</exception>
    /// <remarks>Mean ‖x - y‖ less half of mean ‖x - x'‖ with the Euclidean norm. O(paths² steps): score 1,000 paths
    /// rather than 10,000 in a loop. It sees errors of location well and of the dependence between periods hardly. Reference: T. Gneiting and
    /// A. E. Raftery (2007), JASA 102(477), 359-378, eq. 22 and section 4.3, doi:10.1198/016214506000001437.</remarks>
    public static double EnergyScore(SamplePaths paths, ReadOnlySpan<double> observed)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (observed.Length != paths.Horizon)
        {
            throw new ArgumentException($"observed has {observed.Length} numbers, but the paths have {paths.Horizon} steps: give one value a step, NaN where missing.", nameof(observed));
        }

        double[] draws = new double[paths.Horizon * paths.PathCount];
        double[] values = new double[paths.Horizon];
        int steps = 0;
        for (int step = 0; step < observed.Length; step++)
        {
            if (!double.IsNaN(observed[step]))
            {
                paths.AtStep(step).CopyTo(draws.AsSpan(steps * paths.PathCount));
                values[steps++] = Guard.Finite(observed[step], nameof(observed));
            }
        }

        return steps > 0
            ? EnergyKernel.Score(draws.AsSpan(0, steps * paths.PathCount), values.AsSpan(0, steps), new double[paths.PathCount], new double[steps])
            : throw new ArgumentException("All of observed is missing: there is nothing to score.", nameof(observed));
    }
}
