using System.Globalization;
using System.Text.Json;

namespace SahelForecast.Data;

/// <summary>Reads JSON of ours strictly: what is missing or of another kind is an error that says where.</summary>
/// <param name="Element">An object, or an array.</param>
/// <param name="Path">Where it stands, such as <c>$.forecasts[2]</c>.</param>
/// <param name="File">The path as it was given; null when the source was not a file.</param>
internal readonly record struct JsonFields(JsonElement Element, string Path, string? File)
{
    private const int Deepest = 64;

    /// <summary>Reads a document of a format.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, string? file, string format, int version, Func<JsonFields, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = Deepest });
            var root = new JsonFields(document.RootElement, "$", file);
            if (root.Element.ValueKind != JsonValueKind.Object || root.OptionalText("format") != format)
            {
                throw root.Problem("format", $"it is not \"{format}\", so our writers did not write this.");
            }

            return root.Number("version") is var found && found == version
                ? read(root)
                : throw root.Problem("version", FormattableString.Invariant($"it is {found}, but this library reads version {version}. Update it."));
        }
        catch (JsonException broken)
        {
            throw new SeriesReadException(file, (int?)broken.LineNumber + 1, null, $"this is no complete JSON: {CellText.OneLine(broken.Message)}", broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new SeriesReadException(file, null, null, "a text holds characters that do not exist. Correct its \\u escapes.", broken);
        }
    }

    public IEnumerable<JsonFields> Items(string name)
    {
        JsonElement array = Find(name) is { ValueKind: JsonValueKind.Array } found ? found : throw Problem(name, "it is no array.");
        (string path, string? file) = ($"{Path}.{name}", File);
        return array.EnumerateArray().Select((item, i) => new JsonFields(item, FormattableString.Invariant($"{path}[{i}]"), file));
    }

    /// <summary>The object of a property; null when it is null or absent.</summary>
    public JsonFields? Object(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } found => new JsonFields(found, $"{Path}.{name}", File),
        _ => throw Problem(name, "it is no object."),
    };

    public SeriesKey Key(string name)
    {
        JsonFields key = Object(name) ?? throw Problem(name, "it is absent. Write {} for an empty key.");
        try
        {
            return SeriesKey.Of([.. key.Element.EnumerateObject().Select(part => (part.Name, part.Value.GetString() ?? ""))]);
        }
        catch (ArgumentException fault)
        {
            throw new SeriesReadException(File, null, $"{Path}.{name}", CellText.OneLine(fault.Message), fault);
        }
    }

    public string Text(string name) => OptionalText(name) ?? throw Problem(name, "it is absent, or null.");

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } found => found.GetString(),
        _ => throw Problem(name, "it is no text."),
    };

    /// <summary>The number of a property; NaN when it is null or absent.</summary>
    public double Number(string name) => Find(name) switch
    {
        null => double.NaN,
        { ValueKind: JsonValueKind.Number } found when found.TryGetDouble(out double number) && double.IsFinite(number) => number,
        _ => throw Problem(name, "it is no finite number."),
    };

    public ulong? Whole(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } found when found.TryGetUInt64(out ulong whole) => whole,
        _ => throw Problem(name, $"it is no whole number of 0 to {ulong.MaxValue}."),
    };

    public bool Flag(string name, string label) => OptionalText(name) switch
    {
        null => false,
        var text when text == label => true,
        _ => throw Problem(name, $"it is not \"{label}\" or null."),
    };

    public Period Period(string name) => SahelForecast.Period.TryParse(Text(name), out Period period)
        ? period
        : throw Problem(name, "it is no period. Write one like 2024, 2024-Q1 or 2024-03.");

    public DateOnly? Day(string name) => OptionalText(name) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
        _ => throw Problem(name, "it is no date. Write one like 2024-03-15."),
    };

    public SeriesKind Kind(string name) => EnumName.Parse<SeriesKind>(Text(name)) ?? throw Problem(name, "it is not stock, flow, rate or index.");

    public SeriesReadException Problem(string name, string problem) => new(File, null, $"{Path}.{name}", problem);

    // Null and absent are alike.
    private JsonElement? Find(string name) => Element.ValueKind != JsonValueKind.Object
        ? throw new SeriesReadException(File, null, Path, "it is no object.")
        : Element.TryGetProperty(name, out JsonElement found) && found.ValueKind != JsonValueKind.Null ? found : null;
}
