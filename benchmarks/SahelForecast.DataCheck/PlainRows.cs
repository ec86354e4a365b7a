using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SahelForecast.DataCheck;

/// <summary>The slowest and plainest reader of the same files, written apart from the library: what it adds up is the reference.</summary>
internal static class PlainRows
{
    /// <summary>The rows as cells, each with the line on which it starts.</summary>
    public static List<(int Line, string[] Cells)> Read(string path)
    {
        string text = Text(path);
        return path.Contains(".json", StringComparison.Ordinal) ? Json(text) : Csv(text);
    }

    private static string Text(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static List<(int Line, string[] Cells)> Csv(string text)
    {
        List<(int Line, string[] Cells)> rows = [];
        List<string> cells = [];
        var cell = new StringBuilder();
        bool quoted = false;
        int line = 1;
        int start = 1;
        foreach (char c in text)
        {
            switch (c)
            {
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    rows.Add((start, [.. cells]));
                    cells.Clear();
                    line++;
                    start = line;
                    break;
                default:
                    line += c == '\n' ? 1 : 0;
                    cell.Append(c);
                    break;
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            rows.Add((start, [.. cells, cell.ToString()]));
        }

        return rows;
    }

    private static List<(int Line, string[] Cells)> Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        string[] header = [.. document.RootElement[0].EnumerateObject().Select(property => property.Name)];
        return [(0, header), .. document.RootElement.EnumerateArray().Select((item, i) =>
            (i + 1, header.Select(name => item.TryGetProperty(name, out JsonElement value) ? value.ToString() : "").ToArray()))];
    }
}
