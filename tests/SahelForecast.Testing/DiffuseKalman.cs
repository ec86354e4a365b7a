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
        // T times each row of P, which is a column too, is a column of T P; T times each row of that one of T P T'.
        for (int i = 0; i < _size; i++)
        {
            Move(_covariance.AsSpan(i * _size, _size), _moved.AsSpan(i, ((_size - 1) * _size) + 1));
        }

        for (int i = 0; i < _size; i++)
        {
            Move(_moved.AsSpan(i * _size, _size), _covariance.AsSpan(i, ((_size - 1) * _size) + 1));
        }

        for (int i = 0; i < _arma; i++)
        {
            Span<double> row = _covariance.AsSpan(i * _size, _arma);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] += _ma[i] * _ma[j];
            }
        }

        double first = _state[0];
        double level = Seen(_state);
        for (int i = 0; i < _arma; i++)
        {
            _state[i] = (_ar[i] * first) + (i + 1 < _arma ? _state[i + 1] : 0);
        }

        for (int i = _size - 1; i > _arma; i--)
        {
            _state[i] = _state[i - 1];
        }

        if (_size > _arma)
        {
            _state[_arma] = level;
        }
    }

    // T times a vector, into a column.
    private void Move(ReadOnlySpan<double> states, Span<double> column)
    {
        double first = states[0];
        for (int i = 0; i < _arma - 1; i++)
        {
            column[i * _size] = (_ar[i] * first) + states[i + 1];
        }

        column[(_arma - 1) * _size] = _ar[_arma - 1] * first;
        for (int i = _size - 1; i > _arma; i--)
        {
            column[i * _size] = states[i - 1];
        }

        if (_size > _arma)
        {
            column[_arma * _size] = Seen(states);
        }
    }
}
