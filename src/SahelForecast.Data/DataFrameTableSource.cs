using System.Globalization;
using Microsoft.Data.Analysis;

namespace SahelForecast.Data;

/// <summary>The rows of a data frame under the names of its columns. A row counts as a line, from 1; the header has none of its own.</summary>
internal sealed class DataFrameTableSource(DataFrame frame, CultureInfo culture) : TableSource
{
    // Up to here every whole number is one.
    private const float LastWholeFloat = 1 << 24;
    private const double LastWholeDouble = 1L << 53;

    private readonly DataFrameColumn[] _columns = [.. frame.Columns];
    private readonly long _count = frame.Rows.Count;
    private long _row = -2;

    public override int Line => checked((int)Math.Max(1, _row + 1));

    public override int FieldCount => _columns.Length;

    public override bool Read() => ++_row < _count;

    public override string Cell(int column)
    {
        if (column >= _columns.Length)
        {
            return "";
        }

        string text = _row < 0 ? _columns[column].Name : Text(_columns[column][_row], culture);

        // The reader of all tables takes an apostrophe away that only our files put there.
        return CellText.Unprotect(text).Length == text.Length ? text : $"'{text}";
    }

    public override void Dispose()
    {
    }

    /// <summary>Whether the numbers of a column have all their digits.</summary>
    /// <returns>An issue when they may not; null when they have.</returns>
    /// <exception cref="SeriesReadException">A whole number has lost digits, or would.</exception>
    public static RowIssue? CheckDigits(DataFrameColumn column)
    {
        for (long row = 0; row < column.Length; row++)
        {
            string? problem = column[row] switch
            {
                float number when float.IsFinite(number) && Math.Abs(number) > LastWholeFloat =>
                    $"{Text(number, CultureInfo.InvariantCulture)} is beyond 2^24 in a column of 32-bit floats, so its last digits are lost already. Load the column as double, with dataTypes of DataFrame.LoadCsv.",
                long number when !IsExact((Int128)number) => TooLong(number),
                ulong number when !IsExact((Int128)number) => TooLong(number),
                decimal number when Math.Abs(number) > (decimal)LastWholeDouble && !IsExact(number) => TooLong(number),
                _ => null,
            };
            if (problem is not null)
            {
                throw new SeriesReadException(null, checked((int)(row + 1)), column.Name, problem);
            }
        }

        return column.DataType == typeof(float) && column.NullCount < column.Length
            ? new RowIssue(1, column.Name, "the column holds 32-bit floats, which keep 7 digits; figures that had more have lost them. Load it as double, with dataTypes of DataFrame.LoadCsv.", Dropped: false)
            : null;
    }

    private static string TooLong(IFormattable number) =>
        $"{number.ToString(null, CultureInfo.InvariantCulture)} is beyond 2^53 and has more digits than a double holds. Divide the column, such as into millions, or round it first.";

    private static bool IsExact(Int128 number) => (Int128)(double)number == number;

    private static bool IsExact(decimal number) =>
        decimal.TryParse(((double)number).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal back) && back == number;

    // A float by its own shortest digits: 0.1 in 32 bits means 0.1 and not 0.10000000149.
    private static string Text(object? cell, CultureInfo culture) => cell switch
    {
        null or double.NaN or float.NaN => "",
        string text => text,
        double number => number.ToString("R", culture),
        float number => number.ToString("R", culture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, culture),
        _ => cell.ToString() ?? "",
    };
}
