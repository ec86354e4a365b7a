using SahelForecast.Numerics;

namespace SahelForecast.Models.Ces;

/// <content>How it is found.</content>
internal sealed partial class CesUncertainty
{
    // Of a weight that may be anything from 0 to 1 the variance is a twelfth: all that is known of it beside the series.
    private const double RangePrecision = 12;

    // States that the values can't tell apart are told apart by this share of what they say of each.
    private const double Ridge = 1e-12;

    // The largest that half precision holds.
    private const double Most = 65_504;

    /// <summary>From a fit. O(n k), with k parameters and states, and O(k³).</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="facts">The fit.</param>
    /// <param name="start">The states that it began with.</param>
    /// <param name="seasonLength">Periods in a season.</param>
    /// <param name="degrees">The degrees of freedom left.</param>
    /// <remarks>Parameters have the covariance that the expected curvature of the criterion, prior included, gives them; given these, initial states that of least squares, and move with them as least squares
    /// do. Both reach the end by the recursion's own derivatives.</remarks>
    public static CesUncertainty Of(ReadOnlySpan<double> values, CesFacts facts, double[] start, int seasonLength, int degrees)
    {
        CesSeasonality kind = facts.Kind;
        int seasons = kind == CesSeasonality.None ? 0 : seasonLength;
        int parameterCount = facts.IsLevel ? 1 : CesParameters.CountOf(kind);
        double deviation = facts.StandardDeviation;
        double[][] units = Units(kind, facts.IsLevel, parameterCount, seasons);
        double[] errors = Carry(values, facts.Parameters, start, deviation, kind, parameterCount, units);
        double[]? columns = deviation > 0 ? Columns(values, facts, seasonLength, parameterCount, units, errors, degrees) : null;
        return columns is null
            ? new CesUncertainty(kind, parameterCount, new double[At(parameterCount + 2)], new double[seasons * (At(parameterCount + 2 + OwnOf(kind)) - At(parameterCount + 2))], seasons, degrees)
            : Packed(kind, parameterCount, seasons, columns, units.Length, degrees);
    }

    // The directions in which states may begin to move, after the parameters, which move none.
    private static double[][] Units(CesSeasonality kind, bool isLevel, int parameterCount, int seasons)
    {
        var units = new List<double[]>();
        int size = 2 + (2 * seasons);
        for (int i = 0; i < parameterCount; i++)
        {
            units.Add(new double[size]);
        }

        for (int i = 0; i < 2 && kind != CesSeasonality.Simple && !(isLevel && i == 1); i++)
        {
            double[] unit = new double[size];
            unit[i] = 1;
            units.Add(unit);
        }

        // Deviations add up to 0 at the start.
        int free = kind == CesSeasonality.Simple ? seasons : seasons - 1;
        for (int own = 0; own < OwnOf(kind); own++)
        {
            for (int season = 0; season < free; season++)
            {
                double[] unit = new double[size];
                unit[2 + (2 * season) + own] = 1;
                unit[size - 2 + own] -= free < seasons ? 1 : 0;
                units.Add(unit);
            }
        }

        return [.. units];
    }

    // Moves directions on to after the last observed value; gives how each moves the observed errors, a row a value, in units of the deviation.
    private static double[] Carry(
        ReadOnlySpan<double> values, CesParameters parameters, double[] start, double deviation, CesSeasonality kind, int parameterCount, double[][] units)
    {
        double[] errors = new double[values.Length * units.Length];
        if (!(deviation > 0))
        {
            return errors;
        }

        ReadOnlySpan<double> observed = values[..(values.LastIndexOfAnyExcept(double.NaN) + 1)];
        double[] state = new double[start.Length];
        Span<double> point = stackalloc double[CesSearch.Most];
        for (int i = 0; i < units.Length; i++)
        {
            System.Numerics.Tensors.TensorPrimitives.Divide(start, deviation, state);
            point.Clear();
            if (i < parameterCount)
            {
                point[i] = 1;
            }

            var recursion = new CesRecursion(parameters, state, 0);
            var tangent = new CesTangent(parameters, CesParameters.Of(kind, point), units[i]);
            for (int t = 0; t < observed.Length; t++)
            {
                double error = (observed[t] / deviation) - recursion.Forecast;
                bool isMissing = double.IsNaN(error);
                double moved = isMissing ? 0 : -tangent.Forecast(recursion);
                errors[(t * units.Length) + i] = moved;
                tangent.Next(recursion, isMissing ? 0 : error, moved);
                recursion.Next(isMissing ? 0 : error);
            }
        }

        return errors;
    }

