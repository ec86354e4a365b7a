namespace SahelForecast.Data;

/// <summary>The columns of series in flat files and frames.</summary>
internal static class SeriesColumns
{
    public const string Period = "period";
    public const string Value = "value";
    public const string Unit = "unit";
    public const string Kind = "kind";
    public const string DisplayName = "display_name";
    public const string LowerBound = "lower_bound";
    public const string UpperBound = "upper_bound";
    public const string Source = "source";
    public const string Vintage = "vintage";
    public const string Status = "status";
    public const string Breaks = "breaks";

    /// <summary>What describes a series.</summary>
    public static IReadOnlyList<string> Metadata { get; } = [Unit, Kind, DisplayName, LowerBound, UpperBound, Source, Vintage, Status, Breaks];

    /// <summary>Whether a column is one of ours.</summary>
    public static bool IsReserved(string name) => name is Period or Value || Metadata.Contains(name);

    /// <summary>Lays a panel out, a row for every period of every series.</summary>
    /// <exception cref="ArgumentException">Without metadata, a dimension is called as a column; or a text would not come back.</exception>
    public static OutputTable Arrange(TimeSeriesPanel panel, bool withMetadata)
    {
        string[] dimensions = CsvOutput.Dimensions(panel.Select(series => series.Key), withMetadata ? [] : [Period, Value], nameof(panel));
        int rows = panel.Sum(series => series.Count);
        var columns = new List<OutputColumn>();
        foreach (string dimension in dimensions)
        {
            Add(withMetadata ? KeyColumn.Of(dimension, IsReserved) : dimension, CellKind.Text, HxlOutput.TagOfDimension(dimension), series => series.Key.Dimensions.Contains(dimension) ? PlainText.Check(series.Key[dimension]) : null);
        }

        columns.Add(new OutputColumn(Period, CellKind.Text, "#date+period", [.. panel.SelectMany(series => series.Periods, (_, period) => (object)period.ToString())]));
        columns.Add(new OutputColumn(
            Value, CellKind.Number, "#indicator+value", [.. panel.SelectMany(series => series.Values.ToArray(), (_, value) => double.IsNaN(value) ? null : (object)value)]));
        if (withMetadata)
        {
            Add(Unit, CellKind.Text, "#meta+unit", series => PlainText.Optional(series.Metadata.Unit));
            Add(Kind, CellKind.Text, "#meta+kind", series => EnumName.Of(series.Metadata.Kind));
            Add(DisplayName, CellKind.Text, "#meta+name", series => PlainText.Optional(series.Metadata.DisplayName));
            Add(LowerBound, CellKind.Number, "#meta+bound+lower", series => Bound(series.Metadata.LowerBound));
            Add(UpperBound, CellKind.Number, "#meta+bound+upper", series => Bound(series.Metadata.UpperBound));
            Add(Source, CellKind.Text, "#meta+source", series => PlainText.Optional(series.Metadata.Source));
            Add(Vintage, CellKind.Day, "#date+vintage", series => series.Metadata.Vintage);
            Add(Status, CellKind.Text, "#status", series => series.Metadata.IsPreliminary ? ForecastEntry.PreliminaryLabel : null);
            Add(Breaks, CellKind.Text, "#meta+breaks", series => SeriesJson.TextOf(series.Metadata.Breaks));
        }

        return new OutputTable(columns, rows);

        void Add(string name, CellKind kind, string tag, Func<TimeSeries, object?> cell)
        {
            object?[] cells = new object?[rows];
            int first = 0;
            foreach (TimeSeries series in panel)
            {
                cells.AsSpan(first, series.Count).Fill(cell(series));
                first += series.Count;
            }

            columns.Add(new OutputColumn(name, kind, tag, cells));
        }
    }

    // No bound is no cell: formats have no number for it.
    private static object? Bound(double bound) => double.IsFinite(bound) ? bound : null;
}
