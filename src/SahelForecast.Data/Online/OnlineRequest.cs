using System.Globalization;

namespace SahelForecast.Data.Online;

/// <summary>What is asked of a source, without the page and without the caller's identity.</summary>
/// <param name="Layout">The published layout of its rows.</param>
/// <param name="Endpoint">The address of the table.</param>
/// <param name="Parameters">Names and values of the query, in the order sent.</param>
internal sealed record OnlineRequest(DataLayout Layout, Uri Endpoint, IReadOnlyList<(string Name, string Value)> Parameters)
{
    /// <summary>Parameters that are sent, and shown and kept nowhere.</summary>
    public IReadOnlyList<(string Name, string Value)> Secrets { get; init; } = [];

    /// <summary>Words that no message may hold, though the server says them.</summary>
    public IReadOnlyList<string> HiddenWords { get; init; } = [];

    /// <summary>The property of an answer that holds the rows.</summary>
    public required string RowsProperty { get; init; }

    /// <summary>What to do when the server refuses who asks.</summary>
    public required string AccessCure { get; init; }

    /// <summary>How the answer goes on.</summary>
    public required PageStyle Paging { get; init; }

    /// <summary>The address for messages and metadata.</summary>
    public string Address => Build([]);

    /// <summary>Tells this question from others in the cache; the same from one year to the next where the query says "now".</summary>
    public string Question { get => field ?? Address; init; }

    /// <summary>The address of a page as it is sent; it holds the secrets.</summary>
    public Uri PageAddress(int page, int offset, int pageSize) => new(Build(
    [
        .. Paging == PageStyle.Offset
            ? (ReadOnlySpan<(string, string)>)[("limit", Number(pageSize)), ("offset", Number(offset))]
            : [("limit", Number(pageSize)), ("page", Number(page))],
        .. Secrets,
    ]));

    /// <summary>Text without the secrets.</summary>
    public string Mask(string text)
    {
        foreach (string word in HiddenWords.Where(word => word.Length > 0))
        {
            text = text.Replace(word, "***", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private string Build(ReadOnlySpan<(string Name, string Value)> more)
    {
        List<string> parts = [.. Parameters.Select(Pair)];
        foreach ((string, string) parameter in more)
        {
            parts.Add(Pair(parameter));
        }

        return parts.Count == 0 ? Endpoint.AbsoluteUri : $"{Endpoint.AbsoluteUri}?{string.Join('&', parts)}";
    }

    private static string Pair((string Name, string Value) parameter) => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How an answer goes on.</summary>
internal enum PageStyle
{
    /// <summary>By the number of rows already read, until a page is empty; the server says no total.</summary>
    Offset,

    /// <summary>By page number; the server says how many pages there are.</summary>
    Numbered,
}
