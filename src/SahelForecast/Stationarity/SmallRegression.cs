namespace SahelForecast.Stationarity;

/// <summary>Least squares with a few columns, and the t value of the last one.</summary>
internal static class SmallRegression
{
    /// <summary>The most columns there may be.</summary>
    public const int MaximumColumns = 5;

    // A column of which less is left by the columns before it says nothing new; R's lm drops it at the same share.
    private const double Independent = 1e-7;

    // Residuals of a smaller share of the response are rounding.
    private const double Resolved = 1e-13;

    /// <summary>Fits the response. O(rows columns²), allocates nothing.</summary>
    /// <param name="columns">The columns one after the other and the response after them, all <paramref name="rows"/> long; overwritten.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="count">Columns, at most <see cref="MaximumColumns"/>.</param>
    /// <param name="coefficients">Takes one number a column, 0 for one that says nothing new; or empty.</param>
    public static SmallRegressionFit Fit(Span<double> columns, int rows, int count, Span<double> coefficients = default)
    {
        // Column by column of the triangular factor, the response's last.
        Span<double> triangle = stackalloc double[MaximumColumns * (MaximumColumns + 1)];
        Span<double> response = columns.Slice(count * rows, rows);
        double whole = Norm(response);
        int rank = 0;
        bool lastCounts = false;
        for (int k = 0; k <= count; k++)
        {
            Span<double> column = columns.Slice(k * rows, rows);
            double before = Norm(column);
            Span<double> factor = triangle.Slice(k * MaximumColumns, MaximumColumns);
            factor.Clear();
            Orthogonalize(columns, column, k, factor);
            Orthogonalize(columns, column, k, factor);
            if (k < count)
            {
                double left = Norm(column);
                lastCounts = left > Independent * before;
                rank += lastCounts ? 1 : 0;
                factor[k] = lastCounts ? left : 0;
                Scale(column, lastCounts ? 1 / left : 0);
            }
        }

        Span<double> right = triangle.Slice(count * MaximumColumns, MaximumColumns);
        double residual = Norm(response);
        double rest = residual > Resolved * whole ? residual * residual : 0;
        double t = lastCounts && rest > 0 && rows > rank ? right[count - 1] / Math.Sqrt(rest / (rows - rank)) : double.NaN;
        if (!coefficients.IsEmpty)
        {
            Substitute(triangle, right, coefficients[..count]);
        }

        return new SmallRegressionFit(t, rest, rank);
    }

    private static void Orthogonalize(ReadOnlySpan<double> columns, Span<double> column, int before, Span<double> factor)
    {
        for (int j = 0; j < before; j++)
        {
            ReadOnlySpan<double> other = columns.Slice(j * column.Length, column.Length);
            double dot = 0;
            for (int i = 0; i < column.Length; i++)
            {
                dot += other[i] * column[i];
            }

            for (int i = 0; i < column.Length; i++)
            {
                column[i] -= dot * other[i];
            }

            factor[j] += dot;
        }
    }

    private static void Substitute(ReadOnlySpan<double> triangle, ReadOnlySpan<double> right, Span<double> coefficients)
    {
        for (int k = coefficients.Length - 1; k >= 0; k--)
        {
            double sum = right[k];
            for (int j = k + 1; j < coefficients.Length; j++)
            {
                sum -= triangle[(j * MaximumColumns) + k] * coefficients[j];
            }

            double pivot = triangle[(k * MaximumColumns) + k];
            coefficients[k] = pivot > 0 ? sum / pivot : 0;
        }
    }

    private static double Norm(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    private static void Scale(Span<double> values, double factor)
    {
        foreach (ref double value in values)
        {
            value *= factor;
        }
    }
}
