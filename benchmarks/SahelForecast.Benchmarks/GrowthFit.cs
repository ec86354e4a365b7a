using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Distributions;
using SahelForecast.Models.Growth;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to fit growth to a series and forecast 12 periods with three intervals each?</summary>
[MemoryDiagnoser]
public class GrowthFit
{
    private const int Horizon = 12;

    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    private readonly double[] _ends = new double[Horizon * 6];
    private readonly double[] _logs = new double[144];
    private double[] _values = [];
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);

    [Params(10, 144)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        double log = 12;
        _values = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            _values[i] = Math.Exp(log += 0.01 + (0.1 * stream.NextNormal()));
        }

        _series = TimeSeries.Create(Period.Month(2010, 1), _values);
    }

    /// <summary>The formulas written down plainly, with Math.NET's t quantile.</summary>
    [Benchmark(Baseline = true)]
    public double PlainLoop()
    {
        double[] logs = new double[_values.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(_values[i]);
        }

        int n = logs.Length - 1;
        double rate = (logs[n] - logs[0]) / n;
        double squares = 0;
        for (int i = 1; i <= n; i++)
        {
            squares += Math.Pow(logs[i] - logs[i - 1] - rate, 2);
        }

        double scale = Math.Sqrt(squares / (n - 1));
        var ends = new List<double>();
        for (int h = 1; h <= Horizon; h++)
        {
            foreach (double level in Levels)
            {
                double t = StudentT.InvCDF(0, 1, n - 1, (1 + level) / 2);
                double spread = t * scale * Math.Sqrt(h + ((double)h * h / n));
                ends.Add(Math.Exp(logs[n] + (h * rate) - spread));
                ends.Add(Math.Exp(logs[n] + (h * rate) + spread));
            }
        }

        return ends[^1];
    }

    /// <summary>The kernels alone: logarithms, estimate, and the six ends of each step.</summary>
    [Benchmark]
    public double Kernels()
    {
        Span<double> logs = _logs.AsSpan(0, _values.Length);
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(_values[i]);
        }

        WalkSummary walk = RandomWalkKernel.Summarise(logs);
        GrowthEstimate estimate = GrowthKernel.Estimate(logs, walk, default);
        for (int level = 0; level < 3; level++)
        {
            double t = SpecialFunctions.StudentQuantile((1 + Levels[level]) / 2, estimate.DegreesOfFreedom);
            for (int h = 1; h <= Horizon; h++)
            {
                double spread = t * estimate.ScaleAhead(h, h);
                double centre = walk.Last + (h * estimate.Rate);
                _ends[((h - 1) * 6) + (level * 2)] = centre - spread;
                _ends[((h - 1) * 6) + (level * 2) + 1] = centre + spread;
            }
        }

        VectorMath.Exp(_ends, _ends);
        return _ends[^1];
    }

    /// <summary>What a user writes.</summary>
    [Benchmark]
    public double PublicApi()
    {
        Forecast forecast = new GrowthModel().Fit(_series).Forecast(Horizon);
        double last = 0;
        foreach (Distributions.PredictiveDistribution step in forecast.Steps)
        {
            foreach (double level in Levels)
            {
                last = step.Interval(level).Upper;
            }
        }

        return last;
    }
}
