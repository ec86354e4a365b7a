using System.Globalization;

namespace SahelForecast.Data;

/// <summary>Makes cells comparable as text: dates, months by name and numbers in the order of time and size.</summary>
internal static class OrderText
{
    private const char Between = '\u0001';

    public static string Of(Table row, IReadOnlyList<(string Name, int Position)> columns) =>
        columns.Count == 1 ? Of(row[columns[0].Position]) : string.Join(Between, columns.Select(column => Of(row[column.Position])));

    public static string Show(string? order) => CellText.OneLine(string.Join(' ', (order ?? "").Split(Between).Select(part => part.StartsWith('0') ? part.TrimStart('0') : part)));

    private static string Of(string cell)
    {
        if (double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return number.ToString("0000000000.######", CultureInfo.InvariantCulture);
        }

        return PeriodText.Read(cell, Frequency.Daily, CultureInfo.InvariantCulture, out Period day) is null ? day.ToString()
            : PeriodText.Read(cell, Frequency.Monthly, English, out Period month) is null ? month.ToString()
            : cell;
    }

    private static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");
}
