using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Arima;

/// <summary>Where the weights of new values stand: they approach a limit, and how fast is all there is to know of the past.</summary>
/// <param name="Variance">Of the next value given those before, in units of the variance of the errors; falls to 1.</param>
/// <param name="IsSteady">Whether it has come to its limit, to rounding.</param>
internal readonly record struct ArmaPace(double Variance, bool IsSteady);

/// <summary>One-step errors of a stationary autoregressive moving average with exact, changing weights, in O(states) a value.</summary>
/// <remarks>
/// In innovations form a value is w = a(0) + v, var v = s² F, and a moves to T a + K v / F, T a being a moved up by one plus a(0) f. The covariance of a changes by a matrix of
/// rank one a period, -L L' / F, since it begins stationary; so with r = L(0) / F: K, L become K - r T L and T L - r K, and F becomes F (1 - r²).
/// References: M. Morf, G. S. Sidhu and T. Kailath (1974), Some new algorithms for recursive estimation in constant, linear, discrete-time systems, IEEE Transactions on
/// Automatic Control 19(4), 315-323; G. Melard (1984), Algorithm AS 197, Applied Statistics 33(1), 104-114.
/// </remarks>
internal static class ArmaFilter
{
    /// <summary>A share of the variance below which further changes of the weights are rounding: they enter by their square.</summary>
    public const double Resolved = 1e-7;

    private const int Lanes = 8;

    /// <summary>Numbers of a vector of states: filled up to whole vectors, with one vector of zeros behind.</summary>
    public static int Width(int states) => ((states + Lanes - 1) / Lanes * Lanes) + Lanes;

    /// <summary>Moves the weights on by one value. Allocates nothing.</summary>
    /// <param name="ar">f by state, 0 where there is none; as wide as the rest.</param>
    /// <param name="gain">K.</param>
    /// <param name="change">L.</param>
    /// <param name="pace">Where they stand.</param>
    public static ArmaPace Next(ReadOnlySpan<double> ar, Span<double> gain, Span<double> change, ArmaPace pace)
    {
        if (pace.IsSteady)
        {
            return pace;
        }

        double first = change[0];
        double share = first / pace.Variance;
        var most = Vector512<double>.Zero;
        ref double f = ref MemoryMarshal.GetReference(ar);
        ref double k = ref MemoryMarshal.GetReference(gain);
        ref double l = ref MemoryMarshal.GetReference(change);
        for (int i = 0; i < gain.Length - Lanes; i += Lanes)
        {
            Vector512<double> moved = Vector512.FusedMultiplyAdd(
                Vector512.LoadUnsafe(ref f, (nuint)i), Vector512.Create(first), Vector512.LoadUnsafe(ref l, (nuint)(i + 1)));
            Vector512<double> before = Vector512.LoadUnsafe(ref k, (nuint)i);
            Vector512.FusedMultiplyAdd(Vector512.Create(-share), moved, before).StoreUnsafe(ref k, (nuint)i);
            Vector512<double> after = Vector512.FusedMultiplyAdd(Vector512.Create(-share), before, moved);
            after.StoreUnsafe(ref l, (nuint)i);
            most = Vector512.Max(most, Vector512.Abs(after));
        }

        double variance = pace.Variance * (1 - (share * share));
        return new ArmaPace(variance, Largest(most) < Resolved * variance);
    }

    /// <summary>Moves the states on by one value. Allocates nothing.</summary>
    /// <param name="ar">f by state.</param>
    /// <param name="gain">K.</param>
    /// <param name="state">a.</param>
    /// <param name="surprise">v / F.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Take(ReadOnlySpan<double> ar, ReadOnlySpan<double> gain, Span<double> state, double surprise)
    {
        ref double f = ref MemoryMarshal.GetReference(ar);
        ref double k = ref MemoryMarshal.GetReference(gain);
        ref double a = ref MemoryMarshal.GetReference(state);
        var first = Vector512.Create(a);
        var error = Vector512.Create(surprise);
        for (int i = 0; i < state.Length - Lanes; i += Lanes)
        {
            Vector512<double> moved = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref f, (nuint)i), first, Vector512.LoadUnsafe(ref a, (nuint)(i + 1)));
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref k, (nuint)i), error, moved).StoreUnsafe(ref a, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Largest(Vector512<double> numbers)
    {
        Vector256<double> half = Vector256.Max(numbers.GetLower(), numbers.GetUpper());
        Vector128<double> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return Math.Max(quarter[0], quarter[1]);
    }
}
