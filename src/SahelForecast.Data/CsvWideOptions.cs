namespace SahelForecast.Data;

/// <summary>How a wide CSV file of series is laid out: one series a row, one period a column.</summary>
/// <remarks>Empty cells before the first and after the last value of a row are padding and no part of its series.</remarks>
public sealed record CsvWideOptions : CsvTableOptions
{
    /// <summary>The columns that are periods.</summary>
    /// <value>Default null: every column, but those of <see cref="CsvTableOptions.KeyColumns"/>, whose header is a period of
    /// <see cref="CsvTableOptions.Frequency"/>.</value>
    public IReadOnlyList<string>? PeriodColumns { get; init => field = value is null ? null : Names(value); }

    /// <summary>The period of the first of <see cref="PeriodColumns"/>; each further column is one period later.</summary>
    /// <value>Default null: the headers say the periods. Set it for columns such as <c>V1</c>, <c>V2</c>; without
    /// <see cref="PeriodColumns"/> they are all but the key columns.</value>
    public Period? FirstPeriod { get; init; }

    internal override IEnumerable<string> Wanted => [.. KeyColumns, .. PeriodColumns ?? []];

    internal override void Check()
    {
        if (FirstPeriod is { } first && first.Frequency != Frequency)
        {
            throw new ArgumentException($"FirstPeriod is {first}, which is {first.Frequency}, but Frequency is {Frequency}.");
        }

        string? twice = Wanted.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"The column {CellText.Show(twice)} has two roles. Name each column once in KeyColumns and PeriodColumns.");
        }
    }

    internal override TablePlan Plan(Table table)
    {
        KeyPlan[] keys = Keys(table);
        ValuePlan[] values = [.. PeriodCells(table, keys)];
        return values.Length == 0
            ? throw new SeriesReadException(
                table.File, table.HeaderLine, null,
                $"no column of the header is a {Frequency} period. The header has {TableColumns.Listed(table.Header)}. Set Frequency, or name the columns in PeriodColumns.")
            : new TablePlan
            {
                Frequency = Frequency,
                Keys = keys,
                Values = values,
                Tie = Tie,
                Culture = Culture,
                MissingMarkers = MissingMarkers,
                TrimMissing = true,
                Limits = Limits,
                LastColumn = keys.SelectMany(key => key.Positions).DefaultIfEmpty(-1).Max(),
            };
    }

    private IEnumerable<ValuePlan> PeriodCells(Table table, KeyPlan[] keys)
    {
        int[] taken = [.. keys.SelectMany(key => key.Positions)];
        bool named = PeriodColumns is not null;
        IEnumerable<int> columns = PeriodColumns?.Select(column => TableColumns.Position(table, column))
            ?? Enumerable.Range(0, table.Header.Count).Except(taken).Where(column => !string.IsNullOrWhiteSpace(table.Header[column]));
        int step = 0;
        foreach (int column in columns)
        {
            string header = table.Header[column];
            Period? period = FirstPeriod?.Plus(step++);
            if (period is null)
            {
                string? problem = PeriodText.Read(header, Frequency, Culture, out Period read);
                if (problem is not null)
                {
                    if (named)
                    {
                        throw new SeriesReadException(table.File, table.HeaderLine, header, $"{problem} Or set FirstPeriod, if the columns are consecutive periods.");
                    }

                    continue;
                }

                period = read;
            }

            yield return new ValuePlan(header, column) { Fixed = period, Metadata = Metadata ?? SeriesMetadata.Default };
        }
    }
}
