using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Intermittent;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to fit a series with many zeros, by each method?</summary>
[MemoryDiagnoser]
public class IntermittentFit
{
    private double[] _values = [];
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);

    [Params(60, 360)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _series = CountSeries.Sparse(Count);
        _values = _series.Values.ToArray();
    }

    /// <summary>Croston's method as published: a mean, and nothing about its uncertainty.</summary>
    [Benchmark(Baseline = true)]
    public double PlainCroston()
    {
        double size = 0;
        double interval = 0;
        int since = 0;
        foreach (double value in _values)
        {
            since++;
            if (value > 0)
            {
                size = interval == 0 ? value : size + (0.1 * (value - size));
                interval = interval == 0 ? since : interval + (0.1 * (since - interval));
                since = 0;
            }
        }

        return size / interval;
    }

    [Benchmark]
    public double PublicCroston() => IntermittentModel.Croston().Fit(_series).Probability;

    [Benchmark]
    public double PublicTsb() => IntermittentModel.Tsb().Fit(_series).Probability;

    [Benchmark]
    public double PublicImapa() => IntermittentModel.Imapa().Fit(_series).Probability;

    /// <summary>Paces of forgetting are chosen.</summary>
    [Benchmark]
    public double PublicOccurrenceAndSize() => new IntermittentModel().Fit(_series).Probability;

    [Benchmark]
    public double PublicForecast() => new IntermittentModel().Fit(_series).Forecast(12).Steps[11].Quantile(0.9);
}
