namespace SahelForecast.Models.Theta;

/// <summary>How the weight of an error is chosen.</summary>
public enum ThetaEstimation
{
    /// <summary>By the restricted likelihood of errors whose variance was larger in the past: one of a year earlier counts 10 % less. So what a series did of late says more
    /// about what follows than what it did long ago.</summary>
    /// <remarks>The 10 % were chosen on the training parts of the M4 competition (yearly, quarterly, monthly) and on UNHCR's totals to 2010; anything from 4 % to 15 %
    /// does nearly as well there.</remarks>
    DiscountedLikelihood,

    /// <summary>By the restricted likelihood: that of the errors alone, the first level and theta integrated out. It doesn't take a small weight merely
    /// because the first level and theta then explain more.</summary>
    RestrictedLikelihood,

    /// <summary>By the least sum of squared one-step errors, as published; to compare with other software.</summary>
    LeastSquares,
}
