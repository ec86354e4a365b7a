using SahelForecast.Distributions;

namespace SahelForecast.Models.Counts;

/// <summary>A fitted recent history.</summary>
public sealed class FittedRecentHistory : FittedModel, ISavableFit
{
    private readonly HistoryState _state;
    private readonly HistoryMemory _memory;
    private readonly RecentHistoryOptions _options;

    // One-step means are computed when asked for, from the series; of a fit read from JSON the last one is all there is.
    private readonly bool _isRead;

    private FittedRecentHistory(string name, TimeSeries training, HistoryState state, RecentHistoryOptions options, HistoryMemory memory)
        : base(name, training, [])
    {
        _state = state;
        _options = options;
        _memory = memory;
    }

    private FittedRecentHistory(FittedRecentHistory before, TimeSeries training, TimeSeries fitted, HistoryState state)
        : base(before, training, fitted)
    {
        _state = state;
        _options = before._options;
        _memory = before._memory;
        _isRead = before._isRead;
    }

    private FittedRecentHistory(SavedFit<SavedRecentHistory> saved, HistoryState state)
        : base(saved.Name, saved.Series)
    {
        _state = state;
        _options = saved.State.Options();
        _memory = saved.State.Memory;
        _isRead = true;
    }

    /// <summary>How old a value is that counts 1/e of the last one for the next period, in periods; infinite where the last ones count alike.</summary>
    public double Memory => _options.Window is null ? _memory.Memory : double.PositiveInfinity;

    /// <summary>The standard deviation about a remembered value for the next period, on the scale of log(1 + y); 0 where there is chance alone.</summary>
    public double Spread => _options.Spread == HistorySpread.Learned ? _memory.Spread : 0;

    /// <inheritdoc/>
    public override string Describe()
    {
        PredictiveDistribution next = Step(1);
        string what = _options.Window is int window
            ? $"What may come is what the last {Math.Min(window, _state.Past.Length)} observed values were, each as likely as another"
            : FormattableString.Invariant($"What may come is what came lately: a value counts 1/e of the last one when it is {_memory.Memory:0.#} periods older, and longer for periods further ahead");
        string about = _options.Spread == HistorySpread.Poisson
            ? "each with Poisson chance about it"
            : FormattableString.Invariant($"each with a spread of {100 * _memory.Spread:0} % about it that grows with the horizon, and {100 * _memory.WideShare:0} % after a zero, less after high values, for a change of another size");
        return FormattableString.Invariant($"{what}; {about}. The next period has the median {next.Median:#,0.##}, the mean {next.Mean:#,0.##} and a probability of {next.CumulativeProbability(0):0.##} of none. There is no trend and no season.");
    }

    /// <summary>Goes on by further values, with memory and spread unchanged. O(1) a value, as far as is remembered.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series.</exception>
    public FittedRecentHistory Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = CountSeries.Append(Name, Training, newValues);
        double[] added = new double[newValues.Length];
        HistoryState state = _state;
        int most = HistoryState.Most(_options, _memory);
        for (int i = 0; i < added.Length; i++)
        {
            added[i] = state.Step(_options, _memory, 1, state.IsWhole).Mean;
            state = state.Take(newValues[i], most);
        }

        return new FittedRecentHistory(this, longer, Fitted.Append(added), state);
    }

    /// <inheritdoc/>
    /// <remarks>Below 2 kB with the learned memory, which reaches three dozen values back. A window is kept whole, with 6 bytes for each whole value and 11 for another.</remarks>
    public string ToJson() => SavedFit.Write("recenthistory", 1, this, SavedRecentHistory.Of(_options, _memory, _state), FitJson.Default.SavedFitSavedRecentHistory);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedRecentHistory FromJson(string json)
    {
        SavedFit<SavedRecentHistory> saved = SavedFit.Read(json, "recenthistory", 1, FitJson.Default.SavedFitSavedRecentHistory);
        try
        {
            return new FittedRecentHistory(saved, saved.State.History());
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ForecastException($"This text is no saved recenthistory fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    internal static FittedRecentHistory Of(TimeSeries series, RecentHistoryOptions options, HistoryMemory memory)
    {
        string name = options.Window is int window
            ? FormattableString.Invariant($"Recent history (last {window}{(options.Spread == HistorySpread.Poisson ? ", Poisson" : "")})")
            : FormattableString.Invariant($"Recent history (memory {memory.Memory:0.#}{(options.Spread == HistorySpread.Poisson ? ", Poisson" : "")})");
        return new FittedRecentHistory(name, series, HistoryState.Of(series.Values, HistoryState.Most(options, memory)), options, memory);
    }

    private protected override string IntervalMethod => "mixture of past values";

    private protected override double[] FittedValues() =>
        _isRead ? base.FittedValues() : Array.ConvertAll(Foreseen(), step => step?.Mean ?? double.NaN);

    private protected override PredictiveDistribution Step(int ahead) => _state.Step(_options, _memory, ahead, _state.IsWhole);

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        CountDistribution[] steps = [.. Enumerable.Range(1, horizon).Select(ahead => _state.Step(_options, _memory, ahead, _state.IsWhole))];
        CountDistribution?[] foreseen = bootstrapped ? Foreseen() : [];
        double[] scores = bootstrapped ? CountPaths.Scores(Training.Values, i => foreseen[i]) : [];
        CountPaths.Fill(steps, _state.Deviations.Correlation, scores, pathCount, seed, draws);
    }

    // Of each period, null before the first value. Whether values are whole is known of all of them from the start.
    private CountDistribution?[] Foreseen()
    {
        var foreseen = new CountDistribution?[Training.Count];
        HistoryState state = HistoryState.Start;
        int most = HistoryState.Most(_options, _memory);
        for (int i = 0; i < foreseen.Length; i++)
        {
            foreseen[i] = state.Past.Length == 0 ? null : state.Step(_options, _memory, 1, _state.IsWhole);
            state = state.Take(Training.Values[i], most);
        }

        return foreseen;
    }
}
