using BenchmarkDotNet.Attributes;
using SahelForecast.Decomposition;
using SahelForecast.Models.Theta;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to find the best dynamic optimised theta model, and to forecast with it?</summary>
[MemoryDiagnoser]
public class ThetaFit
{
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    private readonly double[] _indices = new double[12];
    private double[] _scratch = [];
    private double[] _errors = [];
    private double[] _values = [];
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);
    private FittedTheta _fitted = new ThetaModel().Fit(TimeSeries.Create(Period.Year(2000), [1, 2, 3]));

    [Params(100, 1_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        _values = new double[Count];
        _errors = new double[3 * Count];
        _scratch = new double[ThetaSample.ScratchWidth * Count];
        double level = 1_000;
        for (int i = 0; i < Count; i++)
        {
            double error = 40 * stream.NextNormal();
            _values[i] = (level + error) * (1 + (0.2 * Math.Sin(Math.PI * i / 6)));
            level += 2 + (0.3 * error);
        }

        _series = TimeSeries.Create(Period.Month(1940, 1), _values);
        _fitted = ThetaModel.Dotm().Fit(_series);
    }

    /// <summary>What one writes first once one knows that level and theta can be solved for: three plain runs of the recursion give the errors as a plane in the two,
    /// least squares the best point in it, a golden section over all weights to 1e-8 the weight. It finds one minimum.</summary>
    [Benchmark(Baseline = true)]
    public double PlainGoldenSection()
    {
        double low = 0;
        double high = 1;
        double left = high - (Golden * (high - low));
        double right = low + (Golden * (high - low));
        double atLeft = LeastSquares(left);
        double atRight = LeastSquares(right);
        while (high - low > 1e-8)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Golden * (high - low));
                atLeft = LeastSquares(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Golden * (high - low));
                atRight = LeastSquares(right);
            }
        }

        return low;
    }

    /// <summary>The kernel alone: all minima, to the spacing of doubles.</summary>
    [Benchmark]
    public double Kernel() => ThetaKernel.Estimate(_values, ThetaVariant.DynamicOptimised, ThetaEstimation.DiscountedLikelihood, 12, _scratch).Alpha;

    /// <summary>The seasonal test, the indices and the kernel.</summary>
    [Benchmark]
    public double KernelWithSeason() =>
        SeasonalKernel.TryIndices(_values, _indices, out _) && SeasonalKernel.Test(_values, 12, _scratch.AsSpan(0, Count)).IsSeasonal ? Kernel() : double.NaN;

    /// <summary>What a user writes.</summary>
    [Benchmark]
    public double PublicDotm() => ThetaModel.Dotm().Fit(_series).Level;

    /// <summary>Likewise, of the forecast: 18 normal distributions held to the support.</summary>
    [Benchmark]
    public double PublicForecast() => _fitted.Forecast(18).Steps[17].Median;

    private double LeastSquares(double alpha)
    {
        Span<double> none = _errors.AsSpan(0, Count);
        Span<double> byLevel = _errors.AsSpan(Count, Count);
        Span<double> byWeight = _errors.AsSpan(2 * Count, Count);
        Errors(alpha, 0, 0, none);
        Errors(alpha, 1, 0, byLevel);
        Errors(alpha, 0, 1, byWeight);
        double ll = 0;
        double lw = 0;
        double ww = 0;
        double le = 0;
        double we = 0;
        for (int i = 0; i < Count; i++)
        {
            double l = none[i] - byLevel[i];
            double w = none[i] - byWeight[i];
            ll += l * l;
            lw += l * w;
            ww += w * w;
            le += l * none[i];
            we += w * none[i];
        }

        double weight = Math.Clamp(((ll * we) - (lw * le)) / ((ll * ww) - (lw * lw)), 0, 1);
        Errors(alpha, (le - (weight * lw)) / ll, weight, none);
        double sum = 0;
        foreach (double error in none)
        {
            sum += error * error;
        }

        return sum;
    }

    // As published, from the first value on.
    private void Errors(double alpha, double level, double weight, Span<double> errors)
    {
        double intercept = 0;
        double slope = 0;
        double mean = 0;
        double share = 1;
        for (int t = 1; t <= Count; t++)
        {
            double value = _values[t - 1] - _values[0];
            double forecast = level + (weight * ((share * intercept) + ((1 - (share * (1 - alpha))) / alpha * slope)));
            errors[t - 1] = value - forecast;
            level += alpha * (value - level);
            share *= 1 - alpha;
            slope = t == 1 ? 0 : (((t - 2) * slope) + (6.0 / t * (value - mean))) / (t + 1);
            mean += (value - mean) / t;
            intercept = mean - ((t + 1) / 2.0 * slope);
        }
    }
}
