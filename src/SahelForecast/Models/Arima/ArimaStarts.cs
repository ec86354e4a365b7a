using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Places to search from.</summary>
internal readonly ref struct ArimaStarts
{
    private const int Most = 4;
    private const double Edge = 0.95;

    private readonly ArmaShape _shape;
    private readonly ArmaSample _sample;
    private readonly Span<double> _starts;
    private readonly Span<double> _values;
    private readonly Span<double> _errors;
    private readonly Span<double> _work;
    private readonly Span<double> _normal;

    /// <summary>Takes scratch of <see cref="ScratchLength"/>; overwritten.</summary>
    public ArimaStarts(ArmaShape shape, ArmaSample sample, Span<double> scratch)
    {
        _shape = shape;
        _sample = sample;
        var cut = new Scissors(scratch);
        _starts = cut.Next((Most + 1) * shape.Count);
        _values = cut.Next(sample.Length);
        _errors = cut.Next(sample.Length);
        _work = cut.Next(2 * sample.Length);
        int columns = Math.Max(shape.Count, sample.Columns);
        _normal = cut.Next(columns * (columns + 1));
    }

    /// <summary>One of the places.</summary>
    public Span<double> this[int place] => _starts.Slice(place * _shape.Count, _shape.Count);

    /// <summary>Numbers of scratch that a model takes.</summary>
    public static int ScratchLength(ArmaShape shape, ArmaSample sample)
    {
        int columns = Math.Max(shape.Count, sample.Columns);
        return ((Most + 1) * shape.Count) + (4 * sample.Length) + (columns * (columns + 1));
    }

    /// <summary>The end of an earlier search as the only place.</summary>
    public int Only(ArimaFound found)
    {
        found.Partials.CopyTo(this[0]);
        return 1;
    }

    /// <summary>The best of the places as a range of one.</summary>
    public (int From, int To) Best(ref ArmaProblem problem, int count)
    {
        int best = 0;
        double least = double.PositiveInfinity;
        for (int i = 0; i < count; i++)
        {
            double value = problem.Evaluate(this[i]);
            (least, best) = value < least ? (value, i) : (least, best);
        }

        return (best, best + 1);
    }

    /// <summary>Fills in the places.</summary>
    /// <param name="problem">Says how good a place is.</param>
    /// <param name="neighbour">A search that ended elsewhere, or none.</param>
    /// <returns>How many there are.</returns>
    public int Fill(ref ArmaProblem problem, ArimaFound? neighbour)
    {
        int count = 0;
        if (neighbour is not null && double.IsFinite(neighbour.Report.Value))
        {
            Adapt(neighbour, this[count++]);
        }

        if (_shape.Count == 0)
        {
            return 1;
        }

        if (TryRegress(this[count]))
        {
            count++;
        }

        // Alone, the first coefficient of each kind is tried at a few values.
        return neighbour is null || count == 0 ? count + FromGrid(ref problem, count) : count;
    }

    // The best points of a grid, the others 0.
    private int FromGrid(ref ArmaProblem problem, int first)
    {
        ReadOnlySpan<int> kinds = [_shape.P, _shape.Q, _shape.SeasonalP, _shape.SeasonalQ];
        Span<double> x = this[Most];
        x.Clear();
        Span<double> values = stackalloc double[Most - first];
        values.Fill(double.PositiveInfinity);
        int points = 1;
        foreach (int kind in kinds)
        {
            points *= kind > 0 ? 3 : 1;
        }

        for (int point = 0; point < points; point++)
        {
            int digits = point;
            int place = 0;
            foreach (int kind in kinds)
            {
                if (kind > 0)
                {
                    x[place] = 0.6 * ((digits % 3) - 1);
                    digits /= 3;
                    place += kind;
                }
            }

            double value = problem.Evaluate(x);
            for (int i = 0; i < values.Length; i++)
            {
                if (value < values[i])
                {
                    for (int j = values.Length - 1; j > i; j--)
                    {
                        values[j] = values[j - 1];
                        this[first + j - 1].CopyTo(this[first + j]);
                    }

                    values[i] = value;
                    x.CopyTo(this[first + i]);
                    break;
                }
            }
        }

        return values.Length - values.Count(double.PositiveInfinity);
    }

    // More coefficients begin at 0, which is the neighbour itself; fewer leave the last out.
    private void Adapt(ArimaFound neighbour, Span<double> start)
    {
        ArimaOrder from = neighbour.Order;
        start.Clear();
        ReadOnlySpan<double> partials = neighbour.Partials;
        Copy(partials[..from.P], start[.._shape.P]);
        Copy(partials.Slice(from.P, from.Q), start.Slice(_shape.P, _shape.Q));
        Copy(partials.Slice(from.P + from.Q, from.SeasonalP), start.Slice(_shape.P + _shape.Q, _shape.SeasonalP));
        Copy(partials[(from.P + from.Q + from.SeasonalP)..], start[(_shape.P + _shape.Q + _shape.SeasonalP)..]);

        static void Copy(ReadOnlySpan<double> source, Span<double> target) => source[..Math.Min(source.Length, target.Length)].CopyTo(target);
    }

    // Errors of a long autoregression stand for the true ones; then values are regressed on the lags of both that the model has.
    private bool TryRegress(Span<double> start)
    {
        int length = _sample.Length;
        int count = _shape.Count;
        int longest = Math.Max(_shape.ArLags, _shape.MaLags);
        int order = Math.Min(longest + 2, length / 3);
        int first = order + longest;
        if (length - first < (2 * count) + 2 || !TryCentre())
        {
            return false;
        }

        LongErrors(order);
        Span<double> normal = _normal[..(count * count)];
        normal.Clear();
        start.Clear();
        Span<double> row = stackalloc double[count];
        for (int t = first; t < length; t++)
        {
            for (int i = 0; i < count; i++)
            {
                (bool isAr, int lag) = Lag(i);
                row[i] = isAr ? _values[t - lag] : _errors[t - lag];
            }

            for (int i = 0; i < count; i++)
            {
                start[i] += row[i] * _values[t];
                for (int j = 0; j <= i; j++)
                {
                    normal[(i * count) + j] += row[i] * row[j];
                }
            }
        }

        for (int i = 0; i < count; i++)
        {
            normal[(i * count) + i] *= 1 + 1e-8;
        }

        if (!CholeskyKernel.TryFactor(normal, count, count))
        {
            return false;
        }

        CholeskyKernel.Solve(normal, count, start);
        return TryDrawIn(start);
    }

    private (bool IsAr, int Lag) Lag(int place)
    {
        int near = _shape.P + _shape.Q;
        return place < _shape.P ? (true, place + 1)
            : place < near ? (false, place - _shape.P + 1)
            : place < near + _shape.SeasonalP ? (true, (place - near + 1) * _shape.Season)
            : (false, (place - near - _shape.SeasonalP + 1) * _shape.Season);
    }

    // Coefficients are drawn towards 0, far lags most, until they are stationary and invertible.
    private bool TryDrawIn(Span<double> start)
    {
        Span<double> coefficients = stackalloc double[start.Length];
        start.CopyTo(coefficients);
        for (int i = 0; i < 20; i++)
        {
            if (ArmaCoefficients.TryToPartials(_shape, coefficients, start))
            {
                for (int j = 0; j < start.Length; j++)
                {
                    start[j] = Math.Clamp(start[j], -Edge, Edge);
                }

                return true;
            }

            for (int j = 0; j < coefficients.Length; j++)
            {
                (_, int lag) = Lag(j);
                coefficients[j] *= Math.Pow(0.8, lag >= _shape.Season && j >= _shape.P + _shape.Q ? lag / _shape.Season : lag);
            }
        }

        return false;
    }

    // The values less all columns.
    private bool TryCentre()
    {
        int columns = _sample.Columns;
        _sample[0].CopyTo(_values);
        return columns == 0 || LeastSquaresKernel.TryTakeOff(_sample.Beside, _values, _normal[..(columns * columns)], _normal.Slice(columns * columns, columns));
    }

    // Of an autoregression by J. P. Burg's method (1967): forward and backward errors, order by order.
    private void LongErrors(int order)
    {
        int length = _sample.Length;
        Span<double> backward = _work[..length];
        _values.CopyTo(_errors);
        _values.CopyTo(backward);
        for (int k = 1; k <= order; k++)
        {
            double product = 0;
            double square = 0;
            for (int t = k; t < length; t++)
            {
                product += _errors[t] * backward[t - 1];
                square += (_errors[t] * _errors[t]) + (backward[t - 1] * backward[t - 1]);
            }

            double partial = square > 0 ? 2 * product / square : 0;
            for (int t = length - 1; t >= k; t--)
            {
                (double ahead, double behind) = (_errors[t], backward[t - 1]);
                _errors[t] = ahead - (partial * behind);
                backward[t] = behind - (partial * ahead);
            }
        }
    }
}
