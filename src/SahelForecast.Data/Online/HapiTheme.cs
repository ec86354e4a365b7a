namespace SahelForecast.Data.Online;

/// <summary>A table of HDX HAPI that <see cref="HapiClient"/> reads.</summary>
public enum HapiTheme
{
    /// <summary>People in need, targeted and reached (OCHA): <c>affected-people/humanitarian-needs</c>.</summary>
    HumanitarianNeeds,

    /// <summary>Internally displaced people by assessment round (IOM DTM): <c>affected-people/idps</c>.</summary>
    Idps,

    /// <summary>Refugees and others of concern (UNHCR): <c>affected-people/refugees-persons-of-concern</c>.</summary>
    Refugees,

    /// <summary>Returnees (UNHCR): <c>affected-people/returnees</c>.</summary>
    Returnees,

    /// <summary>Conflict events and fatalities by month (ACLED): <c>coordination-context/conflict-events</c>.</summary>
    ConflictEvents,

    /// <summary>People by phase of food insecurity (IPC): <c>food-security-nutrition-poverty/food-security</c>.</summary>
    FoodSecurity,

    /// <summary>Requirements and funding of appeals (FTS): <c>coordination-context/funding</c>.</summary>
    Funding,
}

/// <summary>Where a theme is, how its rows are laid out, and by what it can be filtered.</summary>
internal sealed record HapiTable(string Path, string Layout, bool ByOriginAndAsylum = false, bool HasAdminLevels = true)
{
    public static HapiTable Of(HapiTheme theme) => theme switch
    {
        HapiTheme.HumanitarianNeeds => new("affected-people/humanitarian-needs", "hapi-humanitarian-needs"),
        HapiTheme.Idps => new("affected-people/idps", "hapi-idps"),
        HapiTheme.Refugees => new("affected-people/refugees-persons-of-concern", "hapi-refugees", ByOriginAndAsylum: true, HasAdminLevels: false),
        HapiTheme.Returnees => new("affected-people/returnees", "hapi-refugees", ByOriginAndAsylum: true, HasAdminLevels: false),
        HapiTheme.ConflictEvents => new("coordination-context/conflict-events", "hapi-conflict-events"),
        HapiTheme.FoodSecurity => new("food-security-nutrition-poverty/food-security", "hapi-food-security"),
        HapiTheme.Funding => new("coordination-context/funding", "hapi-funding", HasAdminLevels: false),
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, $"theme is not one of {string.Join(", ", Enum.GetNames<HapiTheme>())}."),
    };
}