    // Independent directions of one standard deviation each: parameters and states at the end, a row each.
    private static double[]? Columns(
        ReadOnlySpan<double> values, CesFacts facts, int seasonLength, int parameterCount, double[][] units, double[] errors, int degrees)
    {
        int count = units.Length;
        int stateCount = count - parameterCount;
        double[] normal = new double[count * count];
        for (int t = 0; t < errors.Length; t += count)
        {
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    normal[(i * count) + j] += errors[t + i] * errors[t + j];
                }
            }
        }

        double[] scale = new double[stateCount];
        double[] states = new double[stateCount * stateCount];
        for (int i = 0; i < stateCount; i++)
        {
            int row = (parameterCount + i) * count;
            double own = normal[row + parameterCount + i];
            scale[i] = own > 0 ? 1 / Math.Sqrt(own) : 0;
            for (int j = 0; j <= i; j++)
            {
                states[(i * stateCount) + j] = (normal[row + parameterCount + j] * scale[i] * scale[j]) + (i == j ? own > 0 ? Ridge : 1 : 0);
            }
        }

        if (!CholeskyKernel.TryFactor(states, stateCount, stateCount))
        {
            return null;
        }

        // How states follow the parameters.
        double[][] follow = new double[parameterCount][];
        for (int j = 0; j < parameterCount; j++)
        {
            double[] column = new double[stateCount];
            for (int i = 0; i < stateCount; i++)
            {
                column[i] = -scale[i] * normal[((parameterCount + i) * count) + j];
            }

            CholeskyKernel.Solve(states, stateCount, column);
            System.Numerics.Tensors.TensorPrimitives.Multiply(column, scale, column);
            follow[j] = column;
        }

        double[] curvature = new double[parameterCount * parameterCount];
        if (facts.IsLevel)
        {
            curvature[0] = normal[0] + RangePrecision;
            for (int i = 0; i < stateCount; i++)
            {
                curvature[0] += follow[0][i] * normal[(parameterCount + i) * count];
            }
        }
        else
        {
            double[]? whole = CesKernel.Curvature(values, facts.Kind, seasonLength, facts.Parameters, CesDetail.Straight);
            if (whole is null)
            {
                return null;
            }

            System.Numerics.Tensors.TensorPrimitives.Multiply(whole, (double)degrees / (degrees + facts.Estimated), curvature);
        }

        if (!CholeskyKernel.TryFactor(curvature, parameterCount, parameterCount))
        {
            return null;
        }

        int rows = parameterCount + units[0].Length;
        double[] columns = new double[rows * count];
        double[] direction = new double[count];
        for (int j = 0; j < count; j++)
        {
            Array.Clear(direction);
            if (j < parameterCount)
            {
                Up(curvature, parameterCount, j, direction.AsSpan(0, parameterCount));
                for (int i = 0; i < parameterCount; i++)
                {
                    System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(follow[i], direction[i], direction.AsSpan(parameterCount), direction.AsSpan(parameterCount));
                }
            }
            else
            {
                Span<double> moved = direction.AsSpan(parameterCount);
                Up(states, stateCount, j - parameterCount, moved);
                System.Numerics.Tensors.TensorPrimitives.Multiply(moved, scale, moved);
            }

            for (int i = 0; i < count; i++)
            {
                for (int row = 0; row < rows; row++)
                {
                    columns[(row * count) + j] += direction[i] * (row < parameterCount ? (row == i ? 1 : 0) : units[i][row - parameterCount]);
                }
            }
        }

        return columns;
    }

    // A column of the inverse of L'.
    private static void Up(double[] factor, int count, int column, Span<double> solved)
    {
        solved.Clear();
        solved[column] = 1;
        for (int i = column; i >= 0; i--)
        {
            double part = solved[i] / factor[(i * count) + i];
            solved[i] = part;
            for (int k = 0; k < i; k++)
            {
                solved[k] -= factor[(i * count) + k] * part;
            }
        }
    }

    private static CesUncertainty Packed(CesSeasonality kind, int parameterCount, int seasons, double[] columns, int count, int degrees)
    {
        int sharedCount = parameterCount + 2;
        int own = OwnOf(kind);
        int size = sharedCount + own;
        double[] shared = new double[At(sharedCount)];
        int each = At(size) - At(sharedCount);
        double[] rest = new double[seasons * each];
        double[] covariance = new double[size * size];
        for (int season = 0; season < Math.Max(seasons, 1); season++)
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    covariance[(i * size) + j] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(
                        columns.AsSpan(Row(i) * count, count), columns.AsSpan(Row(j) * count, count));
                }
            }

            CholeskyKernel.FactorSemidefinite(covariance, size, size);
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    double number = covariance[(i * size) + j];
                    if (i < sharedCount)
                    {
                        shared[At(i) + j] = (float)number;
                    }
                    else
                    {
                        rest[(season * each) + At(i) - At(sharedCount) + j] = (double)(Half)Math.Clamp(number, -Most, Most);
                    }
                }
            }

            int Row(int i) => i < sharedCount ? i : sharedCount + (2 * season) + i - sharedCount;
        }

        return new CesUncertainty(kind, parameterCount, shared, rest, seasons, degrees);
    }
}
