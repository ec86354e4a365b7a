namespace SahelForecast.Models.Combination;

/// <summary>Goes through the past of series and scores the forecasts that a model would have made.</summary>
/// <param name="options">Where to begin, how far to look and how often to fit.</param>
/// <param name="fit">Fits the beginnings of some series, together where the model learns across them.</param>
internal sealed class ConformalReplay(ConformalOptions options, Func<TimeSeries[], IReadOnlyList<FitOutcome>> fit)
{
    private const int LeastInitialCount = 3;

    // Fewer make fits so poor that their errors say little of a fit to all.
    private const int GoodInitialCount = 10;

    /// <summary>How forecasts are asked for, to score them and to be the shape of intervals; draws count only where a model has no formulas.</summary>
    public static ForecastOptions Asked { get; } = new() { PathCount = 1_000 };

    /// <summary>Replays the series of fits.</summary>
    /// <param name="fits">Fits to the whole series.</param>
    /// <param name="cancellationToken">Stops between origins.</param>
    /// <returns>One history a fit, whatever the number of threads.</returns>
    public ConformalHistory[] Run(IReadOnlyList<IFittedModel> fits, CancellationToken cancellationToken)
    {
        ConformalTrack[] tracks = [.. fits.Select(whole => new ConformalTrack(whole, StepsOf(whole.Training), StartOf(whole.Training)))];
        for (ConformalTrack[] active = Going(tracks); active.Length > 0; active = Going(active))
        {
            IReadOnlyList<FitOutcome> outcomes = fit([.. active.Select(track => track.Known)]);
            Parallel.For(0, active.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => active[i].Walk(outcomes[i], options.RefitEvery ?? int.MaxValue, cancellationToken));
        }

        return [.. tracks.Select(track => track.History)];
    }

    private static ConformalTrack[] Going(ConformalTrack[] tracks) => [.. tracks.Where(track => !track.IsDone)];

    private int StepsOf(TimeSeries series) => options.MaximumHorizon ?? Math.Clamp(series.Frequency.SeasonLength(), 6, 12);

    // In periods, of which some may be missing.
    private int StartOf(TimeSeries series)
    {
        int observed = series.Count - series.MissingCount;
        int wanted = options.InitialCount ?? Math.Max(Math.Max((observed + 1) / 2, Math.Min(2 * observed / 3, GoodInitialCount)), LeastInitialCount);
        int count = 0;
        while (count < series.Count && wanted > 0)
        {
            wanted -= double.IsNaN(series.Values[count++]) ? 0 : 1;
        }

        return wanted > 0 ? series.Count : count;
    }
}
