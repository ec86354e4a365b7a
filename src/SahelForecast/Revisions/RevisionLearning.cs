using SahelForecast.Evaluation;

namespace SahelForecast.Revisions;

/// <summary>Compares figures as they were first published with what they came to be.</summary>
internal sealed class RevisionLearning
{
    private readonly int _finalAge;
    private readonly int[] _seen;
    private readonly int[] _revised;
    private readonly List<double> _logs = [];
    private readonly HashSet<(SeriesKey, Period)> _figures = [];
    private readonly HashSet<(SeriesKey, Period)> _revisedFigures = [];

    private RevisionLearning(int finalAge)
    {
        _finalAge = finalAge;
        _seen = new int[finalAge];
        _revised = new int[finalAge];
    }

    public static RevisionNoise Run(IReadOnlyList<SeriesVintages> vintages, DateOnly? knownOn, int? finalAge)
    {
        ArgumentNullException.ThrowIfNull(vintages);
        if (vintages.Count == 0)
        {
            throw new ArgumentException("vintages is empty: give at least one series in two vintages.", nameof(vintages));
        }

        Frequency frequency = vintages[0].Latest.Frequency;
        if (vintages.FirstOrDefault(series => series.Latest.Frequency != frequency) is SeriesVintages other)
        {
            throw new ArgumentException($"({other.Key}) is {other.Latest.Frequency}, but ({vintages[0].Key}) is {frequency}: learn from series of one frequency.", nameof(vintages));
        }

        var learning = new RevisionLearning(finalAge ?? (int)frequency.PeriodsPerYear());
        foreach (SeriesVintages series in vintages)
        {
            learning.See([.. series.Where(vintage => knownOn is not DateOnly day || vintage.Metadata.Vintage <= day)]);
        }

        return learning._figures.Count > 0
            ? new RevisionNoise(learning.NeverGrowing(), new RevisionSizes(learning._logs, learning._revisedFigures.Count), learning._figures.Count)
            : throw new ArgumentException(
                FormattableString.Invariant($"No figure{(knownOn is DateOnly known ? FormattableString.Invariant($" known on {known:O}") : "")} is there both younger than {learning._finalAge} periods and at least so old. ")
                + FormattableString.Invariant($"Give each series in two or more vintages (SeriesVintages.Create), the last of them {learning._finalAge} periods or more after an earlier one, or lower finalAge."), nameof(vintages));
    }

    private void See(TimeSeries[] vintages)
    {
        if (vintages.Length < 2)
        {
            return;
        }

        TimeSeries latest = vintages[^1];
        double[] sizes = [.. latest.Values.ToArray().Select(Math.Abs).Where(size => size > 0)];
        double least = sizes.Length > 0 ? sizes.Min() / 2 : 0;
        int end = LastObserved(latest);
        foreach (TimeSeries earlier in vintages.SkipLast(1))
        {
            int last = LastObserved(earlier);
            for (int i = Math.Max(0, last - _finalAge + 1); i <= last; i++)
            {
                int place = latest.Periods.IndexOf(earlier.Periods[i]);
                if (place >= 0 && end - place >= _finalAge)
                {
                    See((earlier.Key, earlier.Periods[i]), last - i, earlier.Values[i], latest.Values[place], least);
                }
            }
        }
    }

    private void See((SeriesKey, Period) figure, int age, double first, double final, double least)
    {
        // A change of sign is no factor either.
        if (double.IsNaN(first) || double.IsNaN(final) || first == 0 || first * final < 0)
        {
            return;
        }

        _figures.Add(figure);
        _seen[age]++;
        if (final != first)
        {
            _revised[age]++;
            _revisedFigures.Add(figure);
            _logs.Add(final == 0 ? Math.Log(least / (Math.Abs(first) + least)) : Math.Log(final / first));
        }
    }

    // What an older figure still has before it a younger one has too: neighbouring ages that say otherwise are taken together, and an age that nothing is known of goes with the next.
    private double[] NeverGrowing()
    {
        var groups = new Stack<(int Ages, int Seen, int Revised)>();
        for (int age = 0; age < _finalAge; age++)
        {
            (int Ages, int Seen, int Revised) group = (1, _seen[age], _revised[age]);
            while (groups.TryPeek(out (int Ages, int Seen, int Revised) before)
                && (before.Seen == 0 || group.Seen == 0 || (long)group.Revised * before.Seen >= (long)before.Revised * group.Seen))
            {
                groups.Pop();
                group = (group.Ages + before.Ages, group.Seen + before.Seen, group.Revised + before.Revised);
            }

            groups.Push(group);
        }

        return [.. groups.Reverse().SelectMany(group => Enumerable.Repeat((double)group.Revised / Math.Max(group.Seen, 1), group.Ages))];
    }

    // -1 where there is none.
    private static int LastObserved(TimeSeries series)
    {
        int last = series.Count - 1;
        while (last >= 0 && double.IsNaN(series.Values[last]))
        {
            last--;
        }

        return last;
    }
}
