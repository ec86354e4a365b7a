namespace SahelForecast.Models.Ets;

/// <summary>What the path that states take without errors is to the distribution of what is to come.</summary>
/// <remarks>Both are one with additive errors. Multiplicative ones lead further up than down, and growth compounds: a mean on the path leaves the median below it, further each period,
/// and series do not fall like that. On the ends of M4's yearly series a median on the path had sMAPE 13.34 and CRPS 2.318, a mean on the path 13.72 and 2.339; quarterly 9.90 and .799
/// against 10.02 and .798, with priors learned for a mean on the path.</remarks>
public enum EtsCentre
{
    /// <summary>Its median: the point forecast is the path. Distribution and paths of the recursion are moved up by what their own median lies below, so the mean lies above the path.</summary>
    Median,

    /// <summary>Its mean, as in the recursion with errors of mean 0; to compare with other software.</summary>
    Mean,
}
