namespace SahelForecast.Models.Ces;

/// <summary>Where a search ended.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Criterion">Half the count times the logarithm of the mean square error, and the prior.</param>
/// <param name="HalfSquares">Half the sum of squared errors.</param>
/// <param name="GradientNorm">The slope of the criterion in units of the parameters' standard errors: how many of them the optimum is away.</param>
/// <param name="Evaluations">How many points were looked at.</param>
/// <param name="Converged">Whether the norm is at its tolerance.</param>
/// <param name="IsLeft">Whether the search was left, as its end would not be good enough.</param>
internal readonly record struct CesOptimum(
    CesParameters Parameters, double Criterion, double HalfSquares, double GradientNorm, int Evaluations, bool Converged, bool IsLeft = false);

/// <summary>A criterion.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Deviance">Twice the negative log likelihood in it.</param>
internal readonly record struct CesValue(double Total, double Deviance);

/// <summary>A criterion of at most four parameters.</summary>
internal interface ICesCriterion
{
    /// <summary>Evaluates; false outside the region.</summary>
    /// <param name="point">The parameters.</param>
    /// <param name="slope">Takes the slope.</param>
    /// <param name="curvature">Takes the curvature.</param>
    /// <param name="squaresOnly">Whether the criterion will do; slope and curvature then mean nothing.</param>
    /// <param name="value">Takes the criterion.</param>
    bool TryAt(scoped ReadOnlySpan<double> point, scoped Span<double> slope, scoped Span<double> curvature, bool squaresOnly, out CesValue value);

    /// <summary>Evaluates at several places.</summary>
    /// <param name="places">Their parameters.</param>
    /// <param name="n">How many each has.</param>
    /// <param name="totals">Takes the criterion of each, infinity outside.</param>
    void Judge(scoped ReadOnlySpan<double> places, int n, scoped Span<double> totals);
}

/// <summary>Goes downhill by damped Newton steps.</summary>
/// <remarks>The curvature is that of Gauss and Newton, corrected to what the last steps have seen (the BFGS formula): errors that stay make the plain
/// one converge only linearly. Near the end criteria differ by rounding alone, and steps are taken as long as they shorten.</remarks>
internal static class CesSearch
{
    public const int Most = 4;
    private const int Cap = 200;
    private const int Stride = 8;
    private const double Done = 1e-10;
    private const double Near = 1e-5;

    // Within so many standard errors of an optimum the deviance falls by about their square; searches are left when not even many times that would do (no proof: chosen on the M3 series).
    private const double Neighbourhood = 1;
    private const double Safety = 20;

