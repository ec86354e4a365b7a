using System.Numerics;
using System.Runtime.Intrinsics;

namespace SahelForecast.Numerics;

/// <summary>A number with its derivatives by up to eight others, carried through arithmetic (forward differentiation).</summary>
/// <remarks>What is written once for a number type then gives values with <see cref="double"/>, and exact derivatives beside them with this.</remarks>
internal readonly struct Dual :
    IAdditionOperators<Dual, Dual, Dual>,
    ISubtractionOperators<Dual, Dual, Dual>,
    IMultiplyOperators<Dual, Dual, Dual>,
    IDivisionOperators<Dual, Dual, Dual>,
    IUnaryNegationOperators<Dual, Dual>,
    IAdditiveIdentity<Dual, Dual>,
    IMultiplicativeIdentity<Dual, Dual>
{
    /// <summary>How many derivatives a number has.</summary>
    public const int Lanes = 8;

    /// <summary>The derivatives.</summary>
    public readonly Vector512<double> Slopes;

    /// <summary>The number.</summary>
    public readonly double Value;

    /// <summary>A number with derivatives.</summary>
    public Dual(double value, Vector512<double> slopes)
    {
        Value = value;
        Slopes = slopes;
    }

    /// <inheritdoc/>
    public static Dual AdditiveIdentity => default;

    /// <inheritdoc/>
    public static Dual MultiplicativeIdentity => new(1, default);

    /// <summary>One of the numbers that derivatives are taken by; a lane outside 0 to 7 counts as a constant.</summary>
    public static Dual Variable(double value, int lane) =>
        (uint)lane < Lanes ? new(value, Vector512<double>.Zero.WithElement(lane, 1.0)) : new(value, default);

    /// <inheritdoc/>
    public static Dual operator +(Dual left, Dual right) => new(left.Value + right.Value, left.Slopes + right.Slopes);

    /// <inheritdoc/>
    public static Dual operator -(Dual left, Dual right) => new(left.Value - right.Value, left.Slopes - right.Slopes);

    /// <inheritdoc/>
    public static Dual operator -(Dual number) => new(-number.Value, -number.Slopes);

    /// <inheritdoc/>
    public static Dual operator *(Dual left, Dual right) => new(left.Value * right.Value, (left.Slopes * right.Value) + (right.Slopes * left.Value));

    /// <inheritdoc/>
    public static Dual operator /(Dual left, Dual right)
    {
        double ratio = left.Value / right.Value;
        return new(ratio, (left.Slopes - (right.Slopes * ratio)) / right.Value);
    }
}
