using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>The exact Gaussian likelihood of a stationary part, to be maximised: less twice its logarithm but for a constant, variance and columns solved for.</summary>
/// <remarks>
/// With n values that count, scaled errors u = v / sqrt(F) left after the columns and S = sum u² it is n log S + sum log F, and with missing values log det X'X of their filtered columns X.
/// Its curvature is the expected one (Fisher's information, the variance profiled out, columns projected out): 2 (n / S) V'V + G'G - g g' / n, V the slopes of v over
/// sqrt(F), G those of log F and g their sum.
/// </remarks>
internal ref struct ArmaProblem : IScoringProblem
{
    // No value is given: the start is that of the stationary process.
    internal const int Exact = -1;

    // Times the variance of the errors. Several roots that near to 1 leave no digits to the recursion; a model there is none.
    private const double MostVariance = 1e7;

    private readonly ArmaShape _shape;
    private readonly ArmaSample _sample;
    private readonly int _given;
    private readonly int _width;
    private readonly Span<double> _ar;
    private readonly Span<double> _ma;
    private readonly Span<double> _factors;
    private readonly Span<double> _point;
    private readonly Span<double> _start;
    private readonly Span<double> _gain;
    private readonly Span<double> _change;
    private readonly Span<double> _state;
    private readonly Span<double> _gains;
    private readonly Span<double> _variances;
    private readonly Span<double> _errors;
    private readonly Span<double> _normal;
    private readonly Span<double> _amounts;
    private readonly Span<double> _weights;
    private readonly Span<double> _row;
    private readonly Span<double> _projected;
    private readonly ArmaSlopes _slopes;

    /// <summary>Poses the problem.</summary>
    /// <param name="shape">How many coefficients.</param>
    /// <param name="sample">What is fitted to.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    /// <param name="isConditional">Whether the first values, as many as the autoregression has lags, count as given, and errors before the others as 0.</param>
    public ArmaProblem(ArmaShape shape, ArmaSample sample, Span<double> scratch, bool isConditional = false)
    {
        _shape = shape;
        _sample = sample;
        _given = isConditional ? shape.ArLags : Exact;
        _width = ArmaFilter.Width(shape.States);
        var cut = new Scissors(scratch);
        _gain = cut.Next(_width);
        _change = cut.Next(_width);
        _state = cut.Next(_width);
        _ar = cut.Next(_width);
        _gains = cut.Next(_width * sample.Length);
        Span<double> slopes = cut.Next(ArmaSlopes.ScratchLength(shape, sample));
        _ma = cut.Next(shape.MaLags);
        _factors = cut.Next(shape.Count);
        _point = cut.Next(shape.Count);
        _start = cut.Next(ArmaStart.ScratchLength(shape.ArLags, shape.MaLags));
        _variances = cut.Next(sample.Length);
        _errors = cut.Next(sample.Length * (sample.Columns + 1));
        _normal = cut.Next(sample.Columns * sample.Columns);
        _amounts = cut.Next(sample.Columns);
        _weights = cut.Next(sample.Length * sample.Missing);
        _row = cut.Next(sample.Missing);
        _projected = cut.Next(sample.Columns * shape.Stride);
        _slopes = new ArmaSlopes(shape, sample, _given, slopes);
    }

    /// <summary>The sum of squares of the last evaluation, in the unit of the series squared.</summary>
    public double SumOfSquares { get; private set; }

    /// <summary>The sum of the logarithms of F of the last evaluation, missing values included.</summary>
    public double LogDeterminant { get; private set; }

    /// <summary>The Gaussian log likelihood of the last evaluation.</summary>
    public readonly double LogLikelihood =>
        -0.5 * ((Count * (Math.Log(2 * Math.PI * (SumOfSquares + _sample.Rounding) / Count) + 1)) + LogDeterminant);

    private readonly int Count => _sample.Observed - Math.Max(_given, 0);

    /// <summary>How much of each column the series held at the last evaluation.</summary>
    public readonly ReadOnlySpan<double> Amounts => _amounts;

    /// <summary>The factor L of X'X = L L' of the filtered columns at the last evaluation, row by row.</summary>
    public readonly ReadOnlySpan<double> Factor => _normal;

    /// <summary>The coefficients of the last evaluation.</summary>
    public readonly ReadOnlySpan<double> Coefficients => _factors;

    /// <summary>Numbers of scratch that a model takes.</summary>
    public static int ScratchLength(ArmaShape shape, ArmaSample sample)
    {
        int width = ArmaFilter.Width(shape.States);
        return (width * (4 + sample.Length)) + ArmaSlopes.ScratchLength(shape, sample) + shape.MaLags + (2 * shape.Count)
            + ArmaStart.ScratchLength(shape.ArLags, shape.MaLags) + (sample.Length * (2 + sample.Columns + sample.Missing))
            + (sample.Columns * (sample.Columns + 1 + shape.Stride)) + sample.Missing;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        x.CopyTo(_point);
        ArmaCoefficients.Fill(_shape, x, _factors);
        return EvaluateCoefficients(_factors);
    }

    /// <summary>The value at given coefficients, stationary and invertible ones.</summary>
    public double EvaluateCoefficients(ReadOnlySpan<double> coefficients)
    {
        coefficients.CopyTo(_factors);
        ArmaCoefficients.Expand<double>(_shape, coefficients, _ar, _ma);
        double variance = _given == Exact ? ArmaStart.Fill<double>(_shape, _ar[.._shape.ArLags], _ma, _gain, _start) : ArmaStart.FillSteady<double>(_ar[.._shape.ArLags], _ma, _gain);
        _gain.CopyTo(_change);

        // Less than the variance of the errors no value can have: there rounding has got the better of a model at the edge of what is stationary.
        if (!(variance > 0.999999 && variance < MostVariance))
        {
            return double.PositiveInfinity;
        }

        var pace = new ArmaPace(variance, IsSteady: _given != Exact);
        double determinant = 0;
        double product = 1;
        int steady = _sample.Length - 1;
        for (int t = 0; t < _sample.Length; t++)
        {
            _variances[t] = pace.Variance;
            _gain.CopyTo(_gains[(t * _width)..]);
            product *= pace.Variance;
            if (product > 1e200)
            {
                determinant += Math.Log(product);
                product = 1;
            }

            if (pace.IsSteady)
            {
                determinant += (_sample.Length - t - 1) * Math.Log(pace.Variance);
                _variances[t..].Fill(pace.Variance);
                steady = t;
                break;
            }

            pace = ArmaFilter.Next(_ar, _gain, _change, pace);
        }

        if (!(pace.Variance > 0.999999))
        {
            return double.PositiveInfinity;
        }

        for (int column = 0; column <= _sample.Columns; column++)
        {
            Follow(_sample[column], steady, Errors(column));
        }

        LogDeterminant = determinant + Math.Log(product) + _sample.LogJacobian;
        return Solve() ? (Count * Math.Log(SumOfSquares + _sample.Rounding)) + LogDeterminant : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public readonly void Differentiate(Span<double> gradient, Span<double> curvature)
    {
        int stride = _shape.Stride;
        double precision = 2 * Count / (SumOfSquares + _sample.Rounding);
        _slopes.Fill(_point, _amounts, precision, Errors(0), MissingWeights(), gradient);

        // V'V, less what columns take of it, then the part of the variances.
        ReadOnlySpan<double> rows = _slopes.Errors;
        GramKernel.Fill(rows, stride, curvature);
        Project(rows);
        ReadOnlySpan<double> sums = _slopes.VarianceSums;
        for (int i = 0; i < _shape.Count; i++)
        {
            Span<double> row = curvature.Slice(i * stride, i + 1);
            for (int j = 0; j <= i; j++)
            {
                double taken = 0;
                for (int column = 0; column < _sample.Columns; column++)
                {
                    taken += _projected[(column * stride) + i] * _projected[(column * stride) + j];
                }

                row[j] = (precision * (row[j] - taken)) + _slopes.VarianceProduct(i, j) - (sums[i] * sums[j] / _sample.Length);
            }
        }

        HoldEdges(gradient, curvature);
    }

    // A moving average on the edge has slope 0, but for rounding, which is no guide.
    private readonly void HoldEdges(Span<double> gradient, Span<double> curvature)
    {
        int stride = _shape.Stride;
        for (int i = 0; i < _shape.Count; i++)
        {
            if (Math.Abs(_point[i]) < 1)
            {
                continue;
            }

            gradient[i] = 0;
            for (int j = 0; j < _shape.Count; j++)
            {
                curvature[(Math.Max(i, j) * stride) + Math.Min(i, j)] = 0;
            }
        }
    }

    private readonly Span<double> Errors(int column) => _errors.Slice(column * _sample.Length, _sample.Length);

    private readonly void Follow(ReadOnlySpan<double> values, int steady, Span<double> errors)
    {
        _state.Clear();
        double variance = double.NaN;
        double root = 0;
        for (int t = 0; t < values.Length; t++)
        {
            if (t < _given)
            {
                errors[t] = 0;
                _state[0] = values[t];
                ArmaFilter.Take(_ar, _gains[.._width], _state, 0);
                continue;
            }

            if (_variances[t] != variance)
            {
                variance = _variances[t];
                root = 1 / Math.Sqrt(variance);
            }

            double error = values[t] - _state[0];
            errors[t] = error * root;
            ArmaFilter.Take(_ar, _gains.Slice(Math.Min(t, steady) * _width, _width), _state, error / variance);
        }
    }

    // Weighted least squares on the columns, and what is left of the series after.
    private bool Solve()
    {
        int columns = _sample.Columns;
        Span<double> errors = Errors(0);
        if (columns > 0 && !LeastSquaresKernel.TryTakeOff(_errors[errors.Length..], errors, _normal, _amounts))
        {
            return false;
        }

        for (int i = 0; i < _sample.Missing; i++)
        {
            LogDeterminant += 2 * Math.Log(_normal[(i * columns) + i]);
        }

        SumOfSquares = System.Numerics.Tensors.TensorPrimitives.SumOfSquares<double>(errors);
        return double.IsFinite(SumOfSquares);
    }

    // L^-1 X'V: its rows' products are what the columns take of V'V.
    private readonly void Project(ReadOnlySpan<double> rows)
    {
        int stride = _shape.Stride;
        int columns = _sample.Columns;
        for (int column = 0; column < columns; column++)
        {
            Span<double> target = _projected.Slice(column * stride, stride);
            target.Clear();
            ReadOnlySpan<double> own = Errors(column + 1);
            for (int t = 0; t < own.Length; t++)
            {
                for (int i = 0; i < _shape.Count; i++)
                {
                    target[i] += own[t] * rows[(t * stride) + i];
                }
            }

            for (int before = 0; before < column; before++)
            {
                double weight = _normal[(column * columns) + before];
                for (int i = 0; i < _shape.Count; i++)
                {
                    target[i] -= weight * _projected[(before * stride) + i];
                }
            }

            for (int i = 0; i < _shape.Count; i++)
            {
                target[i] /= _normal[(column * columns) + column];
            }
        }
    }

    // X (X'X)^-1 of the missing values' columns, by column: half of what the determinant's logarithm changes by when the columns do.
    private readonly ReadOnlySpan<double> MissingWeights()
    {
        int missing = _sample.Missing;
        int columns = _sample.Columns;
        for (int t = 0; t < _sample.Length && missing > 0; t++)
        {
            for (int column = 0; column < missing; column++)
            {
                _row[column] = Errors(column + 1)[t];
            }

            CholeskyKernel.Solve(_normal, columns, _row);
            for (int column = 0; column < missing; column++)
            {
                _weights[(column * _sample.Length) + t] = _row[column];
            }
        }

        return _weights;
    }
}
