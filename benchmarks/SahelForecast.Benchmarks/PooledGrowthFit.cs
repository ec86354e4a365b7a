using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Growth;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to forecast ten years by what was learned of growth in many countries, for one series and for a panel?</summary>
[MemoryDiagnoser]
public class PooledGrowthFit
{
    private const int Horizon = 10;

    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);
    private TimeSeriesPanel _panel = TimeSeriesPanel.Create([]);

    [Params(10, 40)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _panel = TimeSeriesPanel.Create(Enumerable.Range(0, 26).Select(i => Walk((ulong)i, Count)));
        _series = _panel[0];
    }

    /// <summary>Growth estimated from the series alone, with Student t intervals by formula.</summary>
    [Benchmark(Baseline = true)]
    public double PublicGrowth() => new GrowthModel().Fit(_series).Forecast(Horizon).Steps[Horizon - 1].Quantile(0.9);

    [Benchmark]
    public double PublicPooled() => new PooledGrowthModel().Fit(_series).Forecast(Horizon).Steps[Horizon - 1].Quantile(0.9);

    /// <summary>26 series, whose scales are learned together.</summary>
    [Benchmark]
    public int PublicPanel() => new PooledGrowthModel().FitPanel(_panel).Count;

    [Benchmark]
    public double PublicPaths() => new PooledGrowthModel().Fit(_series).Simulate(Horizon, 1_000, 1).AtStep(Horizon - 1)[0];

    private static TimeSeries Walk(ulong seed, int count)
    {
        RandomStream stream = RandomStream.For(seed, StreamPurpose.Sample, 0);
        double[] values = new double[count];
        double log = 12;
        for (int i = 0; i < count; i++)
        {
            values[i] = Math.Round(Math.Exp(log += 0.03 + (0.2 * stream.NextNormal())));
        }

        return TimeSeries.Create(Period.Year(1980), values, SeriesKey.Of(("country", $"C{seed:00}")));
    }
}
