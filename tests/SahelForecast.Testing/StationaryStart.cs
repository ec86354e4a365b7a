namespace SahelForecast.Testing;

/// <summary>The stationary covariance of the states of an autoregressive moving average: P = T P T' + R R', solved for by doubling.</summary>
/// <remarks>P is the sum of T^k R R' T'^k, and 2 n of its terms are those of n and T^n times those times T'^n. T has the autoregression in its first column and ones above the
/// diagonal, R is 1 and the moving average (A. C. Harvey 1989, Forecasting, structural time series models and the Kalman filter, section 3.3).</remarks>
public sealed class StationaryStart
{
    // 2^60 terms: more than any model needs that rounding can tell from one without a variance.
    private const int MostDoublings = 60;

    private readonly int _size;
    private readonly double[] _covariance;
    private readonly double[] _power;
    private readonly double[] _next;
    private readonly double[] _product;

    /// <summary>Takes memory.</summary>
    /// <param name="size">States.</param>
    public StationaryStart(int size)
    {
        _size = size;
        _covariance = new double[size * size];
        _power = new double[size * size];
        _next = new double[size * size];
        _product = new double[size * size];
    }

    /// <summary>Solves. Allocates nothing.</summary>
    /// <param name="ar">f by lag from 1, 0 beyond; as long as there are states.</param>
    /// <param name="errors">1 and g by lag from 1, 0 beyond; likewise.</param>
    /// <returns>P, row by row; overwritten by the next call.</returns>
    public ReadOnlySpan<double> Solve(ReadOnlySpan<double> ar, ReadOnlySpan<double> errors)
    {
        Span<double> power = _power;
        Span<double> next = _next;
        power.Clear();
        for (int i = 0; i < _size; i++)
        {
            power[i * _size] = ar[i];
            if (i + 1 < _size)
            {
                power[(i * _size) + i + 1] = 1;
            }

            for (int j = 0; j < _size; j++)
            {
                _covariance[(i * _size) + j] = errors[i] * errors[j];
            }
        }

        for (int doubling = 0; doubling < MostDoublings && Add(power); doubling++)
        {
            Multiply(power, power, next);
            Span<double> free = power;
            power = next;
            next = free;
        }

        return _covariance;
    }

    // P += A P A'. Returns whether that changed it.
    private bool Add(ReadOnlySpan<double> power)
    {
        Multiply(power, _covariance, _product);
        double most = 0;
        double change = 0;
        for (int i = 0; i < _size; i++)
        {
            ReadOnlySpan<double> left = _product.AsSpan(i * _size, _size);
            for (int j = 0; j <= i; j++)
            {
                ReadOnlySpan<double> right = power.Slice(j * _size, _size);
                double sum = 0;
                for (int k = 0; k < right.Length; k++)
                {
                    sum += left[k] * right[k];
                }

                double value = _covariance[(i * _size) + j] + sum;
                _covariance[(i * _size) + j] = value;
                _covariance[(j * _size) + i] = value;
                change = Math.Max(change, Math.Abs(sum));
                most = Math.Max(most, Math.Abs(value));
            }
        }

        return change > 1e-17 * most;
    }

    private void Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> target)
    {
        target.Clear();
        for (int i = 0; i < _size; i++)
        {
            Span<double> row = target.Slice(i * _size, _size);
            for (int k = 0; k < _size; k++)
            {
                double weight = left[(i * _size) + k];
                if (weight == 0)
                {
                    continue;
                }

                ReadOnlySpan<double> other = right.Slice(k * _size, _size);
                for (int j = 0; j < row.Length; j++)
                {
                    row[j] += weight * other[j];
                }
            }
        }
    }
}
