using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>A distribution of given mean, deviation, skewness and excess kurtosis: a cubic of a normal value.</summary>
/// <remarks>The power method (A. I. Fleishman (1978), A method for simulating non-normal distributions, Psychometrika 43): y = b z + c (z² - 1) + d z³ has mean 0, variance
/// b² + 6 b d + 2 c² + 15 d², third moment 2 c (b² + 24 b d + 105 d² + 2) and fourth cumulant 24 (b d + c² (1 + b² + 28 b d) + d² (12 + 48 b d + 141 c² + 225 d²)), where the variance is 1.
/// Where the cubic turns, it is held.</remarks>
internal readonly struct CubicOfNormal : IScalarFunction
{
    private const int Rounds = 200;
    private const double Furthest = 40;

    // A cubic that turns within what can happen is no distribution of these moments: a normal value is beyond with 0.03 %.
    private const double NearestTurn = 3.4;

    private readonly double _b;
    private readonly double _c;
    private readonly double _d;
    private readonly double _least;
    private readonly double _most;
    private readonly double _value;

    private CubicOfNormal(double b, double c, double d, double least, double most, double value = 0) =>
        (_b, _c, _d, _least, _most, _value) = (b, c, d, least, most, value);

    /// <summary>The distribution; null where no cubic that increases has these moments.</summary>
    public static PredictiveDistribution? Of(double mean, double deviation, double skewness, double kurtosis)
    {
        (double b, double c, double d) = (1, 0, 0);
        double moved = double.PositiveInfinity;
        for (int i = 0; i < Rounds && moved > 1e-14; i++)
        {
            (double c0, double d0) = (c, d);
            c = skewness / (2 * ((b * b) + (24 * b * d) + (105 * d * d) + 2));
            d = ((kurtosis / 24) - (c * c * (1 + (b * b) + (28 * b * d))) - (d * d * (12 + (48 * b * d) + (141 * c * c) + (225 * d * d)))) / b;
            b = Math.Sqrt(1 - (2 * c * c) - (6 * d * d)) - (3 * d);
            moved = Math.Abs(c - c0) + Math.Abs(d - d0);
        }

        (double least, double most) = Ends(b, c, d);
        if (!(moved <= 1e-14 && b > 0 && least < -NearestTurn && most > NearestTurn))
        {
            return null;
        }

        var cubic = new CubicOfNormal(b, c, d, least, most);
        return new TransformedDistribution(
            new NormalDistribution(0, 1), z => mean + (deviation * cubic.At(Math.Clamp(z, least, most))), value => cubic.Inverse((value - mean) / deviation));
    }

    /// <inheritdoc/>
    public double At(double z) => (z * (_b + (z * (_c + (z * _d))))) - _c - _value;

    private double Inverse(double value)
    {
        var from = new CubicOfNormal(_b, _c, _d, _least, _most, value);
        double atLeast = from.At(_least);
        double atMost = from.At(_most);
        return atLeast > 0 ? double.NegativeInfinity
            : atMost < 0 ? double.PositiveInfinity
            : RootFinder.Between(from, _least, atLeast, _most, atMost, 1e-13);
    }

    // Where the slope b + 2 c z + 3 d z² is above 0 around 0.
    private static (double Least, double Most) Ends(double b, double c, double d)
    {
        double inner = (c * c) - (3 * b * d);
        if (inner <= 0)
        {
            return (-Furthest, Furthest);
        }

        // The two turns: their product is b / (3 d), and this form doesn't cancel.
        double sum = -(c + Math.CopySign(Math.Sqrt(inner), c));
        double one = b / sum;
        double other = d == 0 ? double.PositiveInfinity : sum / (3 * d);
        double least = Math.Max(one < 0 ? one : -Furthest, other < 0 ? other : -Furthest);
        double most = Math.Min(one > 0 ? one : Furthest, other > 0 ? other : Furthest);
        return (Math.Max(least, -Furthest), Math.Min(most, Furthest));
    }
}
