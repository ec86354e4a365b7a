using System.Globalization;

namespace SahelForecast.Evaluation;

/// <summary>The score of one series in a backtest.</summary>
/// <param name="Key">The key of the series.</param>
/// <param name="Count">Outcomes that were scored.</param>
/// <param name="Score">The score; NaN when none could be.</param>
public readonly record struct SeriesScore(SeriesKey Key, int Count, double Score)
{
    /// <summary>The score in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}: {Score} ({Count} outcomes)");
}
