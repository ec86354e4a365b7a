using BenchmarkDotNet.Attributes;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using SahelForecast.Models.Counts;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to fit negative binomial counts whose mean follows them, with regressors and without, and to forecast a year?</summary>
[MemoryDiagnoser]
public class CountFit
{
    private readonly CountModel _model = new();
    private double[] _values = [];
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);
    private TimeSeriesPanel _regressors = TimeSeriesPanel.Create([]);
    private TimeSeriesPanel _panel = TimeSeriesPanel.Create([]);

    [Params(60, 360)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _series = CountSeries.Bursts(Count);
        _values = _series.Values.ToArray();
        _regressors = TimeSeriesPanel.Create(
        [
            TimeSeries.Create(_series.Periods.Start, [.. Enumerable.Range(0, Count).Select(t => 2 + Math.Sin(0.5 * t))], SeriesKey.Of(("driver", "rain"))),
            TimeSeries.Create(_series.Periods.Start, [.. Enumerable.Range(0, Count).Select(t => (double)(t % 7))], SeriesKey.Of(("driver", "price"))),
        ]);
        _panel = TimeSeriesPanel.Create(Enumerable.Range(0, 20).Select(i => _series.Relabel(SeriesKey.Of(("place", $"P{i:00}")))));
    }

    /// <summary>What one writes first: the likelihood written down plainly, and Math.NET's simplex search over level, alpha, beta and dispersion, all made free by logarithms. It finds one minimum.</summary>
    [Benchmark(Baseline = true)]
    public double PlainSimplex()
    {
        IObjectiveFunction cost = ObjectiveFunction.Value(x => Cost(Math.Exp(x[0]), SpecialFunctions.Logistic(x[1]), SpecialFunctions.Logistic(x[2]), Math.Exp(x[3])));
        return new NelderMeadSimplex(1e-8, 5_000).FindMinimum(cost, Vector<double>.Build.DenseOfArray([2, 1.5, 0, 0])).FunctionInfoAtMinimum.Value;
    }

    [Benchmark]
    public double PublicFit() => _model.Fit(_series).LogLikelihood;

    [Benchmark]
    public double PublicFitWithTwoRegressors() => _model.Fit(_series, _regressors).LogLikelihood;

    /// <summary>Twenty series, whose dispersion is shrunk.</summary>
    [Benchmark]
    public int PublicPanel() => _model.FitPanel(_panel).Count;

    [Benchmark]
    public double PublicFitAndForecast() => _model.Fit(_series).Forecast(12).Steps[11].Quantile(0.9);

    private double Cost(double level, double persistence, double news, double dispersion)
    {
        double r = 1 / dispersion;
        double mean = level;
        double cost = 0;
        foreach (double y in _values)
        {
            cost -= SpecialFunctions.GammaLn(y + r) - SpecialFunctions.GammaLn(r) - SpecialFunctions.GammaLn(y + 1) + (r * Math.Log(r / (r + mean))) + (y * Math.Log(mean / (r + mean)));
            mean = ((1 - persistence) * level) + (persistence * ((news * y) + ((1 - news) * mean)));
        }

        return cost;
    }
}
