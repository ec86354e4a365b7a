using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>A distribution of given mean, deviation, skewness and excess kurtosis: a cubic of a normal value.</summary>
/// <remarks>The power method (A. I. Fleishman (1978), A method for simulating non-normal distributions, Psychometrika 43): y = b z + c (z² - 1) + d z³ has mean 0, variance
/// b² + 6 b d + 2 c² + 15 d², third moment 2 c (b² + 24 b d + 105 d² + 2) and fourth cumulant 24 (b d + c² (1 + b² + 28 b d) + d² (12 + 48 b d + 141 c² + 225 d²)), where the variance is 1.
/// Where the cubic turns, it is held.</remarks>
internal readonly struct CubicOfNormal : IScalarFunction
{
    private const int Rounds = 50;
    private const double Done = 1e-13;
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
        // Newton's method on c and d, from the cubic that is right for small ones; b follows from the variance.
        double c = skewness / 6;
        double d = (kurtosis - (4.0 / 3 * skewness * skewness)) / 24;
        double b = Linear(c, d);
        double move = double.PositiveInfinity;
        for (int i = 0; i < Rounds && move > Done; i++)
        {
            double byC = -2 * c / (b + (3 * d));
            double byD = (-6 * d / (b + (3 * d))) - 3;
            double t = (b * b) + (24 * b * d) + (105 * d * d) + 2;
            double u = 1 + (b * b) + (28 * b * d);
            double w = 12 + (48 * b * d) + (141 * c * c) + (225 * d * d);
            double third = (2 * c * t) - skewness;
            double fourth = (24 * ((b * d) + (c * c * u) + (d * d * w))) - kurtosis;
            double thirdByC = 2 * (t + (c * byC * ((2 * b) + (24 * d))));
            double thirdByD = 2 * c * ((((2 * b) + (24 * d)) * byD) + (24 * b) + (210 * d));
            double fourthByC = 24 * ((d * byC) + (2 * c * u) + (c * c * byC * ((2 * b) + (28 * d))) + (d * d * ((48 * d * byC) + (282 * c))));
            double fourthByD = 24 * (b + (d * byD) + (c * c * ((((2 * b) + (28 * d)) * byD) + (28 * b))) + (2 * d * w) + (d * d * ((48 * b) + (48 * d * byD) + (450 * d))));
            double determinant = (thirdByC * fourthByD) - (thirdByD * fourthByC);
            double stepC = ((third * fourthByD) - (fourth * thirdByD)) / determinant;
            double stepD = ((fourth * thirdByC) - (third * fourthByC)) / determinant;
            (c, d) = (c - stepC, d - stepD);
            b = Linear(c, d);
            move = Math.Abs(stepC) + Math.Abs(stepD);
        }

        (double least, double most) = Ends(b, c, d);
        if (!(move <= Done && b > 0 && least < -NearestTurn && most > NearestTurn))
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

    private static double Linear(double c, double d) => Math.Sqrt(1 - (2 * c * c) - (6 * d * d)) - (3 * d);

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
