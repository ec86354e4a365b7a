namespace SahelForecast.Data;

/// <summary>What a file is, and why.</summary>
/// <param name="Kind">The <see cref="DataLayout.Id"/>; or <c>hxl</c>, <c>wide</c>, <c>long</c> for a table whose columns were guessed from hashtags,
/// header and values; or <c>unknown</c>.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record DataSourceDetection(string Kind, string Reason)
{
    /// <summary>The published layout; null when it is none.</summary>
    public DataLayout? Layout { get; init; }

    /// <summary>What else it could be, and what speaks against it.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>The sheet of a workbook; null elsewhere.</summary>
    public string? Part { get; init; }

    /// <summary>The line of the header.</summary>
    public int HeaderLine { get; init; }

    /// <summary>Whether a row of HXL hashtags was found.</summary>
    public bool HasHashtags { get; init; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The columns that play no role in the series; all of them where nothing can be read.</summary>
    public IReadOnlyList<string> UnusedColumns { get; init; } = [];

    /// <summary>Kind and reason.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => $"{Kind}: {Reason}";
}
