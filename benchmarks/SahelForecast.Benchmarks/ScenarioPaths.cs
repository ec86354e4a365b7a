using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Growth;
using SahelForecast.Numerics;
using SahelForecast.Scenarios;

namespace SahelForecast.Benchmarks;

/// <summary>How long does a scenario of three assumptions take on 10,000 paths of 48 months?</summary>
[MemoryDiagnoser]
public class ScenarioPaths
{
    private const int Paths = 10_000;
    private const int Steps = 48;

    private static readonly Period First = Period.Month(2023, 1);

    private readonly double[] _growth = new double[Paths];
    private readonly double[] _shift = new double[Paths];
    private readonly double[] _shock = new double[Paths];
    private readonly double[] _draws = new double[Paths * Steps];
    private ForecastPanel _baseline = ForecastPanel.Create([]);
    private Scenario _scenario = new("none", []);
    private ScenarioRun? _run;

    [GlobalSetup]
    public void Setup()
    {
        double[] values = new double[60];
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        double log = 12;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Exp(log += 0.05 * stream.NextNormal());
        }

        TimeSeries series = TimeSeries.Create(First - 60, values);
        _baseline = ForecastPanel.Create([new GrowthModel().Fit(series).Forecast(
            Steps, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = Paths })]);
        _scenario = new Scenario("Three", [
            new GrowthPath(First) { Magnitude = Magnitude.Triangular(0.005, 0.013, 0.02), Shape = GrowthShape.Fades(24), Rationale = "growth" },
            new LevelShift(First + 12) { Magnitude = Magnitude.Triangular(0.7, 0.85, 1), Rationale = "method" },
            new TemporaryShock(First + 20, 4, 0.5) { Magnitude = Magnitude.LogNormal(1.2, 1.05, 1.5), Rationale = "flood" },
        ]);
        _run = new ScenarioRun(_baseline, _scenario, new ScenarioOptions());
        for (int i = 0; i < _scenario.Assumptions.Count; i++)
        {
            _scenario.Assumptions[i].Magnitude.Draw((ulong)i, i == 0 ? _growth : i == 1 ? _shift : _shock);
        }
    }

    /// <summary>Path by path, step by step, the three formulas written down; magnitudes are drawn beforehand.</summary>
    [Benchmark(Baseline = true)]
    public double PlainLoop()
    {
        double origin = _baseline[0].OriginValue;
        for (int path = 0; path < Paths; path++)
        {
            double value = origin;
            for (int step = 0; step < Steps; step++)
            {
                value *= 1 + (_growth[path] * Math.Pow(0.5, step / 24.0));
                double shown = step >= 12 ? value * _shift[path] : value;
                if (step >= 20)
                {
                    double weight = step < 24 ? 1 : Math.Pow(0.5, step - 23);
                    shown *= 1 + (weight * (_shock[path] - 1));
                }

                _draws[(step * Paths) + path] = Math.Max(shown, 0);
            }
        }

        return _draws[^1];
    }

    /// <summary>The engine's work on the same magnitudes, its memory ready.</summary>
    [Benchmark]
    public double Kernels()
    {
        _run!.Project();
        return _run.Result(0, Steps - 1)[0];
    }

    /// <summary>What a user writes: memory, drawing the magnitudes and the outcome included.</summary>
    [Benchmark]
    public double PublicApi() => ScenarioEngine.Project(_baseline, _scenario).Forecasts[0].Paths!.AtStep(Steps - 1)[0];
}
