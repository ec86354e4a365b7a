using SahelForecast.Distributions;

namespace SahelForecast.Scenarios;

/// <summary>The three scenarios of a contingency plan: the best that may come, the most likely, and the worst.</summary>
/// <param name="Best">The best case.</param>
/// <param name="MostLikely">The most likely case.</param>
/// <param name="Worst">The worst case.</param>
/// <remarks>Their probabilities sum to 1; the most likely has the greatest.</remarks>
public sealed record ScenarioSet(Scenario Best, Scenario MostLikely, Scenario Worst)
{
    /// <summary>Projects the three on one baseline and weighs them.</summary>
    /// <param name="baseline">Forecasts with sample paths of one number, of figures that are worse the higher they are.</param>
    /// <param name="options">Seed, drivers, threads.</param>
    /// <returns>The outcomes in the order best, most likely, worst, and their mixture.</returns>
    /// <exception cref="ArgumentException">A name is given twice, a probability is missing, they do not sum to 1, the most likely is not the most probable, an assumption is
    /// impossible, or a median lies on the wrong side by more than chance explains: the best above the most likely, or the worst below it; the message names the series and the period.</exception>
    public ScenarioMixture Project(ForecastPanel baseline, ScenarioOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        Scenario[] all = [Best, MostLikely, Worst];
        if (all.Select(scenario => scenario.Name).Distinct().Count() < all.Length)
        {
            throw new ArgumentException($"The scenarios are called \"{Best.Name}\", \"{MostLikely.Name}\" and \"{Worst.Name}\". Give each a name of its own.");
        }

        ScenarioMixture mixture = ScenarioEngine.Combine([.. all.Select(scenario => ScenarioEngine.Project(baseline, scenario, options))]);
        if (MostLikely.Probability < Math.Max(Best.Probability!.Value, Worst.Probability!.Value))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"\"{MostLikely.Name}\" is to be the most likely scenario, but its probability {MostLikely.Probability} is not the greatest of {Best.Probability}, {MostLikely.Probability}, {Worst.Probability}."));
        }

        CheckOrder(mixture.Outcomes[0], mixture.Outcomes[1]);
        CheckOrder(mixture.Outcomes[1], mixture.Outcomes[2]);
        return mixture;
    }

    /// <summary>The three names with their probabilities.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => $"best: {Best}; most likely: {MostLikely}; worst: {Worst}";

    private static void CheckOrder(ScenarioOutcome better, ScenarioOutcome worse)
    {
        foreach (Forecast low in better.Forecasts)
        {
            Forecast high = worse.Forecasts[low.Key];
            for (int step = 0; step < low.Horizon; step++)
            {
                (double lower, double higher) = (low.Steps[step].Median, high.Steps[step].Median);
                if (lower - higher > (1e-9 * Math.Abs(higher)) + SamplingError(low.Steps[step], high.Steps[step], low.Paths!.PathCount))
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"\"{better.Scenario.Name}\" is to be better than \"{worse.Scenario.Name}\", but the median of ({low.Key}) in {low.Periods[step]} is {lower:0} against {higher:0}. Change the assumptions, or the order of the scenarios."));
                }
            }
        }
    }

    // Three standard errors of the difference of two medians (pi / 2 the variance of a mean, as of normal draws), so that chance alone is no contradiction.
    private static double SamplingError(PredictiveDistribution one, PredictiveDistribution other, int pathCount) =>
        3 * Math.Sqrt(Math.PI / 2 * (one.Variance + other.Variance) / pathCount);
}
