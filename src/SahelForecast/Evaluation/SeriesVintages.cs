using System.Collections;
using System.Globalization;

namespace SahelForecast.Evaluation;

/// <summary>One series as it stood at several dates: published figures are revised.</summary>
public sealed class SeriesVintages : IReadOnlyList<TimeSeries>
{
    private readonly TimeSeries[] _vintages;

    private SeriesVintages(TimeSeries[] vintages) => _vintages = vintages;

    /// <summary>Puts the vintages of a series in order.</summary>
    /// <param name="vintages">At least one series, all of one key and frequency, each with its own <see cref="SeriesMetadata.Vintage"/>.</param>
    /// <returns>The vintages, oldest first.</returns>
    /// <exception cref="ArgumentException">There are none, keys or frequencies differ, or a vintage is missing or comes twice.</exception>
    public static SeriesVintages Create(IEnumerable<TimeSeries> vintages)
    {
        TimeSeries[] sorted = [.. vintages.OrderBy(series => series.Metadata.Vintage)];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("vintages is empty: give at least one series.", nameof(vintages));
        }

        for (int i = 0; i < sorted.Length; i++)
        {
            TimeSeries series = sorted[i];
            if (series.Metadata.Vintage is not DateOnly date)
            {
                throw new ArgumentException($"{series.Name} says not when it was known. Set SeriesMetadata.Vintage.", nameof(vintages));
            }

            if (!series.Key.Equals(sorted[0].Key) || series.Frequency != sorted[0].Frequency)
            {
                throw new ArgumentException(
                    $"({series.Key}), {series.Frequency}, stands beside ({sorted[0].Key}), {sorted[0].Frequency}: vintages are of one series.", nameof(vintages));
            }

            if (i > 0 && sorted[i - 1].Metadata.Vintage == date)
            {
                throw new ArgumentException(FormattableString.Invariant($"({series.Key}) has the vintage {date:O} twice."), nameof(vintages));
            }
        }

        return new SeriesVintages(sorted);
    }

    /// <summary>Sorts a panel whose keys carry the vintage as one of their dimensions, as a file with a vintage column is read.</summary>
    /// <param name="panel">Series such as country=MLI, vintage=2024-06-13.</param>
    /// <param name="dimension">The dimension that holds the date of the vintage, written year-month-day.</param>
    /// <returns>One entry a series, in the order of first appearance; the keys no longer carry the dimension.</returns>
    /// <exception cref="KeyNotFoundException">A series lacks the dimension.</exception>
    /// <exception cref="ArgumentException">A value of the dimension is no date.</exception>
    public static IReadOnlyList<SeriesVintages> Group(TimeSeriesPanel panel, string dimension)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var groups = new Dictionary<SeriesKey, List<TimeSeries>>();
        foreach (TimeSeries series in panel)
        {
            string text = series.Key[dimension];
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                throw new ArgumentException($"({series.Key}): \"{text}\" is no date. Write {dimension} as 2024-06-13.", nameof(dimension));
            }

            string[] others = [.. series.Key.Dimensions.Where(name => name != dimension)];
            SeriesKey key = series.Key.Keep(others);
            if (!groups.TryGetValue(key, out List<TimeSeries>? group))
            {
                groups[key] = group = [];
            }

            group.Add(series.Relabel(key, series.Metadata with { Vintage = date }));
        }

        return [.. groups.Values.Select(Create)];
    }

    /// <summary>How many vintages there are.</summary>
    public int Count => _vintages.Length;

    /// <summary>A vintage, 0 the oldest.</summary>
    /// <param name="index">The position.</param>
    /// <returns>The series as it stood then.</returns>
    public TimeSeries this[int index] => _vintages[index];

    /// <summary>The key of the series.</summary>
    public SeriesKey Key => _vintages[0].Key;

    /// <summary>The newest vintage.</summary>
    public TimeSeries Latest => _vintages[^1];

    /// <summary>The series as it was known on a day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The newest vintage of that day or before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before the first vintage.</exception>
    public TimeSeries AsOf(DateOnly date) => Array.FindLast(_vintages, series => series.Metadata.Vintage <= date)
        ?? throw new ArgumentOutOfRangeException(
            nameof(date), date, FormattableString.Invariant($"Nothing of ({Key}) was known on {date:O}: the first vintage is of {_vintages[0].Metadata.Vintage:O}."));

    /// <summary>Several series as they were known on a day.</summary>
    /// <param name="vintages">One entry a series.</param>
    /// <param name="date">The day.</param>
    /// <returns>Those series of which something was known by then, each in its newest vintage of that day or before.</returns>
    public static TimeSeriesPanel PanelAsOf(IEnumerable<SeriesVintages> vintages, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(vintages);
        return TimeSeriesPanel.Create(vintages.Where(series => series[0].Metadata.Vintage <= date).Select(series => series.AsOf(date)));
    }

    /// <inheritdoc/>
    public IEnumerator<TimeSeries> GetEnumerator() => _vintages.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
