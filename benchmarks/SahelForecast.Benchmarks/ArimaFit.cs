using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Arima;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to choose the order of an ARIMA model and fit it, as a user writes it?</summary>
[MemoryDiagnoser]
public class ArimaFit
{
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);
    private FittedArima? _fitted;
    private ArimaModel _one = new();

    /// <summary>Periods in a season, and values.</summary>
    [Params("1x24", "4x48", "12x120")]
    public string Size { get; set; } = "1x24";

    [GlobalSetup]
    public void Setup()
    {
        string[] parts = Size.Split('x');
        int season = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        double[] values = new double[int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)];
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        double level = 1_000;
        for (int t = 0; t < values.Length; t++)
        {
            double error = 40 * stream.NextNormal();
            values[t] = (level + error) * (1 + (season > 1 ? 0.2 * Math.Sin(2 * Math.PI * t / season) : 0));
            level += 4 + (0.3 * error);
        }

        _series = TimeSeries.Create(season == 12 ? Period.Month(1990, 1) : season == 4 ? Period.Quarter(1990, 1) : Period.Year(1990), values);
        _fitted = new ArimaModel().Fit(_series);
        _one = new ArimaModel(new ArimaOptions { Order = season > 1 ? new ArimaOrder(1, 1, 1, 0, 1, 1) : new ArimaOrder(1, 1, 1) });
    }

    /// <summary>One given order, searched to the end from every start: no choice.</summary>
    [Benchmark(Baseline = true)]
    public double PublicOneOrder() => _one.Fit(_series).LogLikelihood;

    [Benchmark]
    public double PublicAutomatic() => new ArimaModel().Fit(_series).LogLikelihood;

    /// <summary>The choice by tests and criterion alone, as R's.</summary>
    [Benchmark]
    public double PublicAutomaticPlain() => ArimaModel.AutoArima().Fit(_series).LogLikelihood;

    /// <summary>Of the forecast: 18 distributions.</summary>
    [Benchmark]
    public double PublicForecast() => _fitted!.Forecast(18).Steps[17].Median;
}
