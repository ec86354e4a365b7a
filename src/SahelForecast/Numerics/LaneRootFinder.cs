using System.Runtime.Intrinsics;

namespace SahelForecast.Numerics;

/// <summary>A function of one number, for eight at once.</summary>
internal interface ILaneFunction
{
    Vector512<double> At(Vector512<double> x);
}

/// <summary>Two places between which a function passes 0 on its way up.</summary>
/// <param name="Left">The lower end.</param>
/// <param name="AtLeft">The function there, below 0.</param>
/// <param name="Right">The upper end.</param>
/// <param name="AtRight">The function there, not below 0.</param>
internal readonly record struct Bracket(double Left, double AtLeft, double Right, double AtRight)
{
    public double Width => Right - Left;

    /// <summary>Where the chord passes 0; the middle when an end is infinite or NaN.</summary>
    public double Root
    {
        get
        {
            double share = AtLeft / (AtLeft - AtRight);
            return Left + (Width * (share is >= 0 and <= 1 ? share : 0.5));
        }
    }

    /// <summary>The part of the bracket that still holds the root, after one look inside.</summary>
    public Bracket Narrow(double x, double atX) =>
        x <= Left || x >= Right ? this
        : atX < 0 ? this with { Left = x, AtLeft = atX }
        : this with { Right = x, AtRight = atX };
}

/// <summary>Finds where a function changes its sign, in several brackets and at eight places at once.</summary>
internal static class LaneRootFinder
{
    // A chord is off by about the square of its width: the root of a bracket of this width is good to the spacing of doubles.
    private const double Width = 1e-9;

    /// <summary>Narrows brackets within [0, 1] until their chords give their roots to rounding.</summary>
    /// <param name="function">The function.</param>
    /// <param name="brackets">Up to eight brackets; narrowed in place.</param>
    /// <remarks>The eight places of a pass are shared among the brackets and put to both sides of their chords' roots, near and far, as one doesn't know
    /// how good these are; when that leaves some bracket more than an eighth, the next pass divides all evenly. So each bracket is at least halved in two
    /// passes, and four to six passes usually do. Allocates nothing.</remarks>
    public static void Narrow<TFunction>(in TFunction function, Span<Bracket> brackets)
        where TFunction : struct, ILaneFunction, allows ref struct
    {
        int lanes = Vector512<double>.Count / Math.Max(brackets.Length, 1);
        Span<double> places = stackalloc double[Vector512<double>.Count];
        bool evenly = false;
        while (Widest(brackets) > Width)
        {
            for (int i = 0; i < places.Length; i++)
            {
                Bracket bracket = brackets[i % brackets.Length];
                int lane = i / brackets.Length;
                places[i] = evenly ? bracket.Left + (bracket.Width * (lane + 1) / (lanes + 1)) : bracket.Root + (bracket.Width * Offset(lane, lanes));
            }

            Vector512<double> values = function.At(Vector512.Create<double>(places));
            bool slow = false;
            for (int b = 0; b < brackets.Length; b++)
            {
                double before = brackets[b].Width;
                for (int i = b; i < places.Length; i += brackets.Length)
                {
                    brackets[b] = brackets[b].Narrow(places[i], values[i]);
                }

                slow |= brackets[b].Width > before / 8;
            }

            evenly = slow && !evenly;
        }
    }

    // Pairs at 1/16 of the width, 1/2048 and so on; one place alone is at the root itself.
    private static double Offset(int lane, int lanes) =>
        lanes == 1 ? 0 : Math.ScaleB(lane % 2 == 0 ? 1 : -1, -4 - (7 * (lane / 2)));

    private static double Widest(ReadOnlySpan<Bracket> brackets)
    {
        double widest = 0;
        foreach (Bracket bracket in brackets)
        {
            widest = Math.Max(widest, bracket.Width);
        }

        return widest;
    }
}
