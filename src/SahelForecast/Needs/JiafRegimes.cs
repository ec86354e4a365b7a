namespace SahelForecast.Needs;

/// <summary>The rules of the Joint and Intersectoral Analysis Framework (JIAF) by planning year, and the breaks they make in yearly series.</summary>
/// <remarks>The figure of planning year Y is published around December of Y - 1 and here belongs to the period Y.</remarks>
public static class JiafRegimes
{
    /// <summary>The regimes known, in time order, without gaps.</summary>
    public static IReadOnlyList<JiafRegime> All { get; } = Array.AsReadOnly<JiafRegime>(
    [
        new("JIAF 1.1", 2021, 2023, IsMosaic: false, null, "Joint indicators, scenarios A and B: JIAF guidance, August 2020 (humanitarian.atlassian.net page 3130753040)"),
        new("JIAF 2.0", 2024, 2025, IsMosaic: true, null, "Mosaic method, first used for HPC 2024 (phap.org; OCHA-DAP/ds-knowledge-base, pipelines/hnrp-mirror.md)"),
        new("JIAF 2.0", 2026, 2026, IsMosaic: true, 3, "From HPC 2026 only areas in intersectoral severity 3 or more count (OCHA-DAP/ds-knowledge-base, pipelines/hnrp-mirror.md)"),
    ]);

    /// <summary>The regime of a planning year.</summary>
    /// <param name="planningYear">The year a plan is for, such as 2025 for HPC 2025.</param>
    /// <returns>The regime.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No rule is known for the year.</exception>
    public static JiafRegime For(int planningYear) =>
        All.FirstOrDefault(regime => regime.FirstPlanningYear <= planningYear && planningYear <= regime.LastPlanningYear)
        ?? throw new ArgumentOutOfRangeException(
            nameof(planningYear), planningYear,
            FormattableString.Invariant($"planningYear is {planningYear}, but the rules are known for {All[0].FirstPlanningYear} to {All[^1].LastPlanningYear}: name the year whose rule you assume."));

    /// <summary>Marks where the rule changes inside a yearly series of people in need.</summary>
    /// <param name="series">Yearly people in need, the period being the planning year.</param>
    /// <returns>The series with a break at the first year of each regime that has a year before it. <see cref="TimeSeries.SinceLastBreak"/>
    /// then restarts at the last one; <see cref="SeriesSplice.SpliceAt"/> joins across one.</returns>
    /// <exception cref="ArgumentException">The series is not yearly, or not of people.</exception>
    public static TimeSeries MarkBreaks(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        MeasurementUnit.RequirePeople(series, nameof(series));
        if (series.Frequency != Frequency.Yearly)
        {
            throw new ArgumentException($"{series.Name} is {series.Frequency}, but planning years are {Frequency.Yearly}: aggregate the series first.", nameof(series));
        }

        SeriesBreak[] added = [.. All
            .Where(regime => series.Periods.IndexOf(Period.Year(regime.FirstPlanningYear)) > 0)
            .Select(regime => new SeriesBreak(Period.Year(regime.FirstPlanningYear), BreakReason.Method, Note(regime)))
            .Where(found => !series.Metadata.Breaks.Contains(found))];
        return series.Relabel(metadata: series.Metadata with { Breaks = [.. series.Metadata.Breaks.Concat(added).OrderBy(found => found.First)] });
    }

    private static string Note(JiafRegime regime) => regime.MinimumSeverity is int severity
        ? FormattableString.Invariant($"From HPC {regime.FirstPlanningYear} only areas of severity {severity} or more count ({regime.Name}).")
        : FormattableString.Invariant($"People in need by {regime.Name} from HPC {regime.FirstPlanningYear}; earlier years by another method.");
}
