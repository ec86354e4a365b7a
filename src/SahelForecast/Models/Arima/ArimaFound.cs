using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Where the search for the coefficients of one order ended.</summary>
/// <param name="Order">The order.</param>
/// <param name="HasConstant">Whether a constant was among the columns.</param>
/// <param name="Partials">The coefficients as they were searched.</param>
/// <param name="LogLikelihood">Gaussian, exact.</param>
/// <param name="Report">How the search ended.</param>
internal sealed record ArimaFound(ArimaOrder Order, bool HasConstant, double[] Partials, double LogLikelihood, ScoringReport Report);
