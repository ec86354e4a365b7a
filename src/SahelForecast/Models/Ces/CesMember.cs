namespace SahelForecast.Models.Ces;

/// <summary>A member of the family fitted to a series.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Optimum">Where the search ended.</param>
/// <param name="Start">The initial states: level, momentum, two a season.</param>
/// <param name="SumOfSquares">Of the one-step errors.</param>
/// <param name="Estimated">Parameters and initial states estimated; the variance is not counted.</param>
/// <param name="Near">Where the search started beside the usual places.</param>
internal sealed record CesMember(
    CesSeasonality Kind, CesOptimum Optimum, double[] Start, double SumOfSquares, int Estimated, CesParameters Near)
{
    /// <summary>Whether it's simple smoothing, which has no momentum.</summary>
    public bool IsLevel => Estimated == 2;

    /// <summary>Twice the negative log likelihood but for a constant, and the corrected penalty for what was estimated.</summary>
    public double Aicc(int observed) => (observed * Math.Log(SumOfSquares / observed)) + Penalty(Estimated, observed);

    /// <summary>That penalty.</summary>
    public static double Penalty(int estimated, int observed)
    {
        double count = estimated + 1;
        return (2 * count) + (2 * count * (count + 1) / (observed - count - 1));
    }
}
