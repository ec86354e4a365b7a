namespace SahelForecast.Needs;

/// <summary>How people in need were put together in some planning years.</summary>
/// <param name="Name">The framework, such as "JIAF 2.0".</param>
/// <param name="FirstPlanningYear">The first planning year (HPC) with this rule.</param>
/// <param name="LastPlanningYear">The last one known to have it.</param>
/// <param name="IsMosaic">Whether the overall figure of a unit is its highest sectoral figure.</param>
/// <param name="MinimumSeverity">The lowest intersectoral severity, 1 to 5, of an area whose people count; null when all areas count.</param>
/// <param name="Source">Where the rule is stated.</param>
public sealed record JiafRegime(string Name, int FirstPlanningYear, int LastPlanningYear, bool IsMosaic, int? MinimumSeverity, string Source);
