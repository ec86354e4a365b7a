using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Exact derivatives of the scaled errors and their variances by what is searched, eight at a time beside the filter.</summary>
internal readonly ref struct ArmaSlopes
{
    private const int Lanes = Dual.Lanes;

    private static readonly int DualLength = Unsafe.SizeOf<Dual>() / sizeof(double);

    private readonly ArmaShape _shape;
    private readonly ArmaSample _sample;
    private readonly int _given;
    private readonly int _width;
    private readonly Span<double> _errorRows;
    private readonly Span<double> _varianceRows;
    private readonly Span<double> _product;
    private readonly Span<double> _sums;
    private readonly Span<double> _values;
    private readonly Span<double> _series;
    private readonly Span<Vector512<double>> _hot;
    private readonly Span<Dual> _duals;

    /// <summary>Takes how many first values are given, and scratch of <see cref="ScratchLength"/>; overwritten.</summary>
    public ArmaSlopes(ArmaShape shape, ArmaSample sample, int given, Span<double> scratch)
    {
        _shape = shape;
        _sample = sample;
        _given = given;
        _width = ArmaFilter.Width(shape.States);
        var cut = new Scissors(scratch);
        _hot = MemoryMarshal.Cast<double, Vector512<double>>(cut.Next(_width * Lanes * (4 + sample.Missing)));
        _errorRows = cut.Next(shape.Stride * sample.Length);
        _varianceRows = cut.Next(shape.Stride * sample.Length);
        _product = cut.Next(shape.Stride * shape.Stride);
        _sums = cut.Next(shape.Stride);
        _values = cut.Next(_width * (4 + sample.Missing));
        _series = cut.Next(sample.Length);
        _duals = MemoryMarshal.Cast<double, Dual>(cut.Next(DualLength * DualCount(shape)));
    }

    /// <summary>The slopes of the errors over the roots of their variances, a row a value, filled up to whole vectors.</summary>
    public ReadOnlySpan<double> Errors => _errorRows;

    /// <summary>The sums of the slopes of the variances' logarithms.</summary>
    public ReadOnlySpan<double> VarianceSums => _sums;

    /// <summary>The sum of products of two slopes of the variances' logarithms, the first not before the second.</summary>
    public double VarianceProduct(int first, int second) => _product[(first * _shape.Stride) + second];

    /// <summary>Numbers of scratch that a model takes.</summary>
    public static int ScratchLength(ArmaShape shape, ArmaSample sample)
    {
        int width = ArmaFilter.Width(shape.States);
        return (width * (Lanes + 1) * (4 + sample.Missing)) + (2 * shape.Stride * sample.Length) + (shape.Stride * (shape.Stride + 1)) + sample.Length
            + (DualLength * DualCount(shape));
    }

    /// <summary>Runs beside the filter. Allocates nothing.</summary>
    /// <param name="point">What is searched: partial autocorrelations.</param>
    /// <param name="amounts">Of the columns.</param>
    /// <param name="precision">What a change of half the sum of squares is worth.</param>
    /// <param name="errors">Scaled errors of the series less the columns.</param>
    /// <param name="weights">What changes of the missing values' scaled columns are worth, halved, column by column.</param>
    /// <param name="gradient">Takes the slope of the whole.</param>
    public void Fill(
        ReadOnlySpan<double> point, ReadOnlySpan<double> amounts, double precision, ReadOnlySpan<double> errors, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        _sample[0].CopyTo(_series);
        for (int column = 0; column < _sample.Columns; column++)
        {
            ReadOnlySpan<double> own = _sample[column + 1];
            for (int t = 0; t < own.Length; t++)
            {
                _series[t] -= amounts[column] * own[t];
            }
        }

        int changing = 0;
        _varianceRows.Clear();
        for (int first = 0; first < _shape.Count; first += Lanes)
        {
            double variance = Start(point, first, out Vector512<double> varianceSlope);
            changing = Math.Max(changing, Run(first, variance, varianceSlope, precision, errors, weights, out Vector512<double> slope));
            slope.CopyTo(gradient[first..]);
        }

        GramKernel.Fill(_varianceRows[..(changing * _shape.Stride)], _shape.Stride, _product);
    }

    private static int DualCount(ArmaShape shape) =>
        (2 * shape.Count) + shape.ArLags + shape.MaLags + shape.States + ArmaStart.ScratchLength(shape.ArLags, shape.MaLags);

    private double Start(ReadOnlySpan<double> point, int firstVariable, out Vector512<double> varianceSlope)
    {
        int count = _shape.Count;
        Span<Dual> partials = _duals[..count];
        Span<Dual> coefficients = _duals.Slice(count, count);
        Span<Dual> ar = _duals.Slice(2 * count, _shape.ArLags);
        Span<Dual> ma = _duals.Slice((2 * count) + ar.Length, _shape.MaLags);
        Span<Dual> gain = _duals.Slice((2 * count) + ar.Length + ma.Length, _shape.States);
        for (int i = 0; i < count; i++)
        {
            partials[i] = Dual.Variable(point[i], i - firstVariable);
        }

        ArmaCoefficients.Fill<Dual>(_shape, partials, coefficients);
        ArmaCoefficients.Expand<Dual>(_shape, coefficients, ar, ma);
        Dual variance = _given != ArmaProblem.Exact ? ArmaStart.FillSteady<Dual>(ar, ma, gain) : ArmaStart.Fill<Dual>(_shape, ar, ma, gain, _duals[((2 * count) + ar.Length + ma.Length + gain.Length)..]);
        _values.Clear();
        _hot.Clear();
        for (int i = 0; i < ar.Length; i++)
        {
            _values[i] = ar[i].Value;
            _hot[i] = ar[i].Slopes;
        }

        for (int i = 0; i < gain.Length; i++)
        {
            _values[_width + i] = _values[(2 * _width) + i] = gain[i].Value;
            _hot[_width + i] = _hot[(2 * _width) + i] = gain[i].Slopes;
        }

        varianceSlope = variance.Slopes;
        return variance.Value;
    }

    // Returns from which value on the weights are steady.
    private int Run(
        int firstVariable, double variance, Vector512<double> varianceSlope, double precision, ReadOnlySpan<double> errors, ReadOnlySpan<double> weights, out Vector512<double> gradient)
    {
        int stride = _shape.Stride;
        int length = _sample.Length;
        ReadOnlySpan<double> ar = _values[.._width];
        Span<double> gain = _values.Slice(_width, _width);
        Span<double> change = _values.Slice(2 * _width, _width);
        ReadOnlySpan<Vector512<double>> arSlopes = _hot[.._width];
        Span<Vector512<double>> gainSlopes = _hot.Slice(_width, _width);
        Span<Vector512<double>> changeSlopes = _hot.Slice(2 * _width, _width);
        gradient = default;
        Vector512<double> sum = default;
        int changing = _given == ArmaProblem.Exact ? length : 0;
        double root = Math.Sqrt(variance);
        for (int t = 0; t < length; t++)
        {
            bool isSteady = t >= changing;
            Vector512<double> logSlope = isSteady ? default : varianceSlope / variance;
            if (!isSteady)
            {
                logSlope.CopyTo(_varianceRows[((t * stride) + firstVariable)..]);
                sum += logSlope;
            }

            for (int column = 0; column <= _sample.Missing; column++)
            {
                Span<double> state = _values.Slice((3 + column) * _width, _width);
                Span<Vector512<double>> stateSlopes = _hot.Slice((3 + column) * _width, _width);
                double value = column == 0 ? _series[t] : _sample[column][t];
                if (t < _given)
                {
                    if (column == 0)
                    {
                        Vector512<double>.Zero.CopyTo(_errorRows[((t * stride) + firstVariable)..]);
                    }

                    state[0] = value;
                    stateSlopes[0] = default;
                    Move(_shape.States, ar, arSlopes, gain, gainSlopes, state, stateSlopes, 0, default);
                    continue;
                }

                double error = value - state[0];
                Vector512<double> slope = -stateSlopes[0];
                Vector512<double> scaled = slope / root;
                double weight = column == 0 ? precision * errors[t] : 2 * weights[((column - 1) * length) + t];
                gradient += weight * (scaled - (0.5 * (error / root) * logSlope));
                if (column == 0)
                {
                    scaled.CopyTo(_errorRows[((t * stride) + firstVariable)..]);
                }

                double surprise = error / variance;
                Move(_shape.States, ar, arSlopes, gain, gainSlopes, state, stateSlopes, surprise, (slope / variance) - (surprise * logSlope));
            }

            if (isSteady)
            {
                continue;
            }

            double share = change[0] / variance;
            Vector512<double> shareSlope = (changeSlopes[0] - (share * varianceSlope)) / variance;
            double most = Turn(_shape.States, ar, arSlopes, gain, gainSlopes, change, changeSlopes, share, shareSlope);
            varianceSlope = (varianceSlope * (1 - (share * share))) - (2 * variance * share * shareSlope);
            variance *= 1 - (share * share);
            root = Math.Sqrt(variance);
            changing = most < ArmaFilter.Resolved * variance ? t + 1 : changing;
        }

        sum.CopyTo(_sums[firstVariable..]);
        gradient += sum;
        return changing;
    }

    // The states and their slopes, one value on.
    private static void Move(
        int states,
        ReadOnlySpan<double> ar,
        ReadOnlySpan<Vector512<double>> arSlopes,
        ReadOnlySpan<double> gain,
        ReadOnlySpan<Vector512<double>> gainSlopes,
        Span<double> state,
        Span<Vector512<double>> stateSlopes,
        double surprise,
        Vector512<double> surpriseSlope)
    {
        double first = state[0];
        Vector512<double> firstSlope = stateSlopes[0];
        for (int i = 0; i < states; i++)
        {
            Vector512<double> slope = stateSlopes[i + 1];
            slope = Vector512.FusedMultiplyAdd(Vector512.Create(ar[i]), firstSlope, slope);
            slope = Vector512.FusedMultiplyAdd(Vector512.Create(first), arSlopes[i], slope);
            slope = Vector512.FusedMultiplyAdd(Vector512.Create(gain[i]), surpriseSlope, slope);
            stateSlopes[i] = Vector512.FusedMultiplyAdd(Vector512.Create(surprise), gainSlopes[i], slope);
        }

        ArmaFilter.Take(ar, gain, state, surprise);
    }

    // The weights and their slopes, one value on; returns the largest of what is still changing.
    private static double Turn(
        int states,
        ReadOnlySpan<double> ar,
        ReadOnlySpan<Vector512<double>> arSlopes,
        Span<double> gain,
        Span<Vector512<double>> gainSlopes,
        Span<double> change,
        Span<Vector512<double>> changeSlopes,
        double share,
        Vector512<double> shareSlope)
    {
        double first = change[0];
        Vector512<double> firstSlope = changeSlopes[0];
        var most = Vector512<double>.Zero;
        double mostValue = 0;
        var negative = Vector512.Create(-share);
        for (int i = 0; i < states; i++)
        {
            double moved = change[i + 1] + (ar[i] * first);
            Vector512<double> movedSlope = Vector512.FusedMultiplyAdd(Vector512.Create(ar[i]), firstSlope, changeSlopes[i + 1]);
            movedSlope = Vector512.FusedMultiplyAdd(Vector512.Create(first), arSlopes[i], movedSlope);
            double before = gain[i];
            Vector512<double> beforeSlope = gainSlopes[i];
            gain[i] = before - (share * moved);
            gainSlopes[i] = Vector512.FusedMultiplyAdd(negative, movedSlope, beforeSlope) - (shareSlope * moved);
            change[i] = moved - (share * before);
            Vector512<double> after = Vector512.FusedMultiplyAdd(negative, beforeSlope, movedSlope) - (shareSlope * before);
            changeSlopes[i] = after;
            most = Vector512.Max(most, Vector512.Abs(after));
            mostValue = Math.Max(mostValue, Math.Abs(change[i]));
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            mostValue = Math.Max(mostValue, most[lane]);
        }

        return mostValue;
    }
}
