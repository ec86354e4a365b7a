namespace SahelForecast.Models.Ces;

/// <summary>How the smoothing parameters are chosen.</summary>
public enum CesEstimation
{
    /// <summary>By the likelihood and a weak prior that shuns the edges of where parameters may be, and growth that would multiply the level many times over the
    /// length of the series.</summary>
    Regularised,

    /// <summary>By the likelihood alone, as published, within the same edges; to compare with other software.</summary>
    Likelihood,
}
