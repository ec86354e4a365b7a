namespace SahelForecast.Data.Online;

/// <summary>Reads the body of an answer before it is passed on, so that the handlers around it see a body that breaks off or stalls.</summary>
internal sealed class WholeBodyHandler(long maxBytes) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            byte[] body = await BodyReader.ReadAsync(response.Content, maxBytes, cancellationToken).ConfigureAwait(false);
            var whole = new ByteArrayContent(body);
            foreach (KeyValuePair<string, IEnumerable<string>> header in response.Content.Headers)
            {
                whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            whole.Headers.ContentLength = body.Length;
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch (Exception broken) when (broken is (IOException and not SourceLimitException) or InvalidDataException)
        {
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer broke off.", broken);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

/// <summary>Reads bodies within a bound.</summary>
internal static class BodyReader
{
    /// <summary>The whole body.</summary>
    /// <exception cref="SourceLimitException">It is longer than the bound.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, long maxBytes, CancellationToken cancellationToken)
    {
        (byte[] body, bool whole) = await ReadStartAsync(content, maxBytes, cancellationToken).ConfigureAwait(false);
        return whole ? body : throw new SourceLimitException(FormattableString.Invariant(
            $"the answer is longer than {maxBytes} bytes. Ask for less, such as one country, or raise MaxJsonBytes in ReadLimits."));
    }

    /// <summary>The start of the body, and whether that is all of it.</summary>
    public static async Task<(byte[] Body, bool Whole)> ReadStartAsync(HttpContent content, long maxBytes, CancellationToken cancellationToken)
    {
        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            byte[] buffer = new byte[1 << 16];
            for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (count > maxBytes - body.Length)
                {
                    body.Write(buffer, 0, (int)(maxBytes - body.Length));
                    return (body.ToArray(), false);
                }

                body.Write(buffer, 0, count);
            }

            return (body.ToArray(), true);
        }
    }
}
