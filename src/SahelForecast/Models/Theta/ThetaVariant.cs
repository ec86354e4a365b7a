namespace SahelForecast.Models.Theta;

/// <summary>The members of the Theta family.</summary>
public enum ThetaVariant
{
    /// <summary>Theta 2, the trend line of the whole series: the method that won the M3 competition, as R <c>thetaf</c> computes it.</summary>
    Standard,

    /// <summary>Theta estimated, the trend line of the whole series ("OTM").</summary>
    Optimised,

    /// <summary>Theta 2, the trend line drawn anew after each value ("DSTM").</summary>
    DynamicStandard,

    /// <summary>Theta estimated, the trend line drawn anew after each value ("DOTM").</summary>
    DynamicOptimised,
}
