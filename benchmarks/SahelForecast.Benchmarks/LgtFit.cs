using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to fit a local and global trend, and to forecast with it? The aim is 5 ms a series.</summary>
[MemoryDiagnoser]
public class LgtFit
{
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);
    private FittedLgt? _fitted;

    [Params(20, 60)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        double[] values = new double[Count];
        double level = 1_000;
        for (int i = 0; i < Count; i++)
        {
            values[i] = level += 10 + (0.02 * level) + (0.05 * level * stream.NextNormal());
        }

        _series = TimeSeries.Create(Period.Year(1960), values);
        _fitted = new LgtModel().Fit(_series);
    }

    /// <summary>A local trend alone: exponential smoothing with additive errors.</summary>
    [Benchmark(Baseline = true)]
    public double PublicEts() => new EtsModel(new EtsOptions { Candidates = [EtsSpecification.Parse("AAN")] }).Fit(_series).LogLikelihood;

    [Benchmark]
    public double PublicLgt() => new LgtModel().Fit(_series).Rho;

    /// <summary>Of the forecast: 6 distributions on the lattice of futures.</summary>
    [Benchmark]
    public double PublicForecast() => _fitted!.Append([]).Forecast(6).Steps[5].Quantile(0.9);

    [Benchmark]
    public double PublicPaths() => _fitted!.Simulate(6, 1_000, 1).AtStep(5)[0];
}
