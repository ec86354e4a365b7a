namespace SahelForecast.Needs;

/// <summary>How the levels of a caseload are called in messages and keys.</summary>
internal static class CaseloadText
{
    public const string Dimension = "level";

    public static string Name(CaseloadLevel level) => level switch
    {
        CaseloadLevel.Population => "population",
        CaseloadLevel.Affected => "affected",
        CaseloadLevel.InNeed => "in need",
        CaseloadLevel.Targeted => "targeted",
        _ => "reached",
    };

    public static string Group(CaseloadLevel level) => level == CaseloadLevel.Population ? "the population" : $"people {Name(level)}";
}
