namespace SahelForecast.Models.Growth;

/// <summary>What is counted, where it decides how figures grow, jump and fall.</summary>
public enum GrowthKind
{
    /// <summary>Refugees and asylum seekers by country of origin at year end, and all who are displaced.</summary>
    RefugeeStock,

    /// <summary>Internally displaced people at year end.</summary>
    InternallyDisplacedStock,

    /// <summary>People newly displaced in a year.</summary>
    NewDisplacement,

    /// <summary>People in need of a response plan.</summary>
    PeopleInNeed,
}
