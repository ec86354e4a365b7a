using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using SahelForecast.Distributions;

namespace SahelForecast.Data.Tests;

public class ForecastJsonWriterTests
{
    [Fact]
    public void Write_Forecast_SaysLevelAndProbabilityOfEveryBound()
    {
        var forecast = new Forecast("Drift", new Observation(Period.Year(2025), double.NaN), [new PointMassDistribution(5)], "point", SeriesKey.Of(("région", "Ségou")), seed: 1);

        Assert.Equal(
            """
            {
              "format": "SahelForecast.Forecasts",
              "version": 1,
              "levels": [
                0.8
              ],
              "forecasts": [
                {
                  "key": {
                    "région": "Ségou"
                  },
                  "scenario": null,
                  "model": "Drift",
                  "method": "point",
                  "origin": "2025",
                  "originValue": null,
                  "seed": 1,
                  "displayName": null,
                  "unit": "people",
                  "kind": "stock",
                  "source": null,
                  "vintage": null,
                  "status": null,
                  "steps": [
                    {
                      "period": "2026",
                      "mean": 5,
                      "median": 5,
                      "intervals": [
                        {
                          "level": 0.8,
                          "lowerProbability": 0.1,
                          "lower": 5,
                          "upperProbability": 0.9,
                          "upper": 5
                        }
                      ]
                    }
                  ]
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            Written(ForecastTable.Create([forecast], 0.8)));
    }

    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 100)]
    public void Write_AnyTable_FollowsTheSchema(ForecastTable table)
    {
        using JsonDocument schema = JsonDocument.Parse(ForecastJsonWriter.Schema);
        using JsonDocument written = JsonDocument.Parse(Written(table));

        Assert.Null(Fault(written.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2")]
    [InlineData("\"kind\": \"stock\"", "\"kind\": \"Stock\"")]
    [InlineData("\"status\": null", "\"status\": \"final\"")]
    [InlineData("\"origin\": \"2025\"", "\"origin\": 2025")]
    [InlineData("\"period\": \"2026\"", "\"period\": \"2026-Q5\"")]
    [InlineData("\"median\": 5,", "")]
    [InlineData("\"level\": 0.8", "\"level\": 80")]
    public void Schema_OfWhatIsNotOurs_RefusesIt(string from, string to)
    {
        var forecast = new Forecast("Drift", new Observation(Period.Year(2025), double.NaN), [new PointMassDistribution(5)], "point");
        string text = Written(ForecastTable.Create([forecast], 0.8));
        Assert.Contains(from, text, StringComparison.Ordinal);
        using JsonDocument schema = JsonDocument.Parse(ForecastJsonWriter.Schema);
        using JsonDocument written = JsonDocument.Parse(text.Replace(from, to, StringComparison.Ordinal));

        Assert.NotNull(Fault(written.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    private static string Written(ForecastTable table)
    {
        using var bytes = new MemoryStream();
        ForecastJsonWriter.Write(bytes, table);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // As much of JSON Schema as ours uses; stricter in one point: every property must be described.
    private static string? Fault(JsonElement value, JsonElement schema, JsonElement root, string path)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return Fault(value, root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), root, path);
        }

        if (schema.TryGetProperty("type", out JsonElement type) && !Names(type).Any(name => IsOf(value, name)))
        {
            return $"{path} is {value.ValueKind}";
        }

        if ((schema.TryGetProperty("const", out JsonElement constant) && !JsonElement.DeepEquals(constant, value))
            || (schema.TryGetProperty("enum", out JsonElement members) && !members.EnumerateArray().Any(member => JsonElement.DeepEquals(member, value)))
            || (value.ValueKind == JsonValueKind.String && schema.TryGetProperty("pattern", out JsonElement pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!))
            || (value.ValueKind == JsonValueKind.Number && !IsWithin(value.GetDouble(), schema)))
        {
            return $"{path} is {value.GetRawText()}";
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select((item, i) => Fault(item, schema.GetProperty("items"), root, $"{path}[{i}]")).FirstOrDefault(fault => fault is not null);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (schema.TryGetProperty("required", out JsonElement required) && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } absent)
        {
            return $"{path} lacks {absent}";
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!(schema.TryGetProperty("properties", out JsonElement known) && known.TryGetProperty(property.Name, out JsonElement own)) && !schema.TryGetProperty("additionalProperties", out own))
            {
                return $"{path}.{property.Name} is not described";
            }

            if (Fault(property.Value, own, root, $"{path}.{property.Name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static IEnumerable<string> Names(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out _),
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };

    private static bool IsWithin(double number, JsonElement schema) =>
        (!schema.TryGetProperty("minimum", out JsonElement least) || number >= least.GetDouble())
        && (!schema.TryGetProperty("maximum", out JsonElement most) || number <= most.GetDouble())
        && (!schema.TryGetProperty("exclusiveMinimum", out JsonElement above) || number > above.GetDouble())
        && (!schema.TryGetProperty("exclusiveMaximum", out JsonElement below) || number < below.GetDouble());
}
