namespace SahelForecast.Models.Arima;

/// <summary>A number of periods ahead.</summary>
/// <param name="Mean">The forecast.</param>
/// <param name="Variance">Of its error, by the variance of the errors.</param>
internal readonly record struct ArimaStep(double Mean, double Variance);
