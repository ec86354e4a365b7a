using BenchmarkDotNet.Attributes;
using SahelForecast.Models.Ets;
using SahelForecast.Numerics;

namespace SahelForecast.Benchmarks;

/// <summary>What does it cost to find the best parameters and initial states of an exponential smoothing model, and to choose among all?</summary>
[MemoryDiagnoser]
public class EtsFit
{
    private double[] _values = [];
    private double[] _scratch = [];
    private double[] _ends = [];
    private double[][] _simplex = [];
    private double[] _season = [];
    private EtsShape _shape;
    private TimeSeries _series = TimeSeries.Create(Period.Year(2000), []);

    /// <summary>Periods in a season, and values.</summary>
    [Params("1x24", "4x48", "12x108")]
    public string Size { get; set; } = "1x24";

    private int Season { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        string[] parts = Size.Split('x');
        Season = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        int count = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        _values = new double[count];
        double level = 1;
        for (int i = 0; i < count; i++)
        {
            double error = 0.04 * stream.NextNormal();
            _values[i] = (level + error) * (1 + (Season > 1 ? 0.2 * Math.Sin(2 * Math.PI * i / Season) : 0));
            level += 0.004 + (0.3 * error);
        }

        _shape = new EtsShape(EtsSpecification.Parse(Season > 1 ? "AAdA" : "AAdN"), Season);
        _scratch = new double[EtsSearch.ScratchLength(_shape, count)];
        _ends = new double[2 * _shape.Count];
        _season = new double[_shape.SeasonLength];
        _simplex = [.. Enumerable.Range(0, _shape.Count + 4).Select(_ => new double[_shape.Count])];
        _series = TimeSeries.Create(Season == 12 ? Period.Month(1990, 1) : Season == 4 ? Period.Quarter(1990, 1) : Period.Year(1990), _values);
    }

    /// <summary>What the well-known packages do: a simplex over smoothing parameters and all initial states, stopped after 2,000 evaluations at the latest.
    /// It sums squared errors only, and starts from a flat season.</summary>
    [Benchmark(Baseline = true)]
    public double PlainSimplex()
    {
        int count = _shape.Count;
        double[] values = new double[count + 1];
        for (int i = 0; i <= count; i++)
        {
            Array.Clear(_simplex[i]);
            EtsGrid.Place(_shape, [0.3, 0.1, 0.1, 0.6], _simplex[i]);
            _simplex[i][_shape.Level] = _values[0];
            if (i > 0)
            {
                _simplex[i][i - 1] += i - 1 == _shape.Phi ? -0.05 : 0.1;
            }

            values[i] = Squares(_simplex[i]);
        }

        return NelderMead(values);
    }

    /// <summary>The kernel alone with the same model: searched from the best point of a grid, to convergence.</summary>
    [Benchmark]
    public double Kernel() => new EtsSearch(_shape, _values, EtsPriors.For(_series.Frequency, _values.Length), 1, _scratch)
        .FromGrid(EtsGrid.Of(_shape, isPlain: false), _ends).SumOfSquares;

    /// <summary>What a user writes: the best of all models, 6 without season and 15 with one.</summary>
    [Benchmark]
    public double PublicAutomatic() => new EtsModel().Fit(_series).Level;

    /// <summary>The same by plain likelihood, which takes more starts.</summary>
    [Benchmark]
    public double PublicMaximumLikelihood() => EtsModel.EtsMle().Fit(_series).Level;

    private double Squares(double[] x)
    {
        double alpha = Math.Clamp(x[0], 0, 1);
        double beta = alpha * Math.Clamp(x[_shape.Beta], 0, 1);
        double gamma = Season > 1 ? (1 - alpha) * Math.Clamp(x[_shape.Gamma], 0, 1) : 0;
        double phi = Math.Clamp(x[_shape.Phi], 0.8, 0.98);
        double level = x[_shape.Level];
        double trend = x[_shape.Trend];
        x.AsSpan(_shape.FirstSeason).CopyTo(_season);
        _season[^1] = 0;
        double sum = 0;
        for (int t = 0; t < _values.Length; t++)
        {
            double q = level + (phi * trend);
            double s = Season > 1 ? _season[t % Season] : 0;
            double error = _values[t] - q - s;
            level = q + (alpha * error);
            trend = (phi * trend) + (beta * error);
            _season[t % _season.Length] = s + (gamma * error);
            sum += error * error;
        }

        return sum;
    }

    // The textbook's, on the vectors kept ready: centre, reflected and tried ones after those of the simplex.
    private double NelderMead(double[] values)
    {
        int count = _shape.Count;
        double[] centre = _simplex[count + 1];
        double[] trial = _simplex[count + 2];
        double[] further = _simplex[count + 3];
        int evaluations = count + 1;
        while (evaluations < 2_000)
        {
            Array.Sort(values, _simplex, 0, count + 1);
            if (values[count] - values[0] < 1e-8 * (Math.Abs(values[0]) + 1e-8))
            {
                break;
            }

            Array.Clear(centre);
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                {
                    centre[j] += _simplex[i][j] / count;
                }
            }

            double reflected = At(trial, centre, _simplex[count], 1, ref evaluations);
            if (reflected < values[0])
            {
                double expanded = At(further, centre, _simplex[count], 2, ref evaluations);
                Replace(count, expanded < reflected ? further : trial, Math.Min(expanded, reflected), values);
            }
            else if (reflected < values[count - 1])
            {
                Replace(count, trial, reflected, values);
            }
            else
            {
                double contracted = At(further, centre, _simplex[count], reflected < values[count] ? 0.5 : -0.5, ref evaluations);
                if (contracted < Math.Min(reflected, values[count]))
                {
                    Replace(count, further, contracted, values);
                }
                else
                {
                    for (int i = 1; i <= count; i++)
                    {
                        for (int j = 0; j < count; j++)
                        {
                            _simplex[i][j] = 0.5 * (_simplex[i][j] + _simplex[0][j]);
                        }

                        values[i] = Squares(_simplex[i]);
                        evaluations++;
                    }
                }
            }
        }

        return values[0];
    }

    private double At(double[] target, double[] centre, double[] worst, double share, ref int evaluations)
    {
        for (int j = 0; j < target.Length; j++)
        {
            target[j] = centre[j] + (share * (centre[j] - worst[j]));
        }

        evaluations++;
        return Squares(target);
    }

    private void Replace(int place, double[] x, double value, double[] values)
    {
        x.CopyTo(_simplex[place], 0);
        values[place] = value;
    }
}
