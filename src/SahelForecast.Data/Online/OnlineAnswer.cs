namespace SahelForecast.Data.Online;

/// <summary>A whole answer.</summary>
/// <param name="Address">What was asked for, without the secrets.</param>
/// <param name="Pages">Its pages, all of them.</param>
/// <param name="Fetched">When the first page was asked for.</param>
/// <param name="FromCache">Whether it was kept on disk.</param>
internal sealed record OnlineAnswer(string Address, IReadOnlyList<OnlinePage> Pages, DateTimeOffset Fetched, bool FromCache)
{
    /// <summary>Why the answer could not be kept; null when it could, or was not to be.</summary>
    public string? NotKept { get; init; }

    /// <summary>Reads the series by the layout that also reads the publisher's files.</summary>
    /// <exception cref="OnlineSourceException">The rows lack what the layout needs.</exception>
    public DataSourceResult Read(OnlineRequest request, ReadLimits limits)
    {
        string origin = FormattableString.Invariant($"{Pages.Count} pages of {Address}, fetched {Fetched.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(FromCache ? ", from the cache" : "")}");
        List<RowIssue> issues = [];
        if (NotKept is not null)
        {
            issues.Add(new RowIssue(1, "", NotKept, Dropped: false));
        }

        if (Pages.All(page => page.RowCount == 0))
        {
            issues.Add(new RowIssue(1, "", "the answer has no rows. Check the codes and dates of the query, or the coverage of the source.", Dropped: false));
            return new DataSourceResult(
                TimeSeriesPanel.Create([]), issues, new DataSourceDetection(request.Layout.Id, origin) { Layout = request.Layout }, request.Layout.OverlappingDimensions, 0, 0);
        }

        var options = new DataSourceOptions
        {
            Layout = request.Layout,
            Source = $"{request.Layout.Publisher}, {Address}",
            Vintage = DateOnly.FromDateTime(Fetched.UtcDateTime),
            Limits = limits,
        };
        try
        {
            using var table = new Table(new PagedTableSource(Pages), file: null);
            DataSourceResult read = DataSource.Read(table, options);
            return read with { Issues = [.. issues, .. read.Issues], Detection = read.Detection with { Reason = origin } };
        }
        catch (SeriesReadException failure)
        {
            throw new OnlineSourceException(Address, null, $"the rows can't be read: {failure.Message} The API may have a new version: look for a newer release of this library.", inner: failure);
        }
    }
}
