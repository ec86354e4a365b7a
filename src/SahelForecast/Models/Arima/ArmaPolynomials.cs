using System.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Polynomials of the lag: from partial autocorrelations to coefficients and back, and two factors multiplied out.</summary>
internal static class ArmaPolynomials
{
    /// <summary>Turns partial autocorrelations into the coefficients of the autoregression that has them, in place (Durbin 1960, Levinson 1947).</summary>
    /// <param name="numbers">c(1) to c(p) of x(t) = c(1) x(t-1) + ... + c(p) x(t-p) after.</param>
    public static void FromPartials<T>(Span<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        for (int k = 1; k < numbers.Length; k++)
        {
            T partial = numbers[k];
            for (int i = 0, j = k - 1; i <= j; i++, j--)
            {
                (T low, T high) = (numbers[i], numbers[j]);
                numbers[i] = low - (partial * high);
                numbers[j] = high - (partial * low);
            }
        }
    }

    /// <summary>The other way round, in place.</summary>
    /// <returns>Whether the autoregression is stationary: all partial autocorrelations lie within (-1, 1). If not, what is left in the numbers means nothing.</returns>
    public static bool TryToPartials(Span<double> numbers)
    {
        for (int k = numbers.Length - 1; k >= 0; k--)
        {
            double partial = numbers[k];
            if (!(Math.Abs(partial) < 1))
            {
                return false;
            }

            double scale = 1 / (1 - (partial * partial));
            for (int i = 0, j = k - 1; i <= j; i++, j--)
            {
                (double low, double high) = (numbers[i], numbers[j]);
                numbers[i] = (low + (partial * high)) * scale;
                numbers[j] = (high + (partial * low)) * scale;
            }
        }

        return true;
    }

    /// <summary>Whether every root of 1 - c(1) B - ... - c(p) B^p lies farther from 0 than a distance.</summary>
    /// <param name="coefficients">c.</param>
    /// <param name="distance">Above 0.</param>
    public static bool RootsBeyond(ReadOnlySpan<double> coefficients, double distance)
    {
        Span<double> scaled = stackalloc double[coefficients.Length];
        double power = 1;
        for (int i = 0; i < scaled.Length; i++)
        {
            power *= distance;
            scaled[i] = coefficients[i] * power;
        }

        return TryToPartials(scaled);
    }

    /// <summary>Multiplies two factors: 1 - sum a(i) B^i by 1 - sum b(j) B^(j season), or both with plus signs.</summary>
    /// <param name="near">a.</param>
    /// <param name="seasonal">b.</param>
    /// <param name="season">Periods in a season.</param>
    /// <param name="hasMinus">Whether the signs are minus, as those of autoregressions are.</param>
    /// <param name="product">Takes c of the product, by lag from 1, with the same sign; 0 beyond.</param>
    public static void Multiply<T>(ReadOnlySpan<T> near, ReadOnlySpan<T> seasonal, int season, bool hasMinus, Span<T> product)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        product.Clear();
        near.CopyTo(product);
        for (int j = 0; j < seasonal.Length; j++)
        {
            int lag = (j + 1) * season;
            product[lag - 1] += seasonal[j];
            for (int i = 0; i < near.Length; i++)
            {
                T both = near[i] * seasonal[j];
                product[lag + i] = hasMinus ? product[lag + i] - both : product[lag + i] + both;
            }
        }
    }
}
