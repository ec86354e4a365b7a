namespace SahelForecast.Numerics;

/// <summary>A function of one number.</summary>
internal interface IScalarFunction
{
    double At(double x);
}

/// <summary>Finds where a function changes its sign.</summary>
internal static class RootFinder
{
    /// <summary>A place where a continuous function, not above 0 at one end and not below it at the other, passes 0.</summary>
    /// <param name="function">The function; its sign changes between the ends.</param>
    /// <param name="left">The lower end.</param>
    /// <param name="atLeft">The function there.</param>
    /// <param name="right">The upper end.</param>
    /// <param name="atRight">The function there, of the other sign.</param>
    /// <param name="tolerance">Above the spacing of doubles between the ends. The place is no further than that from the change of sign.</param>
    /// <remarks>The regula falsi with the correction of N. Anderson and Å. Björck (1973), BIT 13, 253-264, and a bisection whenever three steps have not
    /// halved the bracket: so it ends, after at most four evaluations a halving and usually after six to ten in all. Allocates nothing.</remarks>
    public static double Between<TFunction>(
        in TFunction function, double left, double atLeft, double right, double atRight, double tolerance)
        where TFunction : struct, IScalarFunction, allows ref struct
    {
        double target = (right - left) / 2;
        int steps = 0;
        int moved = 0;
        while (right - left > 2 * tolerance && atLeft != 0 && atRight != 0)
        {
            double falsi = left + ((right - left) * (atLeft / (atLeft - atRight)));
            bool slow = ++steps > 3;
            double middle = slow ? left + ((right - left) / 2) : Math.Clamp(falsi, left + tolerance, right - tolerance);
            double atMiddle = function.At(middle);
            if (atMiddle < 0 == atLeft < 0)
            {
                // The end that stays twice in a row is weighed down, or it would stay for ever.
                atRight *= moved < 0 ? Damping(atMiddle / atLeft) : 1;
                (left, atLeft, moved) = (middle, atMiddle, -1);
            }
            else
            {
                atLeft *= moved > 0 ? Damping(atMiddle / atRight) : 1;
                (right, atRight, moved) = (middle, atMiddle, 1);
            }

            if (right - left <= target)
            {
                target = (right - left) / 2;
                steps = 0;
            }
        }

        return atLeft == 0 ? left : atRight == 0 ? right : left + ((right - left) / 2);
    }

    private static double Damping(double ratio) => ratio < 1 ? 1 - ratio : 0.5;
}
