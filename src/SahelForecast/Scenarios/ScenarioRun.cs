using SahelForecast.Numerics;

namespace SahelForecast.Scenarios;

/// <summary>The working memory of one projection: the draws of each series after each of its assumptions.</summary>
/// <remarks>Steps are the outer loop, so that at every step all series are known up to the step before.</remarks>
internal sealed class ScenarioRun
{
    private readonly ScenarioOptions _options;
    private readonly Scenario _scenario;
    private readonly double[][] _magnitudes;
    private readonly int[][] _touching;
    private readonly double[][][] _layers;
    private readonly double[][] _origins;
    private readonly int _pathCount;
    private readonly int _horizon;

    public ScenarioRun(ForecastPanel baseline, Scenario scenario, ScenarioOptions options)
    {
        Baseline = baseline;
        _scenario = scenario;
        _options = options;
        _horizon = baseline[0].Horizon;
        _pathCount = baseline[0].Paths!.PathCount;
        _magnitudes = Magnitudes(scenario, options, _pathCount);
        _touching = [.. baseline.Select(forecast => Touching(forecast.Key))];
        _layers = [.. _touching.Select(touching => touching.Select(_ => new double[_horizon * _pathCount]).ToArray())];
        _origins = [.. baseline.Select(forecast =>
        {
            double[] origin = new double[_pathCount];
            Array.Fill(origin, forecast.OriginValue);
            return origin;
        })];
    }

    public ForecastPanel Baseline { get; }

    /// <summary>One magnitude an assumption and path; path p has the same whatever their number.</summary>
    public static double[][] Magnitudes(Scenario scenario, ScenarioOptions options, int pathCount)
    {
        ulong seed = RandomStream.Derive(options.Seed, SeriesKey.Of(("scenario", scenario.Name)).StableHash());
        double[][] magnitudes = [.. scenario.Assumptions.Select(_ => new double[pathCount])];
        if (scenario.Correlation is not CorrelationMatrix correlation)
        {
            for (int i = 0; i < magnitudes.Length; i++)
            {
                scenario.Assumptions[i].Magnitude.Draw(RandomStream.Derive(seed, (ulong)i), magnitudes[i]);
            }

            return magnitudes;
        }

        double[] scores = new double[magnitudes.Length];
        for (int path = 0; path < pathCount; path++)
        {
            RandomStream stream = RandomStream.For(seed, StreamPurpose.Magnitudes, (ulong)path);
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

        return magnitudes;
    }

    /// <summary>Works all assumptions into all steps of all series. Allocates nothing.</summary>
    public void Project()
    {
        for (int index = 0; index < _horizon; index++)
        {
            for (int series = 0; series < _layers.Length; series++)
            {
                ReadOnlySpan<double> before = Baseline[series].Paths!.AtStep(index);
                for (int layer = 0; layer < _layers[series].Length; layer++)
                {
                    Span<double> draws = At(_layers[series][layer], index);
                    before.CopyTo(draws);
                    Work(series, layer, index, draws);
                    before = draws;
                }
            }
        }
    }

    public ReadOnlySpan<double> Layer(int series, int layer, int index) => At(_layers[series][layer], index);

    public ReadOnlySpan<double> Origin(int series) => _origins[series];

    /// <summary>A series under the whole scenario.</summary>
    public ReadOnlySpan<double> Result(int series, int index) => _layers[series] is [.., double[] last]
        ? At(last, index)
        : Baseline[series].Paths!.AtStep(index);

    public SamplePaths ResultPaths(int series) => _layers[series] is [.., double[] last]
        ? new SamplePaths(_horizon, _pathCount, last)
        : Baseline[series].Paths!;

    public int SeriesOf(SeriesKey key)
    {
        for (int i = 0; i < Baseline.Count; i++)
        {
            if (Baseline[i].Key.Equals(key))
            {
                return i;
            }
        }

        throw new KeyNotFoundException($"The scenario \"{_scenario.Name}\" looks at the series ({key}), which the panel doesn't have.");
    }

    public SamplePaths Driver(string name) => _options.Drivers.TryGetValue(name, out SamplePaths? driver)
        ? driver
        : throw new KeyNotFoundException(
            $"The scenario \"{_scenario.Name}\" looks at the driver \"{name}\", which is not in ScenarioOptions.Drivers. Add its paths there.");

    private void Work(int series, int layer, int index, Span<double> draws)
    {
        int position = _touching[series][layer];
        ScenarioAssumption assumption = _scenario.Assumptions[position];
        if (Baseline[series].Periods[index] < assumption.Start)
        {
            return;
        }

        assumption.Apply(new ScenarioStep(this, series, layer, index), _magnitudes[position], draws);
        SeriesMetadata metadata = Baseline[series].Metadata;
        System.Numerics.Tensors.TensorPrimitives.Max(draws, metadata.LowerBound, draws);
        System.Numerics.Tensors.TensorPrimitives.Min(draws, metadata.UpperBound, draws);
    }

    private Span<double> At(double[] buffer, int index) => buffer.AsSpan(index * _pathCount, _pathCount);

    private int[] Touching(SeriesKey key) =>
        [.. Enumerable.Range(0, _scenario.Assumptions.Count).Where(i => key.Matches(_scenario.Assumptions[i].Scope))];
}
