using SahelForecast.Numerics;

namespace SahelForecast.Scenarios;

/// <summary>How the magnitudes of a scenario move together: correlations of the normal scores behind them (a Gaussian copula).</summary>
public sealed class CorrelationMatrix
{
    private const double Rounding = 1e-12;

    private readonly double[] _factor;

    private CorrelationMatrix(int count, double[] factor, string? note)
    {
        Count = count;
        _factor = factor;
        Note = note;
    }

    /// <summary>Checks a matrix, and repairs one that contradicts itself.</summary>
    /// <param name="values">Square and symmetric, 1 on the diagonal, in [-1, 1] beside it; rows in the order of the assumptions.</param>
    /// <returns>The matrix. Where no magnitudes can be correlated like that (an eigenvalue is negative), all correlations are shrunk by the same smallest factor that helps, and
    /// <see cref="Note"/> says so.</returns>
    /// <exception cref="ArgumentException">It is not a correlation matrix; the message names the cell.</exception>
    public static CorrelationMatrix Of(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int count = values.GetLength(0);
        if (values.GetLength(1) != count || count == 0)
        {
            throw new ArgumentException($"values has {count} rows and {values.GetLength(1)} columns, but a correlation matrix is square.", nameof(values));
        }

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double value = values[i, j];
                string? problem = i == j && value != 1 ? "must be 1 on the diagonal"
                    : !(value is >= -1 and <= 1) ? "must be in [-1, 1]"
                    : Math.Abs(value - values[j, i]) > Rounding ? FormattableString.Invariant($"is not the {values[j, i]} of row {j + 1}, column {i + 1}: it must be symmetric")
                    : null;
                if (problem is not null)
                {
                    throw new ArgumentException(FormattableString.Invariant($"The correlation in row {i + 1}, column {j + 1} is {value}, but {problem}."), nameof(values));
                }
            }
        }

        double[] factor = new double[count * count];
        double possible = 1;
        if (!TryFactor(values, 1, factor))
        {
            // Shrunk to 0 it is the identity, which can always be; bisection finds the border, to the last digit, as correlations of 1 lie on it.
            possible = 0;
            double impossible = 1;
            for (double middle = 0.5; middle > possible && middle < impossible; middle = (possible + impossible) / 2)
            {
                (possible, impossible) = TryFactor(values, middle, factor) ? (middle, impossible) : (possible, middle);
            }

            TryFactor(values, possible, factor);
        }

        return new CorrelationMatrix(count, factor, possible > 1 - Rounding ? null : FormattableString.Invariant(
            $"The correlations contradict each other (no numbers are correlated like that); all were multiplied by {possible:0.####}."));
    }

    /// <summary>How many magnitudes.</summary>
    public int Count { get; }

    /// <summary>What was repaired; null when nothing was.</summary>
    public string? Note { get; }

    /// <summary>Correlates independent normal scores in place.</summary>
    internal void Correlate(Span<double> scores)
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            double sum = 0;
            for (int j = 0; j <= i; j++)
            {
                sum += _factor[(i * Count) + j] * scores[j];
            }

            scores[i] = sum;
        }
    }

    // Of 1 on the diagonal and shrunk correlations beside it.
    private static bool TryFactor(double[,] values, double shrink, double[] factor)
    {
        int count = values.GetLength(0);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                factor[(i * count) + j] = i == j ? 1 : shrink * values[i, j];
            }
        }

        return CholeskyKernel.TryFactor(factor, count, count);
    }
}
