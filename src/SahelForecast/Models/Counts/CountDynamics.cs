namespace SahelForecast.Models.Counts;

/// <summary>How the mean follows past counts.</summary>
public enum CountDynamics
{
    /// <summary>m(t) = omega + alpha y(t-1) + beta m(t-1): an exponentially weighted mean that returns to a level (INGARCH).</summary>
    Identity,

    /// <summary>log m(t) = omega + alpha log(1 + y(t-1)) + beta log m(t-1): changes are proportions. Regressors need it.</summary>
    LogLinear,
}
