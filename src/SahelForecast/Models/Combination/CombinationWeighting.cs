namespace SahelForecast.Models.Combination;

/// <summary>Where the members' weights come from.</summary>
public enum CombinationWeighting
{
    /// <summary>All alike, or those given.</summary>
    Given,

    /// <summary>From errors at rolling origins in the series itself, shrunk towards equal weights, or over a panel towards the panel's.</summary>
    PastErrors,
}
