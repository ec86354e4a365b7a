namespace SahelForecast.Models.Arima;

/// <summary>The amounts of regressors, and what is uncertain of them and of the constant.</summary>
/// <param name="Amounts">What one more of each regressor adds.</param>
/// <param name="Factor">L of X'X = L L', filtered, of the regressors and, last, the constant, row by row; missing values are allowed for.</param>
/// <param name="Columns">Levels of the regressors and, last, the constant; at missing values what the model makes of the others, as it does for the series.</param>
internal sealed record ArimaEffects(double[] Amounts, double[] Factor, double[][] Columns)
{
    private IReadOnlyList<double[]> Regressors { get; init; } = [];

    /// <summary>Reads the effects off a solved problem.</summary>
    /// <param name="design">The design.</param>
    /// <param name="amounts">Of all its columns.</param>
    /// <param name="factor">Of all its columns.</param>
    /// <param name="hasConstant">Whether the constant is among them.</param>
    public static ArimaEffects Of(ArimaDesign design, ReadOnlySpan<double> amounts, ReadOnlySpan<double> factor, bool hasConstant)
    {
        if (design.Regressors == 0)
        {
            return new ArimaEffects([], [], []);
        }

        int missing = design.Missing.Length;
        int stride = amounts.Length;
        int count = stride - missing;
        double[] block = new double[count * count];
        double[][] columns = new double[count][];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = factor.Slice((missing + i) * stride, stride);
            row.Slice(missing, i + 1).CopyTo(block.AsSpan(i * count));
            columns[i] = i < design.Regressors ? [.. design.RegressorLevels[i]] : Constant(design);
            Smooth(design, factor, row[..missing], columns[i]);
        }

        return new ArimaEffects(amounts.Slice(missing, design.Regressors).ToArray(), block, columns) { Regressors = design.RegressorLevels };
    }

    /// <summary>Takes what the regressors explain off the series.</summary>
    public void TakeOff(Span<double> levels)
    {
        for (int i = 0; i < Amounts.Length; i++)
        {
            for (int t = 0; t < levels.Length; t++)
            {
                levels[t] -= Amounts[i] * Regressors[i][t];
            }
        }
    }

    /// <summary>Where the model, without its constant, stands in each column after the values.</summary>
    public ArimaPosition[] Follow(ArimaFacts facts, ArimaMotion motion, int missingAtEnd)
    {
        int lost = facts.Lost;
        return [.. Columns.Select(column =>
        {
            double[] rest = [.. column.AsSpan(lost), .. Enumerable.Repeat(double.NaN, missingAtEnd)];
            return ArimaPosition.Start(facts, motion, column.AsSpan(0, lost)).Follow(motion, rest, 0, new double[rest.Length]);
        })];
    }

    // A mean is 1 everywhere, a drift grows by 1 a period.
    private static double[] Constant(ArimaDesign design)
    {
        double[] levels = new double[design.Levels.Length];
        for (int t = 0; t < levels.Length; t++)
        {
            levels[t] = design.Lost == 0 ? 1 : t;
        }

        return levels;
    }

    // The column's own regression on the missing values' columns: its row of the factor solved from the right.
    private static void Smooth(ArimaDesign design, ReadOnlySpan<double> factor, ReadOnlySpan<double> row, double[] column)
    {
        int missing = row.Length;
        int stride = missing == 0 ? 0 : (int)Math.Sqrt(factor.Length);
        double[] fill = row.ToArray();
        for (int i = missing - 1; i >= 0; i--)
        {
            fill[i] /= factor[(i * stride) + i];
            for (int j = 0; j < i; j++)
            {
                fill[j] -= factor[(i * stride) + j] * fill[i];
            }
        }

        for (int i = 0; i < missing; i++)
        {
            column[design.Missing[i]] -= fill[i];
        }
    }
}
