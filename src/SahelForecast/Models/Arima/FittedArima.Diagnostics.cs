using System.Numerics;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <content>What a fit says of itself.</content>
public sealed partial class FittedArima
{
    // What was fitted to; a fit that has taken new values keeps that of the first.
    private readonly TimeSeries? _origin;
    private FitCoefficient[]? _coefficients;

    /// <summary>Coefficients and constant, called as R calls them: ar1, ma1, sar1, sma1, mean or drift. Standard errors come from the expected curvature of the exact likelihood on the degrees of
    /// freedom left, found when first asked for; R takes the observed one and divides by n. Null for a factor with a root on the unit circle, for a constant beside regressors, and in a fit read from JSON.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients =>
        Array.AsReadOnly(_coefficients ??= ArimaCoefficients.Of(_facts, _origin is null ? [] : _origin.Values.Trim(double.NaN)));

    /// <summary>The roots of the polynomials of coefficients, multiplied out: the autoregressive ones first, by falling modulus. A seasonal root stands for as many as a season has periods.</summary>
    public IReadOnlyList<ArimaRoot> Roots =>
    [
        .. RootsOf(AutoregressiveCoefficients, 1, isAutoregressive: true, isSeasonal: false),
        .. RootsOf(SeasonalAutoregressiveCoefficients, 1, isAutoregressive: true, isSeasonal: true),
        .. RootsOf(MovingAverageCoefficients, -1, isAutoregressive: false, isSeasonal: false),
        .. RootsOf(SeasonalMovingAverageCoefficients, -1, isAutoregressive: false, isSeasonal: true),
    ];

    private protected override int MemoryParameters => _facts.Coefficients.Length;

    // Of one size: the first errors, made with little past to go by, vary more.
    private protected override double[] OneStepErrors()
    {
        double[] errors = Residuals.Values.ToArray();
        int first = Array.FindIndex(Fitted.Values.ToArray(), value => !double.IsNaN(value));
        if (first < 0)
        {
            return errors;
        }

        ArimaPosition start = ArimaPosition.Start(_facts, _motion, []);
        ArmaPace pace = start.Pace;
        for (int t = first; t < errors.Length; t++)
        {
            errors[t] /= Math.Sqrt(pace.Variance);
            pace = ArmaFilter.Next(_motion.Ar, start.Gain, start.Change, pace);
        }

        return errors;
    }

    private IEnumerable<ArimaRoot> RootsOf(IReadOnlyList<double> coefficients, int sign, bool isAutoregressive, bool isSeasonal)
    {
        Complex[] roots = PolynomialRoots.Of([.. coefficients.Select(coefficient => sign * coefficient)]);
        int each = isSeasonal ? SeasonLength : 1;
        return
            from root in roots
            orderby root.Magnitude descending, Math.Abs(root.Phase)
            from turn in Enumerable.Range(0, each)
            let phase = (root.Phase + (2 * Math.PI * turn)) / each
            let inverse = each == 1 ? root : Snapped(Complex.FromPolarCoordinates(Math.Pow(root.Magnitude, 1.0 / each), phase))
            select new ArimaRoot(isAutoregressive, isSeasonal, inverse);
    }

    // A turn by half or a whole is real.
    private static Complex Snapped(Complex root) => Math.Abs(root.Imaginary) < 1e-12 * root.Magnitude ? root.Real : root;
}
