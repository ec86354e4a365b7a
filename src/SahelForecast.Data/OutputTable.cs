using System.Globalization;

namespace SahelForecast.Data;

/// <summary>A table to be written: what all flat formats have in common.</summary>
internal sealed record OutputTable(IReadOnlyList<OutputColumn> Columns, int RowCount);

/// <summary>A column to be written.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Kind">What its cells are.</param>
/// <param name="Tag">Its HXL hashtag.</param>
/// <param name="Cells">One a row: string, double, ulong or DateOnly by <paramref name="Kind"/>; null where missing. Numbers are finite.</param>
internal sealed record OutputColumn(string Name, CellKind Kind, string Tag, object?[] Cells)
{
    /// <summary>A cell that is no number as text, the same in every culture.</summary>
    public static string TextOf(object cell) => cell switch
    {
        ulong whole => whole.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => (string)cell,
    };
}

/// <summary>What the cells of a column are.</summary>
internal enum CellKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Finite numbers.</summary>
    Number,

    /// <summary>Whole numbers of 0 to 2^64 - 1.</summary>
    Whole,

    /// <summary>Calendar days.</summary>
    Day,
}
