namespace SahelForecast.Models.Theta;

/// <summary>How the weight of an error is chosen.</summary>
public enum ThetaEstimation
{
    /// <summary>By the restricted likelihood: that of the errors alone, the first level and theta integrated out. It doesn't take a small weight merely
    /// because the first level and theta then explain more.</summary>
    RestrictedLikelihood,

    /// <summary>By the least sum of squared one-step errors, as published; to compare with other software.</summary>
    LeastSquares,
}
