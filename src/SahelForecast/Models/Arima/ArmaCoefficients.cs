using System.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>From what is searched to coefficients, and from those to the lags of the factors multiplied out.</summary>
internal static class ArmaCoefficients
{
    /// <summary>Turns partial autocorrelations into coefficients. A moving average has 1 + g(1) B + ..., hence the other sign.</summary>
    public static void Fill<T>(ArmaShape shape, ReadOnlySpan<T> partials, Span<T> coefficients)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IUnaryNegationOperators<T, T>
    {
        partials.CopyTo(coefficients);
        Cut(shape, coefficients, out Span<T> ar, out Span<T> ma, out Span<T> seasonalAr, out Span<T> seasonalMa);
        ArmaPolynomials.FromPartials(ar);
        ArmaPolynomials.FromPartials(ma);
        ArmaPolynomials.FromPartials(seasonalAr);
        ArmaPolynomials.FromPartials(seasonalMa);
        Negate(ma);
        Negate(seasonalMa);
    }

    /// <summary>The other way round.</summary>
    /// <returns>Whether the coefficients are stationary and invertible.</returns>
    public static bool TryToPartials(ArmaShape shape, ReadOnlySpan<double> coefficients, Span<double> partials)
    {
        coefficients.CopyTo(partials);
        Cut(shape, partials, out Span<double> ar, out Span<double> ma, out Span<double> seasonalAr, out Span<double> seasonalMa);
        Negate(ma);
        Negate(seasonalMa);
        return ArmaPolynomials.TryToPartials(ar) && ArmaPolynomials.TryToPartials(ma)
            && ArmaPolynomials.TryToPartials(seasonalAr) && ArmaPolynomials.TryToPartials(seasonalMa);
    }

    /// <summary>Whether all roots lie farther from 0 than a distance above 1: nearer the circle a model is on the edge, and its likelihood no guide.</summary>
    public static bool RootsBeyond(ArmaShape shape, ReadOnlySpan<double> coefficients, double distance)
    {
        Span<double> copy = stackalloc double[coefficients.Length];
        coefficients.CopyTo(copy);
        Cut(shape, copy, out Span<double> ar, out Span<double> ma, out Span<double> seasonalAr, out Span<double> seasonalMa);
        Negate(ma);
        Negate(seasonalMa);
        double seasonal = Math.Pow(distance, shape.Season);
        return ArmaPolynomials.RootsBeyond(ar, distance) && ArmaPolynomials.RootsBeyond(ma, distance)
            && ArmaPolynomials.RootsBeyond(seasonalAr, seasonal) && ArmaPolynomials.RootsBeyond(seasonalMa, seasonal);
    }

    /// <summary>Multiplies near and seasonal factors out.</summary>
    /// <param name="shape">How many coefficients.</param>
    /// <param name="coefficients">The coefficients.</param>
    /// <param name="ar">Takes f of w(t) = sum f(i) w(t-i) + ..., 0 beyond.</param>
    /// <param name="ma">Takes g of ... + sum g(j) e(t-j).</param>
    public static void Expand<T>(ArmaShape shape, ReadOnlySpan<T> coefficients, Span<T> ar, Span<T> ma)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        ReadOnlySpan<T> seasonal = coefficients[(shape.P + shape.Q)..];
        ArmaPolynomials.Multiply(coefficients[..shape.P], seasonal[..shape.SeasonalP], shape.Season, hasMinus: true, ar);
        ArmaPolynomials.Multiply(coefficients.Slice(shape.P, shape.Q), seasonal[shape.SeasonalP..], shape.Season, hasMinus: false, ma);
    }

    private static void Cut<T>(ArmaShape shape, Span<T> all, out Span<T> ar, out Span<T> ma, out Span<T> seasonalAr, out Span<T> seasonalMa)
    {
        ar = all[..shape.P];
        ma = all.Slice(shape.P, shape.Q);
        seasonalAr = all.Slice(shape.P + shape.Q, shape.SeasonalP);
        seasonalMa = all.Slice(shape.P + shape.Q + shape.SeasonalP, shape.SeasonalQ);
    }

    private static void Negate<T>(Span<T> numbers)
        where T : struct, IUnaryNegationOperators<T, T>
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = -numbers[i];
        }
    }
}
