using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Distributions;
using SahelForecast.Models.Counts;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to forecast deaths of six months from those of the last ones, with three intervals each?</summary>
[MemoryDiagnoser]
public class RecentHistoryForecast
{
    private const int Horizon = 6;

    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    private double[] _values = [];
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);
    private FittedRecentHistory? _fitted;

    [Params(60, 360)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _series = CountSeries.Bursts(Count);
        _values = _series.Values.ToArray();
        _fitted = new RecentHistoryModel().Fit(_series);
    }

    /// <summary>What one writes first: twelve Poisson distributions, counted up until each probability is reached.</summary>
    [Benchmark(Baseline = true)]
    public double PlainMixture()
    {
        Poisson[] last = [.. _values.TakeLast(12).Select(value => new Poisson(Math.Max(value, 1e-9)))];
        double top = 0;
        for (int h = 0; h < Horizon; h++)
        {
            foreach (double level in Levels)
            {
                double below = 0;
                for (int count = 0; below < (1 + level) / 2; count++)
                {
                    below += last.Average(one => one.Probability(count));
                    top = count;
                }
            }
        }

        return top;
    }

    [Benchmark]
    public double PublicConflictology() => Tops(RecentHistoryModel.Conflictology().Fit(_series));

    [Benchmark]
    public double PublicLearned() => Tops(new RecentHistoryModel().Fit(_series));

    /// <summary>One more value, without fitting again.</summary>
    [Benchmark]
    public double PublicAppend() => _fitted!.Append([7]).Memory;

    [Benchmark]
    public double PublicPaths() => _fitted!.Simulate(Horizon, 1_000, 1).AtStep(5)[0];

    private static double Tops(FittedRecentHistory fitted)
    {
        double top = 0;
        foreach (Distributions.PredictiveDistribution step in fitted.Forecast(Horizon).Steps)
        {
            foreach (double level in Levels)
            {
                top = step.Interval(level).Upper;
            }
        }

        return top;
    }
}
