namespace SahelForecast.Data;

/// <summary>What a reader found.</summary>
/// <param name="Panel">The series, in the order their keys first appear; empty when no row could be used.</param>
/// <param name="Issues">Every row that was dropped or doubted, by line.</param>
public sealed record SeriesReadResult(TimeSeriesPanel Panel, IReadOnlyList<RowIssue> Issues);
