namespace SahelForecast.Models.Growth;

/// <summary>How growth slows as a series nears what it can grow to.</summary>
public enum GrowthCurve
{
    /// <summary>In proportion to the room left, 1 - y / K: exponential growth first, half of the cap at the turn.</summary>
    Logistic,

    /// <summary>In proportion to the logarithm of K / y: slowing from the start, 37 % of the cap at the turn.</summary>
    Gompertz,
}
