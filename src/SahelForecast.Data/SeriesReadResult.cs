namespace SahelForecast.Data;

/// <summary>What a reader found: the series, and every row that it dropped or doubts.</summary>
/// <param name="Panel">The series, in the order of the file.</param>
/// <param name="Issues">The rows dropped or doubted, in the order of their lines; none when all went well.</param>
public sealed record SeriesReadResult(TimeSeriesPanel Panel, IReadOnlyList<RowIssue> Issues)
{
    /// <summary>The words of <see cref="CsvSeriesOptions.TextColumns"/>, in the order of their lines; empty cells are left out.</summary>
    public IReadOnlyList<ObservationText> Texts { get; init; } = [];

    /// <summary>The place codes of the file with the names that stood beside them.</summary>
    internal IReadOnlyList<PlaceName> Places { get; init; } = [];

    /// <summary>How many rows of data there were, blank ones left out.</summary>
    public int RowCount { get; init; }

    /// <summary>How many of them gave the panel at least one value, or a value known to be missing.</summary>
    public int UsedRowCount { get; init; }
}

/// <summary>Words that stand beside one observation, such as its source.</summary>
/// <param name="Line">The line of the file where the row starts.</param>
/// <param name="Key">The series.</param>
/// <param name="Period">The period.</param>
/// <param name="Column">The column, as the options name it.</param>
/// <param name="Text">The words.</param>
public sealed record ObservationText(int Line, SeriesKey Key, Period Period, string Column, string Text);
