using System.Net;

namespace SahelForecast.Data.Online;

/// <summary>A source online did not answer, or answered what can't be read. Nothing of what was read before is returned.</summary>
/// <remarks>The message is one line: the address without the app identifier, the page, what is wrong and the cure.</remarks>
public sealed class OnlineSourceException : Exception
{
    internal OnlineSourceException(string address, int? page, string problem, HttpStatusCode? statusCode = null, Exception? inner = null)
        : base(page is null ? $"{address}: {problem}" : FormattableString.Invariant($"{address}, page {page}: {problem}"), inner)
    {
        Address = address;
        Page = page;
        StatusCode = statusCode;
    }

    /// <summary>What was asked for; the app identifier, which holds an e-mail address, is left out.</summary>
    public string Address { get; }

    /// <summary>The page at fault, from 1; null when no single page is.</summary>
    public int? Page { get; }

    /// <summary>The status with which the server refused; null when it answered, or did not answer at all.</summary>
    public HttpStatusCode? StatusCode { get; }
}
