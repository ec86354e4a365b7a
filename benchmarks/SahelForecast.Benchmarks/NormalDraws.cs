using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does a normal number cost?</summary>
[MemoryDiagnoser]
public class NormalDraws
{
    private const int Count = 100_000;

    private readonly double[] _draws = new double[Count];
    private readonly MersenneTwister _twister = new(1, threadSafe: false);
    private readonly Random _random = new(1);

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void MathNet()
    {
        for (int i = 0; i < _draws.Length; i++)
        {
            _draws[i] = Normal.Sample(_twister, 0, 1);
        }
    }

    /// <summary>The runtime's generator through Box and Muller's formula.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void BoxMuller()
    {
        for (int i = 0; i < _draws.Length; i++)
        {
            _draws[i] = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Ziggurat()
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        for (int i = 0; i < _draws.Length; i++)
        {
            _draws[i] = stream.NextNormal();
        }
    }
}
