using System.Globalization;
using System.Text.Json;

namespace SahelForecast.Data;

/// <summary>Writes series with all their metadata as JSON, which <see cref="SeriesReader"/> reads back equal.</summary>
/// <remarks>One object: <c>format</c> ("SahelForecast.Series"), <c>version</c> (1) and <c>series</c>, each with <c>key</c>, <c>displayName</c>, <c>unit</c>, <c>kind</c> (<c>stock</c>,
/// <c>flow</c>, <c>rate</c>, <c>index</c>), <c>lowerBound</c> and <c>upperBound</c> (null for none), <c>source</c>, <c>vintage</c> (an ISO date), <c>status</c> ("preliminary" or null),
/// <c>breaks</c> (each with <c>first</c>, <c>reason</c>, <c>note</c>), <c>start</c> (a period, which tells the frequency) and <c>values</c>, one a period from there on. A missing value is
/// null and never zero; numbers are in the shortest form that reads back to the same bits. UTF-8 without a byte order mark.</remarks>
public static class SeriesJsonWriter
{
    internal const string Format = "SahelForecast.Series";
    internal const int Version = 1;

    /// <summary>Writes the series of a panel.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="panel">The series.</param>
    /// <param name="cancellationToken">Stops a long write.</param>
    /// <exception cref="ArgumentException">A text is no Unicode.</exception>
    public static void Write(Stream target, TimeSeriesPanel panel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(panel);
        using var json = new Utf8JsonWriter(target, ForecastJsonWriter.Layout);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", Version);
        json.WriteStartArray("series");
        foreach (TimeSeries series in panel)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(json, series);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        target.Write("\n"u8);
    }

    /// <summary>Writes the series of a panel to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="panel">The series.</param>
    /// <param name="cancellationToken">Stops a long write; no file is left then.</param>
    /// <exception cref="ArgumentException">As for <see cref="Write(Stream, TimeSeriesPanel, CancellationToken)"/>, or <paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, TimeSeriesPanel panel, CancellationToken cancellationToken = default) =>
        AtomicFile.Write(path, stream => Write(stream, panel, cancellationToken));

    private static void Write(Utf8JsonWriter json, TimeSeries series)
    {
        SeriesMetadata metadata = series.Metadata;
        json.WriteStartObject();
        json.WriteStartObject("key");
        foreach (string dimension in series.Key.Dimensions)
        {
            json.WriteString(PlainText.Check(dimension), PlainText.Check(series.Key[dimension]));
        }

        json.WriteEndObject();
        json.WriteString("displayName", PlainText.Optional(metadata.DisplayName));
        json.WriteString("unit", PlainText.Check(metadata.Unit));
        json.WriteString("kind", EnumName.Of(metadata.Kind));
        ForecastJsonWriter.Write(json, "lowerBound", metadata.LowerBound);
        ForecastJsonWriter.Write(json, "upperBound", metadata.UpperBound);
        json.WriteString("source", PlainText.Optional(metadata.Source));
        json.WriteString("vintage", metadata.Vintage?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("status", metadata.IsPreliminary ? ForecastEntry.PreliminaryLabel : null);
        SeriesJson.Write(json, metadata.Breaks);
        json.WriteString("start", series.Periods.Start.ToString());
        json.WriteStartArray("values");
        foreach (double value in series.Values)
        {
            if (double.IsNaN(value))
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteNumberValue(value);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
