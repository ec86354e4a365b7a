using System.Globalization;
using System.Text;

namespace SahelForecast.Needs;

/// <summary>Whole people by the categories of two dimensions; rows and columns sum to their totals exactly, and both to <see cref="Total"/>.</summary>
public sealed class PeopleTable
{
    private readonly long[] _cells;

    internal PeopleTable(Disaggregation rows, Disaggregation columns, ReadOnlySpan<double> cells)
    {
        (Rows, Columns) = (rows.Categories, columns.Categories);
        _cells = [.. cells.ToArray().Select(cell => (long)cell)];
        RowTotals = [.. Rows.Select((_, row) => _cells.Skip(row * Columns.Count).Take(Columns.Count).Sum())];
        ColumnTotals = [.. Columns.Select((_, column) => _cells.Where((_, at) => at % Columns.Count == column).Sum())];
        Total = RowTotals.Sum();
    }

    /// <summary>The categories of the rows.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The categories of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>People by row, over all columns.</summary>
    public IReadOnlyList<long> RowTotals { get; }

    /// <summary>People by column, over all rows.</summary>
    public IReadOnlyList<long> ColumnTotals { get; }

    /// <summary>All people.</summary>
    public long Total { get; }

    /// <summary>The people of a row and column.</summary>
    /// <param name="row">A category of the rows.</param>
    /// <param name="column">A category of the columns.</param>
    /// <returns>Whole people.</returns>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    public long this[string row, string column] =>
        _cells[(Find(Rows, row, nameof(row)) * Columns.Count) + Find(Columns, column, nameof(column))];

    /// <summary>The table with its totals, tab-separated, in every culture alike.</summary>
    /// <returns>A line of the columns' names, one a row, and one of totals.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append('\t').AppendJoin('\t', Columns).Append("\ttotal\n");
        for (int row = 0; row < Rows.Count; row++)
        {
            Line(Rows[row], _cells.Skip(row * Columns.Count).Take(Columns.Count), RowTotals[row]);
        }

        Line("total", ColumnTotals, Total);
        return text.ToString();

        void Line(string name, IEnumerable<long> people, long total) => text.Append(name)
            .Append('\t').AppendJoin('\t', people.Select(one => one.ToString(CultureInfo.InvariantCulture))).Append(CultureInfo.InvariantCulture, $"\t{total}\n");
    }

    internal static int Find(IReadOnlyList<string> categories, string category, string argument)
    {
        for (int i = 0; i < categories.Count; i++)
        {
            if (categories[i] == category)
            {
                return i;
            }
        }

        throw new ArgumentException($"{argument} is \"{category}\", but must be one of: {string.Join(", ", categories)}.", argument);
    }
}
