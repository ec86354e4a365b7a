using SahelForecast.Models.Ets;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Theta;

/// <summary>Names what was estimated, and says how well it is known.</summary>
/// <remarks>The standard method has those of the simple smoothing that it is estimated by. The others: with J the slopes of the one-step means, W the importance of each value and S = sum W e²
/// over n less what was estimated, the covariance is S (J'W J)^-1, the expected curvature of the likelihood with variances S / W. What lies on a bound counts as known.</remarks>
internal static class ThetaCoefficients
{
    // For central differences of numbers of about 1.
    private const double Difference = 1e-6;

    // What is closer to a bound is on it.
    private const double Margin = 4e-6;

    /// <summary>Alpha, 1/theta (the weight of the smoothed line, whose standard error means something where theta has none: it is infinite at 0) and the initial level.</summary>
    /// <param name="parameters">What was found.</param>
    /// <param name="values">What it was fitted to, on the model's scale, an observed one first; empty where that is no longer known.</param>
    /// <param name="origin">How.</param>
    public static FitCoefficient[] Of(in ThetaParameters parameters, ReadOnlySpan<double> values, ThetaOrigin? origin)
    {
        FitCoefficient[] all =
        [
            new("alpha", parameters.Alpha, null),
            new("1/theta", 1 - parameters.Weight, null),
            new("initial level", parameters.Origin + parameters.InitialLevel, null),
        ];
        if (origin is null)
        {
            return all;
        }

        if (origin.Variant == ThetaVariant.Standard)
        {
            SesEstimate estimate = SesKernel.Estimate(values);
            double squares = SesKernel.Smooth(values, estimate.Alpha, estimate.InitialLevel, new double[values.Length]).SumOfSquares;
            FitCoefficient[] smoothing = SesCoefficients.Of(values, estimate, squares);
            all[0] = all[0] with { StandardError = smoothing[0].StandardError };
            all[2] = all[2] with { StandardError = smoothing[1].StandardError };
            return all;
        }

        AddErrors(all, parameters, values, origin);
        return all;
    }

    private static void AddErrors(FitCoefficient[] all, in ThetaParameters parameters, ReadOnlySpan<double> values, ThetaOrigin origin)
    {
        var sample = new ThetaSample(
            values, origin.Variant, origin.Estimation, origin.Series.Frequency.PeriodsPerYear(), new double[ThetaSample.ScratchWidth * values.Length]);
        bool[] isFree = [Inside(parameters.Alpha), sample.IsWeightFree && Inside(parameters.Weight), true];
        double unit = Math.Sqrt(System.Numerics.Tensors.TensorPrimitives.SumOfSquares(sample.Values) / sample.Values.Length);
        if (unit == 0)
        {
            return;
        }

        double[] steps = [Difference, Difference, Difference * unit];
        double[][] slopes = [.. steps.Select(_ => Array.Empty<double>())];
        for (int i = 0; i < steps.Length; i++)
        {
            slopes[i] = isFree[i] ? Slope(parameters, values, i, steps[i]) : new double[values.Length];
        }

        double[] fitted = new double[values.Length];
        ThetaKernel.Smooth(values, parameters, parameters.Start, 0, fitted);
        double[] normal = new double[9];
        double squares = 0;
        int observed = 0;
        for (int t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t]))
            {
                continue;
            }

            double importance = sample.Importances[observed++];
            squares += importance * (values[t] - fitted[t]) * (values[t] - fitted[t]);
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    normal[(i * 3) + j] += importance * slopes[i][t] * slopes[j][t];
                }
            }
        }

        for (int i = 0; i < 3; i++)
        {
            normal[(i * 3) + i] += isFree[i] ? 0 : 1;
        }

        if (!CholeskyKernel.TryFactor(normal, 3, 3))
        {
            return;
        }

        double variance = squares / Math.Max(1, observed - (sample.IsWeightFree ? 3 : 2));
        double[] column = new double[3];
        for (int i = 0; i < 3; i++)
        {
            Array.Clear(column);
            column[i] = 1;
            CholeskyKernel.Solve(normal, 3, column);
            double error = Math.Sqrt(variance * column[i]);
            all[i] = all[i] with { StandardError = isFree[i] && error > 0 && double.IsFinite(error) ? error : null };
        }
    }

    private static double[] Slope(in ThetaParameters parameters, ReadOnlySpan<double> values, int moved, double step)
    {
        double[] above = Means(parameters, values, moved, step);
        double[] below = Means(parameters, values, moved, -step);
        for (int t = 0; t < above.Length; t++)
        {
            above[t] = (above[t] - below[t]) / (2 * step);
        }

        return above;
    }

    private static double[] Means(in ThetaParameters parameters, ReadOnlySpan<double> values, int moved, double step)
    {
        ThetaParameters beside = parameters with
        {
            Alpha = parameters.Alpha + (moved == 0 ? step : 0),
            Weight = parameters.Weight + (moved == 1 ? step : 0),
            InitialLevel = parameters.InitialLevel + (moved == 2 ? step : 0),
        };
        double[] fitted = new double[values.Length];
        ThetaKernel.Smooth(values, beside, beside.Start, 0, fitted);
        return fitted;
    }

    private static bool Inside(double share) => share is > Margin and < 1 - Margin;
}
