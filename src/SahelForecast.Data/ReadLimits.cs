namespace SahelForecast.Data;

/// <summary>How much of a source is read before it is refused: files from outside can be broken or hostile.</summary>
public sealed record ReadLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>The most bytes a compressed source may expand to.</summary>
    /// <value>Default 1 GiB. A table of a million rows is about 150 MB.</value>
    public long MaxExpandedBytes { get; init => field = Positive(value, nameof(MaxExpandedBytes)); } = 1L << 30;

    /// <summary>The most bytes of a gzip file or workbook that comes as a stream without a way back, which is held in memory.</summary>
    /// <value>Default 256 MiB.</value>
    public int MaxPackedBytes { get; init => field = (int)Positive(value, nameof(MaxPackedBytes)); } = 1 << 28;

    /// <summary>The most bytes of UTF-8 text in one row; quoted line breaks count.</summary>
    /// <value>Default 1 MiB.</value>
    /// <remarks>A quote that opens and never closes makes one row of all that follows; this is where reading stops. It is checked about
    /// every 64 KiB, so a row a little longer may pass.</remarks>
    public int MaxRowBytes { get; init => field = (int)Positive(value, nameof(MaxRowBytes)); } = 1 << 20;

    /// <summary>The most bytes of a JSON source, which is held in memory whole.</summary>
    /// <value>Default 256 MiB.</value>
    public int MaxJsonBytes { get; init => field = (int)Positive(value, nameof(MaxJsonBytes)); } = 1 << 28;

    /// <summary>The most bytes a workbook may expand to; its texts are held in memory.</summary>
    /// <value>Default 256 MiB. A sheet of a hundred thousand rows is about 50 MB.</value>
    public int MaxWorkbookBytes { get; init => field = (int)Positive(value, nameof(MaxWorkbookBytes)); } = 1 << 28;

    /// <summary>The most periods a series may span, missing ones included: one wrong year makes a daily series of millions.</summary>
    /// <value>Default 100,000 (270 years of days).</value>
    public int MaxPeriods { get; init => field = (int)Positive(value, nameof(MaxPeriods)); } = 100_000;

    /// <summary>The most issues: a file with more is not what it is taken for.</summary>
    /// <value>Default 1,000,000; they take about 300 MB.</value>
    public int MaxIssues { get; init => field = (int)Positive(value, nameof(MaxIssues)); } = 1_000_000;

    private static long Positive(long value, string name) => value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}, but must be 1 or more."));
}
