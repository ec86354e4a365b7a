using BenchmarkDotNet.Attributes;
using SahelForecast.Decomposition;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ets;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to find the best simple exponential smoothing, and to treat a season as the M competitions do?</summary>
[MemoryDiagnoser]
public class SesFit
{
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    private readonly double[] _indices = new double[12];
    private double[] _scratch = [];
    private double[] _values = [];
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);

    [Params(100, 1_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        _values = new double[Count];
        _scratch = new double[Count];
        double level = 1_000;
        for (int i = 0; i < Count; i++)
        {
            double error = 40 * stream.NextNormal();
            _values[i] = (level + error) * (1 + (0.2 * Math.Sin(Math.PI * i / 6)));
            level += 0.3 * error;
        }

        _series = TimeSeries.Create(Period.Month(1940, 1), _values);
    }

    /// <summary>What one writes first: the start at the first value, one plain loop a weight, a golden section over all weights to 1e-8. It finds one minimum.</summary>
    [Benchmark(Baseline = true)]
    public double PlainGoldenSection()
    {
        double low = 0;
        double high = 1;
        double left = high - (Golden * (high - low));
        double right = low + (Golden * (high - low));
        double atLeft = SumOfSquares(left);
        double atRight = SumOfSquares(right);
        while (high - low > 1e-8)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Golden * (high - low));
                atLeft = SumOfSquares(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Golden * (high - low));
                atRight = SumOfSquares(right);
            }
        }

        return low;
    }

    /// <summary>The kernel alone: the start solved for, all minima, to the spacing of doubles.</summary>
    [Benchmark]
    public double Kernel() => SesKernel.Estimate(_values).Alpha;

    /// <summary>The seasonal test and the indices alone.</summary>
    [Benchmark]
    public double Season() => SeasonalKernel.TryIndices(_values, _indices, out _) ? SeasonalKernel.Test(_values, 12, _scratch).Limit : double.NaN;

    /// <summary>What a user writes.</summary>
    [Benchmark]
    public double PublicSes() => new SesModel().Fit(_series).Level;

    /// <summary>Likewise, of the naive model on the adjusted series.</summary>
    [Benchmark]
    public double PublicNaive2() => new Naive2Model().Fit(_series).StandardDeviation;

    private double SumOfSquares(double alpha)
    {
        double level = _values[0];
        double sum = 0;
        foreach (double value in _values)
        {
            double error = value - level;
            sum += error * error;
            level += alpha * error;
        }

        return sum;
    }
}
