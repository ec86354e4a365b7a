using SahelForecast.Distributions;

namespace SahelForecast.Scenarios;

/// <summary>Scenarios weighed by their probabilities.</summary>
public sealed class ScenarioMixture
{
    private const double Tolerance = 1e-9;

    private readonly int[] _counts;

    internal ScenarioMixture(ScenarioOutcome[] outcomes)
    {
        double[] weights = Probabilities(outcomes);
        Outcomes = outcomes;
        _counts = Counts(weights, outcomes[0].Forecasts[0].Paths?.PathCount ?? 0);
        string names = string.Join(", ", outcomes.Select((outcome, i) => FormattableString.Invariant($"{outcome.Scenario.Name} {weights[i]:0.##}")));
        Forecasts = ForecastPanel.Create(outcomes[0].Forecasts.Select(first => Mix(first, weights, names)));
    }

    /// <summary>What was weighed, in the order given.</summary>
    public IReadOnlyList<ScenarioOutcome> Outcomes { get; }

    /// <summary>The mixtures; path p of every series belongs to the same scenario, <see cref="ScenarioOf"/>.</summary>
    public ForecastPanel Forecasts { get; }

    /// <summary>The scenario that a path of the mixtures comes from.</summary>
    /// <param name="path">The path, 0 to their number - 1.</param>
    /// <returns>Its scenario.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such path.</exception>
    public Scenario ScenarioOf(int path)
    {
        int left = path;
        for (int i = 0; path >= 0 && i < _counts.Length; i++)
        {
            if (left < _counts[i])
            {
                return Outcomes[i].Scenario;
            }

            left -= _counts[i];
        }

        throw new ArgumentOutOfRangeException(nameof(path), path, $"path is {path}, but must be between 0 and {_counts.Sum() - 1}.");
    }

    private Forecast Mix(Forecast first, double[] weights, string names)
    {
        Forecast[] members = [.. Outcomes.Select(outcome => outcome.Forecasts[first.Key])];
        if (members.FirstOrDefault(member => member.Periods != first.Periods || member.Paths is null || member.Paths.PathCount != first.Paths?.PathCount) is Forecast odd)
        {
            throw new ArgumentException($"\"{odd.ModelName}\" and \"{first.ModelName}\" differ in periods or paths, or have none: project all scenarios on one baseline.");
        }

        return new Forecast(
            "Scenario mixture",
            new Observation(first.Origin, first.OriginValue),
            [.. Enumerable.Range(0, first.Horizon).Select(step => new MixtureDistribution([.. members.Select(member => member.Steps[step])], weights))],
            $"probability-weighted mixture: {names}",
            first.Key,
            first.Metadata,
            MixPaths(members),
            first.Seed);
    }

    private static double[] Probabilities(ScenarioOutcome[] outcomes)
    {
        if (outcomes.Length == 0)
        {
            throw new ArgumentException("There are no outcomes to combine.", nameof(outcomes));
        }

        double[] weights = new double[outcomes.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = outcomes[i].Scenario.Probability
                ?? throw new ArgumentException($"The scenario \"{outcomes[i].Scenario.Name}\" has no probability: set Probability to weigh it.", nameof(outcomes));
        }

        double sum = weights.Sum();
        return Math.Abs(sum - 1) <= Tolerance
            ? weights
            : throw new ArgumentException(
                FormattableString.Invariant($"The probabilities of the scenarios are {string.Join(" + ", weights.Select(weight => FormattableString.Invariant($"{weight}")))} = {sum}, but must sum to 1: exactly one of them comes true."),
                nameof(outcomes));
    }

    // Whole numbers of paths by largest remainder, so that they sum to the number of paths.
    private static int[] Counts(double[] weights, int pathCount)
    {
        int[] counts = [.. weights.Select(weight => (int)(weight * pathCount))];
        int[] byRemainder = [.. Enumerable.Range(0, counts.Length).OrderByDescending(i => (weights[i] * pathCount) - counts[i])];
        for (int i = 0; counts.Sum() < pathCount; i++)
        {
            counts[byRemainder[i % counts.Length]]++;
        }

        return counts;
    }

    private SamplePaths MixPaths(Forecast[] members)
    {
        int horizon = members[0].Horizon;
        int pathCount = members[0].Paths!.PathCount;
        double[] draws = new double[horizon * pathCount];
        for (int step = 0; step < horizon; step++)
        {
            int offset = step * pathCount;
            for (int i = 0; i < members.Length; i++)
            {
                members[i].Paths!.AtStep(step)[.._counts[i]].CopyTo(draws.AsSpan(offset));
                offset += _counts[i];
            }
        }

        return new SamplePaths(horizon, pathCount, draws);
    }
}
