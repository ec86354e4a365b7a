using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Growth;
using SahelForecast.Numerics;
using SahelForecast.Scenarios;

namespace SahelForecast.Benchmarks;

/// <summary>How long do ten assumptions take on 100,000 paths of 36 months in 8 regions, quantiles included?</summary>
[MemoryDiagnoser]
public class ScenarioPanel
{
    private const int Regions = 8;
    private const int Paths = 100_000;
    private const int Steps = 36;

    private static readonly Period First = Period.Month(2023, 1);
    private static readonly double[] Probabilities = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
    private static readonly SeriesKey[] Keys = [.. Enumerable.Range(0, Regions).Select(i => SeriesKey.Of(("region", $"R{i}")))];
    private static readonly double[] Deaths = [.. Enumerable.Range(0, Steps).Select(i => 100.0 + i)];

    private readonly double[] _step = new double[Paths];
    private readonly double[][] _magnitudes = new double[10][];
    private ForecastPanel _baseline = ForecastPanel.Create([]);
    private Scenario _scenario = new("none", []);
    private ScenarioOptions _options = new();

    [GlobalSetup]
    public void Setup()
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        _baseline = ForecastPanel.Create(Keys.Select((key, region) =>
        {
            double log = 10 + region;
            double[] values = [.. Enumerable.Range(0, 60).Select(_ => Math.Exp(log += 0.05 * stream.NextNormal()))];
            return new GrowthModel().Fit(TimeSeries.Create(First - 60, values, key)).Forecast(
                Steps, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = Paths, Seed = (ulong)region });
        }));
        (SeriesKey, SeriesKey, double)[] routes = [.. Keys.Select((key, i) => (key, Keys[(i + 1) % Regions], 0.1))];
        _scenario = new Scenario("Ten", [
            new GrowthPath(First) { Magnitude = Magnitude.Triangular(0.005, 0.013, 0.02), Shape = GrowthShape.Fades(24), Rationale = "growth" },
            new TrendChange(First + 3) { Magnitude = Magnitude.Pert(-0.005, 0.002, 0.01), Rationale = "trend" },
            new DriverResponse(First, "deaths", 100) { Magnitude = Magnitude.Pert(0.1, 0.3, 0.6), Lag = 2, Rationale = "violence" },
            new CapacityWithdrawal(First + 6, 3_000, 18_000) { Magnitude = Magnitude.LogNormal(1, 0.5, 2), Over = 6, Rationale = "peacekeepers" },
            new SpillOver(First + 1, Transmission.Of(routes)) { Magnitude = Magnitude.Triangular(0, 0.5, 1), Lag = 2, Rationale = "neighbours" },
            new TemporaryShock(First + 8, 3, 0.5) { Magnitude = Magnitude.LogNormal(1.2, 1.05, 1.5), Rationale = "flood" },
            new ReturnMovement(First + 10, 6) { Magnitude = Magnitude.Pert(0, 0.01, 0.05), Rationale = "returns" },
            new LevelShift(First + 12) { Magnitude = Magnitude.Triangular(0.7, 0.85, 1), Rationale = "method" },
            new TemporaryShock(First + 20, 4) { Magnitude = Magnitude.Triangular(100, 500, 900), Effect = ShiftEffect.Adds, Rationale = "offensive" },
            new Limit(First, LimitSide.Cap) { Magnitude = Magnitude.Triangular(2e7, 2.2e7, 2.4e7), Rationale = "population" },
        ]);
        _options = new ScenarioOptions { Drivers = new Dictionary<string, SamplePaths> { ["deaths"] = SamplePaths.Same(Deaths, Paths) } };
        for (int i = 0; i < _magnitudes.Length; i++)
        {
            _scenario.Assumptions[i].Magnitude.Draw((ulong)i, _magnitudes[i] = new double[Paths]);
        }
    }

    /// <summary>The ten formulas written down path by path on one core, each step then sorted; magnitudes are drawn beforehand, and it keeps every result.</summary>
    [Benchmark(Baseline = true)]
    public double PlainLoop()
    {
        double[][] results = [.. Keys.Select(_ => new double[Steps * Paths])];
        double[] values = new double[Regions];
        double sum = 0;
        for (int path = 0; path < Paths; path++)
        {
            for (int region = 0; region < Regions; region++)
            {
                values[region] = _baseline[region].OriginValue;
            }

            for (int step = 0; step < Steps; step++)
            {
                for (int region = 0; region < Regions; region++)
                {
                    values[region] = Math.Max(0, values[region] * (1 + (_magnitudes[0][path] * Math.Pow(0.5, step / 24.0))));
                    results[region][(step * Paths) + path] = Assumed(values[region], results, region, step, path);
                }
            }
        }

        for (int region = 0; region < Regions; region++)
        {
            for (int step = 0; step < Steps; step++)
            {
                results[region].AsSpan(step * Paths, Paths).CopyTo(_step);
                Array.Sort(_step);
                sum += Probabilities.Sum(probability => _step[(int)(probability * (Paths - 1))]);
            }
        }

        return sum;
    }

    /// <summary>What a user writes, all cores: memory, drawing the magnitudes and quantiles included.</summary>
    [Benchmark]
    public double PublicApi() => ScenarioEngine.Summarise(_baseline, _scenario, null, _options).Series[0].Mean.Values[Steps - 1];

    /// <summary>The same on one core.</summary>
    [Benchmark]
    public double PublicApiOneThread() =>
        ScenarioEngine.Summarise(_baseline, _scenario, null, _options with { MaxDegreeOfParallelism = 1 }).Series[0].Mean.Values[Steps - 1];

    // Everything after the growth path.
    private double Assumed(double value, double[][] results, int region, int step, int path)
    {
        value *= step < 3 ? 1 : Math.Pow(1 + _magnitudes[1][path], step - 2);
        value *= step < 2 ? 1 : Math.Clamp(Math.Pow(Deaths[step - 2] / 100, _magnitudes[2][path]), 0.1, 10);
        value *= step < 6 ? 1 : Math.Pow(1 - (3_000.0 / 18_000 * Math.Min(1, (step - 5) / 6.0)), -_magnitudes[3][path]);
        if (step >= 2)
        {
            int from = (region + Regions - 1) % Regions;
            value += _magnitudes[4][path] * 0.1 * (results[from][((step - 2) * Paths) + path] - _baseline[from].Paths!.AtStep(step - 2)[path]);
        }

        value = Math.Max(0, value);
        value *= step < 8 ? 1 : 1 + ((step < 11 ? 1 : Math.Pow(0.5, step - 10)) * (_magnitudes[5][path] - 1));
        value *= step < 10 ? 1 : Math.Pow(1 - _magnitudes[6][path], Math.Min(6, step - 9));
        value *= step < 12 ? 1 : _magnitudes[7][path];
        value += step is >= 20 and < 24 ? _magnitudes[8][path] : 0;
        return Math.Min(value, _magnitudes[9][path]);
    }
}
