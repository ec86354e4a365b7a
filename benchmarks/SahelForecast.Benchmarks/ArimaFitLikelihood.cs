using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Arima;
using SahelForecast.Numerics;
using SahelForecast.Testing;

namespace SahelForecast.Benchmarks;

/// <summary>What does one exact likelihood of an ARIMA model cost, and one with its slopes?</summary>
/// <remarks>Every benchmark begins at what a search has in hand, partial autocorrelations, and returns less twice the log likelihood but for a constant.</remarks>
[MemoryDiagnoser]
public class ArimaFitLikelihood
{
    private const int Season = 12;
    private const int Count = 130;
    private const double Step = 1e-5;

    private readonly double[] _point = new double[5];
    private double[] _x = [];
    private double[] _levels = [];
    private double[] _coefficients = [];
    private double[] _ar = [];
    private double[] _ma = [];
    private double[] _gradient = [];
    private double[] _curvature = [];
    private double[] _slopes = [];
    private double[] _scratch = [];
    private int _scratchLength;
    private ArmaShape _shape;
    private ArimaDesign _design = new([1, 2], [], 0, 0, 1);
    private DenseKalman _dense = new(0, 0);
    private DenseKalman _posed = new(0, 0);
    private DiffuseKalman _diffuse = new(0, 0, [1]);

    /// <summary>Without spaces, of months: (1,1,1)(0,1,1) and (2,0,1)(1,0,1).</summary>
    [Params("111-011", "201-101")]
    public string Order { get; set; } = "111-011";

    [GlobalSetup]
    public void Setup()
    {
        ArimaOrder order = Order == "111-011" ? new ArimaOrder(1, 1, 1, 0, 1, 1) : new ArimaOrder(2, 0, 1, 1, 0, 1);
        _x = Order == "111-011" ? [0.4, 0.5, 0.6] : [0.6, 0.2, -0.3, 0.7, 0.4];
        _shape = order.Shape(Season);
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        _levels = new double[Count];
        double level = 0;
        for (int t = 0; t < Count; t++)
        {
            level = (order.D > 0 ? level : 0.8 * level) + stream.NextNormal();
            _levels[t] = level + (2 * Math.Sin(Math.PI * t / 6)) + (0.3 * stream.NextNormal());
        }

        _design = new ArimaDesign(_levels, [], order.D, order.SeasonalD, Season);
        _coefficients = new double[_shape.Count];
        _ar = new double[_shape.ArLags];
        _ma = new double[_shape.MaLags];
        _gradient = new double[_shape.Stride];
        _curvature = new double[_shape.Stride * _shape.Stride];
        _slopes = new double[_shape.Count];
        _scratchLength = ArmaProblem.ScratchLength(_shape, _design.Sample(hasConstant: false));
        _scratch = new double[_scratchLength + CacheLine.Count];
        _dense = new DenseKalman(_shape.ArLags, _shape.MaLags);
        _posed = new DenseKalman(_shape.ArLags, _shape.MaLags);
        _diffuse = new DiffuseKalman(_shape.ArLags, _shape.MaLags, DifferencingStart.Weights(order.D, order.SeasonalD, Season));
        Expand(_x);
        _posed.Pose(_ar, _ma);
        Check();
    }

    /// <summary>The textbook's filter on the differences: the covariance of all states is carried on, and where it begins is solved for.</summary>
    [Benchmark(Baseline = true)]
    public double DenseFilter() => Dense(_x);

    /// <summary>The same without the solving, the start being given.</summary>
    [Benchmark]
    public double DenseFilterStartGiven() => Value(_posed.Run(_design.Values));

    /// <summary>The filter on the levels, with states for what differencing takes and a variance of 1e6 at first, as R and those after it do. Not quite the same number.</summary>
    [Benchmark]
    public double DiffuseFilterOfLevels()
    {
        Expand(_x);
        _diffuse.Pose(_ar, _ma);
        return Value(_diffuse.Run(_levels));
    }

    [Benchmark]
    public double Kernel() => Pose().Evaluate(_x);

    /// <summary>Slopes by two values of the textbook's filter for each coefficient, and a value: no curvature.</summary>
    [Benchmark]
    public double DenseFilterDifferences()
    {
        double value = Dense(_x);
        Differences();
        return value + _slopes[0];
    }

    /// <summary>Value, exact slopes and expected curvature.</summary>
    [Benchmark]
    public double KernelWithSlopes()
    {
        ArmaProblem problem = Pose();
        double value = problem.Evaluate(_x);
        problem.Differentiate(_gradient, _curvature);
        return value + _gradient[0];
    }

    private static double Value(KalmanLikelihood seen) => (seen.Count * Math.Log(seen.SumOfSquares)) + seen.LogDeterminant;

    private ArmaProblem Pose() => new(_shape, _design.Sample(hasConstant: false), CacheLine.Cut(_scratch, _scratchLength));

    private void Expand(ReadOnlySpan<double> x)
    {
        ArmaCoefficients.Fill<double>(_shape, x, _coefficients);
        ArmaCoefficients.Expand<double>(_shape, _coefficients, _ar, _ma);
    }

    private double Dense(ReadOnlySpan<double> x)
    {
        Expand(x);
        _dense.Pose(_ar, _ma);
        return Value(_dense.Run(_design.Values));
    }

    private void Differences()
    {
        Span<double> moved = _point.AsSpan(0, _x.Length);
        for (int i = 0; i < _x.Length; i++)
        {
            _x.CopyTo(moved);
            moved[i] = _x[i] + Step;
            double above = Dense(moved);
            moved[i] = _x[i] - Step;
            _slopes[i] = (above - Dense(moved)) / (2 * Step);
        }
    }

    // What is compared does the same work.
    private void Check()
    {
        double expected = DenseFilter();
        Require(expected, Kernel(), 1e-8, "kernel");
        Require(expected, DenseFilterStartGiven(), 1e-8, "start given");
        Require(expected, DiffuseFilterOfLevels(), 0.05, "levels");
        DenseFilterDifferences();
        KernelWithSlopes();
        for (int i = 0; i < _x.Length; i++)
        {
            Require(_slopes[i], _gradient[i], 1e-5 * Math.Max(1, Math.Abs(_slopes[i])), "slope");
        }
    }

    private static void Require(double expected, double actual, double tolerance, string what)
    {
        if (!(Math.Abs(expected - actual) <= tolerance))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{what}: expected {expected:R}, got {actual:R}."));
        }
    }
}
