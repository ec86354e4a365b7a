namespace SahelForecast.Models.Theta;

/// <summary>What a fit was made from; a fit that has taken new values keeps that of the first.</summary>
/// <param name="Series">The series.</param>
/// <param name="Variant">The member of the family.</param>
/// <param name="Estimation">What was minimised.</param>
internal sealed record ThetaOrigin(TimeSeries Series, ThetaVariant Variant, ThetaEstimation Estimation);
