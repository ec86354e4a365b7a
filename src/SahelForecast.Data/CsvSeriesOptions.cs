namespace SahelForecast.Data;

/// <summary>How a long CSV file of series is laid out: one observation a row, under a header.</summary>
public sealed record CsvSeriesOptions : CsvTableOptions
{
    /// <summary>The column of the periods.</summary>
    /// <remarks>A cell is a period as <see cref="Period.ToString()"/> writes it, or a full ISO date (<c>2024-03-15</c>, with or without a time
    /// of day), which stands for the period it lies in. Months may be written <c>03/2024</c>, years <c>2024.0</c>.</remarks>
    public required string PeriodColumn { get; init => field = Name(value); }

    /// <summary>The column of the values.</summary>
    public required string ValueColumn { get; init => field = Name(value); }

    /// <summary>Columns of words that belong to single observations, such as a source or a note; see <see cref="SeriesReadResult.Texts"/>.</summary>
    /// <value>Default none. A column that the header lacks is passed over: words are not data.</value>
    public IReadOnlyList<string> TextColumns { get; init => field = Names(value); } = [];

    internal override IEnumerable<string> Wanted => [.. KeyColumns, PeriodColumn, ValueColumn];

    internal override void Check()
    {
        string[] columns = [PeriodColumn, ValueColumn, .. KeyColumns, .. TextColumns];
        string? twice = columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"The column {CellText.Show(twice)} has two roles. Name each column once in PeriodColumn, ValueColumn, KeyColumns and TextColumns.");
        }
    }

    internal override TablePlan Plan(Table table)
    {
        KeyPlan[] keys = Keys(table);
        int period = TableColumns.Position(table, PeriodColumn);
        int value = TableColumns.Position(table, ValueColumn);
        return new TablePlan
        {
            Frequency = Frequency,
            Keys = keys,
            Periods = [new PeriodPlan(PeriodColumn, [period])],
            Values = [new ValuePlan(ValueColumn, value) { Metadata = Metadata ?? SeriesMetadata.Default }],
            Texts = [.. TextColumns.Select(name => (name, TableColumns.TryPosition(table, name))).Where(column => column.Item2 >= 0)],
            Tie = Tie,
            Culture = Culture,
            MissingMarkers = MissingMarkers,
            ReportGaps = true,
            Limits = Limits,
            LastColumn = keys.SelectMany(key => key.Positions).Append(period).Append(value).Max(),
        };
    }
}
