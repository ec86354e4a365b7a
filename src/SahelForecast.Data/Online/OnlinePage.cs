using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace SahelForecast.Data.Online;

/// <summary>One page of an answer, checked to be whole JSON of the shape agreed.</summary>
/// <param name="Bytes">The text as it came, UTF-8 without a byte order mark.</param>
/// <param name="Rows">The array of rows in it.</param>
/// <param name="RowCount">How many rows it holds.</param>
/// <param name="Fields">The fields of its rows.</param>
/// <param name="RowsHash">Tells equal rows.</param>
internal sealed record OnlinePage(ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Rows, int RowCount, IReadOnlySet<string> Fields, string RowsHash)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>The number the server gives the page; null when it gives none.</summary>
    public int? Number { get; private init; }

    /// <summary>How many pages the server says there are; null when it does not.</summary>
    public int? PageCount { get; private init; }

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="rowsProperty">The property that holds the rows.</param>
    /// <param name="problem">What is wrong and how to cure it, when null is returned.</param>
    public static OnlinePage? TryParse(ReadOnlyMemory<byte> bytes, string rowsProperty, out string problem)
    {
        bytes = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        ReadOnlySpan<byte> start = bytes.Span.TrimStart(" \t\r\n"u8);
        problem = start.IsEmpty ? "the answer is empty. Try again later."
            : start[0] == '<' ? "the answer is a web page, not JSON: a login, a proxy or a notice of maintenance stands between. Open the address in a browser to see it."
            : "";
        if (problem.Length > 0)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Strict);
            return Parse(bytes, document.RootElement, rowsProperty, out problem);
        }
        catch (JsonException broken)
        {
            problem = $"the answer is no whole JSON: {CellText.OneLine(broken.Message)} Try again; if it stays so, ask for less at a time with PageSize.";
        }
        catch (InvalidOperationException)
        {
            problem = "the answer holds characters that do not exist. Tell its publisher.";
        }

        return null;
    }

    /// <summary>What a server says about an error, in the forms these APIs use.</summary>
    /// <returns>Its words; null when it has none.</returns>
    public static string? ErrorText(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? ErrorText(document.RootElement) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static OnlinePage? Parse(ReadOnlyMemory<byte> bytes, JsonElement root, string rowsProperty, out string problem)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(rowsProperty, out JsonElement rows) || rows.ValueKind != JsonValueKind.Array)
        {
            string? said = root.ValueKind == JsonValueKind.Object ? ErrorText(root) : null;
            problem = said is null
                ? $"the answer has no array {CellText.Show(rowsProperty)}. The API may have a new version: look for a newer release of this library."
                : $"the server answers {CellText.Show(said)}. Check the query.";
            return null;
        }

        HashSet<string> fields = new(StringComparer.Ordinal);
        foreach (JsonElement row in rows.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object)
            {
                problem = $"a row of {CellText.Show(rowsProperty)} is {row.ValueKind}, not an object. The API may have a new version: look for a newer release of this library.";
                return null;
            }

            foreach (JsonProperty field in row.EnumerateObject())
            {
                fields.Add(field.Name);
            }
        }

        if (!TryReadCount(root, "page", out int? number) || !TryReadCount(root, "maxPages", out int? count))
        {
            problem = "the numbers of the page and of all pages are not whole numbers of at least 0, so it can't be told where the answer ends. Try again later.";
            return null;
        }

        problem = "";
        ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(rows);
        ReadOnlyMemory<byte> slice = bytes.Span.Overlaps(text, out int start) ? bytes.Slice(start, text.Length) : text.ToArray();
        return new OnlinePage(bytes, slice, rows.GetArrayLength(), fields, Convert.ToHexStringLower(SHA256.HashData(text))) { Number = number, PageCount = count };
    }

    private static bool TryReadCount(JsonElement root, string property, out int? count)
    {
        count = null;
        if (!root.TryGetProperty(property, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        string text = value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
        bool valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int read);
        count = valid ? read : null;
        return valid;
    }

    private static string? ErrorText(JsonElement root)
    {
        foreach (string property in (ReadOnlySpan<string>)["error", "detail", "message"])
        {
            if (root.TryGetProperty(property, out JsonElement said) && said.ValueKind is not (JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False))
            {
                return said.ValueKind == JsonValueKind.String ? said.GetString() : said.GetRawText();
            }
        }

        return null;
    }
}
