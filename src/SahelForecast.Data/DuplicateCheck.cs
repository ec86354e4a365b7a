namespace SahelForecast.Data;

/// <summary>Periods that come twice in a series, and series that come twice in a panel.</summary>
internal static class DuplicateCheck
{
    // Fewer figures agree by chance.
    private const int FewestDifferent = 4;

    public static IEnumerable<DataFinding> Of(IEnumerable<RowIssue> issues) =>
        from issue in issues
        where issue.Repeats is not null
        group issue by issue.Repeats!.Value into rows
        select new DataFinding(
            DataDefect.Duplicate, rows.Key.Key, rows.Key.Period, rows.Key.Period, rows.Count() + 1,
            rows.First().Message + (rows.Count() > 1 ? FormattableString.Invariant($" There are {rows.Count() + 1} such rows.") : ""),
            "Models see one of them. If both are right, a column that tells them apart is missing from the key.");

    public static IEnumerable<DataFinding> Of(TimeSeriesPanel panel, DataQualityOptions options) =>
        from same in panel.Where(series => Different(series) >= FewestDifferent).GroupBy(series => series, new SameFigures())
        let copies = same.Where(series => !IsTotal(series, options)).ToArray()
        where copies.Length > 1
        select DataQuality.Finding(
            copies[0], DataDefect.Duplicate, new Run(0, copies[0].Count - 1), copies.Length,
            FormattableString.Invariant($"all {copies[0].Count - copies[0].MissingCount} figures are those of ({copies[1].Key})")
            + (copies.Length > 2 ? FormattableString.Invariant($" and {copies.Length - 2} more series.") : "."),
            "A sum over the panel counts them again. Keep one, unless both were published so.");

    // The total of one part is that part.
    private static bool IsTotal(TimeSeries series, DataQualityOptions options) =>
        options.TotalDimension is string dimension && series.Key.Dimensions.Contains(dimension, StringComparer.Ordinal) && series.Key[dimension] == options.TotalValue;

    private static int Different(TimeSeries series)
    {
        var different = new HashSet<double>();
        foreach (double value in series.Values)
        {
            if (!double.IsNaN(value) && different.Add(value) && different.Count == FewestDifferent)
            {
                break;
            }
        }

        return different.Count;
    }

    private sealed class SameFigures : IEqualityComparer<TimeSeries>
    {
        public bool Equals(TimeSeries? one, TimeSeries? other) =>
            one is not null && other is not null && one.Periods == other.Periods && one.Metadata.Unit == other.Metadata.Unit && one.Values.SequenceEqual(other.Values);

        public int GetHashCode(TimeSeries series)
        {
            var hash = default(HashCode);
            hash.Add(series.Periods);
            foreach (double value in series.Values)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
