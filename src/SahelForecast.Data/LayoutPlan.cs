namespace SahelForecast.Data;

/// <summary>Finds the roles of a published layout in the header of a table.</summary>
internal static class LayoutPlan
{
    public static TablePlan Create(DataLayout layout, Table table, DataSourceOptions options, Period? stated)
    {
        foreach (string column in layout.Signature)
        {
            if (LayoutColumns.Find(table.Header, column) < 0)
            {
                throw new SeriesReadException(
                    table.File, table.HeaderLine, LayoutColumns.Name(column),
                    $"the layout {layout.Id} needs this column. The header has {TableColumns.Listed(table.Header)}.");
            }
        }

        Frequency frequency = options.Frequency ?? layout.Frequency;
        PeriodPlan[] periods = [.. layout.Periods.Select(role => Period(role, table))];
        KeyPlan[] keys = [.. layout.Keys.Select(role => Key(role, layout, table)).OfType<KeyPlan>()];
        (string Name, int Position)[] order = Positions(table, layout.Order);
        return new TablePlan
        {
            Frequency = frequency,
            Keys = keys,
            MemberDimensions = layout.MemberDimensions,
            Values = [.. layout.Values.Select(role => Value(role, layout, table, options, stated, periods)).OfType<ValuePlan>()],
            Periods = periods,
            Flags = Positions(table, layout.Flags),
            Exclude = layout.Exclude is { } rule && LayoutColumns.Find(table.Header, rule.Column) is >= 0 and int place ? (rule.Column, place, rule.Value) : null,
            Order = order,
            // Flows of finer periods add up; without it a year would be its last month.
            Tie = frequency != layout.Frequency && layout.Values.All(role => role.Kind == SeriesKind.Flow) ? RowTie.Sum : layout.Tie,
            Culture = options.Culture,
            DropEmpty = true,
            VintageColumn = options.Vintage is null && layout.VintageColumn is { } changed ? LayoutColumns.Find(table.Header, changed) : -1,
            EventColumn = layout.EventColumn is { } id ? LayoutColumns.Find(table.Header, id) : -1,
            Limits = options.Limits,
            LastColumn = layout.Signature.Max(column => LayoutColumns.Find(table.Header, column)),
        };
    }

    private static (string Name, int Position)[] Positions(Table table, IReadOnlyList<string> columns) =>
        [.. columns.Select(column => (column, LayoutColumns.Find(table.Header, column))).Where(column => column.Item2 >= 0)];

    // A layout of which the table lacks all columns of a dimension simply has no such dimension here.
    private static KeyPlan? Key(KeyRole role, DataLayout layout, Table table)
    {
        int[] positions = Find(role, table);
        int[][]? levels = positions.Length > 0 || role.LevelOf is null
            ? null
            : [.. role.LevelOf.Select(dimension => Find(layout.Keys.Single(key => key.Dimension == dimension), table))];
        return positions.Length == 0 && levels is null && role.WhenEmpty is null
            ? null
            : new KeyPlan(role.Dimension, positions)
            {
                Column = role.Columns.Length > 0 ? LayoutColumns.Name(role.Columns[0]) : role.Dimension,
                Required = role.Required,
                WhenEmpty = role.WhenEmpty,
                LevelOf = levels,
            };
    }

    private static int[] Find(KeyRole role, Table table) =>
        [.. role.Columns.Select(column => LayoutColumns.Find(table.Header, column)).Where(position => position >= 0).Distinct()];

    private static PeriodPlan Period(PeriodRole role, Table table)
    {
        int[] positions = [.. role.Columns.Select(column => LayoutColumns.Find(table.Header, column))];
        int absent = Array.FindIndex(positions, position => position < 0);
        return absent < 0
            ? new PeriodPlan(LayoutColumns.Name(role.Columns[0]), positions, role.Form) { Optional = role.Optional }
            : role.Optional
                ? new PeriodPlan(LayoutColumns.Name(role.Columns[0]), [], role.Form) { Optional = true }
                : throw new SeriesReadException(table.File, table.HeaderLine, LayoutColumns.Name(role.Columns[absent]), $"the periods stand in this column. The header has {TableColumns.Listed(table.Header)}.");
    }

    private static ValuePlan? Value(ValueRole role, DataLayout layout, Table table, DataSourceOptions options, Period? stated, PeriodPlan[] periods)
    {
        bool counts = role.Column.Length == 0;
        int position = counts ? -1 : LayoutColumns.Find(table.Header, role.Column);
        return position < 0 && !counts
            ? null
            : new ValuePlan(counts ? layout.Signature[0] : table.Header[position], position)
            {
                PeriodIndex = role.Period,
                Fixed = periods.Length == 0 ? stated : null,
                Members = role.Members,
                Metadata = new SeriesMetadata
                {
                    Unit = role.Unit,
                    Kind = role.Kind,
                    Source = options.Source ?? layout.Publisher,
                    Vintage = options.Vintage,
                    IsPreliminary = layout.IsPreliminary || options.IsPreliminary,
                },
            };
    }
}
