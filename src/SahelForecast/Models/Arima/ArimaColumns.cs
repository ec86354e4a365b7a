using System.Numerics.Tensors;

namespace SahelForecast.Models.Arima;

/// <summary>What regressors say that is new, told by least squares.</summary>
internal static class ArimaColumns
{
    // A column of which less is left by those before it says nothing new; its square is still far above rounding, as the likelihood squares it.
    private const double Independent = 1e-6;

    // Differences of a smaller share of the values are rounding.
    private const double Resolved = 1e-11;

    /// <summary>Why each regressor can't be kept beside those before it, the constant and the missing values; null where it can.</summary>
    /// <param name="design">Of all regressors, differenced.</param>
    /// <param name="hasConstant">Whether the model has a constant, or may have one.</param>
    /// <param name="names">Of the regressors.</param>
    public static string?[] Obstacles(ArimaDesign design, bool hasConstant, IReadOnlyList<string> names)
    {
        ArmaSample sample = design.Sample(hasConstant);
        var basis = new Basis();
        for (int i = 0; i < sample.Missing; i++)
        {
            basis.TryAdd(sample[1 + i], "values that are missing", 0);
        }

        if (hasConstant)
        {
            basis.TryAdd(sample[sample.Columns], "the constant of the model", 0);
        }

        string?[] obstacles = new string?[names.Count];
        for (int i = 0; i < obstacles.Length; i++)
        {
            double least = Resolved * TensorPrimitives.Norm<double>(design.RegressorLevels[i]);
            ReadOnlySpan<double> column = sample[1 + sample.Missing + i];
            obstacles[i] = IsConstant(design.RegressorLevels[i]) && (hasConstant || design.Lost > 0)
                ? "it has the same value in every period."
                : TensorPrimitives.Norm(column) <= least ? "nothing of it is left after the differences of the model." : basis.TryAdd(column, names[i], least);
        }

        return obstacles;
    }

    /// <summary>What an ordinary regression on a constant and the regressors leaves; NaN where values are missing.</summary>
    public static double[] Residuals(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors)
    {
        int[] observed = Observed(values);
        var basis = new Basis();
        double[] column = new double[observed.Length];
        column.AsSpan().Fill(1);
        basis.TryAdd(column, "", 0);
        foreach (double[] regressor in regressors)
        {
            Take(regressor, observed, column);
            basis.TryAdd(column, "", 0);
        }

        Take(values, observed, column);
        basis.Project(column);
        double[] residuals = new double[values.Length];
        residuals.AsSpan().Fill(double.NaN);
        for (int i = 0; i < observed.Length; i++)
        {
            residuals[observed[i]] = column[i];
        }

        return residuals;
    }

    /// <summary>Whether differences make a regressor constant.</summary>
    public static bool AnyConstant(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors, int differences, int seasonalDifferences, int season)
    {
        var design = new ArimaDesign(values, [], differences, seasonalDifferences, season);
        foreach (double[] regressor in regressors)
        {
            double[] rest = [.. regressor];
            design.Difference(rest);
            ReadOnlySpan<double> differenced = rest.AsSpan(Math.Min(design.Lost, rest.Length));
            if (!differenced.IsEmpty && TensorPrimitives.Max(differenced) - TensorPrimitives.Min(differenced) <= Resolved * TensorPrimitives.Norm<double>(regressor))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConstant(ReadOnlySpan<double> values) => !values.ContainsAnyExcept(values[0]);

    private static int[] Observed(ReadOnlySpan<double> values)
    {
        var places = new List<int>(values.Length);
        for (int t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(values[t]))
            {
                places.Add(t);
            }
        }

        return [.. places];
    }

    private static void Take(ReadOnlySpan<double> source, int[] places, Span<double> destination)
    {
        for (int i = 0; i < places.Length; i++)
        {
            destination[i] = source[places[i]];
        }
    }

    // Columns made orthogonal one after the other (Gram and Schmidt, twice for the digits).
    private sealed class Basis
    {
        // Each direction, and the columns that make it: one number a column kept.
        private readonly List<(double[] Direction, double[] Weights, string Name, double Size)> _kept = [];

        // Why it can't be added; null when it was.
        public string? TryAdd(ReadOnlySpan<double> column, string name, double least)
        {
            double[] rest = column.ToArray();
            double size = TensorPrimitives.Norm<double>(rest);
            double[] weights = Project(rest);
            double left = TensorPrimitives.Norm<double>(rest);
            if (!(left > Independent * size && left > least))
            {
                string[] sources = [.. _kept.Where((column, i) => Math.Abs(weights[i]) * column.Size > Independent * size).Select(column => column.Name).Distinct()];
                return sources.Length == 1 ? $"it is a multiple of {sources[0]}." : $"it is a sum of multiples of {string.Join(" and ", sources)}.";
            }

            TensorPrimitives.Divide(rest, left, rest);
            _kept.Add((rest, [.. weights.Select(weight => -weight / left), 1 / left], name, size));
            return null;
        }

        // Leaves what is new, and says how much of each column the rest was.
        public double[] Project(Span<double> column)
        {
            double[] weights = new double[_kept.Count];
            for (int pass = 0; pass < 2; pass++)
            {
                foreach ((double[] direction, double[] parts, _, _) in _kept)
                {
                    double share = TensorPrimitives.Dot<double>(direction, column);
                    TensorPrimitives.MultiplyAdd(direction, -share, column, column);
                    for (int i = 0; i < parts.Length; i++)
                    {
                        weights[i] += share * parts[i];
                    }
                }
            }

            return weights;
        }
    }
}
