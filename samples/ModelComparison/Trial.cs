using SahelForecast;
using SahelForecast.Evaluation;
using SahelForecast.Models.Baselines;

namespace ModelComparison;

/// <summary>The models, ranked by how they would have forecast the past.</summary>
internal sealed record Trial(Figures Figures, BacktestOptions Options, ForecastMetric Metric, bool IsLog, IReadOnlyList<Standing> Ranked, IReadOnlyList<SeriesKey> LeftOut)
{
    private const int FewestToLearn = 6;
    private const int MostToLearn = 24;
    private const int ShortestHorizon = 3;
    private const int LongestHorizon = 12;

    /// <summary>How far ahead, such as "1 to 3 years ahead".</summary>
    public string Ahead
    {
        get
        {
            string period = Figures.Frequency switch
            {
                Frequency.Yearly => "year",
                Frequency.HalfYearly => "half-year",
                Frequency.Quarterly => "quarter",
                Frequency.Monthly => "month",
                Frequency.Dekadal => "dekad",
                Frequency.Weekly => "week",
                _ => "day",
            };
            return Options.Horizon == 1 ? $"1 {period} ahead" : FormattableString.Invariant($"1 to {Options.Horizon} {period}s ahead");
        }
    }

    public Standing Naive => Ranked.First(one => one.Name == Contestant.Naive.Model.Name);

    /// <summary>Those that did something, from the best to the worst.</summary>
    public IReadOnlyList<Standing> Running => [.. Ranked.Where(one => !one.IsOut)];

    public static Trial Run(Figures all, Arguments arguments)
    {
        BacktestOptions options = OptionsFor(all, arguments);
        (Figures figures, IReadOnlyList<SeriesKey> leftOut) = Scorable(all, options);
        TimeSeriesPanel panel = figures.Panel;
        bool isLog = arguments.IsLog ?? figures.IsLog;
        if (isLog && panel.Any(series => series.Values.ToArray().Any(value => value < 0)))
        {
            throw new UserException($"--score log is of figures of at least 0, but {figures.Source} has some below. Use --score scaled.");
        }

        #region readme-comparison
        ForecastMetric metric = isLog ? ForecastMetric.LogCrps() : ForecastMetric.ScaledCrps(panel[0].Frequency.SeasonLength());
        var standings = new List<Standing>();
        foreach (IForecastModel model in arguments.Models.Select(contestant => contestant.Model))
        {
            using var progress = new TerminalProgress(model.Name);
            standings.Add(new Standing(Backtest.Run(model, panel, options, progress), metric));
        }

        // The mean CRPS decides; a model that failed everywhere has no place.
        Standing[] ranked = [.. standings.OrderBy(one => one.IsOut).ThenBy(one => one.Score)];
        #endregion

        if (double.IsNaN(standings[0].Score))
        {
            throw new UserException($"{figures.Source}: no forecast can be scored over the usual change of its series, as they never change before it. Use --score log.");
        }

        return new Trial(figures, options, metric, isLog, ranked, leftOut);
    }

    private static BacktestOptions OptionsFor(Figures figures, Arguments arguments)
    {
        int season = figures.Frequency.SeasonLength();
        int initial = arguments.Initial ?? Math.Clamp(2 * season, FewestToLearn, MostToLearn);
        int longest = figures.Panel.Max(series => series.Count);
        return longest > initial
            ? new BacktestOptions
            {
                Horizon = arguments.Horizon ?? Math.Clamp(season, ShortestHorizon, LongestHorizon),
                InitialCount = initial,
                Stride = arguments.Stride,
                Fallback = new NaiveModel(),
            }
            : throw new UserException(
                $"{figures.Source}: the longest series has {longest} periods, but models are given {initial} to learn from and more are needed to compare with. Use longer series, or a smaller --initial N.");
    }

    // Where even no change can't be forecast, nothing takes the place of a model that fails.
    private static (Figures Figures, IReadOnlyList<SeriesKey> LeftOut) Scorable(Figures all, BacktestOptions options)
    {
        BacktestResult naive = RunNaive(all, options);
        HashSet<SeriesKey> usable = [.. naive.Folds.Select(fold => fold.Key).Except(naive.Failures.Select(failure => failure.Key))];
        return usable.Count > 0
            ? (all with { Panel = TimeSeriesPanel.Create(all.Panel.Where(series => usable.Contains(series.Key))) },
                [.. all.Panel.Select(series => series.Key).Where(key => !usable.Contains(key))])
            : throw new UserException($"{all.Source}: no series has two figures before its first origin. Give models more periods to learn from with --initial N.");
    }

    private static BacktestResult RunNaive(Figures all, BacktestOptions options)
    {
        try
        {
            return Backtest.Run(new NaiveModel(), all.Panel, options);
        }
        catch (ArgumentException)
        {
            throw new UserException($"{all.Source}: no figure is known after an origin. Use longer series, or other --initial N, --horizon N and --stride N.");
        }
    }
}
