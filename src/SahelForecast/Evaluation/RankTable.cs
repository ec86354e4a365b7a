using System.Runtime.InteropServices;

namespace SahelForecast.Evaluation;

/// <summary>Checks a table of scores, a row a series and a column a model.</summary>
internal static class RankTable
{
    /// <summary>The rows after each other, without a copy.</summary>
    public static ReadOnlySpan<double> Rows(double[,] scores) => MemoryMarshal.CreateReadOnlySpan(ref scores[0, 0], scores.Length);

    public static void Check(IReadOnlyList<string> models, double[,] scores, IReadOnlyList<string>? series)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(scores);
        CheckModels(models);
        (int rows, int columns) = (scores.GetLength(0), scores.GetLength(1));
        if (columns != models.Count)
        {
            throw new ArgumentException($"scores has {columns} columns for {models.Count} models: give one column a model, one row a series.", nameof(scores));
        }

        if (rows < 2)
        {
            throw new ArgumentException($"scores has {rows} rows: ranks are compared over 2 series or more.", nameof(scores));
        }

        if (series is not null && series.Count != rows)
        {
            throw new ArgumentException($"series has {series.Count} names for {rows} rows of scores: give one name a row.", nameof(series));
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (double.IsNaN(scores[row, column]))
                {
                    string name = series is null ? $"at position {row}" : series[row];
                    throw new ArgumentException($"The score of {models[column]} is missing for series {name}: leave out this series or this model. A missing score has no rank.", nameof(scores));
                }
            }
        }
    }

    private static void CheckModels(IReadOnlyList<string> models)
    {
        if (models.Count < 2)
        {
            throw new ArgumentException($"models has {models.Count} names: a comparison needs 2 or more.", nameof(models));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string model in models)
        {
            if (!seen.Add(Guard.Text(model, nameof(models))))
            {
                throw new ArgumentException($"models names {model} twice: give each a name of its own.", nameof(models));
            }
        }
    }
}
