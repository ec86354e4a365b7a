namespace SahelForecast.Models.Ces;

/// <content>The curvature at an optimum.</content>
internal static partial class CesKernel
{
    /// <summary>Of half the deviance and the prior, by the parameters; initial states solved for.</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="seasonLength">Periods in a season.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="detail">With straight errors and margins it's never negative: the expected curvature.</param>
    /// <returns>Row by row; null where the parameters are not allowed.</returns>
    public static double[]? Curvature(
        ReadOnlySpan<double> values, CesSeasonality kind, int seasonLength, CesParameters parameters, CesDetail detail = CesDetail.Curved)
    {
        double squares = 0;
        int observed = 0;
        foreach (double value in values)
        {
            squares += double.IsNaN(value) ? 0 : value * value;
            observed += double.IsNaN(value) ? 0 : 1;
        }

        double rounding = Precision * Precision * squares;
        double[] states = new double[2 + (2 * seasonLength)];
        double[] scratch = new double[ScratchCount(kind, values.Length, seasonLength)];
        var prior = new CesPrior(kind, observed, seasonLength);
        if (kind == CesSeasonality.None)
        {
            return CurvatureOf(new LevelCriterion(prior, values, observed, rounding, states.AsSpan(0, 2), scratch), kind, parameters, detail);
        }

        if (kind == CesSeasonality.Simple)
        {
            Span<double> padded = scratch.AsSpan(0, CesLanes.PaddedCount(values.Length, seasonLength));
            CesLanes.Pad(values, seasonLength, padded);
            return CurvatureOf(new LaneCriterion(prior, seasonLength, padded, observed, rounding, states.AsSpan(2), scratch.AsSpan(padded.Length)), kind, parameters, detail);
        }

        var seasons = new CesSeasons(values, seasonLength, kind == CesSeasonality.Full, scratch);
        return CurvatureOf(new SeasonCriterion(prior, kind, seasons, observed, rounding, states), kind, parameters, detail);
    }

    private static double[]? CurvatureOf<TCriterion>(in TCriterion criterion, CesSeasonality kind, CesParameters parameters, CesDetail detail)
        where TCriterion : struct, ICesCriterion, allows ref struct
    {
        int n = CesParameters.CountOf(kind);
        double[] point = [.. (kind == CesSeasonality.Simple ? [parameters.P, parameters.Q] : new[] { parameters.U, parameters.V, parameters.P, parameters.Q }).Take(n)];
        double[] curvature = new double[n * n];
        return criterion.TryAt(point, new double[n], curvature, detail, out _) ? curvature : null;
    }
}
