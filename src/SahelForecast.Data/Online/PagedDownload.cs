namespace SahelForecast.Data.Online;

/// <summary>Fetches all pages of an answer, or none.</summary>
internal sealed class PagedDownload(HttpClient http, OnlineRequest request, OnlineOptions options, IProgress<OnlineProgress>? progress)
{
    private readonly PageFetcher _fetcher = new(http, request, options);
    private readonly List<OnlinePage> _pages = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _rows;
    private long _bytes;
    private int? _total;

    /// <summary>Takes the answer from the cache, or fetches and keeps it.</summary>
    public static async Task<DataSourceResult> ReadAsync(
        HttpClient http, OnlineRequest request, OnlineOptions options, IProgress<OnlineProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OnlineAnswer? answer = null;
        if (options.Cache is { } cache)
        {
            answer = await cache.FindAsync(request, options, cancellationToken).ConfigureAwait(false);
            if (answer is null && cache.Mode == CacheMode.Offline)
            {
                throw new OnlineSourceException(request.Address, null, $"this answer is not kept in {cache.Folder}, and the cache is Offline. Read it once with CacheMode.Fresh while there is a connection.");
            }
        }

        if (answer is null)
        {
            answer = await new PagedDownload(http, request, options, progress).FetchAsync(cancellationToken).ConfigureAwait(false);
            if (options.Cache is { } keep)
            {
                answer = answer with { NotKept = await keep.KeepAsync(request, answer, cancellationToken).ConfigureAwait(false) };
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return answer.Read(request, options.Limits);
    }

    private async Task<OnlineAnswer> FetchAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset fetched = options.Clock.GetUtcNow();
        for (bool more = true; more;)
        {
            int number = _pages.Count + 1;
            if (number > 1 && options.PageDelay > TimeSpan.Zero)
            {
                await Task.Delay(options.PageDelay, options.Clock, cancellationToken).ConfigureAwait(false);
            }

            OnlinePage page = await _fetcher.FetchAsync(number, _rows, options.Limits.MaxJsonBytes - _bytes, cancellationToken).ConfigureAwait(false);
            more = Add(page, number);
            progress?.Report(new OnlineProgress(_pages.Count, _total, _rows, _bytes));
        }

        return new OnlineAnswer(request.Address, _pages, fetched, FromCache: false);
    }

    /// <summary>Takes a page in.</summary>
    /// <returns>Whether another one follows.</returns>
    private bool Add(OnlinePage page, int number)
    {
        CheckNumbers(page, number);
        bool last = _total is { } total ? number >= total : page.RowCount == 0;
        if (number > options.MaxPages && !(last && page.RowCount == 0))
        {
            throw _fetcher.Problem(number, FormattableString.Invariant($"the answer has more than {options.MaxPages} pages of {options.PageSize} rows. Ask for less, such as one country, or raise MaxPages."));
        }

        if (page.RowCount > 0)
        {
            CheckRows(page, number);
        }

        _pages.Add(page);
        _rows += page.RowCount;
        _bytes += page.Bytes.Length;
        return !last;
    }

    private void CheckNumbers(OnlinePage page, int number)
    {
        if (request.Paging == PageStyle.Offset)
        {
            return;
        }

        if (page.Number is { } given && given != number)
        {
            throw _fetcher.Problem(number, FormattableString.Invariant($"the server gave page {given} instead, so pages would come twice or be left out. Try again later."));
        }

        if (number == 1)
        {
            _total = page.PageCount is 0 && page.RowCount == 0 ? 1 : page.PageCount;
        }
        else if (page.PageCount != _total)
        {
            throw _fetcher.Problem(number, FormattableString.Invariant($"the number of pages changed from {_total} to {page.PageCount} on the way: the data were updated meanwhile. Read again."));
        }

        if (_total is not { } total)
        {
            return;
        }

        if (total == 0)
        {
            throw _fetcher.Problem(number, "the server says there are 0 pages, but the first has rows, so it can't be told where the answer ends. Try again later.");
        }

        if (total > options.MaxPages)
        {
            throw _fetcher.Problem(number, FormattableString.Invariant($"the answer has {total} pages of {options.PageSize} rows, more than MaxPages, which is {options.MaxPages}. Ask for less, such as one country, or raise MaxPages."));
        }

        if (number < total && page.RowCount != options.PageSize)
        {
            throw _fetcher.Problem(number, FormattableString.Invariant($"the page has {page.RowCount} rows where {options.PageSize} were asked for, and is not the last of {total}: rows would be left out. Set a smaller PageSize."));
        }
    }

    private void CheckRows(OnlinePage page, int number)
    {
        if (!_seen.Add(page.RowsHash))
        {
            throw _fetcher.Problem(number, "the page has the rows of an earlier one: the server goes in circles. Try again later.");
        }

        if (_pages.Find(earlier => earlier.RowCount > 0) is { } first && !first.Fields.SetEquals(page.Fields))
        {
            string[] gone = [.. first.Fields.Except(page.Fields, StringComparer.Ordinal)];
            string[] added = [.. page.Fields.Except(first.Fields, StringComparer.Ordinal)];
            string change = string.Join(" and ", new[] { gone.Length > 0 ? $"lack {TableColumns.Listed(gone)}" : "", added.Length > 0 ? $"add {TableColumns.Listed(added)}" : "" }.Where(part => part.Length > 0));
            throw _fetcher.Problem(number, $"its rows {change}, unlike those of the pages before: the API was changed meanwhile. Read again.");
        }
    }
}
