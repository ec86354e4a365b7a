using System.Globalization;
using SahelForecast.Numerics;

namespace SahelForecast;

/// <summary>A number that a fit estimated.</summary>
/// <param name="Term">What it is, such as "alpha" or "ar1".</param>
/// <param name="Estimate">Its value.</param>
/// <param name="StandardError">How well it is known: the standard deviation of the estimate if the model is right, for many values. 0 when all errors are 0. Null where there is none: the number was given, or lies
/// on a bound, or the fit was read from JSON, which keeps no past values.</param>
public readonly record struct FitCoefficient(string Term, double Estimate, double? StandardError)
{
    /// <summary>The estimate over its standard error; null without.</summary>
    public double? ZStatistic => StandardError is > 0 ? Estimate / StandardError : null;

    /// <summary>How often chance alone would give an estimate as far from 0, were the true one 0; by the normal distribution, so too small on short series. Null without standard error.</summary>
    public double? PValue => ZStatistic is double z ? 2 * SpecialFunctions.NormalCdf(-Math.Abs(z)) : null;

    /// <summary>The estimate in a line, such as "alpha 0.31 (standard error 0.08)".</summary>
    /// <returns>Text in the invariant culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Term} {Estimate:G4}{(StandardError is double error ? string.Create(CultureInfo.InvariantCulture, $" (standard error {error:G4})") : "")}");
}
