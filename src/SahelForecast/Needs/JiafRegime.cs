namespace SahelForecast.Needs;

/// <summary>How people in need were put together in some planning years.</summary>
/// <param name="Name">The framework, such as "JIAF 2.0".</param>
/// <param name="FirstPlanningYear">The first planning year (HPC) with this rule.</param>
/// <param name="LastPlanningYear">The last one known to have it.</param>
/// <param name="IsMosaic">Whether the overall figure of a unit is its highest sectoral figure.</param>
/// <param name="MinimumSeverity">The lowest intersectoral severity, 1 to 5, of an area whose people count; null when all areas count.</param>
/// <param name="Source">Where the rule is stated.</param>
public sealed record JiafRegime(string Name, int FirstPlanningYear, int LastPlanningYear, bool IsMosaic, int? MinimumSeverity, string Source)
{
    /// <summary>Whether the people of an area count under this rule.</summary>
    /// <param name="severity">The area's intersectoral severity, 1 to 5.</param>
    /// <returns>True when the severity reaches <see cref="MinimumSeverity"/>, or there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The severity is not from 1 to 5.</exception>
    public bool Counts(int severity) => SeverityPhase.Check(severity, nameof(severity)) >= (MinimumSeverity ?? 1);

    /// <summary>The people that count under this rule when the severity of their area is itself forecast: all in the futures whose severity reaches the minimum, none in the others.</summary>
    /// <param name="people">People in need of one area, with paths.</param>
    /// <param name="severity">Its severity, whole numbers from 1 to 5 in the unit "JIAF severity", of the same periods and path count; draw p of both belongs to one future.</param>
    /// <returns>People who count; <paramref name="people"/> itself when all areas do.</returns>
    /// <exception cref="ArgumentException">A unit or shape is wrong, or a draw of the severity is no phase.</exception>
    /// <remarks>A phase of acute food insecurity is no intersectoral severity, and is refused by its unit. For severities that are known, <see cref="MosaicOptions.Severities"/> does this over all units.</remarks>
    public Forecast CountIn(Forecast people, Forecast severity)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(severity);
        JointPaths.RequirePeople([people], nameof(people));
        MeasurementUnit.Require(MeasurementUnit.Phase(PhaseScale.Jiaf), severity, nameof(severity));
        JointPaths.RequireSameShape(people, severity, nameof(severity));
        double[] draws = JointPaths.BufferFor(people);
        for (int step = 0; step < people.Horizon; step++)
        {
            ReadOnlySpan<double> from = people.Paths!.AtStep(step);
            ReadOnlySpan<double> phases = severity.Paths!.AtStep(step);
            Span<double> to = JointPaths.AtStep(draws, people, step);
            for (int path = 0; path < from.Length; path++)
            {
                if (!(phases[path] is >= 1 and <= SeverityPhase.Count && phases[path] == Math.Floor(phases[path])))
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"severity is {phases[path]:G6} in {severity.Periods[step]}, path {path}, but a phase is a whole number from 1 to 5: pass draws of phases, as PhaseForecast.AreaPhase gives them."), nameof(severity));
                }

                to[path] = Counts((int)phases[path]) ? from[path] : 0;
            }
        }

        double origin = double.IsNaN(severity.OriginValue) ? double.NaN : severity.OriginValue >= (MinimumSeverity ?? 1) ? people.OriginValue : 0;
        return MinimumSeverity is not int minimum
            ? people
            : JointPaths.ToForecast(
                people, people.ModelName, origin, draws, FormattableString.Invariant($"{people.IntervalMethod}; counted where the area's severity is {minimum} or more ({Name})"), people.Key, people.Metadata);
    }
}
