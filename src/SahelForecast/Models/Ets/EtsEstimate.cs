using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>A model fitted to a series, in its unit.</summary>
/// <param name="Specification">The model.</param>
/// <param name="Parameters">The smoothing parameters.</param>
/// <param name="Start">Level, trend and season before the first value.</param>
/// <param name="SumOfSquares">Of one-step errors, relative ones where they are multiplicative.</param>
/// <param name="Count">Observed values.</param>
/// <param name="ParameterCount">Parameters estimated, the variance included.</param>
/// <param name="LogLikelihood">Gaussian, on the scale of the series.</param>
/// <param name="Report">How the search ended.</param>
internal sealed record EtsEstimate(
    EtsSpecification Specification,
    EtsParameters Parameters,
    EtsPosition Start,
    double SumOfSquares,
    int Count,
    int ParameterCount,
    double LogLikelihood,
    ScoringReport Report)
{
    /// <summary>Of one-step errors, on the degrees of freedom that the means leave.</summary>
    public double StandardDeviation => Math.Sqrt(SumOfSquares / Math.Max(1, Count - ParameterCount + 1));
}
