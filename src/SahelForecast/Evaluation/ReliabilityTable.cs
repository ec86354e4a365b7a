namespace SahelForecast.Evaluation;

/// <summary>How often intervals of several levels held the outcome.</summary>
/// <param name="ModelName">What forecast them.</param>
/// <param name="Rows">One row a level, ascending.</param>
public sealed record ReliabilityTable(string ModelName, IReadOnlyList<ReliabilityRow> Rows)
{
    /// <summary>The levels 10 to 90 % in tens, and 95 %.</summary>
    public static IReadOnlyList<double> DefaultLevels { get; } = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

    /// <summary>Counts the outcomes of a backtest.</summary>
    /// <param name="result">The backtest, all steps together.</param>
    /// <param name="levels">Nominal coverages, fractions in (0, 1); default <see cref="DefaultLevels"/>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">No outcome is known, or a level is not inside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public static ReliabilityTable Of(BacktestResult result, params ReadOnlySpan<double> levels)
    {
        ArgumentNullException.ThrowIfNull(result);
        double[] sorted = levels.IsEmpty ? [.. DefaultLevels] : levels.ToArray();
        Array.Sort(sorted);
        return new ReliabilityTable(result.ModelName, [.. sorted.Select(level => Row(result, level))]);
    }

    private static ReliabilityRow Row(BacktestResult result, double level)
    {
        double[] inside = [.. result.Values(ForecastMetric.Coverage(level)).SelectMany(fold => fold).Where(value => !double.IsNaN(value))];
        return inside.Length > 0
            ? new ReliabilityRow(level, inside.Average(), inside.Length)
            : throw new ArgumentException($"{result.ModelName} has no fold with a known outcome: there is nothing to count.", nameof(result));
    }
}
