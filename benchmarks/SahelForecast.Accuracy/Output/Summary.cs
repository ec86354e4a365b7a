using System.Text.Json;
using System.Text.Json.Serialization;

namespace SahelForecast.Accuracy.Output;

/// <summary>Rows as JSON: an array of objects, names in snake case, full precision, null where there is no finite number.</summary>
internal static class Summary
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new FiniteOrNull() },
    };

    public static void Write<T>(TextWriter target, IReadOnlyList<T> rows) => target.Write($"{JsonSerializer.Serialize(rows, Layout)}\n");

    private sealed class FiniteOrNull : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
