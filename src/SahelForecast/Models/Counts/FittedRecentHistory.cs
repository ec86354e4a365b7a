using SahelForecast.Distributions;

namespace SahelForecast.Models.Counts;

/// <summary>A fitted recent history.</summary>
public sealed class FittedRecentHistory : FittedModel
{
    private readonly double[] _past;
    private readonly int[] _ages;
    private readonly HistoryMemory _memory;
    private readonly RecentHistoryOptions _options;
    private readonly bool _isWhole;
    private readonly int _missingAtEnd;

    private FittedRecentHistory(string name, TimeSeries training, double[] past, int[] ages, int missingAtEnd, RecentHistoryOptions options, HistoryMemory memory, bool isWhole)
        : base(name, training, [])
    {
        _past = past;
        _ages = ages;
        _missingAtEnd = missingAtEnd;
        _options = options;
        _memory = memory;
        _isWhole = isWhole;
    }

    /// <summary>How old a value is that counts 1/e of the last one for the next period, in periods; infinite where the last ones count alike.</summary>
    public double Memory => _options.Window is null ? _memory.Memory : double.PositiveInfinity;

    /// <inheritdoc/>
    public override string Describe()
    {
        PredictiveDistribution next = Step(1);
        string what = _options.Window is int window
            ? $"What may come is what the last {Math.Min(window, _past.Length)} observed values were, each as likely as another"
            : FormattableString.Invariant($"What may come is what came lately: a value counts 1/e of the last one when it is {_memory.Memory:0.#} periods older, and longer for periods further ahead");
        string about = _options.Spread == HistorySpread.Poisson
            ? "each with Poisson chance about it"
            : FormattableString.Invariant($"each with a spread of {100 * _memory.Spread:0} % about it that grows with the horizon, and {100 * _memory.WideShare:0} % after a zero, less after high values, for a change of another size");
        return FormattableString.Invariant($"{what}; {about}. The next period has the median {next.Median:#,0.##}, the mean {next.Mean:#,0.##} and a probability of {next.CumulativeProbability(0):0.##} of none. There is no trend and no season.");
    }

    internal static FittedRecentHistory Of(TimeSeries series, RecentHistoryOptions options, HistoryMemory memory)
    {
        ReadOnlySpan<double> values = series.Values;
        bool isWhole = CountSeries.IsWhole(values);
        (double[] past, int[] pastAges, int missingAtEnd) = Past(values, options, memory);
        string name = options.Window is int window
            ? FormattableString.Invariant($"Recent history (last {window}{(options.Spread == HistorySpread.Poisson ? ", Poisson" : "")})")
            : FormattableString.Invariant($"Recent history (memory {memory.Memory:0.#}{(options.Spread == HistorySpread.Poisson ? ", Poisson" : "")})");
        return new FittedRecentHistory(name, series, past, pastAges, missingAtEnd, options, memory, isWhole);
    }

    private protected override string IntervalMethod => "mixture of past values";

    private protected override double[] FittedValues() => [.. Enumerable.Range(0, Training.Count).Select(i => Foreseen(i)?.Mean ?? double.NaN)];

    private protected override PredictiveDistribution Step(int ahead) => StepOf(_past, _ages, _options, _memory, ahead + _missingAtEnd, _isWhole);

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        CountDistribution[] steps = [.. Enumerable.Range(1, horizon).Select(ahead => (CountDistribution)Step(ahead))];
        double[] scores = bootstrapped ? CountPaths.Scores(Training.Values, Foreseen) : [];
        CountPaths.Fill(steps, CountPaths.MemoryOf(Training.Values), scores, pathCount, seed, draws);
    }

    private PredictiveDistribution? Foreseen(int position)
    {
        (double[] past, int[] ages, int missing) = Past(Training.Values[..position], _options, _memory);
        return past.Length == 0 ? null : StepOf(past, ages, _options, _memory, 1 + missing, _isWhole);
    }

    private static CountDistribution StepOf(double[] past, int[] ages, RecentHistoryOptions options, HistoryMemory memory, int lead, bool isWhole)
    {
        if (options.Spread == HistorySpread.Learned)
        {
            return HistoryKernel.Distribution(past, ages, memory, options.Window, lead, isWhole);
        }

        int count = options.Window is int window ? Math.Min(window, past.Length) : past.Length;
        return new PoissonMixture([.. past.Take(count).Select(double.ExpM1)]);
    }

    // log(1 + y) of what is remembered, the last one first, and how old each is.
    internal static (double[] Past, int[] Ages, int MissingAtEnd) Past(ReadOnlySpan<double> values, RecentHistoryOptions options, HistoryMemory memory)
    {
        int last = values.Length - 1;
        while (last >= 0 && double.IsNaN(values[last]))
        {
            last--;
        }

        // Remembered for any horizon that is asked for; the window is all there is to know where there is one.
        int most = options.Window ?? HistoryKernel.Count(memory.MemoryAt(HistoryMemory.MostLead), last + 1);
        var past = new List<double>(Math.Min(most, last + 1));
        var ages = new List<int>(Math.Min(most, last + 1));
        for (int i = last; i >= 0 && past.Count < most; i--)
        {
            if (!double.IsNaN(values[i]))
            {
                past.Add(double.LogP1(values[i]));
                ages.Add(last - i);
            }
        }

        return ([.. past], [.. ages], values.Length - 1 - last);
    }
}
