namespace SahelForecast.Models.Ces;

/// <summary>What a fit found, whatever comes after.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="IsLevel">Whether simple smoothing was taken for it.</param>
/// <param name="IsSimpler">Whether the kind is simpler than the one asked for.</param>
/// <param name="Dismissed">How many better ones ran away from the series.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="InitialLevel">The level before the first value; with a simple season the mean of those of the seasons.</param>
/// <param name="Estimated">Parameters and initial states.</param>
/// <param name="StandardDeviation">Of one-step errors.</param>
/// <param name="LogLikelihood">Gaussian.</param>
/// <param name="GradientNorm">In standard errors.</param>
/// <param name="Converged">Whether that is small.</param>
internal sealed record CesFacts(
    CesSeasonality Kind,
    bool IsLevel,
    bool IsSimpler,
    int Dismissed,
    CesParameters Parameters,
    double InitialLevel,
    int Estimated,
    double StandardDeviation,
    double LogLikelihood,
    double GradientNorm,
    bool Converged)
{
    /// <summary>What a choice amounts to.</summary>
    public static CesFacts Of(CesChoice choice, int observed, CesSeasonality? wanted)
    {
        CesMember member = choice.Member;
        double variance = member.SumOfSquares / (observed - member.Estimated);
        double likelihood = -observed / 2.0 * (Math.Log(2 * Math.PI * member.SumOfSquares / observed) + 1);
        return new CesFacts(
            member.Kind,
            member.IsLevel,
            member.IsLevel || (wanted is CesSeasonality kind && kind != member.Kind),
            choice.Dismissed,
            member.Optimum.Parameters,
            LevelOf(member.Kind, member.Start),
            member.Estimated,
            Math.Sqrt(variance),
            likelihood,
            member.Optimum.GradientNorm,
            member.Optimum.Converged);
    }

    /// <summary>The level of a state.</summary>
    public static double LevelOf(CesSeasonality kind, ReadOnlySpan<double> state)
    {
        if (kind != CesSeasonality.Simple)
        {
            return state[0];
        }

        double sum = 0;
        for (int i = 2; i < state.Length; i += 2)
        {
            sum += state[i];
        }

        return sum / (state.Length / 2 - 1);
    }
}
