using System.Text;
using System.Text.Json;

namespace SahelForecast.Data;

/// <summary>The breaks of a series as JSON, alone in a cell of a flat file or as part of a document.</summary>
internal static class SeriesJson
{
    /// <summary>Breaks as the text of a cell; null when there are none.</summary>
    public static string? TextOf(IReadOnlyList<SeriesBreak> breaks)
    {
        if (breaks.Count == 0)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = ForecastJsonWriter.Layout.Encoder }))
        {
            json.WriteStartObject();
            Write(json, breaks);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Writes breaks as the property <c>breaks</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<SeriesBreak> breaks)
    {
        json.WriteStartArray("breaks");
        foreach (SeriesBreak change in breaks)
        {
            json.WriteStartObject();
            json.WriteString("first", change.First.ToString());
            json.WriteString("reason", EnumName.Of(change.Reason));
            json.WriteString("note", PlainText.Check(change.Note));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The breaks of a property <c>breaks</c>.</summary>
    public static SeriesBreak[] Breaks(JsonFields fields) => [.. fields.Items("breaks").Select(item => new SeriesBreak(
        item.Period("first"),
        EnumName.Parse<BreakReason>(item.Text("reason")) ?? throw item.Problem("reason", "it is not method, definition or coverage."),
        item.Text("note")))];
}
