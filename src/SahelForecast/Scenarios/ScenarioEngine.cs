using SahelForecast.Distributions;

namespace SahelForecast.Scenarios;

/// <summary>Projects scenarios on baseline forecasts and weighs them against each other.</summary>
public static class ScenarioEngine
{
    /// <summary>Works a scenario's assumptions into baseline forecasts, path by path.</summary>
    /// <param name="baseline">Forecasts with sample paths of one number.</param>
    /// <param name="scenario">The assumptions, in order.</param>
    /// <param name="options">Seed and drivers.</param>
    /// <returns>The series under the scenario, inside their bounds, with paths.</returns>
    /// <exception cref="ArgumentException">There are no paths, or an assumption starts outside the horizon, touches no series, or grows from a
    /// missing value; the message names it.</exception>
    /// <remarks>O(assumptions x steps x paths x series). Memory: the result, and as many steps as an assumption looks back to. For more paths than fit see
    /// <see cref="Summarise"/>.</remarks>
    public static ScenarioOutcome Project(ForecastPanel baseline, Scenario scenario, ScenarioOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(scenario);
        options ??= new ScenarioOptions();
        Check(baseline, scenario, options);
        var run = new ScenarioRun(baseline, scenario, options);
        run.Project();
        return new ScenarioOutcome(scenario, ForecastPanel.Create(baseline.Select((forecast, i) => new Forecast(
            scenario.Name,
            new Observation(forecast.Origin, forecast.OriginValue),
            EmpiricalDistribution.OfSteps(run.ResultPaths(i)),
            FormattableString.Invariant($"assumptions worked into {run.ResultPaths(i).PathCount} paths of {forecast.ModelName}, seed {options.Seed}"),
            forecast.Key,
            forecast.Metadata,
            run.ResultPaths(i),
            options.Seed))));
    }

    /// <summary>Works a scenario's assumptions into baseline forecasts and keeps only quantiles, means and threshold probabilities, for many paths and series.</summary>
    /// <param name="baseline">Forecasts with sample paths of one number.</param>
    /// <param name="scenario">The assumptions, in order.</param>
    /// <param name="summary">What to keep.</param>
    /// <param name="options">Seed, drivers, threads.</param>
    /// <returns>The same quantiles, to the last bit, as from <see cref="Project(ForecastPanel, Scenario, ScenarioOptions?)"/>.</returns>
    /// <exception cref="ArgumentException">As of <see cref="Project(ForecastPanel, Scenario, ScenarioOptions?)"/>, or a threshold is for no series of the panel.</exception>
    /// <remarks>Memory beyond the baseline's: for each series as many steps of one number a path as an assumption looks back to, plus one; one number a path and assumption.</remarks>
    public static ScenarioSummary Summarise(ForecastPanel baseline, Scenario scenario, ScenarioSummaryOptions? summary = null, ScenarioOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(scenario);
        options ??= new ScenarioOptions();
        summary ??= new ScenarioSummaryOptions();
        Check(baseline, scenario, options);
        if (summary.Thresholds.Keys.FirstOrDefault(key => baseline.TryFind(key) is null) is SeriesKey unknown)
        {
            throw new ArgumentException($"summary has a threshold for ({unknown}), which the panel doesn't forecast.", nameof(summary));
        }

        var run = new ScenarioRun(baseline, scenario, options, keepsResults: false);
        ScenarioSummariser[] series = [.. baseline.Select(forecast => new ScenarioSummariser(forecast, summary))];
        for (int index = 0; index < run.Horizon; index++)
        {
            int step = index;
            ScenarioRun.ForAll(run.Blocks.Count, options, i => run.Work(step, run.Blocks[i]));
            ScenarioRun.ForAll(series.Length, options, i => series[i].Add(step, run.Result(i, step)));
        }

        return new ScenarioSummary(scenario, [.. series.Select(member => member.Result())]);
    }

    /// <summary>Works a scenario's assumptions into one baseline forecast.</summary>
    /// <inheritdoc cref="Project(ForecastPanel, Scenario, ScenarioOptions?)"/>
    public static Forecast Project(Forecast baseline, Scenario scenario, ScenarioOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return Project(ForecastPanel.Create([baseline]), scenario, options).Forecasts[0];
    }

    /// <summary>Weighs scenarios by their probabilities: what is believed while it is open which one comes.</summary>
    /// <param name="outcomes">Outcomes on the same baseline, whose scenarios have probabilities that sum to 1 within 1e-9.</param>
    /// <returns>Mixtures; their paths are the first of each scenario's, as many as its probability makes of the number of paths.</returns>
    /// <exception cref="ArgumentException">A probability is missing, the sum is not 1, or the outcomes cover other series or periods.</exception>
    public static ScenarioMixture Combine(params ReadOnlySpan<ScenarioOutcome> outcomes) => new([.. outcomes]);

    private static void Check(ForecastPanel baseline, Scenario scenario, ScenarioOptions options)
    {
        if (baseline.Count == 0)
        {
            throw new ArgumentException("baseline has no forecasts.", nameof(baseline));
        }

        int paths = baseline[0].Paths?.PathCount ?? 0;
        if (baseline.FirstOrDefault(forecast => forecast.Paths?.PathCount != paths || paths == 0) is Forecast odd)
        {
            throw new ArgumentException(
                $"{odd.ModelName} has {odd.Paths?.PathCount ?? 0} sample paths, and scenarios need the same number for every series: forecast with Method = ForecastMethod.Simulated.",
                nameof(baseline));
        }

        foreach ((string name, SamplePaths driver) in options.Drivers)
        {
            if (driver.Horizon != baseline[0].Horizon || driver.PathCount != paths)
            {
                throw new ArgumentException(
                    $"The driver \"{name}\" has {driver.Horizon} steps of {driver.PathCount} paths, but the baseline {baseline[0].Horizon} of {paths}.", nameof(options));
            }
        }

        if (scenario.Correlation is CorrelationMatrix correlation && correlation.Count != scenario.Assumptions.Count)
        {
            throw new ArgumentException(
                $"The correlation of \"{scenario.Name}\" has {correlation.Count} rows, but the scenario {scenario.Assumptions.Count} assumptions: give one row an assumption, in their order.",
                nameof(scenario));
        }

        for (int i = 0; i < scenario.Assumptions.Count; i++)
        {
            ScenarioAssumption assumption = scenario.Assumptions[i];
            string name = $"Assumption {i + 1} of \"{scenario.Name}\" ({assumption.GetType().Name}: {assumption.Rationale})";
            Forecast[] touched = [.. baseline.Where(forecast => forecast.Key.Matches(assumption.Scope))];
            if (touched.Length == 0)
            {
                throw new ArgumentException($"{name} has the scope ({assumption.Scope}), which matches no series of the panel.", nameof(scenario));
            }

            if (touched.Select(forecast => assumption.ProblemWith(forecast, baseline, options)).FirstOrDefault(problem => problem is not null) is string problem)
            {
                throw new ArgumentException($"{name} {problem}", nameof(scenario));
            }
        }
    }
}
