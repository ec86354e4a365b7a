using SahelForecast.Evaluation;
using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Draws how honest forecasts were on any ScottPlot plot: <c>plot.Add.Reliability(ReliabilityTable.Of(result))</c>.</summary>
/// <remarks>Each takes the axes of the plot for itself. For a title, caption and saving see <see cref="CalibrationFigure"/>.</remarks>
public static class CalibrationAdderExtensions
{
    /// <summary>The members that <c>plot.Add</c> gains.</summary>
    /// <param name="add">The adder of a plot.</param>
    extension(PlottableAdder add)
    {
        /// <summary>Draws how often intervals held the outcome against how often they promised to, with the diagonal of honest intervals and 95 % ranges.</summary>
        /// <remarks>Below the diagonal intervals are too narrow, above it too wide.</remarks>
        /// <param name="tables">One table a model, at least one, no model twice.</param>
        /// <returns>What was added.</returns>
        /// <exception cref="ArgumentException"><paramref name="tables"/> is empty, names a model twice, or holds a table without rows or with impossible ones.</exception>
        public ReliabilityLines Reliability(params ReadOnlySpan<ReliabilityTable> tables)
        {
            CheckTables(tables);
            return Put(add, new ReliabilityLines(tables));
        }

        /// <summary>Draws where outcomes fell in their forecast distributions: bars, the flat line of honest forecasts and the range of 95 % of their bars.</summary>
        /// <remarks>A U means intervals too narrow, a hill too wide, a slope a bias.</remarks>
        /// <param name="histogram">The histogram.</param>
        /// <returns>What was added.</returns>
        /// <exception cref="ArgumentException"><paramref name="histogram"/> has fewer than 2 bins, no outcome, or shares that do not sum to 1.</exception>
        public PitBars Pit(PitHistogram histogram)
        {
            CheckHistogram(histogram);
            return Put(add, new PitBars(histogram));
        }
    }

    private static T Put<T>(PlottableAdder add, T chart) where T : CalibrationPlottable
    {
        Typefaces.ChartFonts.EnsureUsable();
        add.Plot.PlottableList.Add(chart);
        chart.SetAxes(add.Plot);
        return chart;
    }

    private static void CheckTables(ReadOnlySpan<ReliabilityTable> tables)
    {
        if (tables.IsEmpty)
        {
            throw new ArgumentException("tables is empty: give at least one, such as ReliabilityTable.Of(result).", nameof(tables));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ReliabilityTable table in tables)
        {
            ArgumentNullException.ThrowIfNull(table, nameof(tables));
            if (!names.Add(table.ModelName))
            {
                throw new ArgumentException($"tables names \"{table.ModelName}\" twice: a reader could not tell them apart. Rename one: table with {{ ModelName = ... }}.", nameof(tables));
            }

            if (table.Rows.Count == 0)
            {
                throw new ArgumentException($"tables holds no level of {table.ModelName}: give rows, as ReliabilityTable.Of does.", nameof(tables));
            }

            double before = 0;
            foreach (ReliabilityRow row in table.Rows)
            {
                if (row is not { Level: < 1, Coverage: >= 0 and <= 1, Count: > 0 } || !(row.Level > before))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant(
                            $"tables holds level {row.Level}, coverage {row.Coverage} and count {row.Count} of {table.ModelName}: levels must rise inside (0, 1), coverage lie in [0, 1] and count be at least 1."),
                        nameof(tables));
                }

                before = row.Level;
            }
        }
    }

    private static void CheckHistogram(PitHistogram histogram)
    {
        const double Rounding = 1e-6;
        ArgumentNullException.ThrowIfNull(histogram);
        double sum = histogram.Shares.Sum();
        if (histogram.Shares.Count < 2 || histogram.Count < 1 || !(Math.Abs(sum - 1) < Rounding) || histogram.Shares.Any(share => share < 0))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"histogram of {histogram.ModelName} has {histogram.Shares.Count} bins, {histogram.Count} outcomes and shares that sum to {sum}: it needs at least 2 bins, 1 outcome, and shares of at least 0 that sum to 1."),
                nameof(histogram));
        }
    }
}
