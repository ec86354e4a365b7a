namespace SahelForecast.Testing;

/// <summary>The textbook's filter of a stationary autoregressive moving average: the whole covariance of the states is carried on, O(states²) a value.</summary>
/// <remarks>Harvey's form, state 0 the value itself. It shares nothing with the library's filter, which carries a vector on, and so tells whether that one is right.</remarks>
public sealed class DenseKalman
{
    private readonly int _size;
    private readonly double[] _ar;
    private readonly double[] _ma;
    private readonly double[] _state;
    private readonly double[] _first;
    private readonly double[] _begin;
    private readonly double[] _covariance;
    private readonly StationaryStart _start;

    /// <summary>Takes memory.</summary>
    /// <param name="arLags">The longest lag of the autoregression.</param>
    /// <param name="maLags">The longest lag of the moving average.</param>
    public DenseKalman(int arLags, int maLags)
    {
        _size = Math.Max(arLags, maLags + 1);
        _ar = new double[_size];
        _ma = new double[_size];
        _state = new double[_size];
        _first = new double[_size];
        _begin = new double[_size * _size];
        _covariance = new double[_size * _size];
        _start = new StationaryStart(_size);
    }

    /// <summary>Sets the model. Allocates nothing.</summary>
    /// <param name="ar">f of w(t) = sum f(i) w(t-i) + ..., by lag from 1.</param>
    /// <param name="ma">g of ... + e(t) + sum g(j) e(t-j).</param>
    public void Pose(ReadOnlySpan<double> ar, ReadOnlySpan<double> ma)
    {
        ar.CopyTo(_ar);
        _ma[0] = 1;
        ma.CopyTo(_ma.AsSpan(1));
        _start.Solve(_ar, _ma).CopyTo(_begin);
    }

    /// <summary>Runs over a series. Allocates nothing.</summary>
    /// <param name="values">NaN where missing.</param>
    /// <param name="errors">Takes the errors of one-step forecasts over the roots of their variances, NaN where missing; or empty.</param>
    /// <returns>What it has seen.</returns>
    public KalmanLikelihood Run(ReadOnlySpan<double> values, Span<double> errors = default)
    {
        _begin.CopyTo(_covariance, 0);
        Array.Clear(_state);
        double sum = 0;
        double determinant = 0;
        int count = 0;
        for (int t = 0; t < values.Length; t++)
        {
            double variance = _covariance[0];
            double error = values[t] - _state[0];
            bool isMissing = double.IsNaN(error);
            if (!errors.IsEmpty)
            {
                errors[t] = error / Math.Sqrt(variance);
            }

            for (int i = 0; i < _size; i++)
            {
                _first[i] = _covariance[i * _size];
            }

            if (isMissing)
            {
                Guess();
                continue;
            }

            count++;
            sum += error * error / variance;
            determinant += Math.Log(variance);
            Learn(values[t], error, variance);
        }

        return new KalmanLikelihood(sum, determinant, count);
    }

    // A value seen is known: state 0 has no variance left, and its terms in T P T' vanish. The lower triangle is enough.
    private void Learn(double value, double error, double variance)
    {
        Span<double> covariance = _covariance;
        ReadOnlySpan<double> first = _first;
        ReadOnlySpan<double> ma = _ma;
        int last = _size - 1;
        for (int i = 0; i < last; i++)
        {
            double share = first[i + 1] / variance;
            double weight = ma[i];
            _state[i] = (_ar[i] * value) + _state[i + 1] + (share * error);
            Span<double> row = covariance.Slice(i * _size, i + 1);
            ReadOnlySpan<double> next = covariance.Slice(((i + 1) * _size) + 1, i + 1);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] = next[j] - (share * first[j + 1]) + (weight * ma[j]);
            }
        }

        _state[last] = _ar[last] * value;
        Span<double> end = covariance.Slice(last * _size, _size);
        for (int j = 0; j < end.Length; j++)
        {
            end[j] = ma[last] * ma[j];
        }
    }

    // T P T' + R R' without a value.
    private void Guess()
    {
        double known = _state[0];
        for (int i = 0; i < _size; i++)
        {
            _state[i] = (_ar[i] * known) + (i + 1 < _size ? _state[i + 1] : 0);
            for (int j = 0; j <= i; j++)
            {
                double value = (_ar[i] * _ar[j] * _first[0]) + (_ma[i] * _ma[j]);
                value += j + 1 < _size ? _ar[i] * _first[j + 1] : 0;
                value += i + 1 < _size ? (_ar[j] * _first[i + 1]) + _covariance[((i + 1) * _size) + j + 1] : 0;
                _covariance[(i * _size) + j] = value;
            }
        }
    }
}
