namespace SahelForecast.Models.Growth;

/// <summary>What was learned of each kind of figures; see the other half for the data and how well it did.</summary>
internal static partial class PooledGrowthPriors
{
    /// <summary>The constants of a kind.</summary>
    public static PooledGrowthPrior Of(GrowthKind kind) => kind switch
    {
        GrowthKind.RefugeeStock => RefugeeStock,
        GrowthKind.InternallyDisplacedStock => InternallyDisplacedStock,
        GrowthKind.NewDisplacement => NewDisplacement,
        _ => PeopleInNeed,
    };
}
