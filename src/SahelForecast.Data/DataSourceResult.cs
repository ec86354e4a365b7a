namespace SahelForecast.Data;

/// <summary>What was read from a file, and what the file was taken for.</summary>
/// <param name="Panel">The series.</param>
/// <param name="Issues">The rows dropped or doubted.</param>
/// <param name="Detection">What the file was taken for, and why.</param>
/// <param name="OverlappingDimensions">Dimensions whose members overlap or are of different kinds: never sum over them.</param>
/// <param name="RowCount">How many rows of data there were.</param>
/// <param name="UsedRowCount">How many of them gave the panel at least one value, or a value known to be missing.</param>
public sealed record DataSourceResult(
    TimeSeriesPanel Panel,
    IReadOnlyList<RowIssue> Issues,
    DataSourceDetection Detection,
    IReadOnlyList<string> OverlappingDimensions,
    int RowCount,
    int UsedRowCount)
{
    /// <summary>The place codes of the file with every name that stood beside them, where it has both: for <see cref="PlaceNames.Check"/>, over several files
    /// too, and <see cref="RegionCrosswalk"/>. Keys hold the code alone.</summary>
    public IReadOnlyList<PlaceName> Places { get; init; } = [];
}
