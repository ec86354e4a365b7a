namespace SahelForecast.Stationarity;

/// <summary>The values of a series that are there, with their places in time, to be differenced in place.</summary>
internal ref struct ObservedValues
{
    // As all.equal in R.
    private const double RelativeTolerance = 1.5e-8;

    // A difference of two values that are equal but for this share of the largest value is rounding.
    private const double Rounding = 1e-15;

    private readonly Span<double> _values;
    private readonly Span<double> _times;
    private readonly double _largest;
    private int _count;
    private double _smallest;

    /// <summary>Takes the observed values of a series, less the first: no test here depends on the level, and rounding does.</summary>
    /// <param name="series">NaN where missing.</param>
    /// <param name="scratch">Room for two numbers a value.</param>
    public ObservedValues(ReadOnlySpan<double> series, Span<double> scratch)
    {
        _values = scratch[..series.Length];
        _times = scratch.Slice(series.Length, series.Length);
        double sum = 0;
        double origin = 0;
        for (int i = 0; i < series.Length; i++)
        {
            if (!double.IsNaN(series[i]))
            {
                origin = _count == 0 ? series[i] : origin;
                _values[_count] = series[i] - origin;
                _times[_count++] = i;
                _largest = Math.Max(_largest, Math.Abs(series[i]));
                sum += Math.Abs(series[i]);
            }
        }

        _smallest = Math.Max(RelativeTolerance * sum / Math.Max(1, _count), Rounding * _largest);
    }

    /// <summary>The values, one after the other.</summary>
    public readonly ReadOnlySpan<double> Values => _values[.._count];

    /// <summary>Their places, in periods from the first of the series.</summary>
    public readonly ReadOnlySpan<double> Times => _times[.._count];

    /// <summary>Whether all values are the same but for rounding; so for none and for one.</summary>
    public readonly bool IsConstant
    {
        get
        {
            double sum = 0;
            foreach (double value in Values)
            {
                sum += Math.Abs(value - _values[0]);
            }

            return !(sum > _smallest * _count);
        }
    }

    /// <summary>
    /// Takes the differences. One over a gap is divided by its periods, so that a straight line has constant differences whatever is missing; it stands midway between its two values.
    /// </summary>
    public void Difference()
    {
        double sum = 0;
        for (int i = 1; i < _count; i++)
        {
            _values[i - 1] = (_values[i] - _values[i - 1]) / (_times[i] - _times[i - 1]);
            _times[i - 1] = (_times[i] + _times[i - 1]) / 2;
            sum += Math.Abs(_values[i - 1]);
        }

        _count = Math.Max(0, _count - 1);
        _smallest = Math.Max(RelativeTolerance * sum / Math.Max(1, _count), 4 * Rounding * _largest);
    }
}
