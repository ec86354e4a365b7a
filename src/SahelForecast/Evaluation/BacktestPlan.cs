namespace SahelForecast.Evaluation;

/// <summary>One fold to be: what is known at the origin and what came after.</summary>
internal readonly record struct PlannedFold(TimeSeries Training, TimeSeries Actual);

/// <summary>Folds of one series that share one fit, in time order: each after the first takes new values into it.</summary>
/// <param name="Moment">When the fit is made: a pooled model makes one for all blocks of a moment.</param>
/// <param name="Folds">At least one.</param>
internal readonly record struct PlannedBlock(int Moment, PlannedFold[] Folds);

/// <summary>All folds of a backtest before anything is fitted.</summary>
/// <param name="Blocks">The folds by series and origin.</param>
/// <param name="Known">What a pooled model is given at a moment: every series that has begun, as known then.</param>
internal sealed record BacktestPlan(IReadOnlyList<PlannedBlock> Blocks, Func<int, TimeSeriesPanel> Known)
{
    public static BacktestPlan Rolling(TimeSeriesPanel panel, BacktestOptions options)
    {
        CheckFrequency(options.FirstOrigin, nameof(options.FirstOrigin), panel);
        CheckFrequency(options.LastOrigin, nameof(options.LastOrigin), panel);
        PlannedFold[][] bySeries = [.. panel.Select(series => FoldsOf(series, options))];
        if (bySeries.All(folds => folds.Length == 0))
        {
            throw new ArgumentException(
                $"No series has an origin with at least {options.InitialCount} periods to learn from and an outcome after it{Range(options)}. Lower InitialCount, widen FirstOrigin and LastOrigin, or give longer series.",
                nameof(panel));
        }

        Period zero = panel[0].Periods.Start;
        return new BacktestPlan(
            [.. bySeries.SelectMany(folds => folds.Chunk(options.RefitEvery)).Select(folds => new PlannedBlock(folds[0].Training.Periods.Last - zero, folds))],
            moment => KnownAt(panel, zero + moment, options));
    }

    public static BacktestPlan RealTime(IReadOnlyList<SeriesVintages> series, BacktestOptions options)
    {
        if (options.RefitEvery != 1)
        {
            throw new ArgumentException("RefitEvery must be 1 for vintages: a revision changes the past, so each is fitted anew.", nameof(options));
        }

        foreach (SeriesVintages one in series)
        {
            CheckFrequency(options.FirstOrigin, nameof(options.FirstOrigin), one);
            CheckFrequency(options.LastOrigin, nameof(options.LastOrigin), one);
        }

        // A moment is the day of a vintage; one vintage is one fold.
        PlannedBlock[] blocks = [.. series.SelectMany(one => FoldsOf(one, options))];
        return blocks.Length > 0
            ? new BacktestPlan(blocks, moment => KnownOn(series, DateOnly.FromDayNumber(moment), options))
            : throw new ArgumentException(
                $"No vintage has at least {options.InitialCount} periods to learn from and a later vintage that knows what came{Range(options)}. Lower InitialCount, or give later vintages.",
                nameof(series));
    }

    private static PlannedFold[] FoldsOf(TimeSeries series, BacktestOptions options)
    {
        var folds = new List<PlannedFold>();
        int first = options.InitialCount - 1;
        if (options.FirstOrigin is Period period)
        {
            int start = period - series.Periods.Start;
            int skipped = Math.Max(0, first - start);
            first = start + ((skipped + options.Stride - 1) / options.Stride * options.Stride);
        }

        int last = series.Count - 2;
        if (options.LastOrigin is Period end)
        {
            last = Math.Min(last, end - series.Periods.Start);
        }

        for (int origin = first; origin <= last; origin += options.Stride)
        {
            if (OutcomesAfter(series, series.Periods[origin], options.Horizon) is TimeSeries actual)
            {
                folds.Add(new PlannedFold(Window(series.Slice(0, origin + 1), options), actual));
            }
        }

        return [.. folds];
    }

    private static IEnumerable<PlannedBlock> FoldsOf(SeriesVintages vintages, BacktestOptions options)
    {
        for (int i = 0; i < vintages.Count; i += options.Stride)
        {
            TimeSeries known = UpToLastValue(vintages[i]);
            if (known.Count < options.InitialCount || known.Periods.Last < options.FirstOrigin || known.Periods.Last > options.LastOrigin)
            {
                continue;
            }

            IEnumerable<TimeSeries> later = vintages.Skip(i + 1);
            TimeSeries? actual = OutcomesAfter(options.Outcome == OutcomeVintage.Latest ? later.Reverse().Take(1) : later, known, options.Horizon);
            if (actual is not null)
            {
                yield return new PlannedBlock(vintages[i].Metadata.Vintage!.Value.DayNumber, [new PlannedFold(Window(known, options), actual)]);
            }
        }
    }

    private static TimeSeries Window(TimeSeries known, BacktestOptions options)
    {
        int count = options.Window == TrainingWindow.Sliding ? Math.Min(options.WindowCount ?? options.InitialCount, known.Count) : known.Count;
        return known.Slice(known.Count - count, count);
    }

    private static TimeSeriesPanel KnownAt(TimeSeriesPanel panel, Period origin, BacktestOptions options) => TimeSeriesPanel.Create(
        from series in panel
        let count = Math.Min(origin - series.Periods.Start + 1, series.Count)
        where count > 0
        select Window(series.Slice(0, count), options));

    private static TimeSeriesPanel KnownOn(IReadOnlyList<SeriesVintages> series, DateOnly day, BacktestOptions options) => TimeSeriesPanel.Create(
        from one in series
        where one[0].Metadata.Vintage <= day
        let known = UpToLastValue(one.AsOf(day))
        where known.Count > 0
        select Window(known, options));

    private static TimeSeries? OutcomesAfter(TimeSeries series, Period origin, int horizon) => OutcomesAfter([series], series.Slice(0, series.Periods.IndexOf(origin) + 1), horizon);

    // The outcome of a period is that of the first source that has it; null when none has any.
    private static TimeSeries? OutcomesAfter(IEnumerable<TimeSeries> sources, TimeSeries known, int horizon)
    {
        var periods = new PeriodRange(known.Periods.Last + 1, horizon);
        double[] values = new double[horizon];
        Array.Fill(values, double.NaN);
        bool any = false;
        foreach (TimeSeries source in sources)
        {
            for (int i = 0; i < horizon; i++)
            {
                int position = double.IsNaN(values[i]) ? source.Periods.IndexOf(periods[i]) : -1;
                if (position >= 0 && !double.IsNaN(source.Values[position]))
                {
                    values[i] = source.Values[position];
                    any = true;
                }
            }
        }

        return any ? new TimeSeries(periods, values, known.Key, known.Metadata) : null;
    }

    private static TimeSeries UpToLastValue(TimeSeries series)
    {
        int count = series.Count;
        while (count > 0 && double.IsNaN(series.Values[count - 1]))
        {
            count--;
        }

        return series.Slice(0, count);
    }

    private static void CheckFrequency(Period? origin, string name, IReadOnlyList<TimeSeries> series)
    {
        if (origin is Period period && series.Count > 0 && period.Frequency != series[0].Frequency)
        {
            throw new ArgumentException($"{name} is {period} ({period.Frequency}), but the series are {series[0].Frequency}.", name);
        }
    }

    private static string Range(BacktestOptions options) =>
        (options.FirstOrigin is Period first ? $", from {first} on" : "") + (options.LastOrigin is Period last ? $", up to {last}" : "");
}
