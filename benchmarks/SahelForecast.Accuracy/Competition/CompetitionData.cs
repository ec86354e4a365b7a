using SahelForecast.Accuracy.Input;

namespace SahelForecast.Accuracy.Competition;

/// <summary>The series that can be scored, on an invented calendar, and what is to be said of the others.</summary>
internal sealed record CompetitionData(IReadOnlyList<CompetitionSeries> Series, IReadOnlyList<string> Notes)
{
    private const int FewestObserved = 2;
    private const int Shown = 5;

    private static readonly SeriesMetadata Bounded = new() { Unit = "units" };
    private static readonly SeriesMetadata Unbounded = new() { Unit = "units", Kind = SeriesKind.Index };

    /// <summary>Reads both files, draws the sample, and leaves out what nobody can be scored on.</summary>
    /// <exception cref="UserErrorException">A file can't be used, they name other series, or nothing is left.</exception>
    public static CompetitionData Read(CompetitionOptions options)
    {
        IReadOnlyList<WideRow> train = WideFile.Read(options.Train, "id");
        Dictionary<string, WideRow> test = WideFile.Read(options.Test, "id").ToDictionary(row => row.Id, StringComparer.Ordinal);
        CheckSameSeries(options, train, test);
        IReadOnlyList<WideRow> drawn = Draw(options, train);
        var series = new List<CompetitionSeries>();
        var leftOut = new List<string>();
        foreach (WideRow row in drawn)
        {
            double[] actual = test[row.Id].Values;
            int observed = row.Values.Count(value => !double.IsNaN(value));
            if (observed < FewestObserved || actual.Length == 0)
            {
                leftOut.Add($"{row.Id} ({(actual.Length == 0 ? "no value in the test file" : $"{observed} training values")})");
            }
            else
            {
                series.Add(OnCalendar(row, actual, options));
            }
        }

        return series.Count > 0
            ? new CompetitionData(series, [.. NotesOn(series, leftOut)])
            : throw new UserErrorException($"{options.Train}: no series has {FewestObserved} training values and a test value, so there is nothing to score.");
    }

    private static void CheckSameSeries(CompetitionOptions options, IReadOnlyList<WideRow> train, Dictionary<string, WideRow> test)
    {
        if (train.FirstOrDefault(row => !test.ContainsKey(row.Id)) is WideRow untested)
        {
            throw new UserErrorException($"{options.Train}, line {untested.Line}: {untested.Id} is not in {options.Test}. Give the two files of one set.");
        }

        HashSet<string> trained = [.. train.Select(row => row.Id)];
        if (test.Values.FirstOrDefault(row => !trained.Contains(row.Id)) is WideRow untrained)
        {
            throw new UserErrorException($"{options.Test}, line {untrained.Line}: {untrained.Id} is not in {options.Train}. Give the two files of one set.");
        }
    }

    // The first steps of a Fisher-Yates shuffle; a seeded Random draws the same numbers in every version of .NET. The order of the file is kept.
    private static IReadOnlyList<WideRow> Draw(CompetitionOptions options, IReadOnlyList<WideRow> rows)
    {
        if (options.Sample is not int count)
        {
            return rows;
        }

        if (count > rows.Count)
        {
            throw new UserErrorException($"--sample is {count}, but {options.Train} has {rows.Count} series. Ask for that many at most.");
        }

        var random = new Random(options.Seed);
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        for (int i = 0; i < count; i++)
        {
            int other = random.Next(i, order.Length);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return [.. order.Take(count).Order().Select(position => rows[position])];
    }

    private static CompetitionSeries OnCalendar(WideRow row, double[] actual, CompetitionOptions options)
    {
        SeriesMetadata metadata = row.Values.Any(value => value < 0) ? Unbounded : Bounded;
        var key = SeriesKey.Of(("id", row.Id));
        try
        {
            // Year 1, so that the longest series of M4, some ten thousand values, end before year 9999.
            var training = TimeSeries.Create(Period.Containing(DateOnly.MinValue, FrequencyOf(options.Season)), row.Values, key, metadata);
            return new CompetitionSeries(row.Id, training, TimeSeries.Create(training.Periods.Last + 1, actual, key, Unbounded));
        }
        catch (ArgumentException tooLong)
        {
            throw new UserErrorException(
                $"{options.Train}, line {row.Line}: {row.Id} with {row.Values.Length} values and {actual.Length} to forecast is too long for the calendar of season {options.Season}.", tooLong);
        }
    }

    private static Frequency FrequencyOf(int season) => season switch
    {
        1 => Frequency.Yearly,
        2 => Frequency.HalfYearly,
        4 => Frequency.Quarterly,
        12 => Frequency.Monthly,
        52 => Frequency.Weekly,
        _ => Frequency.Daily,
    };

    private static IEnumerable<string> NotesOn(List<CompetitionSeries> series, List<string> leftOut)
    {
        int inTraining = series.Sum(one => one.Training.MissingCount);
        int inTest = series.Sum(one => one.Actual.MissingCount);
        if (inTraining + inTest > 0)
        {
            yield return $"{inTraining} values are missing inside training series, {inTest} inside test series.";
        }

        if (leftOut.Count > 0)
        {
            yield return $"{leftOut.Count} series are left out for all models: {string.Join(", ", leftOut.Take(Shown))}{(leftOut.Count > Shown ? ", ..." : "")}.";
        }
    }
}
