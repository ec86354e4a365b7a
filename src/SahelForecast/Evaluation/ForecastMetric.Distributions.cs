using SahelForecast.Distributions;

namespace SahelForecast.Evaluation;

public abstract partial class ForecastMetric
{
    /// <summary>Continuous ranked probability score, in the unit of the series: the whole distribution against the outcome; for a certain forecast the absolute error.</summary>
    public static ForecastMetric Crps { get; } = new Formula("CRPS", (fold, step) => Step(fold, step).Crps(Actual(fold, step)));

    /// <summary>The logarithmic score: minus the natural logarithm of the density at the outcome.</summary>
    /// <remarks>Infinite when the outcome was held impossible. For counts with many zeros prefer <see cref="ViewsIgnorance"/>.</remarks>
    public static ForecastMetric LogScore { get; } = new Formula("Log score", (fold, step) => ScoringRules.LogScore(Step(fold, step), Actual(fold, step)));

    /// <summary>The ignorance score (IGN) of the ViEWS challenge, in bits, for counts such as deaths: see <see cref="ViewsScores"/>. Its other two scores are
    /// <see cref="Crps"/> and <see cref="IntervalScore"/>.</summary>
    /// <remarks>A forecast from paths is scored on its draws; draw 1,000 of them to compare with the challenge's tables, as a forecast from formulas is.</remarks>
    public static ForecastMetric ViewsIgnorance { get; } = new Formula("IGN", (fold, step) => Step(fold, step) is EmpiricalDistribution sample
        ? ViewsScores.Ignorance(sample, Actual(fold, step), sample.Count)
        : ViewsScores.Ignorance(Step(fold, step), Actual(fold, step)));

    /// <summary>CRPS over the mean absolute change at the season's lag in the training part, as MASE is scaled.</summary>
    /// <param name="seasonLength">Periods in a season; 1 for yearly.</param>
    /// <returns>The metric; outcomes after a constant training part have none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> is below 1.</exception>
    public static ForecastMetric ScaledCrps(int seasonLength) => Scaled("Scaled CRPS", seasonLength, Crps.Evaluate);

    /// <summary>CRPS of the logarithm of the ratio to the last value: the whole distribution of growth against the growth that came.</summary>
    /// <param name="floor">Values below it count as it; above 0, in the unit of the series.</param>
    /// <returns>The metric. The last value cancels: this is the CRPS of the logarithm itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="floor"/> is not finite and above 0.</exception>
    public static ForecastMetric LogCrps(double floor = 1)
    {
        Guard.FinitePositive(floor);
        return new Formula("CRPS of the log ratio", (fold, step) => LogScaleCrps.Of(Step(fold, step), Actual(fold, step), floor));
    }

    /// <summary>The pinball loss of a quantile, in the unit of the series.</summary>
    /// <param name="probability">A fraction in (0, 1).</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not inside (0, 1).</exception>
    public static ForecastMetric PinballLoss(double probability)
    {
        Guard.Level(probability, nameof(probability));
        return new Formula(
            FormattableString.Invariant($"Pinball {probability:0.####}"),
            (fold, step) => ScoringRules.PinballLoss(Step(fold, step).Quantile(probability), Actual(fold, step), probability));
    }

    /// <summary>The weighted interval score, in the unit of the series: near CRPS when levels are many.</summary>
    /// <param name="levels">At least one nominal coverage, fractions in (0, 1).</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentException">There is no level, or one is not inside (0, 1).</exception>
    public static ForecastMetric WeightedIntervalScore(params ReadOnlySpan<double> levels)
    {
        double[] all = Levels(levels);
        return new Formula(
            "WIS",
            (fold, step) =>
            {
                PredictiveDistribution forecast = Step(fold, step);
                return ScoringRules.WeightedIntervalScore(forecast.Median, [.. all.Select(forecast.Interval)], Actual(fold, step));
            });
    }

    /// <summary>The interval score (Winkler): width, plus a penalty of 2 / (1 - level) times the distance of an outcome outside; in the unit of the series.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1).</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public static ForecastMetric IntervalScore(double level) => Interval("Interval score", level, ScoringRules.IntervalScore);

    /// <summary>The interval score over the mean absolute change at the season's lag in the training part, as the M4 competition scored intervals.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1); the competition used 0.95.</param>
    /// <param name="seasonLength">Periods in a season; 1 for yearly.</param>
    /// <returns>The metric; outcomes after a constant training part have none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>Reference: S. Makridakis, E. Spiliotis and V. Assimakopoulos (2020), The M4 Competition, International Journal of Forecasting 36(1), 54-74,
    /// doi:10.1016/j.ijforecast.2019.04.014.</remarks>
    public static ForecastMetric Msis(double level, int seasonLength) => Scaled("MSIS", seasonLength, IntervalScore(level).Evaluate);

    /// <summary>The share of outcomes inside the central interval; best when it equals the level.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1).</param>
    /// <returns>The metric; a fraction.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public static ForecastMetric Coverage(double level) =>
        Interval("Coverage", level, (interval, observed) => interval.Contains(observed) ? 1 : 0, lowerIsBetter: false);

    /// <summary>Coverage less its level: below 0, intervals are too narrow; above 0, too wide.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1).</param>
    /// <returns>The metric; a fraction, best at 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public static ForecastMetric CoverageError(double level) =>
        Interval("Coverage error", level, (interval, observed) => (interval.Contains(observed) ? 1 : 0) - level, lowerIsBetter: false);

    /// <summary>The mean width of the interval on the scale of the natural logarithm: upper over lower end, as a logarithm.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1).</param>
    /// <param name="floor">Ends below it count as it; above 0, in the unit of the series.</param>
    /// <returns>The metric; narrower is better only at equal coverage.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static ForecastMetric LogWidth(double level, double floor = 1)
    {
        Guard.FinitePositive(floor);
        return Interval("Log width", level, (interval, _) => Math.Log(Math.Max(interval.Upper, floor)) - Math.Log(Math.Max(interval.Lower, floor)));
    }

    private static Formula Interval(string name, double level, Func<PredictionInterval, double, double> score, bool lowerIsBetter = true)
    {
        Guard.Level(level);
        return new Formula(
            FormattableString.Invariant($"{name} {100 * level:0.##} %"),
            (fold, step) => score(Step(fold, step).Interval(level), Actual(fold, step)),
            lowerIsBetter: lowerIsBetter);
    }

    private static double[] Levels(ReadOnlySpan<double> levels)
    {
        foreach (double level in levels)
        {
            Guard.Level(level);
        }

        return levels.IsEmpty ? throw new ArgumentException("levels is empty: give at least one level, such as 0.8.", nameof(levels)) : levels.ToArray();
    }
}
