namespace SahelForecast.Scenarios;

/// <summary>What one assumption does to a result.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Low">The median under the scenario with this magnitude at its 10 % quantile, the others at their medians.</param>
/// <param name="Middle">The same with all magnitudes at their medians; the same for every assumption.</param>
/// <param name="High">The same with its 90 % quantile.</param>
/// <param name="FirstOrder">The share of the variance of the draws that this magnitude alone explains, in [0, 1] but for the error of the estimate.</param>
public sealed record AssumptionInfluence(ScenarioAssumption Assumption, double Low, double Middle, double High, double FirstOrder)
{
    /// <summary>How far the result moves: the length of its bar in a tornado chart, at least 0.</summary>
    public double Swing => Math.Abs(High - Low);

    /// <summary>Low, high and share, for people.</summary>
    /// <returns>One line, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant($"{Assumption.GetType().Name}: {Low:G6} to {High:G6}, {FirstOrder:0.#%} of the variance");
}

/// <summary>Tells which assumption drives the spread of a scenario.</summary>
public static class ScenarioSensitivity
{
    /// <summary>The influence of each assumption on one series in one period, the greatest swing first.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="scenario">The scenario; fixed magnitudes have no swing.</param>
    /// <param name="period">A period that is forecast.</param>
    /// <param name="key">Which series; null where there is one.</param>
    /// <param name="options">Seed and drivers.</param>
    /// <returns>One entry an assumption: bars of a tornado chart, and first-order Sobol indices.</returns>
    /// <remarks>The bars take two projections an assumption, and one for their middle. The indices are estimated from the paths of one projection: these are sorted by the magnitude and cut into classes, and the variance of
    /// the class means, less what classes of that size have by chance, is set against that of all paths (E. Plischke, E. Borgonovo and C. Smith (2013), Global sensitivity
    /// measures from given data, European Journal of Operational Research 226, 536-550). What is missing from 1 is the baseline's own spread and interactions.</remarks>
    /// <exception cref="ArgumentException">As of <see cref="ScenarioEngine.Project(ForecastPanel, Scenario, ScenarioOptions?)"/>, or the panel has several series and no key is given.</exception>
    public static IReadOnlyList<AssumptionInfluence> Of(
        ForecastPanel baseline, Scenario scenario, Period period, SeriesKey? key = null, ScenarioOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(scenario);
        if (key is null && baseline.Count != 1)
        {
            throw new ArgumentException($"The panel has {baseline.Count} series: say whose spread is meant.", nameof(key));
        }

        SeriesKey of = key ?? baseline[0].Key;
        int step = baseline[of].Periods.IndexOf(period);
        if (step < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, $"{period} is not forecast: this forecast has {baseline[of].Periods}.");
        }

        options ??= new ScenarioOptions();
        ReadOnlySpan<double> draws = ScenarioEngine.Project(baseline, scenario, options).Forecasts[of].Paths!.AtStep(step);
        var influences = new AssumptionInfluence[scenario.Assumptions.Count];
        double[][] magnitudes = ScenarioRun.Magnitudes(scenario, options, draws.Length);
        double middle = MedianWith(0, 0.5);
        for (int i = 0; i < influences.Length; i++)
        {
            influences[i] = new AssumptionInfluence(scenario.Assumptions[i], MedianWith(i, 0.1), middle, MedianWith(i, 0.9), SobolKernel.FirstOrder(magnitudes[i], draws));
        }

        return [.. influences.OrderByDescending(influence => influence.Swing)];

        double MedianWith(int moved, double probability)
        {
            ScenarioAssumption[] fixedOnes = [.. scenario.Assumptions.Select((assumption, i) =>
                assumption with { Magnitude = Magnitude.Fixed(assumption.Magnitude.Quantile(i == moved ? probability : 0.5)) })];
            return ScenarioEngine.Project(baseline, scenario with { Assumptions = fixedOnes, Correlation = null }, options).Forecasts[of].Steps[step].Median;
        }
    }
}
