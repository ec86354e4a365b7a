using System.Globalization;
using System.Text;
using CsvHelper;

namespace SahelForecast.Accuracy.Input;

/// <summary>Reads the wide layout of the M competitions: one series a row, labels in front, values padded with empty cells on the right.</summary>
internal static class WideFile
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, gzip or plain.</param>
    /// <param name="labels">The names of the text columns in front, in lower case; together they name a row.</param>
    /// <returns>The rows in the order of the file, at least one.</returns>
    /// <exception cref="UserErrorException">A row can't be used: nothing is guessed. The message names file and line.</exception>
    public static IReadOnlyList<WideRow> Read(string path, params string[] labels) => InputText.Read(path, text => Read(path, text, labels));

    private static List<WideRow> Read(string path, TextReader text, string[] labels)
    {
        bool malformed = false;
        using var csv = CsvReader.Create(
            text, new CsvReaderOptions { Separator = ',', TrimWhitespace = true, TrackLineNumbers = true, OnMalformedRecord = _ => malformed = true });
        csv.ReadHeader();
        if (csv.Headers.Count <= labels.Length || !csv.Headers.Take(labels.Length).SequenceEqual(labels, StringComparer.OrdinalIgnoreCase))
        {
            throw Refusal(path, 1, $"the header must begin with {string.Join(",", labels)} and name a column for each value, but it is \"{Shown(csv.Headers)}\".");
        }

        var rows = new List<WideRow>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (csv.Read())
        {
            int line = checked((int)csv.LineNumber);
            if (malformed)
            {
                throw Refusal(path, line, "the quotes of the row don't match. Close every quote, and double those that are part of the text.");
            }

            WideRow row = ReadRow(csv, path, line, labels);
            string name = string.Join(" ", row.Labels);
            if (!lines.TryAdd(name, line))
            {
                throw Refusal(path, line, $"{name} comes twice, on lines {lines[name]} and {line}. Remove one.");
            }

            rows.Add(row);
        }

        return rows.Count > 0 ? rows : throw Refusal(path, 1, "there is a header, but no row below it.");
    }

    private static WideRow ReadRow(CsvReader csv, string path, int line, string[] labels)
    {
        if (csv.FieldCount != csv.Headers.Count)
        {
            throw Refusal(path, line, $"the row has {csv.FieldCount} cells, the header {csv.Headers.Count}. Pad short rows with empty cells, and quote cells that hold a comma.");
        }

        string[] names = [.. Enumerable.Range(0, labels.Length).Select(csv.GetString)];
        int unnamed = Array.FindIndex(names, string.IsNullOrWhiteSpace);
        if (unnamed >= 0)
        {
            throw Refusal(path, line, $"there is no {labels[unnamed]}. Fill the cell.");
        }

        double[] values = new double[csv.FieldCount - labels.Length];
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadValue(csv, i + labels.Length, path, line);
            count = double.IsNaN(values[i]) ? count : i + 1;
        }

        return new WideRow(names, line, values[..count]);
    }

    private static double ReadValue(CsvReader csv, int column, string path, int line)
    {
        ReadOnlySpan<byte> cell = csv.GetSpan(column);
        if (cell.IsEmpty || cell.SequenceEqual("NA"u8))
        {
            return double.NaN;
        }

        return double.TryParse(cell, Number, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Refusal(path, line, $"\"{Encoding.UTF8.GetString(cell)}\" in column {csv.Headers[column]} is not a number. Write it like 1234.5, or leave the cell empty where a value is missing.");
    }

    private static string Shown(IReadOnlyList<string> headers) => headers.Count > 4 ? $"{string.Join(",", headers.Take(4))},..." : string.Join(",", headers);

    private static UserErrorException Refusal(string path, int line, string problem) =>
        new(FormattableString.Invariant($"{path}, line {line}: {problem}"));
}
