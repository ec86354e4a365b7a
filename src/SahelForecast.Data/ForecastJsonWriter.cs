using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SahelForecast.Data;

/// <summary>Writes forecasts as JSON, which <see cref="ForecastReader"/> reads back equal.</summary>
/// <remarks>
/// <para>One object: <c>format</c> ("SahelForecast.Forecasts"), <c>version</c> (1), <c>levels</c>, and <c>forecasts</c>, each with <c>key</c>, <c>scenario</c>,
/// <c>model</c>, <c>method</c>, <c>origin</c>, <c>originValue</c>, <c>seed</c>, <c>displayName</c>, <c>unit</c>, <c>kind</c>, <c>source</c>, <c>vintage</c>,
/// <c>status</c> ("preliminary" or null) and <c>steps</c>; a step has <c>period</c>, <c>mean</c>, <c>median</c> and <c>intervals</c>, each of which says its <c>level</c> and
/// the probability of both ends. <see cref="Schema"/> describes it in full. Properties are added without a new version; readers pass over those they don't know.</para>
/// <para>A missing figure is null and never zero; numbers are in the shortest form that reads back to the same bits. UTF-8 without a byte order
/// mark. A seed may have up to 20 digits: read it as an unsigned number of 64 bits.</para>
/// </remarks>
public static class ForecastJsonWriter
{
    internal const string Format = "SahelForecast.Forecasts";
    internal const int Version = 1;

    internal static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON Schema (draft 2020-12) of what is written.</summary>
    public static string Schema { get; } = ReadSchema();

    /// <summary>Writes a table of forecasts.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="table">The figures.</param>
    /// <param name="cancellationToken">Stops a long write.</param>
    public static void Write(Stream target, ForecastTable table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(table);
        using var json = new Utf8JsonWriter(target, Layout);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", Version);
        json.WriteStartArray("levels");
        foreach (double level in table.Levels)
        {
            json.WriteNumberValue(level);
        }

        json.WriteEndArray();
        json.WriteStartArray("forecasts");
        foreach (ForecastEntry entry in table)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(json, entry, table.ExactLevels);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        target.Write("\n"u8);
    }

    /// <summary>Writes a table of forecasts to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="table">The figures.</param>
    /// <param name="cancellationToken">Stops a long write; no file is left then.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, ForecastTable table, CancellationToken cancellationToken = default) =>
        AtomicFile.Write(path, stream => Write(stream, table, cancellationToken));

    private static void Write(Utf8JsonWriter json, ForecastEntry entry, decimal[] levels)
    {
        json.WriteStartObject();
        json.WriteStartObject("key");
        foreach (string dimension in entry.Key.Dimensions)
        {
            json.WriteString(dimension, entry.Key[dimension]);
        }

        json.WriteEndObject();
        Write(json, entry.Scenario);
        json.WriteString("model", entry.Model);
        json.WriteString("method", entry.Method);
        json.WriteString("origin", entry.Origin.ToString());
        Write(json, "originValue", entry.OriginValue);
        Write(json, "seed", entry.Seed);
        json.WriteString("displayName", entry.DisplayName);
        json.WriteString("unit", entry.Unit);
        json.WriteString("kind", EnumName.Of(entry.Kind));
        json.WriteString("source", entry.Source);
        json.WriteString("vintage", entry.Vintage?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("status", entry.Status);
        json.WriteStartArray("steps");
        foreach (ForecastFigures figures in entry.Figures)
        {
            json.WriteStartObject();
            json.WriteString("period", figures.Period.ToString());
            Write(json, "mean", figures.Mean);
            Write(json, "median", figures.Median);
            json.WriteStartArray("intervals");
            for (int i = 0; i < levels.Length; i++)
            {
                json.WriteStartObject();
                json.WriteNumber("level", levels[i]);
                json.WriteNumber("lowerProbability", ForecastLevels.Lower(levels[i]));
                Write(json, "lower", figures.Intervals[i].Lower);
                json.WriteNumber("upperProbability", ForecastLevels.Upper(levels[i]));
                Write(json, "upper", figures.Intervals[i].Upper);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ForecastScenario? scenario)
    {
        if (scenario is null)
        {
            json.WriteNull("scenario");
            return;
        }

        json.WriteStartObject("scenario");
        json.WriteString("name", scenario.Name);
        Write(json, "probability", scenario.Probability ?? double.NaN);
        Write(json, "likelihood", (ulong?)scenario.Likelihood);
        Write(json, "impact", (ulong?)scenario.Impact);
        json.WriteString("narrative", scenario.Narrative);
        json.WriteString("assumptions", scenario.Assumptions);
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, string name, double number)
    {
        if (!double.IsFinite(number))
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, ulong? whole)
    {
        if (whole is ulong number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string ReadSchema()
    {
        using Stream schema = typeof(ForecastJsonWriter).Assembly.GetManifestResourceStream("forecasts.schema.json")!;
        using var text = new StreamReader(schema);
        return text.ReadToEnd();
    }
}
