using System.Numerics;
using SahelForecast.Models.Ets;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ces;

/// <summary>Names the parameters, and says how well they are known.</summary>
internal static class CesCoefficients
{
    /// <summary>The parameters and the initial level, which has no standard error: it is solved for.</summary>
    /// <param name="facts">What was found.</param>
    /// <param name="values">What was fitted to, an observed one first; empty where that is no longer known.</param>
    /// <param name="seasonLength">Periods in a season.</param>
    public static FitCoefficient[] Of(CesFacts facts, ReadOnlySpan<double> values, int seasonLength)
    {
        double?[] errors = values.IsEmpty ? new double?[4] : facts.IsLevel ? OfLevel(facts, values) : Errors(facts, values, seasonLength);
        Complex a = facts.Parameters.Smoothing(facts.Kind);
        var all = new List<FitCoefficient> { new("a0", a.Real, errors[0]), new("a1", a.Imaginary, errors[1]) };
        if (facts.Parameters.SeasonalSmoothing(facts.Kind) is Complex b)
        {
            bool isReal = facts.Kind == CesSeasonality.Partial;
            all.Add(new(isReal ? "b" : "b0", b.Real, errors[2]));
            if (!isReal)
            {
                all.Add(new("b1", b.Imaginary, errors[3]));
            }
        }

        all.Add(new("initial level", facts.InitialLevel, null));
        return [.. all];
    }

    // A smoothed level alone: a1 is held at 1.
    private static double?[] OfLevel(CesFacts facts, ReadOnlySpan<double> values)
    {
        int observed = 0;
        foreach (double value in values)
        {
            observed += double.IsNaN(value) ? 0 : 1;
        }

        double squares = facts.StandardDeviation * facts.StandardDeviation * (observed - facts.Estimated);
        FitCoefficient alpha = SesCoefficients.Of(values, new SesEstimate(facts.Parameters.U, facts.InitialLevel), squares)[0];
        return [alpha.StandardError, null, null, null];
    }

    private static double?[] Errors(CesFacts facts, ReadOnlySpan<double> values, int seasonLength)
    {
        double?[] errors = new double?[4];
        int n = CesParameters.CountOf(facts.Kind);
        double[]? curvature = CesKernel.Curvature(values, facts.Kind, seasonLength, facts.Parameters);
        if (curvature is null || !CholeskyKernel.TryFactor(curvature, n, n))
        {
            return errors;
        }

        int observed = 0;
        foreach (double value in values)
        {
            observed += double.IsNaN(value) ? 0 : 1;
        }

        double left = (double)observed / (observed - facts.Estimated);
        double[] column = new double[n];
        for (int i = 0; i < n; i++)
        {
            Array.Clear(column);
            column[i] = 1;
            CholeskyKernel.Solve(curvature, n, column);
            double error = Math.Sqrt(left * column[i]);
            errors[i] = error > 0 && double.IsFinite(error) ? error : null;
        }

        return errors;
    }
}
