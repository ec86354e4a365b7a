using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>How long do 10,000 simulated futures of 48 steps take, with uncertain rate and volatility?</summary>
[MemoryDiagnoser]
public class GrowthPaths
{
    private const int Paths = 10_000;
    private const int Steps = 48;
    private const double Level = 15;
    private const double Rate = 0.01;
    private const double RateError = 0.1;
    private const double Scale = 0.1;
    private const double DegreesOfFreedom = 20;

    private readonly double[] _draws = new double[Paths * Steps];
    private readonly MersenneTwister _twister = new(1, threadSafe: false);

    /// <summary>Path by path with Math.NET's generator and samplers, as the formulas read.</summary>
    [Benchmark(Baseline = true)]
    public double PlainLoopWithMathNet()
    {
        for (int path = 0; path < Paths; path++)
        {
            double scale = Scale / Math.Sqrt(ChiSquared.Sample(_twister, DegreesOfFreedom) / DegreesOfFreedom);
            double rate = Rate + (RateError * scale * Normal.Sample(_twister, 0, 1));
            double value = Level;
            for (int step = 0; step < Steps; step++)
            {
                value += rate + (scale * Normal.Sample(_twister, 0, 1));
                _draws[(step * Paths) + path] = Math.Exp(value);
            }
        }

        return _draws[^1];
    }

    /// <summary>The same plain loop with our generator: what the generator alone gains.</summary>
    [Benchmark]
    public double PlainLoopWithOurGenerator()
    {
        for (int path = 0; path < Paths; path++)
        {
            RandomStream stream = RandomStream.For(1, StreamPurpose.Paths, (ulong)path);
            double scale = Scale / Math.Sqrt(stream.NextScaledChiSquared(DegreesOfFreedom));
            double rate = Rate + (RateError * scale * stream.NextNormal());
            double value = Level;
            for (int step = 0; step < Steps; step++)
            {
                value += rate + (scale * stream.NextNormal());
                _draws[(step * Paths) + path] = Math.Exp(value);
            }
        }

        return _draws[^1];
    }

    /// <summary>The kernels: uncertain drift and scale behind one interface for all models, vector exponential.</summary>
    [Benchmark]
    public double Kernels()
    {
        var noise = new NoiseSource(Scale, DegreesOfFreedom, []);
        PathKernel.Run(new RandomWalkPaths(Level, Rate, RateError, 1, 0, noise), Steps, Paths, 1, _draws);
        VectorMath.Exp(_draws, _draws);
        return _draws[^1];
    }
}
