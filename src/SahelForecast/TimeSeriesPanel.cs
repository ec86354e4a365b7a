using System.Collections;
using System.Runtime.CompilerServices;

namespace SahelForecast;

/// <summary>Series of one frequency, by key.</summary>
/// <remarks>The values lie series after series in a few large buffers. Looking a key up is O(1).</remarks>
public sealed class TimeSeriesPanel : IReadOnlyList<TimeSeries>
{
    private readonly TimeSeries[] _series;
    private readonly Dictionary<SeriesKey, int> _positions;

    private TimeSeriesPanel(TimeSeries[] series, Dictionary<SeriesKey, int> positions)
    {
        _series = series;
        _positions = positions;
    }

    /// <summary>Puts series together.</summary>
    /// <param name="series">Series of one frequency, each with a key of its own. May be none.</param>
    /// <returns>The panel, in the order given.</returns>
    /// <exception cref="ArgumentException">Frequencies differ, or a key comes twice.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TimeSeriesPanel Create(IEnumerable<TimeSeries> series)
    {
        // Taken one by one: a reader makes them as they are asked for, and each may go as soon as its values are here.
        var members = new List<TimeSeries>(series.TryGetNonEnumeratedCount(out int count) ? count : 0);
        var positions = new Dictionary<SeriesKey, int>(members.Capacity);
        var values = new SharedBuffer(series as IReadOnlyCollection<TimeSeries>);
        foreach (TimeSeries member in series)
        {
            if (members.Count > 0 && member.Frequency != members[0].Frequency)
            {
                throw new ArgumentException(
                    $"{member.Name} is {member.Frequency}, but {members[0].Name} is {members[0].Frequency}. Aggregate one, or use two panels.",
                    nameof(series));
            }

            if (!positions.TryAdd(member.Key, members.Count))
            {
                throw new ArgumentException($"The key ({member.Key}) comes twice. Give each series a key of its own.", nameof(series));
            }

            members.Add(new TimeSeries(member.Periods, values.Copy(member.Values), member.MissingCount, member.Key, member.Metadata));
        }

        return new TimeSeriesPanel([.. members], positions);
    }

    /// <inheritdoc/>
    public int Count => _series.Length;

    /// <inheritdoc/>
    public TimeSeries this[int index] => _series[index];

    /// <summary>The series with a key.</summary>
    /// <param name="key">The whole key.</param>
    /// <returns>The series.</returns>
    /// <exception cref="KeyNotFoundException">The panel has no such series.</exception>
    public TimeSeries this[SeriesKey key] => _positions.TryGetValue(key, out int position)
        ? _series[position]
        : throw new KeyNotFoundException(
            $"The panel has no series ({key}). It has {Count}: {string.Join("; ", _series.Take(5).Select(s => s.Key))}{(Count > 5 ? "; ..." : "")}");

    /// <summary>The series whose keys have some parts.</summary>
    /// <param name="partial">The parts wanted.</param>
    /// <returns>A smaller panel; it may be empty.</returns>
    public TimeSeriesPanel Where(SeriesKey partial) => Create(_series.Where(series => series.Key.Matches(partial)));

    /// <summary>Sums the series that agree in some dimensions.</summary>
    /// <param name="dimensions">The dimensions kept; none sums everything.</param>
    /// <returns>One series a combination, over all periods that any of its parts has. A sum with a part missing is missing.</returns>
    /// <exception cref="ArgumentException">Units or kinds within a sum differ.</exception>
    /// <exception cref="KeyNotFoundException">A series lacks one of the dimensions.</exception>
    public TimeSeriesPanel AggregateBy(params ReadOnlySpan<string> dimensions)
    {
        var groups = new Dictionary<SeriesKey, List<TimeSeries>>();
        foreach (TimeSeries series in _series)
        {
            SeriesKey key = series.Key.Keep(dimensions);
            if (!groups.TryGetValue(key, out List<TimeSeries>? group))
            {
                groups[key] = group = [];
            }

            group.Add(series);
        }

        return Create(groups.Select(group => Sum(group.Key, group.Value)));
    }

    /// <inheritdoc/>
    public IEnumerator<TimeSeries> GetEnumerator() => _series.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static TimeSeries Sum(SeriesKey key, List<TimeSeries> parts)
    {
        SeriesMetadata first = parts[0].Metadata;
        if (parts.Find(part => part.Metadata.Unit != first.Unit || part.Metadata.Kind != first.Kind) is TimeSeries odd)
        {
            throw new ArgumentException(
                $"{odd.Name} is a {odd.Metadata.Kind} in {odd.Metadata.Unit}, {parts[0].Name} a {first.Kind} in {first.Unit}: they can't be added.");
        }

        Period start = parts.Min(part => part.Periods.Start);
        double[] sums = new double[parts.Max(part => part.Periods.Last) - start + 1];
        for (int i = 0; i < sums.Length; i++)
        {
            foreach (TimeSeries part in parts)
            {
                int position = part.Periods.IndexOf(start.Plus(i));
                sums[i] += position < 0 ? double.NaN : part.Values[position];
            }
        }

        SeriesMetadata metadata = parts.Count == 1
            ? first
            : new SeriesMetadata
            {
                Unit = first.Unit,
                Kind = first.Kind,
                LowerBound = parts.Sum(p => p.Metadata.LowerBound),
                UpperBound = parts.Sum(p => p.Metadata.UpperBound),
                IsPreliminary = parts.Exists(p => p.Metadata.IsPreliminary),
            };
        return TimeSeries.Create(start, sums, key, metadata);
    }

    // One buffer when the series are there to be counted, else ever larger ones.
    private sealed class SharedBuffer(IReadOnlyCollection<TimeSeries>? known)
    {
        private const int First = 64;
        private const int Largest = 1 << 16;

        private double[] _buffer = new double[known?.Sum(series => series.Count) ?? First];
        private int _used;

        public ReadOnlyMemory<double> Copy(ReadOnlySpan<double> values)
        {
            if (_used + values.Length > _buffer.Length)
            {
                _buffer = new double[Math.Max(values.Length, Math.Min(2 * _buffer.Length, Largest))];
                _used = 0;
            }

            values.CopyTo(_buffer.AsSpan(_used));
            _used += values.Length;
            return _buffer.AsMemory(_used - values.Length, values.Length);
        }
    }
}
