using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace SahelForecast.Data.Online;

/// <summary>Fetches one page, and says in our words why it can't be had.</summary>
internal sealed class PageFetcher(HttpClient http, OnlineRequest request, OnlineOptions options)
{
    private const int ErrorBytes = 1 << 16;
    private const int ErrorCharacters = 300;

    /// <summary>Fetches a page.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="offset">How many rows come before it.</param>
    /// <param name="maxBytes">How long it may be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<OnlinePage> FetchAsync(int page, int offset, long maxBytes, CancellationToken cancellationToken)
    {
        // The client's own time-out ends with the headers; here it holds for the body too.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (http.Timeout != Timeout.InfiniteTimeSpan)
        {
            limit.CancelAfter(http.Timeout);
        }

        try
        {
            using HttpRequestMessage message = Message(page, offset);
            using HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                (byte[] said, _) = await BodyReader.ReadStartAsync(response.Content, ErrorBytes, limit.Token).ConfigureAwait(false);
                throw Refused(page, response, said);
            }

            byte[] body = await BodyReader.ReadAsync(response.Content, maxBytes, limit.Token).ConfigureAwait(false);
            return OnlinePage.TryParse(body, request.RowsProperty, out string problem) ?? throw Problem(page, request.Mask(problem));
        }
        catch (OperationCanceledException stopped) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopped.Message, stopped, cancellationToken);
        }
        catch (OperationCanceledException late)
        {
            throw Problem(page, $"the server did not answer within {http.Timeout}. Try again, or set a longer Timeout of the HttpClient.", late);
        }
        catch (TimeoutRejectedException late)
        {
            throw Problem(page, $"the server did not answer within {late.Timeout}, and no retry is left. Try again later, set longer time-outs in OnlineHttpOptions, or ask for less at a time with PageSize.", late);
        }
        catch (BrokenCircuitException open)
        {
            throw Problem(page, "the server failed so often that nothing is asked of it for a while. Try again later.", open);
        }
        catch (ExecutionRejectedException rejected)
        {
            throw Problem(page, $"the request was not sent: {CellText.OneLine(rejected.Message)} Send fewer at once.", rejected);
        }
        catch (HttpRequestException failure)
        {
            throw Problem(page, Reason(failure), failure);
        }
        catch (SourceLimitException tooLong)
        {
            throw Problem(page, tooLong.Message, tooLong);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw Problem(page, "the answer broke off. Try again.", broken);
        }
    }

    /// <summary>An error about a page of this request.</summary>
    public OnlineSourceException Problem(int? page, string problem, Exception? inner = null) => new(request.Address, page, problem, inner: inner);

    private HttpRequestMessage Message(int page, int offset)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.PageAddress(page, offset, options.PageSize));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (http.DefaultRequestHeaders.UserAgent.Count == 0)
        {
            message.Headers.UserAgent.Add(new ProductInfoHeaderValue("SahelForecast", typeof(PageFetcher).Assembly.GetName().Version?.ToString(3)));
        }

        return message;
    }

    private static string Reason(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the server's name is not known here. Check the connection to the internet; CacheMode.Offline reads what was kept.",
        HttpRequestError.ConnectionError => "the server can't be reached. Check the connection to the internet and the proxy; CacheMode.Offline reads what was kept.",
        HttpRequestError.SecureConnectionError => "no secure connection to the server: its certificate is not trusted here. Check the clock, and whether a proxy or a login page stands between.",
        HttpRequestError.ResponseEnded => "the answer broke off, in retries too. Try again later, or ask for less at a time with PageSize.",
        _ => $"the request failed: {CellText.OneLine(failure.Message)} Try again later.",
    };

    private OnlineSourceException Refused(int page, HttpResponseMessage response, byte[] body)
    {
        int code = (int)response.StatusCode;
        string cure = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => request.AccessCure,
            HttpStatusCode.ProxyAuthenticationRequired => "Give the clients an HttpClient that logs in to the proxy.",
            HttpStatusCode.NotFound or HttpStatusCode.Gone => "The API may have a new version: look for a newer release of this library, or check BaseAddress.",
            HttpStatusCode.TooManyRequests => $"Wait before asking again{RetryAfter(response)}, and set a longer PageDelay.",
            >= HttpStatusCode.InternalServerError => "The fault is the server's: try again later.",
            _ => "Check the query.",
        };
        string said = OnlinePage.ErrorText(body) ?? (body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'<', ..] ? "a web page" : Encoding.UTF8.GetString(body)).Trim();
        said = request.Mask(CellText.OneLine(said.Length > ErrorCharacters ? $"{said.AsSpan(0, ErrorCharacters)}..." : said));
        return new OnlineSourceException(
            request.Address, page, FormattableString.Invariant($"the server answers {code} ({response.StatusCode}){(said.Length == 0 ? "" : $": {said}")}. {cure}"), response.StatusCode);
    }

    private static string RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta is { } pause
        ? FormattableString.Invariant($" (the server says {pause.TotalSeconds:0} seconds)")
        : "";
}
