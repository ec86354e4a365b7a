namespace SahelForecast.Models.Ets;

/// <summary>A model fitted to a series, in its unit.</summary>
/// <param name="Specification">The model.</param>
/// <param name="Parameters">The smoothing parameters.</param>
/// <param name="Start">Level, trend and season before the first value.</param>
/// <param name="SumOfSquares">Of one-step errors, relative ones where they are multiplicative.</param>
/// <param name="Count">Observed values.</param>
/// <param name="ParameterCount">Parameters estimated, the variance included.</param>
/// <param name="LogLikelihood">Gaussian, on the scale of the series.</param>
/// <param name="GradientNorm">How far from the optimum the search ended, in standard errors.</param>
/// <param name="Converged">Whether it met its tolerance.</param>
/// <param name="Centre">What the path without errors is to a forecast.</param>
/// <param name="Note">What was set aside and why, as a sentence; null when nothing was.</param>
internal sealed record EtsEstimate(
    EtsSpecification Specification,
    EtsParameters Parameters,
    EtsPosition Start,
    double SumOfSquares,
    int Count,
    int ParameterCount,
    double LogLikelihood,
    double GradientNorm,
    bool Converged,
    EtsCentre Centre = EtsCentre.Mean,
    string? Note = null)
{
    /// <summary>Of one-step errors, on the degrees of freedom that the means leave.</summary>
    public double StandardDeviation => Math.Sqrt(SumOfSquares / DegreesOfFreedom);

    /// <summary>Values less what the means were estimated by; at least 1.</summary>
    public int DegreesOfFreedom => Math.Max(1, Count - ParameterCount + 1);
}
