namespace SahelForecast.Models;

/// <summary>What a model must earn for each parameter; with k of them, n values and log likelihood L the least criterion is chosen.</summary>
public enum InformationCriterion
{
    /// <summary>-2 L + 2 k + 2 k (k + 1) / (n - k - 1): <see cref="Aic"/>, corrected for short series.</summary>
    Aicc,

    /// <summary>-2 L + 2 k (Akaike).</summary>
    Aic,

    /// <summary>-2 L + k log n (Schwarz).</summary>
    Bic,
}
