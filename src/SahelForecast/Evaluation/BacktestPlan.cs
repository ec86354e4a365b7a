namespace SahelForecast.Evaluation;

/// <summary>One fold to be: what is known at the origin and what came after.</summary>
internal readonly record struct PlannedFold(TimeSeries Training, TimeSeries Actual);

/// <summary>All folds of a backtest before anything is fitted.</summary>
/// <param name="Blocks">Folds that share one fit, in time order; each fold after the first learns more of the same series.</param>
/// <param name="Known">What a pooled model is given at the origin of a fold: every series that has begun, up to there.</param>
internal sealed record BacktestPlan(IReadOnlyList<PlannedFold[]> Blocks, Func<Period, TimeSeriesPanel> Known)
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

        return new BacktestPlan([.. bySeries.SelectMany(folds => folds.Chunk(options.RefitEvery))], origin => KnownAt(panel, origin, options));
    }

    public static BacktestPlan RealTime(IReadOnlyList<SeriesVintages> series, BacktestOptions options)
    {
        if (options.RefitEvery != 1)
        {
            throw new ArgumentException("RefitEvery must be 1 for vintages: a revision changes the past, so each is fitted anew.", nameof(options));
        }

        PlannedFold[] folds = [.. series.SelectMany(one => FoldsOf(one, options))];
        return folds.Length > 0
            ? new BacktestPlan([.. folds.Select(fold => new[] { fold })], _ => throw new ArgumentException("Pooled models are not backtested on vintages yet: use one vintage of each series.", nameof(series)))
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

    private static IEnumerable<PlannedFold> FoldsOf(SeriesVintages vintages, BacktestOptions options)
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
                yield return new PlannedFold(Window(known, options), actual);
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

    private static void CheckFrequency(Period? origin, string name, TimeSeriesPanel panel)
    {
        if (origin is Period period && panel.Count > 0 && period.Frequency != panel[0].Frequency)
        {
            throw new ArgumentException($"{name} is {period} ({period.Frequency}), but the series are {panel[0].Frequency}.", name);
        }
    }

    private static string Range(BacktestOptions options) =>
        (options.FirstOrigin is Period first ? $", from {first} on" : "") + (options.LastOrigin is Period last ? $", up to {last}" : "");
}
