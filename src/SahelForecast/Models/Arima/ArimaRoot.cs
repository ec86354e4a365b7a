using System.Globalization;
using System.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>A root of a polynomial of coefficients, given by its inverse: within the unit circle the past is forgotten, the faster the nearer to 0.</summary>
/// <param name="IsAutoregressive">Whether of the autoregressive polynomial, so that it says how the series moves; else of the moving average.</param>
/// <param name="IsSeasonal">Whether of the seasonal factor.</param>
/// <param name="Inverse">One over the root.</param>
public readonly record struct ArimaRoot(bool IsAutoregressive, bool IsSeasonal, Complex Inverse)
{
    /// <summary>The distance of <see cref="Inverse"/> from 0: what is left of a shock a period later. Below 1, but for a moving average on the edge, where it is 1.</summary>
    public double Modulus => Inverse.Magnitude;

    /// <summary>Periods of the swing that it stands for; infinite without one, 2 when signs alternate.</summary>
    public double Period => Inverse.Phase == 0 ? double.PositiveInfinity : 2 * Math.PI / Math.Abs(Inverse.Phase);

    /// <summary>The root in a line, such as "autoregressive: modulus 0.91, a swing of 12 periods".</summary>
    /// <returns>Text in the invariant culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsSeasonal ? "seasonal " : "")}{(IsAutoregressive ? "autoregressive" : "moving average")}: modulus {Modulus:0.###}, {(double.IsInfinity(Period) ? "no swing" : string.Create(CultureInfo.InvariantCulture, $"a swing of {Period:0.##} periods"))}");
}
