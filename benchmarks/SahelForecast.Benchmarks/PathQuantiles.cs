using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Statistics;
using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>How long does it take to read seven quantiles off each of 48 steps of 10,000 paths?</summary>
[MemoryDiagnoser]
public class PathQuantiles
{
    private const int Paths = 10_000;
    private const int Steps = 48;

    private static readonly double[] Probabilities = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    private readonly double[] _draws = new double[Paths * Steps];
    private readonly double[] _work = new double[Paths];

    [GlobalSetup]
    public void Setup()
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        for (int i = 0; i < _draws.Length; i++)
        {
            _draws[i] = Math.Exp(15 + (0.3 * stream.NextNormal()));
        }
    }

    /// <summary>The runtime's comparison sort, then the quantiles.</summary>
    [Benchmark(Baseline = true)]
    public double ComparisonSort()
    {
        double sum = 0;
        for (int step = 0; step < Steps; step++)
        {
            _draws.AsSpan(step * Paths, Paths).CopyTo(_work);
            Array.Sort(_work);
            sum += Quantiles();
        }

        return sum;
    }

    /// <summary>Math.NET's selection, one quantile after another.</summary>
    [Benchmark]
    public double MathNetSelection()
    {
        double sum = 0;
        for (int step = 0; step < Steps; step++)
        {
            _draws.AsSpan(step * Paths, Paths).CopyTo(_work);
            foreach (double probability in Probabilities)
            {
                sum += ArrayStatistics.QuantileCustomInplace(_work, probability, QuantileDefinition.R7);
            }
        }

        return sum;
    }

    /// <summary>The radix sort, then the quantiles.</summary>
    [Benchmark]
    public double Kernels()
    {
        double sum = 0;
        for (int step = 0; step < Steps; step++)
        {
            _draws.AsSpan(step * Paths, Paths).CopyTo(_work);
            RadixSort.Sort(_work);
            sum += Quantiles();
        }

        return sum;
    }

    private double Quantiles()
    {
        double sum = 0;
        foreach (double probability in Probabilities)
        {
            sum += EmpiricalDistribution.QuantileOfSorted(_work, probability);
        }

        return sum;
    }
}
