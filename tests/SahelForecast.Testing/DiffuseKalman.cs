namespace SahelForecast.Testing;

/// <summary>The filter of an ARIMA model on its levels, as R's and others' are: beside the states of the stationary part it carries the past levels that differencing takes, whose
/// variance is set very large at first.</summary>
/// <remarks>Nearly the likelihood of the differences: the first values, forecast with a huge variance, do not count, and what they leave open is about one in that variance.</remarks>
public sealed class DiffuseKalman
{
    // R's: what is not known at first, and from where on a variance says that a value is of those.
    private const double Diffuse = 1e6;
    private const double Open = 1e4;

    private readonly int _arma;
    private readonly int _size;
    private readonly double[] _ar;
    private readonly double[] _ma;
    private readonly int[] _places;
    private readonly double[] _weights;
    private readonly double[] _state;
    private readonly double[] _gain;
    private readonly double[] _covariance;
    private readonly double[] _moved;
    private readonly double[] _begin;
    private readonly StationaryStart _start;

    /// <summary>Takes memory.</summary>
    /// <param name="arLags">The longest lag of the autoregression.</param>
    /// <param name="maLags">The longest lag of the moving average.</param>
    /// <param name="differencing">The coefficients of (1 - B)^d (1 - B^m)^D by lag from 0.</param>
    public DiffuseKalman(int arLags, int maLags, ReadOnlySpan<double> differencing)
    {
        _arma = Math.Max(arLags, maLags + 1);
        _size = _arma + differencing.Length - 1;
        _ar = new double[_arma];
        _ma = new double[_arma];
        var places = new List<int> { 0 };
        var weights = new List<double> { 1 };
        for (int lag = 1; lag < differencing.Length; lag++)
        {
            if (differencing[lag] != 0)
            {
                places.Add(_arma + lag - 1);
                weights.Add(-differencing[lag]);
            }
        }

        _places = [.. places];
        _weights = [.. weights];
        _state = new double[_size];
        _gain = new double[_size];
        _covariance = new double[_size * _size];
        _moved = new double[_size * _size];
        _begin = new double[_size * _size];
        _start = new StationaryStart(_arma);
    }

    /// <summary>Sets the model. Allocates nothing.</summary>
    /// <param name="ar">By lag from 1.</param>
    /// <param name="ma">By lag from 1, with plus signs.</param>
    public void Pose(ReadOnlySpan<double> ar, ReadOnlySpan<double> ma)
    {
        ar.CopyTo(_ar);
        _ma[0] = 1;
        ma.CopyTo(_ma.AsSpan(1));
        ReadOnlySpan<double> stationary = _start.Solve(_ar, _ma);
        Array.Clear(_begin);
        for (int i = 0; i < _size; i++)
        {
            if (i < _arma)
            {
                stationary.Slice(i * _arma, _arma).CopyTo(_begin.AsSpan(i * _size));
            }
            else
            {
                _begin[(i * _size) + i] = Diffuse;
            }
        }
    }

    /// <summary>Runs over a series. Allocates nothing.</summary>
    /// <param name="levels">NaN where missing.</param>
    /// <returns>What it has seen.</returns>
    public KalmanLikelihood Run(ReadOnlySpan<double> levels)
    {
        _begin.CopyTo(_covariance, 0);
        Array.Clear(_state);
        double sum = 0;
        double determinant = 0;
        int count = 0;
        foreach (double level in levels)
        {
            if (!double.IsNaN(level))
            {
                double error = level - Seen(_state);
                for (int i = 0; i < _size; i++)
                {
                    _gain[i] = Seen(_covariance.AsSpan(i * _size, _size));
                }

                double variance = Seen(_gain);
                if (variance < Open)
                {
                    count++;
                    sum += error * error / variance;
                    determinant += Math.Log(variance);
                }

                Learn(error, variance);
            }

            Move();
        }

        return new KalmanLikelihood(sum, determinant, count);
    }

    private double Seen(ReadOnlySpan<double> states)
    {
        double sum = 0;
        for (int i = 0; i < _places.Length; i++)
        {
            sum += _weights[i] * states[_places[i]];
        }

        return sum;
    }

    private void Learn(double error, double variance)
    {
        ReadOnlySpan<double> gain = _gain;
        for (int i = 0; i < _size; i++)
        {
            double share = gain[i] / variance;
            _state[i] += share * error;
            Span<double> row = _covariance.AsSpan(i * _size, _size);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] -= share * gain[j];
            }
        }
    }

    private void Move()
    {
        // Row by row: T P, then each of its rows times T'.
        MoveRows();
        for (int i = 0; i < _size; i++)
        {
            MoveRow(_moved.AsSpan(i * _size, _size), _covariance.AsSpan(i * _size, _size));
        }

        for (int i = 0; i < _arma; i++)
        {
            Span<double> row = _covariance.AsSpan(i * _size, _arma);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] += _ma[i] * _ma[j];
            }
        }

        MoveRow(_state, _gain);
        _gain.CopyTo(_state, 0);
    }

    // T P.
    private void MoveRows()
    {
        ReadOnlySpan<double> covariance = _covariance;
        Span<double> moved = _moved;
        ReadOnlySpan<double> first = covariance[.._size];
        for (int i = 0; i < _arma; i++)
        {
            Span<double> row = moved.Slice(i * _size, _size);
            if (i + 1 < _arma)
            {
                covariance.Slice((i + 1) * _size, _size).CopyTo(row);
            }
            else
            {
                row.Clear();
            }

            AddTimes(_ar[i], first, row);
        }

        if (_size == _arma)
        {
            return;
        }

        Span<double> level = moved.Slice(_arma * _size, _size);
        level.Clear();
        for (int i = 0; i < _places.Length; i++)
        {
            AddTimes(_weights[i], covariance.Slice(_places[i] * _size, _size), level);
        }

        covariance[(_arma * _size)..^_size].CopyTo(moved[((_arma + 1) * _size)..]);
    }

    private static void AddTimes(double weight, ReadOnlySpan<double> from, Span<double> to)
    {
        if (weight == 0)
        {
            return;
        }

        for (int i = 0; i < to.Length; i++)
        {
            to[i] += weight * from[i];
        }
    }

    // T times one vector.
    private void MoveRow(ReadOnlySpan<double> from, Span<double> to)
    {
        from[1.._arma].CopyTo(to);
        to[_arma - 1] = 0;
        AddTimes(from[0], _ar, to[.._arma]);
        if (_size > _arma)
        {
            to[_arma] = Seen(from);
            from[_arma..^1].CopyTo(to[(_arma + 1)..]);
        }
    }
}
