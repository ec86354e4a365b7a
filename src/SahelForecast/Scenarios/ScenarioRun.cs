using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
using SahelForecast.Numerics;

namespace SahelForecast.Scenarios;

/// <summary>The working memory of one projection: what each series is under the scenario, and under those first assumptions that look back at what they made.</summary>
/// <remarks>Paths never meet, so blocks of them are worked on apart, by any thread; a block goes through the steps in order, so that at every step all series are known up to the step before.
/// Only as many steps are remembered as an assumption looks back to, unless all results are asked for.</remarks>
internal sealed class ScenarioRun
{
    private readonly ScenarioOptions _options;
    private readonly Scenario _scenario;
    private readonly double[][] _magnitudes;
    private readonly int[][] _touching;
    private readonly StepMemory?[][] _layers;
    private readonly StepMemory?[] _results;
    private readonly double[][] _origins;
    private readonly Dictionary<SeriesKey, int> _positions;
    private readonly int _pathCount;

    public ScenarioRun(ForecastPanel baseline, Scenario scenario, ScenarioOptions options, bool keepsResults = true)
    {
        Baseline = baseline;
        _scenario = scenario;
        _options = options;
        Horizon = baseline[0].Horizon;
        _pathCount = baseline[0].Paths!.PathCount;
        _magnitudes = Magnitudes(scenario, options, _pathCount);
        _touching = [.. baseline.Select(forecast => Touching(forecast.Key))];
        int deepest = scenario.Assumptions.Select(StepsKept).DefaultIfEmpty(1).Max();
        _results = [.. _touching.Select(touching => touching.Length == 0 ? null : new StepMemory(keepsResults ? Horizon : deepest, _pathCount))];
        _layers = [.. _touching.Select(touching => touching.Select(position =>
            StepsKept(scenario.Assumptions[position]) is > 1 and int steps ? new StepMemory(steps, _pathCount) : null).ToArray())];
        _origins = [.. baseline.Select(forecast =>
        {
            double[] origin = new double[ScenarioStep.MostPaths];
            Array.Fill(origin, forecast.OriginValue);
            return origin;
        })];
        _positions = baseline.Select((forecast, i) => (forecast.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i);
        Blocks = [.. Enumerable.Range(0, ((_pathCount - 1) / ScenarioStep.MostPaths) + 1).Select(i =>
            new PathBlock(i * ScenarioStep.MostPaths, Math.Min(ScenarioStep.MostPaths, _pathCount - (i * ScenarioStep.MostPaths))))];
    }

    public ForecastPanel Baseline { get; }

    public int Horizon { get; }

    public IReadOnlyList<PathBlock> Blocks { get; }

    /// <summary>One magnitude an assumption and path; path p has the same whatever their number.</summary>
    /// <remarks>An assumption draws by what it is and not by where it stands or in which scenario, so that scenarios that share it differ by what else they assume and not by chance.
    /// Correlated magnitudes are drawn together, for the scenario.</remarks>
    public static double[][] Magnitudes(Scenario scenario, ScenarioOptions options, int pathCount)
    {
        ulong[] seeds = Seeds(scenario, options.Seed);
        double[][] magnitudes = [.. scenario.Assumptions.Select(_ => new double[pathCount])];
        int blocks = ((pathCount - 1) / ScenarioStep.MostPaths) + 1;
        ForAll(blocks, options, i =>
        {
            int first = i * ScenarioStep.MostPaths;
            Draw(scenario, seeds, magnitudes, new PathBlock(first, Math.Min(ScenarioStep.MostPaths, pathCount - first)));
        });
        return magnitudes;
    }

    /// <summary>Works all assumptions into one step of all series, for a block of paths that has been through the steps before. Allocates nothing.</summary>
    public void Work(int index, PathBlock block)
    {
        for (int series = 0; series < _results.Length; series++)
        {
            if (_results[series] is not StepMemory results)
            {
                continue;
            }

            Span<double> draws = results.At(index, block);
            BaselineAt(series, index, block).CopyTo(draws);
            for (int layer = 0; layer < _layers[series].Length; layer++)
            {
                Work(series, layer, index, block, draws);
                if (_layers[series][layer] is StepMemory memory)
                {
                    draws.CopyTo(memory.At(index, block));
                }
            }
        }
    }

    /// <summary>Works all steps of all paths.</summary>
    public void Project() => ForAll(Blocks.Count, _options, i =>
    {
        for (int index = 0; index < Horizon; index++)
        {
            Work(index, Blocks[i]);
        }
    });

    public ReadOnlySpan<double> BaselineAt(int series, int index, PathBlock block) => Baseline[series].Paths!.AtStep(index).Slice(block.First, block.Count);

    public ReadOnlySpan<double> Layer(int series, int layer, int index, PathBlock block) => _layers[series][layer]!.At(index, block);

    public ReadOnlySpan<double> Origin(int series, PathBlock block) => _origins[series].AsSpan(0, block.Count);

    /// <summary>Some paths of a series under the whole scenario, at a step that is remembered.</summary>
    public ReadOnlySpan<double> Result(int series, int index, PathBlock block) => _results[series] is StepMemory results
        ? results.At(index, block)
        : BaselineAt(series, index, block);

    /// <summary>All paths of a series under the whole scenario, at a step that is remembered.</summary>
    public ReadOnlySpan<double> Result(int series, int index) => Result(series, index, new PathBlock(0, _pathCount));

    public SamplePaths ResultPaths(int series) => _results[series]?.Whole() ?? Baseline[series].Paths!;

    public int SeriesOf(SeriesKey key) => _positions.TryGetValue(key, out int series)
        ? series
        : throw new KeyNotFoundException($"The scenario \"{_scenario.Name}\" looks at the series ({key}), which the panel doesn't have.");

    public SamplePaths Driver(string name) => _options.Drivers.TryGetValue(name, out SamplePaths? driver)
        ? driver
        : throw new KeyNotFoundException(
            $"The scenario \"{_scenario.Name}\" looks at the driver \"{name}\", which is not in ScenarioOptions.Drivers. Add its paths there.");

    /// <summary>Runs something for 0 to <paramref name="count"/> - 1 on several threads; a fault comes out as it was thrown.</summary>
    public static void ForAll(int count, ScenarioOptions options, Action<int> action)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism }, action);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }

    /// <summary>How far an assumption looks back, within the horizon.</summary>
    public int StepsBack(int series, int layer) => StepsKept(_scenario.Assumptions[_touching[series][layer]]) - 1;

    // One an assumption, and a last one for all together. Two that are alike in all but their size are told apart by their order.
    private static ulong[] Seeds(Scenario scenario, ulong seed)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. scenario.Assumptions.Select(assumption =>
            {
                string identity = $"{assumption.GetType().Name} {assumption.Start} {assumption.Scope} {assumption.Rationale}";
                int before = seen.GetValueOrDefault(identity);
                seen[identity] = before + 1;
                return RandomStream.Derive(RandomStream.Derive(seed, SeriesKey.Of(("assumption", identity)).StableHash()), (ulong)before);
            }),
            RandomStream.Derive(seed, SeriesKey.Of(("scenario", scenario.Name)).StableHash()),
        ];
    }

    private static void Draw(Scenario scenario, ulong[] seeds, double[][] magnitudes, PathBlock block)
    {
        if (scenario.Correlation is not CorrelationMatrix correlation)
        {
            for (int i = 0; i < magnitudes.Length; i++)
            {
                scenario.Assumptions[i].Magnitude.Draw(seeds[i], magnitudes[i].AsSpan(block.First, block.Count), block.First);
            }

            return;
        }

        double[] scores = new double[magnitudes.Length];
        for (int path = block.First; path < block.First + block.Count; path++)
        {
            RandomStream stream = RandomStream.For(seeds[^1], StreamPurpose.Magnitudes, (ulong)path);
            foreach (ref double score in scores.AsSpan())
            {
                score = stream.NextNormal();
            }

            correlation.Correlate(scores);
            for (int i = 0; i < scores.Length; i++)
            {
                magnitudes[i][path] = scenario.Assumptions[i].Magnitude.Quantile(SpecialFunctions.NormalCdf(scores[i]));
            }
        }
    }

    private void Work(int series, int layer, int index, PathBlock block, Span<double> draws)
    {
        int position = _touching[series][layer];
        ScenarioAssumption assumption = _scenario.Assumptions[position];
        if (Baseline[series].Periods[index] < assumption.Start)
        {
            return;
        }

        assumption.Apply(new ScenarioStep(this, series, layer, index, block), _magnitudes[position].AsSpan(block.First, block.Count), draws);
        SeriesMetadata metadata = Baseline[series].Metadata;
        TensorPrimitives.Max(draws, metadata.LowerBound, draws);
        TensorPrimitives.Min(draws, metadata.UpperBound, draws);
    }

    // The step itself, and those before it that are looked back to.
    private int StepsKept(ScenarioAssumption assumption) => Math.Min(assumption.StepsBack ?? Horizon, Horizon - 1) + 1;

    private int[] Touching(SeriesKey key) =>
        [.. Enumerable.Range(0, _scenario.Assumptions.Count).Where(i => key.Matches(_scenario.Assumptions[i].Scope))];
}