    /// <summary>Searches on from a point, which must lie inside.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="point">Where to begin; holds the end after.</param>
    /// <param name="wanted">The deviance that would be good enough; a search that won't get there is left.</param>
    public static CesOptimum Run<TCriterion>(in TCriterion criterion, Span<double> point, double wanted)
        where TCriterion : struct, ICesCriterion, allows ref struct
    {
        int n = point.Length;
        Span<double> memory = stackalloc double[(6 * Most) + (4 * Most * Most) + (Most * Stride)];
        Span<double> slope = memory.Slice(0, n);
        Span<double> next = memory.Slice(Most, n);
        Span<double> nextSlope = memory.Slice(2 * Most, n);
        Span<double> step = memory.Slice(3 * Most, n);
        Span<double> work = memory.Slice(5 * Most, n);
        Span<double> seen = memory.Slice((6 * Most) + (2 * Most * Most), 2 * n * n);
        int steps = 0;
        Span<double> curvature = memory.Slice(6 * Most, n * n);
        Span<double> nextCurvature = memory.Slice((6 * Most) + (Most * Most), n * n);
        Span<double> damped = memory.Slice((6 * Most) + (4 * Most * Most), n * Stride);

        int evaluations = 1;
        double last = double.PositiveInfinity;
        double norm = double.PositiveInfinity;
        criterion.TryAt(point, slope, curvature, false, out CesValue here);
        double value = here.Total;
        while (evaluations < Cap)
        {
            double decrement = Solve(curvature, slope, damped, step);
            norm = Math.Sqrt(decrement);
            if (norm <= Done || (norm <= Near && norm > 0.7 * last))
            {
                break;
            }

            if (norm <= Neighbourhood && here.Deviance - wanted > Safety * (1 + decrement))
            {
                return new CesOptimum(default, value, double.NaN, norm, evaluations, norm <= Near, IsLeft: true);
            }

            bool isNear = norm <= Near;
            last = isNear ? norm : double.PositiveInfinity;
            double length = Reach(point, step);
            CesValue there;
            while (true)
            {
                for (int i = 0; i < n; i++)
                {
                    next[i] = point[i] - (length * step[i]);
                }

                evaluations++;
                bool isInside = criterion.TryAt(next, nextSlope, nextCurvature, false, out there);
                if (isInside && (isNear || there.Total <= value - (1e-4 * length * decrement)))
                {
                    break;
                }

                // The lowest point of a parabola through what is known.
                double bend = isInside ? length * decrement / (2 * (there.Total - value + (length * decrement))) : 0.5;
                length *= Math.Clamp(bend, 0.1, 0.5);
                if (evaluations >= Cap)
                {
                    return new CesOptimum(default, value, double.NaN, norm, evaluations, norm <= Near);
                }
            }

            Span<double> newest = seen.Slice(2 * n * (steps % n), 2 * n);
            for (int i = 0; i < n; i++)
            {
                newest[i] = next[i] - point[i];
                newest[n + i] = nextSlope[i] - slope[i];
            }

            steps++;
            for (int i = Math.Max(0, steps - n); i < steps; i++)
            {
                ReadOnlySpan<double> pair = seen.Slice(2 * n * (i % n), 2 * n);
                Correct(nextCurvature, pair[..n], pair[n..], work);
            }

            next.CopyTo(point);
            nextSlope.CopyTo(slope);
            nextCurvature.CopyTo(curvature);
            here = there;
            value = here.Total;
        }

        return new CesOptimum(default, value, double.NaN, norm, evaluations, norm <= Near);
    }

    /// <summary>How much of a step leaves each weight, the even numbers, a tenth of what it was: from much closer to the edge there is no quick way back.</summary>
    private static double Reach(ReadOnlySpan<double> point, ReadOnlySpan<double> step)
    {
        double reach = 1;
        for (int i = 0; i < point.Length; i += 2)
        {
            reach = step[i] > 0 ? Math.Min(reach, 0.9 * point[i] / step[i]) : reach;
        }

        return reach;
    }

    /// <summary>Makes a curvature give the change of slope that a step has seen, where that curves upwards.</summary>
    private static void Correct(Span<double> curvature, ReadOnlySpan<double> change, ReadOnlySpan<double> slopes, Span<double> work)
    {
        int n = change.Length;
        double seen = 0;
        double told = 0;
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                sum += curvature[(i * n) + j] * change[j];
            }

            work[i] = sum;
            told += sum * change[i];
            seen += slopes[i] * change[i];
        }

        if (!(seen > 0.001 * told && told > 0))
        {
            return;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                curvature[(i * n) + j] += (slopes[i] * slopes[j] / seen) - (work[i] * work[j] / told);
            }
        }
    }

    /// <summary>The step of a damped curvature, and the slope along it; curvature that rounding has taken is put back.</summary>
    private static double Solve(ReadOnlySpan<double> curvature, ReadOnlySpan<double> slope, Span<double> factor, Span<double> step)
    {
        int n = slope.Length;
        for (int i = 0; i < n; i++)
        {
            Span<double> row = factor.Slice(i * Stride, Stride);
            row.Clear();
            curvature.Slice(i * n, n).CopyTo(row);
            row[i] *= 1 + 1e-12;
            row[n] = slope[i];
        }

        CesCholesky.Factor(factor, Stride, n, Stride);
        for (int i = 0; i < n; i++)
        {
            step[i] = factor[(i * Stride) + n];
        }

        CesCholesky.Backward(factor, Stride, step);
        double along = 0;
        for (int i = 0; i < n; i++)
        {
            along += slope[i] * step[i];
        }

        return along;
    }
}
