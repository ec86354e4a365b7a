using System.Numerics;
using System.Runtime.InteropServices;

namespace SahelForecast.Numerics;

/// <summary>Elementwise functions on spans, the same bits at every vector width.</summary>
internal static class VectorMath
{
    private const double LowestExponent = -708;
    private const double HighestExponent = 709;
    private const double LogTwoHigh = 0.693147180369123816490;
    private const double LogTwoLow = 1.90821492927058770002e-10;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984;
    private const double SquareRootOfHalf = 0.70710678118654757;
    private const double RoundingShift = 6755399441055744; // 1.5 * 2^52: adding it leaves the nearest integer in the low bits

    /// <summary>The exponential of each element, within 2 units in the last place; arguments are held to [-708, 709], so the results are
    /// positive and finite. NaN stays NaN.</summary>
    /// <remarks>exp(x) = 2^n exp(r) with |r| at most ln(2)/2 and the Taylor polynomial of degree 13. No fused multiply-add: the lanes
    /// then round alike on every machine, and a partial vector goes through the same operations as a whole one.</remarks>
    public static void Exp(ReadOnlySpan<double> source, Span<double> destination)
    {
        int width = Vector<double>.Count;
        int whole = source.Length - (source.Length % width);
        for (int i = 0; i < whole; i += width)
        {
            Exp(new Vector<double>(source[i..])).CopyTo(destination[i..]);
        }

        if (whole < source.Length)
        {
            Span<double> lanes = stackalloc double[width];
            lanes.Clear();
            source[whole..].CopyTo(lanes);
            Exp(new Vector<double>(lanes)).CopyTo(lanes);
            lanes[..(source.Length - whole)].CopyTo(destination[whole..]);
        }
    }

    /// <summary>The natural logarithm of each element, finite and at least 0, within 3 units in the last place; that of 0 is negative infinity.</summary>
    /// <remarks>log(x) = n log 2 + 2 atanh(f), f = (m - 1) / (m + 1) for x = 2^n m with m in [1/sqrt 2, sqrt 2), and the series of atanh up to f^21. Lanes round alike on every
    /// machine, as in <see cref="Exp(ReadOnlySpan{double}, Span{double})"/>.</remarks>
    public static void Log(ReadOnlySpan<double> source, Span<double> destination)
    {
        int width = Vector<double>.Count;
        int whole = source.Length - (source.Length % width);
        for (int i = 0; i < whole; i += width)
        {
            Log(new Vector<double>(source[i..])).CopyTo(destination[i..]);
        }

        if (whole < source.Length)
        {
            Span<double> lanes = stackalloc double[width];
            lanes.Fill(1);
            source[whole..].CopyTo(lanes);
            Log(new Vector<double>(lanes)).CopyTo(lanes);
            lanes[..(source.Length - whole)].CopyTo(destination[whole..]);
        }
    }

    /// <summary>Whole powers of each element by repeated squaring.</summary>
    public static void Power(ReadOnlySpan<double> source, int exponent, Span<double> destination)
    {
        int width = Vector<double>.Count;
        int i = 0;
        for (; i + width <= source.Length; i += width)
        {
            Power(new Vector<double>(source[i..]), exponent).CopyTo(destination[i..]);
        }

        for (; i < source.Length; i++)
        {
            destination[i] = Power(new Vector<double>(source[i]), exponent)[0];
        }
    }

    /// <summary>The exponential of one number: the same bits as in a span.</summary>
    public static double Exp(double value)
    {
        Span<double> single = MemoryMarshal.CreateSpan(ref value, 1);
        Exp(single, single);
        return value;
    }

    private static Vector<double> Power(Vector<double> x, int exponent)
    {
        Vector<double> result = Vector<double>.One;
        for (Vector<double> square = x; exponent > 0; exponent >>= 1, square *= square)
        {
            result = (exponent & 1) == 1 ? result * square : result;
        }

        return result;
    }

    private static Vector<double> Log(Vector<double> x)
    {
        // Numbers too small for a normalised mantissa are scaled up first.
        Vector<long> isSmall = Vector.LessThan(x, new Vector<double>(SmallestNormal));
        Vector<double> scaled = Vector.ConditionalSelect(isSmall, x * TwoTo54, x);
        Vector<long> bits = Vector.AsVectorInt64(scaled);
        Vector<long> offset = new(BitConverter.DoubleToInt64Bits(SquareRootOfHalf));
        Vector<long> exponent = Vector.ShiftRightArithmetic(bits - offset, 52);
        Vector<double> m = Vector.AsVectorDouble(bits - Vector.ShiftLeft(exponent, 52));
        Vector<double> n = Vector.AsVectorDouble(exponent + new Vector<long>(BitConverter.DoubleToInt64Bits(RoundingShift))) - new Vector<double>(RoundingShift);
        n -= Vector.ConditionalSelect(isSmall, new Vector<double>(54), Vector<double>.Zero);

        Vector<double> f = (m - Vector<double>.One) / (m + Vector<double>.One);
        Vector<double> square = f * f;
        var p = new Vector<double>(1.0 / 21);
        p = (p * square) + new Vector<double>(1.0 / 19);
        p = (p * square) + new Vector<double>(1.0 / 17);
        p = (p * square) + new Vector<double>(1.0 / 15);
        p = (p * square) + new Vector<double>(1.0 / 13);
        p = (p * square) + new Vector<double>(1.0 / 11);
        p = (p * square) + new Vector<double>(1.0 / 9);
        p = (p * square) + new Vector<double>(1.0 / 7);
        p = (p * square) + new Vector<double>(1.0 / 5);
        p = (p * square) + new Vector<double>(1.0 / 3);
        Vector<double> twice = f + f;
        Vector<double> log = (n * LogTwoHigh) + (((n * LogTwoLow) + (twice * (p * square))) + twice);
        return Vector.ConditionalSelect(Vector.Equals(x, Vector<double>.Zero), new Vector<double>(double.NegativeInfinity), log);
    }

    private static Vector<double> Exp(Vector<double> x)
    {
        Vector<double> held = Vector.Min(Vector.Max(x, new Vector<double>(LowestExponent)), new Vector<double>(HighestExponent));
        held = Vector.ConditionalSelect(Vector.Equals(x, x), held, x);
        Vector<double> shifted = (held * (1 / Math.Log(2))) + new Vector<double>(RoundingShift);
        Vector<double> n = shifted - new Vector<double>(RoundingShift);
        Vector<double> r = held - (n * LogTwoHigh) - (n * LogTwoLow);

        var p = new Vector<double>(1.0 / 6227020800);
        p = (p * r) + new Vector<double>(1.0 / 479001600);
        p = (p * r) + new Vector<double>(1.0 / 39916800);
        p = (p * r) + new Vector<double>(1.0 / 3628800);
        p = (p * r) + new Vector<double>(1.0 / 362880);
        p = (p * r) + new Vector<double>(1.0 / 40320);
        p = (p * r) + new Vector<double>(1.0 / 5040);
        p = (p * r) + new Vector<double>(1.0 / 720);
        p = (p * r) + new Vector<double>(1.0 / 120);
        p = (p * r) + new Vector<double>(1.0 / 24);
        p = (p * r) + new Vector<double>(1.0 / 6);
        p = (p * r) + new Vector<double>(0.5);
        p = (((p * r) * r) + r) + Vector<double>.One;

        Vector<long> exponent = Vector.AsVectorInt64(shifted) - new Vector<long>(BitConverter.DoubleToInt64Bits(RoundingShift)) + new Vector<long>(1023);
        return p * Vector.AsVectorDouble(Vector.ShiftLeft(exponent, 52));
    }
}
