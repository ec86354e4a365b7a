using System.Globalization;

namespace SahelForecast.Models.Arima;

/// <summary>Says what was found.</summary>
internal static class ArimaText
{
    /// <summary>Such as "ARIMA(1,1,0)(0,1,1)[12] with drift".</summary>
    public static string Name(ArimaFacts facts)
    {
        string season = facts.Order.IsSeasonal ? FormattableString.Invariant($"[{facts.Season}]") : "";
        string constant = !facts.HasConstant ? "" : facts.Order.Differences == 0 ? " with mean" : " with drift";
        return $"ARIMA{facts.Order}{season}{constant}";
    }

    /// <summary>A paragraph in plain words.</summary>
    public static string Describe(ArimaFacts facts)
    {
        ArimaOrder order = facts.Order;
        return $"{Differences(order)} {Memory(facts)}{Constant(facts)} {FormattableString.Invariant($"One-step errors scattered by {facts.StandardDeviation:#,0.####}.")} Intervals are normal, take these numbers as known, and {(order.Differences == 0 ? "level off" : "widen without end")}.{(facts.Converged ? "" : " The search did not reach its tolerance.")}";
    }

    private static string Differences(ArimaOrder order) => (order.D, order.SeasonalD) switch
    {
        (0, 0) => "The series is modelled as it is, around a fixed level.",
        (1, 0) => "What is modelled is the change from one period to the next.",
        (0, 1) => "What is modelled is the change from the same period a season before.",
        (1, 1) => "What is modelled is how the change from the same period a season before changes from one period to the next.",
        (2, 0) => "What is modelled is how the change from one period to the next changes itself.",
        _ => "What is modelled is differences of differences.",
    };

    private static string Memory(ArimaFacts facts)
    {
        ArimaOrder order = facts.Order;
        (int Count, string One, string Many)[] kinds =
        [
            (order.P, "last value", "last {0} values"),
            (order.Q, "last error", "last {0} errors"),
            (order.SeasonalP, "value of a season before", "values of {0} seasons before"),
            (order.SeasonalQ, "error of a season before", "errors of {0} seasons before"),
        ];
        string[] parts =
        [
            .. kinds.Where(kind => kind.Count > 0).Select(kind => kind.Count == 1 ? kind.One : kind.Many.Replace("{0}", kind.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)),
        ];
        return parts.Length == 0
            ? "It has no memory beyond that."
            : $"It follows the {(parts.Length == 1 ? parts[0] : string.Join(", ", parts[..^1]) + " and the " + parts[^1])}.";
    }

    private static string Constant(ArimaFacts facts) => !facts.HasConstant ? ""
        : facts.Order.Differences == 0
            ? FormattableString.Invariant($" It returns to a mean of {facts.Constant:#,0.####}.")
            : FormattableString.Invariant($" It drifts by {facts.Constant:+#,0.####;-#,0.####} a period.");
}
