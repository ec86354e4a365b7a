namespace SahelForecast.Accuracy.Input;

/// <summary>The series that a list of keys names.</summary>
internal static class PanelSubset
{
    /// <summary>Keeps the series named, before anything is fitted.</summary>
    /// <param name="panel">All series.</param>
    /// <param name="keyColumns">The key columns.</param>
    /// <param name="keys">Values of the first key column, or of several with strokes between (<c>MLI/idp</c>); empty keeps all.</param>
    /// <returns>The series in the order of the panel.</returns>
    /// <exception cref="UserErrorException">A key names no series.</exception>
    public static TimeSeriesPanel Keep(TimeSeriesPanel panel, IReadOnlyList<string> keyColumns, IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
        {
            return panel;
        }

        var kept = new HashSet<SeriesKey>();
        foreach (string key in keys)
        {
            string[] values = key.Split('/');
            SeriesKey? partial = values.Length <= keyColumns.Count && !values.Any(string.IsNullOrWhiteSpace) ? SeriesKey.Of([.. keyColumns.Zip(values)]) : null;
            TimeSeries[] named = partial is null ? [] : [.. panel.Where(series => series.Key.Matches(partial))];
            kept.UnionWith(named.Length > 0
                ? named.Select(series => series.Key)
                : throw new UserErrorException($"--subset: {string.Join("/", keyColumns.Take(values.Length))} is never \"{key}\" in the file. Correct the key, or drop it."));
        }

        return TimeSeriesPanel.Create(panel.Where(series => kept.Contains(series.Key)));
    }
}
