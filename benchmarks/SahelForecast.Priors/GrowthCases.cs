using SahelForecast.Models.Growth;

namespace SahelForecast.Priors;

/// <summary>What is learned from: series, and the origins and horizons whose outcomes count.</summary>
/// <param name="Series">The series, none with a year that is not to be looked at.</param>
/// <param name="FirstOrigin">The first origin.</param>
/// <param name="MinimumBase">Origins with fewer people don't count.</param>
/// <param name="Horizons">Years ahead.</param>
internal sealed record GrowthCases(IReadOnlyList<TimeSeries> Series, int FirstOrigin, double MinimumBase, IReadOnlyList<int> Horizons)
{
    private readonly (double[] Logs, bool[] Counts)[] _prepared = [.. Series.Select(series => Prepare(series, FirstOrigin, MinimumBase))];

    /// <summary>The same of every other series, and of the rest.</summary>
    public (GrowthCases First, GrowthCases Second) Halves() =>
        (Of(Series.Where((_, i) => i % 2 == 0)), Of(Series.Where((_, i) => i % 2 == 1)));

    /// <summary>Every outcome with what was believed of it.</summary>
    /// <param name="prior">Constants.</param>
    /// <param name="see">Told series, place of the origin, horizon, what was believed, and the logarithm that came.</param>
    public void ForEach(PooledGrowthPrior prior, Action<int, int, int, PooledGrowthStep, double> see)
    {
        for (int i = 0; i < _prepared.Length; i++)
        {
            (double[] logs, bool[] counts) = _prepared[i];
            PooledGrowthState state = PooledGrowthState.Start;
            for (int origin = 0; origin < logs.Length; origin++)
            {
                state = state.Take(prior, logs[origin], 1, isBreak: false);
                if (!counts[origin])
                {
                    continue;
                }

                foreach (int horizon in Horizons.Where(horizon => origin + horizon < logs.Length && !double.IsNaN(logs[origin + horizon])))
                {
                    see(i, origin, horizon, prior.Ahead(state, horizon, 1), logs[origin + horizon]);
                }
            }
        }
    }

    /// <summary>The mean negative log likelihood of the outcomes, each horizon's outcomes counting alike.</summary>
    public double Loss(PooledGrowthPrior prior)
    {
        double sum = 0;
        int count = 0;
        ForEach(prior, (_, _, _, step, log) =>
        {
            HalfStudent side = log < step.Median ? step.Fall : step.Rise;
            sum -= Numerics.SpecialFunctions.StudentLogDensity((log - step.Median) / side.Scale, side.DegreesOfFreedom) - Math.Log(side.Scale);
            count++;
        });
        return sum / count;
    }

    private GrowthCases Of(IEnumerable<TimeSeries> some) => new([.. some], FirstOrigin, MinimumBase, Horizons);

    // Zeros are moved by half of the smallest value, as the model does; an outcome of zero is one.
    private static (double[] Logs, bool[] Counts) Prepare(TimeSeries series, int firstOrigin, double minimumBase)
    {
        double[] logs = LogScale.Of(series, "Learning", fewestPositive: 0).Logs;
        bool[] counts = [.. series.Values.ToArray().Select((value, i) => value >= minimumBase && series.Periods[i].FirstDay.Year >= firstOrigin)];
        return (logs, counts);
    }
}
