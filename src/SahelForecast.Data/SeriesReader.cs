using System.Text;
using System.Text.Json;

namespace SahelForecast.Data;

/// <summary>Reads series with their metadata from what <see cref="SeriesJsonWriter"/> and <see cref="SeriesParquetWriter"/> wrote; the first bytes tell which.</summary>
/// <remarks>Values come back to the same bits, texts to the same characters; a missing value is NaN and never zero. Files from elsewhere are read with <see cref="DataSource"/>.</remarks>
public static class SeriesReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">How much is read; default <see cref="ReadLimits.Default"/>.</param>
    /// <returns>A panel equal to the one written.</returns>
    /// <exception cref="SeriesReadException">The file does not exist, can't be read, or our writers did not write it.</exception>
    public static TimeSeriesPanel ReadFile(string path, ReadLimits? limits = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        limits ??= ReadLimits.Default;
        return SourceFile.ReadBytes(path, limits, stream => OwnFormats.Read(stream, path, isFile: true, limits, Rows, Document));
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The bytes; not closed. One that can't seek is held in memory.</param>
    /// <param name="name">The name of the file for messages; null when there is none.</param>
    /// <param name="limits">How much is read; default <see cref="ReadLimits.Default"/>.</param>
    /// <returns>A panel equal to the one written.</returns>
    /// <exception cref="SeriesReadException">The stream can't be read, or our writers did not write it.</exception>
    public static TimeSeriesPanel Read(Stream stream, string? name = null, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= ReadLimits.Default;
        Stream seekable = TableFile.Seekable(stream, name, limits);
        return SourceFile.Guarded(name, SourceFile.Unpacked(seekable, limits), bytes => OwnFormats.Read(bytes, name, isFile: false, limits, Rows, Document));
    }

    private static TimeSeriesPanel Document(ReadOnlyMemory<byte> utf8, string? file) =>
        JsonFields.Read(utf8, file, SeriesJsonWriter.Format, SeriesJsonWriter.Version, root =>
        {
            var all = new List<TimeSeries>();
            foreach (JsonFields series in root.Items("series"))
            {
                double[] values = [.. series.Items("values").Select(Value)];
                all.Add(Guarded(file, null, () => TimeSeries.Create(series.Period("start"), values, series.Key("key"), Metadata(series))));
            }

            return Guarded(file, null, () => TimeSeriesPanel.Create(all));
        });

    private static double Value(JsonFields item) => item.Element.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.Number when item.Element.TryGetDouble(out double value) && double.IsFinite(value) => value,
        _ => throw new SeriesReadException(item.File, null, item.Path, "it is no finite number."),
    };

    private static SeriesMetadata Metadata(JsonFields series) => new()
    {
        DisplayName = series.OptionalText("displayName"),
        Unit = series.Text("unit"),
        Kind = series.Kind("kind"),
        LowerBound = series.Number("lowerBound") is var lower && double.IsNaN(lower) ? double.NegativeInfinity : lower,
        UpperBound = series.Number("upperBound") is var upper && double.IsNaN(upper) ? double.PositiveInfinity : upper,
        Source = series.OptionalText("source"),
        Vintage = series.Day("vintage"),
        IsPreliminary = series.Flag("status", ForecastEntry.PreliminaryLabel),
        Breaks = SeriesJson.Breaks(series),
    };

    private static TimeSeriesPanel Rows(InputTable table)
    {
        InputRow row = InputRow.Of(table, [SeriesColumns.Period, SeriesColumns.Value, .. SeriesColumns.Metadata]);
        (string, string)[] keys = [.. table.Header.Where(name => !SeriesColumns.IsReserved(name)).Select(name => (name, KeyColumn.DimensionOf(name, SeriesColumns.IsReserved)))];
        var all = new List<TimeSeries>();
        var values = new List<double>();
        (SeriesKey Key, SeriesMetadata Metadata, Period Start)? current = null;
        foreach ((int line, object?[] cells) in table.Rows)
        {
            (row.Line, row.Cells) = (line, cells);
            (SeriesKey key, SeriesMetadata metadata, Period period) = (row.Key(keys), Metadata(row), row.Period(SeriesColumns.Period));
            if (current is null || !current.Value.Key.Equals(key))
            {
                Finish();
                current = (key, metadata, period);
            }
            else if (!current.Value.Metadata.Equals(metadata) || current.Value.Start.Frequency != period.Frequency || period - current.Value.Start != values.Count)
            {
                throw row.Problem(SeriesColumns.Period, $"{period} is not the next of the same series. Keep the rows in the order in which they were written.");
            }

            values.Add(row.Number(SeriesColumns.Value));
        }

        Finish();
        return Guarded(table.File, null, () => TimeSeriesPanel.Create(all));

        void Finish()
        {
            if (current is (SeriesKey key, SeriesMetadata metadata, Period start))
            {
                all.Add(Guarded(table.File, row.Line, () => TimeSeries.Create(start, values.ToArray(), key, metadata)));
                values.Clear();
            }
        }
    }

    private static SeriesMetadata Metadata(InputRow row) => new()
    {
        DisplayName = row.Text(SeriesColumns.DisplayName),
        Unit = row.Text(SeriesColumns.Unit) ?? "",
        Kind = row.Kind(SeriesColumns.Kind),
        LowerBound = row.Number(SeriesColumns.LowerBound) is var lower && double.IsNaN(lower) ? double.NegativeInfinity : lower,
        UpperBound = row.Number(SeriesColumns.UpperBound) is var upper && double.IsNaN(upper) ? double.PositiveInfinity : upper,
        Source = row.Text(SeriesColumns.Source),
        Vintage = row.Day(SeriesColumns.Vintage),
        IsPreliminary = row.Flag(SeriesColumns.Status, ForecastEntry.PreliminaryLabel),
        Breaks = row.Text(SeriesColumns.Breaks) is { } breaks ? Breaks(row, breaks) : [],
    };

    private static SeriesBreak[] Breaks(InputRow row, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            return SeriesJson.Breaks(new JsonFields(document.RootElement, "$", null));
        }
        catch (Exception broken) when (broken is JsonException or SeriesReadException or InvalidOperationException)
        {
            throw row.Problem(SeriesColumns.Breaks, $"it is no list of breaks: {CellText.OneLine(broken.Message)}");
        }
    }

    // What the core refuses, such as a value outside the bounds, is a fault of the file here.
    private static T Guarded<T>(string? file, int? line, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refused)
        {
            throw new SeriesReadException(file, line, null, CellText.OneLine(refused.Message), refused);
        }
    }
}
