using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SahelForecast.Data.Online;

/// <summary>The file of a kept answer: one line of JSON that says what it is, then the pages as they came.</summary>
internal static class CacheEntry
{
    private const int Format = 1;
    private const int LongestHead = 1 << 20;

    public static async Task WriteAsync(string path, OnlineRequest request, OnlineAnswer answer, CancellationToken cancellationToken)
    {
        string fetched = answer.Fetched.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        int[] lengths = [.. answer.Pages.Select(page => page.Bytes.Length)];
        var head = new Head(Format, request.Question, answer.Address, fetched, lengths, Checksum(request.Question, answer.Address, fetched, answer.Pages.Select(page => page.Bytes)));
        using var file = new AtomicFile(path);
        Stream stream = file.Writer.BaseStream;
        await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(head), cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        foreach (OnlinePage page in answer.Pages)
        {
            await stream.WriteAsync(page.Bytes, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        file.Commit();
    }

    /// <summary>Reads an entry.</summary>
    /// <returns>Null when it is absent, damaged, too long, or the answer to another question.</returns>
    public static async Task<OnlineAnswer?> ReadAsync(string path, OnlineRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.Length > (long)maxBytes + LongestHead)
            {
                return null;
            }

            // Another process may put a new entry in its place meanwhile.
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                byte[] bytes = new byte[Math.Min(stream.Length, (long)maxBytes + LongestHead)];
                await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
                return Parse(bytes, request);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static OnlineAnswer? Parse(byte[] bytes, OnlineRequest request)
    {
        int end = Array.IndexOf(bytes, (byte)'\n');
        Head? head = end is > 0 and < LongestHead ? JsonSerializer.Deserialize<Head>(bytes.AsSpan(0, end)) : null;
        if (head is not { Format: Format, Pages: { Length: > 0 } lengths } || head.Question != request.Question
            || lengths.Any(length => length < 0) || lengths.Sum(length => (long)length) != bytes.Length - end - 1
            || !DateTimeOffset.TryParseExact(head.Fetched, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset fetched))
        {
            return null;
        }

        List<ReadOnlyMemory<byte>> texts = [];
        int start = end + 1;
        foreach (int length in lengths)
        {
            texts.Add(bytes.AsMemory(start, length));
            start += length;
        }

        if (head.Checksum != Checksum(head.Question, head.Address, head.Fetched, texts))
        {
            return null;
        }

        List<OnlinePage> pages = [];
        foreach (ReadOnlyMemory<byte> text in texts)
        {
            if (OnlinePage.TryParse(text, request.RowsProperty, out _) is not { } page)
            {
                return null;
            }

            pages.Add(page);
        }

        return new OnlineAnswer(head.Address, pages, fetched, FromCache: true);
    }

    private static string Checksum(string question, string address, string fetched, IEnumerable<ReadOnlyMemory<byte>> pages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{question}\n{address}\n{fetched}\n"));
        foreach (ReadOnlyMemory<byte> page in pages)
        {
            hash.AppendData(page.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Head(int Format, string Question, string Address, string Fetched, int[] Pages, string Checksum);
}
