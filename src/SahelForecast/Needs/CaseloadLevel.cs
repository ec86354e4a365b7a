namespace SahelForecast.Needs;

/// <summary>The levels of a caseload: each is a part of the one before.</summary>
public enum CaseloadLevel
{
    /// <summary>All people of the area.</summary>
    Population,

    /// <summary>People whom the crisis touches.</summary>
    Affected,

    /// <summary>People assessed to need aid.</summary>
    InNeed,

    /// <summary>People that a plan aims to reach.</summary>
    Targeted,

    /// <summary>People reached, or expected to be.</summary>
    Reached,
}
