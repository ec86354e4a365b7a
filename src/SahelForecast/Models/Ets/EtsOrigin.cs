namespace SahelForecast.Models.Ets;

/// <summary>What a fit was made from; a fit that has taken new values keeps that of the first.</summary>
/// <param name="Series">The series.</param>
/// <param name="Prior">What was believed of the smoothing parameters.</param>
internal sealed record EtsOrigin(TimeSeries Series, EtsPrior Prior);
