using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>Names what was estimated, and says how well it is known.</summary>
/// <remarks>The covariance is the inverse of the expected curvature of the negative log likelihood, prior included, on the degrees of freedom that are left, as in
/// <see cref="EtsUncertainty"/>; brought to parameters and normalised states by their derivatives. What lies on a bound counts as known and has no standard error.</remarks>
internal static class EtsCoefficients
{
    /// <summary>All estimates. O(n m²) with a season of m periods.</summary>
    /// <param name="estimate">The fit.</param>
    /// <param name="values">What it was fitted to, an observed one first; empty where that is no longer known.</param>
    /// <param name="prior">What was believed of the smoothing parameters.</param>
    public static FitCoefficient[] Of(EtsEstimate estimate, ReadOnlySpan<double> values, in EtsPrior prior)
    {
        var shape = new EtsShape(estimate.Specification, estimate.Start.Season.Length);
        int seasons = shape.HasSeason ? shape.SeasonLength : 0;
        var terms = new List<FitCoefficient> { new("alpha", estimate.Parameters.Alpha, null) };
        Add(shape.HasTrend, "beta", estimate.Parameters.Beta);
        Add(shape.HasSeason, "gamma", estimate.Parameters.Gamma);
        Add(shape.IsDamped, "phi", estimate.Parameters.Phi);
        Add(true, "initial level", estimate.Start.Level);
        Add(shape.HasTrend, "initial trend", estimate.Start.Trend);
        for (int i = 0; i < seasons; i++)
        {
            Add(true, FormattableString.Invariant($"initial season {i + 1}"), estimate.Start.Season[i]);
        }

        FitCoefficient[] all = [.. terms];
        if (!values.IsEmpty)
        {
            AddErrors(all, shape, estimate, values, prior);
        }

        return all;

        void Add(bool isThere, string term, double value)
        {
            if (isThere)
            {
                terms.Add(new FitCoefficient(term, value, null));
            }
        }
    }

    private static void AddErrors(FitCoefficient[] all, in EtsShape shape, EtsEstimate estimate, ReadOnlySpan<double> values, in EtsPrior prior)
    {
        double scale = EtsUncertainty.Scaled(values, ref estimate, out double[] scaled);
        double[] x = EtsUncertainty.Vector(shape, estimate);
        int count = shape.Count;
        double[] curvature = EtsUncertainty.Curvature(shape, scaled, estimate, prior, x, out bool[] isFree);
        if (!CholeskyKernel.TryFactor(curvature, count, count))
        {
            return;
        }

        double[] slopes = new double[count];
        double[] solved = new double[count];
        for (int i = 0; i < all.Length; i++)
        {
            // Terms stand in the order of the vector, but that its last season is not free.
            if (i < count && !isFree[i])
            {
                continue;
            }

            Slopes(shape, estimate, x, scale, i, slopes);
            for (int j = 0; j < count; j++)
            {
                slopes[j] = isFree[j] ? slopes[j] : 0;
            }

            slopes.CopyTo(solved, 0);
            CholeskyKernel.Solve(curvature, count, solved);
            double error = Math.Sqrt(System.Numerics.Tensors.TensorPrimitives.Dot<double>(slopes, solved));
            all[i] = all[i] with { StandardError = error > 0 && double.IsFinite(error) ? error : null };
        }
    }

    // Of a term by the numbers that are searched. States are reported with seasons of mean 0, or 1 as factors, and searched with the last season held.
    private static void Slopes(in EtsShape shape, EtsEstimate estimate, double[] x, double scale, int term, double[] slopes)
    {
        Array.Clear(slopes);
        bool isFactor = shape.IsMultiplicativeSeason;
        bool isState = term >= shape.SmoothingCount;
        if (term == shape.Beta)
        {
            (slopes[0], slopes[term]) = (x[term], x[0]);
        }
        else if (term == shape.Gamma)
        {
            (slopes[0], slopes[term]) = (-x[term], 1 - x[0]);
        }
        else if (term < slopes.Length)
        {
            slopes[term] = !isState || (isFactor && term >= shape.FirstSeason) ? 1 : scale;
        }

        // What all seasons share goes to the level, and to the trend where they are factors.
        double shared = term < shape.SmoothingCount ? 0
            : term == shape.Level ? scale * (isFactor ? x[term] : 1)
            : term == shape.Trend ? (isFactor ? scale * x[term] : 0)
            : isFactor ? -estimate.Start.Season[term - shape.FirstSeason] : -scale;
        for (int j = shape.FirstSeason; j < slopes.Length; j++)
        {
            slopes[j] += shared / shape.SeasonLength;
        }
    }
}
