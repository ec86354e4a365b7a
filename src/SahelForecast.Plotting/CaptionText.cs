namespace SahelForecast.Plotting;

/// <summary>Where the figures come from, in a line under a chart.</summary>
internal static class CaptionText
{
    /// <summary>Source, vintage, origin and model of what is drawn, as far as they are known.</summary>
    public static string Of(IReadOnlyList<SeriesPlottable> shown)
    {
        ForecastFan[] fans = [.. shown.OfType<ForecastFan>()];
        ScenarioLines[] scenarios = [.. shown.OfType<ScenarioLines>()];
        OutcomeMarks[] outcomes = [.. shown.OfType<OutcomeMarks>()];
        SeriesPlottable[] known = [.. shown.Except(outcomes)];
        DateOnly[] vintages = Vintages(known);
        return Join(" | ",
            Prefixed("Source: ", Join("; ", [.. shown.Select(plottable => plottable.Metadata.Source).Distinct()])),
            Prefixed("as known on ", Days(vintages)),
            Prefixed("what happened as known on ", Days([.. Vintages(outcomes).Except(vintages)])),
            Prefixed("forecast from ", Join(", ", [.. fans.Select(fan => fan.Forecast.Origin.ToString()).Distinct()])),
            Prefixed("scenarios from ", Join(", ", [.. scenarios.SelectMany(lines => lines.Scenarios).Select(s => s.Forecast.Origin.ToString()).Distinct()])),
            Join(", ", [.. fans.Select(fan => fan.Forecast.ModelName).Distinct()]));
    }

    private static DateOnly[] Vintages(IEnumerable<SeriesPlottable> shown) =>
        [.. shown.Select(plottable => plottable.Metadata.Vintage).OfType<DateOnly>().Distinct().Order()];

    private static string Days(DateOnly[] days) => string.Join(", ", days.Select(day => Period.Day(day).ToString()));

    private static string Prefixed(string prefix, string text) => text.Length == 0 ? "" : prefix + text;

    private static string Join(string separator, params string?[] parts) => string.Join(separator, parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
