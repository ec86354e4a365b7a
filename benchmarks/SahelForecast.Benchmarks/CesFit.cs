using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Ces;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to find the best complex exponential smoothing of a monthly series, and to choose among all four kinds?</summary>
[MemoryDiagnoser]
public class CesFit
{
    private const int Season = 12;

    private readonly double[] _states = new double[2 + (2 * Season)];
    private double[] _scratch = [];
    private double[] _values = [];
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);
    private FittedCes _fitted = new CesModel().Fit(TimeSeries.Create(Period.Year(2000), [1, 2, 3]));

    [Params(100)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        _values = new double[Count];
        _scratch = new double[CesKernel.ScratchCount(CesSeasonality.Full, Count, Season)];
        double level = 1_000;
        for (int i = 0; i < Count; i++)
        {
            double error = 40 * stream.NextNormal();
            _values[i] = (level + error) * (1 + (0.2 * Math.Sin(Math.PI * i / 6)));
            level += 2 + (0.3 * error);
        }

        _series = TimeSeries.Create(Period.Month(2000, 1), _values);
        _fitted = new CesModel().Fit(_series);
    }

    /// <summary>What other software does: a simplex search of the parameters of the kind without season alone, with the initial states from the first values, one plain run of the
    /// recursion a point, to 1e-8 in the sum of squares. It stops at one minimum, and other states would be better.</summary>
    [Benchmark(Baseline = true)]
    public double PlainSimplexWithoutSeason()
    {
        (double U, double V, double F) best = (0.3, 0, Squares(0.3, 0));
        (double U, double V, double F) middle = (0.6, 0, Squares(0.6, 0));
        (double U, double V, double F) worst = (0.3, 0.02, Squares(0.3, 0.02));
        for (int i = 0; i < 500; i++)
        {
            if (middle.F < best.F)
            {
                (best, middle) = (middle, best);
            }

            if (worst.F < middle.F)
            {
                (middle, worst) = (worst, middle);
                continue;
            }

            if (worst.F - best.F <= 1e-8 * best.F)
            {
                break;
            }

            (double u, double v) = ((best.U + middle.U) / 2, (best.V + middle.V) / 2);
            (double U, double V, double F) Along(double t) => (u + (t * (worst.U - u)), v + (t * (worst.V - v)), Squares(u + (t * (worst.U - u)), v + (t * (worst.V - v))));
            (double U, double V, double F) mirrored = Along(-1);
            (double U, double V, double F) next = mirrored.F < best.F ? Along(-2) : mirrored.F < middle.F ? mirrored : Along(0.5);
            next = mirrored.F < next.F ? mirrored : next;
            if (next.F < worst.F)
            {
                worst = next;
            }
            else
            {
                middle = ((best.U + middle.U) / 2, (best.V + middle.V) / 2, Squares((best.U + middle.U) / 2, (best.V + middle.V) / 2));
                worst = ((best.U + worst.U) / 2, (best.V + worst.V) / 2, Squares((best.U + worst.U) / 2, (best.V + worst.V) / 2));
            }
        }

        return best.U;
    }

    /// <summary>The same kind here: initial states solved for, slope 0.</summary>
    [Benchmark]
    public double KernelWithoutSeason() => Estimate(CesSeasonality.None, default);

    [Benchmark]
    public double KernelSimple() => Estimate(CesSeasonality.Simple, default);

    [Benchmark]
    public double KernelPartial() => Estimate(CesSeasonality.Partial, new CesParameters(0.3, 0.002, 0.1, 0));

    [Benchmark]
    public double KernelFull() => Estimate(CesSeasonality.Full, new CesParameters(0.3, 0.002, 0.1, 0));

    /// <summary>What a user writes: all four kinds, and the choice.</summary>
    [Benchmark]
    public double PublicAutomatic() => new CesModel().Fit(_series).Level;

    /// <summary>Likewise, of the forecast: 18 normal distributions held to the support.</summary>
    [Benchmark]
    public double PublicForecast() => _fitted.Forecast(18).Steps[17].Median;

    private double Estimate(CesSeasonality kind, CesParameters near) =>
        CesKernel.Estimate(_values, kind, Season, near, _states.AsSpan(0, kind == CesSeasonality.None ? 2 : _states.Length), _scratch).Criterion;

    // As published: level and information potential.
    private double Squares(double u, double v)
    {
        double level = 0;
        for (int i = 0; i < Season; i++)
        {
            level += _values[i] / Season;
        }

        double potential = level / 1.1;
        double sum = 0;
        foreach (double value in _values)
        {
            double error = value - level;
            double before = level;
            sum += error * error;
            level = before + (v * potential) + ((u - v) * error);
            potential = before - (u * potential) + ((2 + u + v) * error);
        }

        return double.IsFinite(sum) ? sum : double.MaxValue;
    }
}
