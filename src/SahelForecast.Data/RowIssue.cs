namespace SahelForecast.Data;

/// <summary>A row of a file that was dropped, or kept but doubted.</summary>
/// <param name="Line">The line of the file where the row starts; the first line is 1, and blank lines and lines inside quotes count. In a workbook the row of the sheet, in JSON the number of the item.</param>
/// <param name="Column">The column at fault, as the options name it.</param>
/// <param name="Message">What is wrong and how to cure it; one line.</param>
/// <param name="Dropped">True when the row is not in the series; false when it is, but something about it is worth a look.</param>
public sealed record RowIssue(int Line, string Column, string Message, bool Dropped = true)
{
    /// <summary>The series and period that an earlier row holds as well; null when it is not about that.</summary>
    internal (SeriesKey Key, Period Period)? Repeats { get; init; }

    /// <summary>The issue in one line, such as <c>line 5, column "people": "n/d" is not a number. ...</c></summary>
    /// <returns>Text for people; put the name of the file before it.</returns>
    public override string ToString() => $"line {Line}, column {CellText.Show(Column)}: {Message}";
}
