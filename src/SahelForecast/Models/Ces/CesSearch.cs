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

/// <summary>What is worked out at a point.</summary>
internal enum CesDetail
{
    /// <summary>The criterion alone, good to choose by.</summary>
    Squares,

    /// <summary>The criterion with its slope and its curvature.</summary>
    Curved,

    /// <summary>The curvature is that of errors and margins taken to be straight, which is never negative.</summary>
    Straight,
}

/// <summary>A criterion of at most four parameters.</summary>
internal interface ICesCriterion
{
    /// <summary>Evaluates; false outside the region.</summary>
    /// <param name="point">The parameters.</param>
    /// <param name="slope">Takes the slope.</param>
    /// <param name="curvature">Takes the curvature.</param>
    /// <param name="detail">What is wanted; slope and curvature mean nothing where they are not.</param>
    /// <param name="value">Takes the criterion.</param>
    bool TryAt(scoped ReadOnlySpan<double> point, scoped Span<double> slope, scoped Span<double> curvature, CesDetail detail, out CesValue value);

    /// <summary>Evaluates at several places.</summary>
    /// <param name="places">Their parameters.</param>
    /// <param name="n">How many each has.</param>
    /// <param name="totals">Takes the criterion of each, infinity outside.</param>
    void Judge(scoped ReadOnlySpan<double> places, int n, scoped Span<double> totals);
}

/// <summary>Goes downhill by damped Newton steps.</summary>
/// <remarks>Where the criterion does not curve upwards in all directions, the curvature of straight errors takes the place of its own (the method of Gauss and
/// Newton), and after a few such steps that of <see cref="CesSaddle"/>. Near the end criteria differ by rounding alone, and steps are taken as long as they shorten.</remarks>
internal static class CesSearch
{
    public const int Most = 4;
    private const int Cap = 200;
    private const double Done = 1e-7;
    // So many straight steps in succession: they creep, as near a saddle.
    private const int Patience = 3;
    private const double Near = 1e-5;

    // A pivot below this share of its diagonal is rounding.
    private const double Positive = 1e-13;

    // Within so many standard errors of an optimum the deviance falls by about their square; searches are left when not even many times that would do (no proof: chosen on the M3 series).
    private const double Neighbourhood = 1;
    private const double Safety = 20;

    // So close the deviance hardly falls any more, but another minimum may be lower.
    private const double Close = 0.1;
    private const double SafetyWhenClose = 10;

    /// <summary>Searches on from a point, which must lie inside.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="point">Where to begin; holds the end after.</param>
    /// <param name="wanted">The deviance that would be good enough; a search that won't get there is left.</param>
    public static CesOptimum Run<TCriterion>(in TCriterion criterion, Span<double> point, double wanted)
        where TCriterion : struct, ICesCriterion, allows ref struct
    {
        int n = point.Length;
        Span<double> memory = stackalloc double[(4 * Most) + (3 * Most * Most)];
        Span<double> slope = memory[..n];
        Span<double> next = memory.Slice(Most, n);
        Span<double> nextSlope = memory.Slice(2 * Most, n);
        Span<double> step = memory.Slice(3 * Most, n);
        Span<double> curvature = memory.Slice(4 * Most, n * n);
        Span<double> nextCurvature = memory.Slice((4 * Most) + (Most * Most), n * n);
        Span<double> factor = memory.Slice((4 * Most) + (2 * Most * Most), n * n);

        int evaluations = 1;
        double last = double.PositiveInfinity;
        double norm = double.PositiveInfinity;
        criterion.TryAt(point, slope, curvature, CesDetail.Curved, out CesValue here);
        double value = here.Total;
        int straight = 0;
        while (evaluations < Cap)
        {
            bool isConvex = TrySolve(curvature, slope, factor, step, false, out double decrement);
            straight = isConvex ? 0 : straight + 1;
            if (straight > Patience)
            {
                decrement = CesSaddle.Solve(curvature, slope, factor, step);
            }
            else if (!isConvex)
            {
                evaluations++;
                criterion.TryAt(point, slope, curvature, CesDetail.Straight, out _);
                TrySolve(curvature, slope, factor, step, true, out decrement);
            }

            norm = Math.Sqrt(decrement);
            if (norm <= Done || (norm <= Near && norm > 0.7 * last))
            {
                break;
            }

            double missing = here.Deviance - wanted;
            if ((norm <= Neighbourhood && missing > Safety * (1 + decrement)) || (norm <= Close && missing > SafetyWhenClose))
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
                bool isInside = criterion.TryAt(next, nextSlope, nextCurvature, CesDetail.Curved, out there);
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

    /// <summary>The step of a curvature, and the slope along it.</summary>
    /// <param name="curvature">The curvature.</param>
    /// <param name="slope">The slope.</param>
    /// <param name="factor">Overwritten.</param>
    /// <param name="step">Takes the step, to be taken away from the point.</param>
    /// <param name="isMended">Whether directions in which rounding has left no curvature are not gone in.</param>
    /// <param name="along">Takes the slope along the step.</param>
    /// <returns>False where the curvature is not positive, and not mended.</returns>
    private static bool TrySolve(ReadOnlySpan<double> curvature, ReadOnlySpan<double> slope, Span<double> factor, Span<double> step, bool isMended, out double along)
    {
        int n = slope.Length;
        along = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j++)
            {
                double sum = curvature[(i * n) + j];
                for (int k = 0; k < i; k++)
                {
                    sum -= factor[(k * n) + i] * factor[(k * n) + j];
                }

                if (i == j)
                {
                    bool isPositive = sum > Positive * Math.Abs(curvature[(i * n) + i]);
                    if (!isPositive && !isMended)
                    {
                        return false;
                    }

                    factor[(i * n) + i] = isPositive ? 1 / Math.Sqrt(sum) : 0;
                }
                else
                {
                    factor[(i * n) + j] = sum * factor[(i * n) + i];
                }
            }

            double part = slope[i];
            for (int k = 0; k < i; k++)
            {
                part -= factor[(k * n) + i] * step[k];
            }

            step[i] = part * factor[(i * n) + i];
            along += step[i] * step[i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
            {
                step[i] -= factor[(i * n) + j] * step[j];
            }

            step[i] *= factor[(i * n) + i];
        }

        return true;
    }
}
