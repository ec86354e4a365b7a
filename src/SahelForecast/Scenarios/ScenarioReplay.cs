namespace SahelForecast.Scenarios;

/// <summary>A scenario replayed from a past origin, scored beside the plain forecast: what the assumptions, or a judgmental adjustment, were worth.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Plain">The forecast without it, from what was known at the origin.</param>
/// <param name="Projected">The forecast under it.</param>
/// <param name="Actual">What came, over the same periods; NaN where nothing is known.</param>
public sealed record ScenarioReplay(Scenario Scenario, Forecast Plain, Forecast Projected, TimeSeries Actual)
{
    /// <summary>Fits a model to the values up to an origin, projects the scenario and sets both beside what came.</summary>
    /// <param name="model">The model of the plain forecast.</param>
    /// <param name="series">The whole series.</param>
    /// <param name="origin">The last period that counts as known.</param>
    /// <param name="horizon">Periods ahead, at least 1, all of them in the series.</param>
    /// <param name="scenario">The assumptions, with starts after the origin.</param>
    /// <param name="forecast">Paths and seed; always simulated.</param>
    /// <param name="options">Seed of the magnitudes, and drivers.</param>
    /// <returns>Both forecasts and the outcomes.</returns>
    /// <remarks>The values before the origin are those of the series as it stands now; published figures are revised, so take the vintage of the origin where there is one.</remarks>
    /// <exception cref="ArgumentException">The series doesn't reach from the origin over the horizon, has no outcome there, or the scenario is impossible.</exception>
    public static ScenarioReplay Run(
        IForecastModel model, TimeSeries series, Period origin, int horizon, Scenario scenario, ForecastOptions? forecast = null, ScenarioOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(series);
        Guard.Positive(horizon);
        int known = series.Periods.IndexOf(origin) + 1;
        if (known == 0 || known + horizon > series.Count)
        {
            throw new ArgumentException(
                $"A replay from {origin} needs outcomes over {horizon} periods, but the series has {series.Periods}. Take an earlier origin or fewer periods.", nameof(origin));
        }

        TimeSeries actual = series.Slice(known, horizon);
        if (actual.MissingCount == horizon)
        {
            throw new ArgumentException($"The series has no value in {actual.Periods}, so there is nothing to score against.", nameof(series));
        }

        Forecast plain = model.Fit(series.Slice(0, known)).Forecast(horizon, (forecast ?? ForecastOptions.Default) with { Method = ForecastMethod.Simulated });
        return new ScenarioReplay(scenario, plain, ScenarioEngine.Project(plain, scenario, options), actual);
    }

    /// <summary>The mean CRPS of the plain forecast over the periods with an outcome, in the unit of the series; lower is better.</summary>
    public double PlainCrps => Crps(Plain);

    /// <summary>The mean CRPS under the scenario.</summary>
    public double ProjectedCrps => Crps(Projected);

    /// <summary>Forecast value added: the share of the plain forecast's CRPS that the scenario took away; negative where it made the forecast worse, NaN where that was perfect.</summary>
    public double ValueAdded => PlainCrps > 0 ? 1 - (ProjectedCrps / PlainCrps) : double.NaN;

    /// <summary>The share of outcomes inside the central intervals under the scenario.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1).</param>
    /// <returns>A share in [0, 1] of the periods with an outcome.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public double ProjectedCoverage(double level) => Coverage(Projected, level);

    /// <summary>The share of outcomes inside the central intervals of the plain forecast.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1).</param>
    /// <returns>A share in [0, 1] of the periods with an outcome.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public double PlainCoverage(double level) => Coverage(Plain, level);

    /// <summary>Name and origin, both scores and the value added.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Scenario.Name} from {Plain.Origin}: CRPS {PlainCrps:G4} plain, {ProjectedCrps:G4} under it, value added {100 * ValueAdded:0} %; 80 % intervals hold {Holding(0.8)}");

    private string Holding(double level) => FormattableString.Invariant($"{100 * PlainCoverage(level):0} % plain, {100 * ProjectedCoverage(level):0} % under it");

    private double Crps(Forecast forecast) => Known().Average(step => forecast.Steps[step].Crps(Actual.Values[step]));

    private double Coverage(Forecast forecast, double level) => Known().Average(step => forecast.Steps[step].Interval(level).Contains(Actual.Values[step]) ? 1.0 : 0);

    private IEnumerable<int> Known() => Enumerable.Range(0, Actual.Count).Where(step => !double.IsNaN(Actual.Values[step]));
}
