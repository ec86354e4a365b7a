using static System.FormattableString;

namespace SahelForecast.Models.Ets;

/// <summary>Says what a fit found.</summary>
internal static class EtsText
{
    public static string Describe(EtsEstimate estimate, EtsPosition position, bool isUncertain)
    {
        EtsParameters parameters = estimate.Parameters;
        bool isRelative = estimate.Specification.Error == ErrorType.Multiplicative;
        string trend = estimate.Specification.Trend switch
        {
            TrendType.None => "There is no trend.",
            TrendType.Additive => Invariant($"The trend is now {position.Trend:+#,0.##;-#,0.##;0} a period and goes on; each error moves it by {parameters.Beta:0.###} of its size."),
            _ => Invariant($"The trend is now {position.Trend:+#,0.##;-#,0.##;0} a period and fades to {parameters.Phi:0.###} of itself each period; each error moves it by {parameters.Beta:0.###} of its size."),
        };
        string season = estimate.Specification.Season switch
        {
            SeasonType.None => "",
            SeasonType.Additive => Invariant($" The season adds {position.Season.Min():#,0.##} to {position.Season.Max():+#,0.##;-#,0.##;0}; each error moves it by {parameters.Gamma:0.###} of its size."),
            _ => Invariant($" The season multiplies by {position.Season.Min():0.###} to {position.Season.Max():0.###}; errors move it with weight {parameters.Gamma:0.###}."),
        };
        string errors = isRelative
            ? Invariant($"One-step errors scattered by {estimate.StandardDeviation:0.#%} of the mean, so intervals grow with the forecast")
            : Invariant($"One-step errors scattered by {estimate.StandardDeviation:#,0.##}");
        string convergence = estimate.Converged ? "" : " The search for the parameters did not meet its tolerance.";
        string note = estimate.Note is null ? "" : $" {estimate.Note}";
        return Invariant(
            $"{estimate.Specification}: each error moves the level by {parameters.Alpha:0.###} of its size; from {estimate.Start.Level:#,0.##} it has come to {position.Level:#,0.##}. {trend}{season} {errors}; they {(isUncertain ? "allow for not knowing level, trend and season exactly" : "take parameters and scatter as known")} and widen as the model's own recursion says.{convergence}{note}");
    }
}
