using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Theta;

/// <summary>What the best first level and weight make of the errors, for eight alphas at once.</summary>
/// <remarks>
/// The error of a value is e - l b - w c: e that of simple smoothing from level 0, l the initial level and b what is left of it, w the weight of the trend
/// line and c its lead. So l and w come from two normal equations, w being held to [0, 1], where the sum of squares is a parabola. Slopes by alpha follow
/// from the same recursions: as l and w are best, their own slopes play no part. Each product counts by the importance of its value.
/// </remarks>
internal readonly ref struct ThetaProfile
{
    private ThetaProfile(Vector512<double> level, Vector512<double> weight, Vector512<double> squares, Vector512<double> determinant, Vector512<double> slope)
    {
        Level = level;
        Weight = weight;
        SumOfSquares = squares;
        Determinant = determinant;
        Slope = slope;
    }

    /// <summary>The best initial level.</summary>
    public Vector512<double> Level { get; }

    /// <summary>The best weight.</summary>
    public Vector512<double> Weight { get; }

    /// <summary>The sum of squared errors, each by its importance.</summary>
    public Vector512<double> SumOfSquares { get; }

    /// <summary>That of the normal equations.</summary>
    public Vector512<double> Determinant { get; }

    /// <summary>Half the slope of the criterion by alpha.</summary>
    public Vector512<double> Slope { get; }

    /// <summary>O(n), allocates nothing.</summary>
    public static ThetaProfile At(in ThetaSample sample, Vector512<double> alpha)
    {
        Vector512<double> one = Vector512<double>.One;
        Vector512<double> zero = Vector512<double>.Zero;
        Vector512<double> keep = one - alpha;
        Vector512<double> least = Vector512.Create(1e-100);

        // a is the level from 0, r the reach; da, db, dr, dc are slopes by alpha.
        (Vector512<double> a, Vector512<double> b, Vector512<double> r) = (zero, one, one);
        (Vector512<double> da, Vector512<double> db, Vector512<double> dr) = (zero, zero, zero);
        (Vector512<double> ee, Vector512<double> eb, Vector512<double> ec) = (zero, zero, zero);
        (Vector512<double> bb, Vector512<double> bc, Vector512<double> cc) = (zero, zero, zero);
        (Vector512<double> eda, Vector512<double> edb, Vector512<double> edc) = (zero, zero, zero);
        (Vector512<double> bda, Vector512<double> bdb, Vector512<double> bdc) = (zero, zero, zero);
        (Vector512<double> cda, Vector512<double> cdb, Vector512<double> cdc) = (zero, zero, zero);
        ReadOnlySpan<double> values = sample.Values;
        ReadOnlySpan<double> levels = sample.LineLevels[..values.Length];
        ReadOnlySpan<double> slopes = sample.LineSlopes[..values.Length];
        ReadOnlySpan<double> gaps = sample.Gaps[..values.Length];
        ReadOnlySpan<double> importances = sample.Importances[..values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            var level = Vector512.Create(levels[i]);
            var slope = Vector512.Create(slopes[i]);
            Vector512<double> e = Vector512.Create(values[i]) - a;
            Vector512<double> c = Vector512.FusedMultiplyAdd(level, b, slope * r);
            Vector512<double> dc = Vector512.FusedMultiplyAdd(level, db, slope * dr);
            var importance = Vector512.Create(importances[i]);
            Vector512<double> we = importance * e;
            Vector512<double> wb = importance * b;
            Vector512<double> wc = importance * c;
            ee = Vector512.FusedMultiplyAdd(we, e, ee);
            eb = Vector512.FusedMultiplyAdd(we, b, eb);
            ec = Vector512.FusedMultiplyAdd(we, c, ec);
            bb = Vector512.FusedMultiplyAdd(wb, b, bb);
            bc = Vector512.FusedMultiplyAdd(wb, c, bc);
            cc = Vector512.FusedMultiplyAdd(wc, c, cc);
            eda = Vector512.FusedMultiplyAdd(we, da, eda);
            edb = Vector512.FusedMultiplyAdd(we, db, edb);
            edc = Vector512.FusedMultiplyAdd(we, dc, edc);
            bda = Vector512.FusedMultiplyAdd(wb, da, bda);
            bdb = Vector512.FusedMultiplyAdd(wb, db, bdb);
            bdc = Vector512.FusedMultiplyAdd(wb, dc, bdc);
            cda = Vector512.FusedMultiplyAdd(wc, da, cda);
            cdb = Vector512.FusedMultiplyAdd(wc, db, cdb);
            cdc = Vector512.FusedMultiplyAdd(wc, dc, cdc);
            da = Vector512.FusedMultiplyAdd(keep, da, e);
            db = Vector512.FusedMultiplyAdd(keep, db, -b);
            dr = Vector512.FusedMultiplyAdd(keep, dr, -r);
            a = Vector512.FusedMultiplyAdd(alpha, e, a);
            b = Vector512.Max(keep * b, least);
            r = Vector512.FusedMultiplyAdd(keep, r, Vector512.Create(gaps[i]));
        }

        Vector512<double> determinant = (bb * cc) - (bc * bc);
        Vector512<double> weight = sample.IsWeightFree
            ? Vector512.Min(Vector512.Max(((bb * ec) - (bc * eb)) / determinant, zero), one)
            : Vector512.Create(sample.Weight);
        Vector512<double> first = (eb - (weight * bc)) / bb;
        Vector512<double> squares = ee - (weight * (ec + ec - (weight * cc))) - (first * (eb - (weight * bc)));
        Vector512<double> towards = (first * (bda + (first * bdb) + (weight * bdc))) + (weight * (cda + (first * cdb) + (weight * cdc)))
            - (eda + (first * edb) + (weight * edc));
        Vector512<double> criterion = Vector512.Create(sample.DegreesOfFreedom) * towards / (squares + Vector512.Create(sample.Rounding));
        if (!sample.IsWeightFree)
        {
            determinant = bb;
        }

        if (sample.IsRestricted)
        {
            criterion += sample.IsWeightFree
                ? ((bdb * cc) + (bb * cdc) - (bc * (bdc + cdb))) / determinant
                : bdb / determinant;
        }

        return new ThetaProfile(first, weight, squares, determinant, criterion);
    }
}
