namespace SahelForecast.Data.Online;

/// <summary>Reads series from UNHCR's Refugee Statistics API, which needs no account.</summary>
/// <remarks>
/// <para>Written to version 1 of the API (<c>https://api.unhcr.org/population/v1</c>) as UNHCR's own R package <c>refugees</c> asks it (2025), and tested
/// against recorded shapes of its answers, not against the service itself. Origins and countries of asylum always come one by one: those that
/// the API sums up (shown as "-") are never asked for. Where a cell is "-" the figure is missing.</para>
/// <para>The flow data set of UNHCR (newly displaced in a year) is a workbook on its site, not a table of this API: read it with <see cref="DataSource"/>.</para>
/// <para>Sources, vintages, errors and issues are as for <see cref="HapiClient"/>; the API says how many pages there are, and all must come.</para>
/// </remarks>
/// <example>
/// <code>
/// using HttpClient http = OnlineHttp.Create();
/// DataSourceResult refugees = await new UnhcrClient(http).ReadAsync(UnhcrTable.Population, new UnhcrQuery { Origins = ["MLI"], From = 2012 });
/// </code>
/// </example>
public sealed class UnhcrClient
{
    private static readonly Uri Service = new("https://api.unhcr.org/population/v1/");

    private readonly HttpClient _http;
    private readonly OnlineOptions _options;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Sends the requests, by <see cref="OnlineHttp.Create"/> or your own; the caller disposes it.</param>
    /// <param name="options">How it reads; default <see cref="OnlineOptions.Default"/>.</param>
    public UnhcrClient(HttpClient http, OnlineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _options = options ?? OnlineOptions.Default;
    }

    /// <summary>Reads the series of a table. Safe for concurrent use.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">Which rows; default all: about 140,000 of the population table.</param>
    /// <param name="progress">Told after each page that is fetched; default nobody.</param>
    /// <param name="cancellationToken">Ends the read between any two steps.</param>
    /// <returns>The series and the issues, as <see cref="DataSource.Read(string, DataSourceOptions?)"/> gives them for a file. No rows give no series and an issue.</returns>
    /// <exception cref="ArgumentException">The years are the wrong way round.</exception>
    /// <exception cref="OnlineSourceException">The answer can't be had whole, or not be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<DataSourceResult> ReadAsync(
        UnhcrTable table, UnhcrQuery? query = null, IProgress<OnlineProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        (string path, string layout) = Find(table);
        query ??= new UnhcrQuery();
        List<(string, string)> parameters = query.Parameters(_options.Clock.GetUtcNow().Year);
        if (table == UnhcrTable.Demographics)
        {
            // Without these the rows are sums over population groups and places.
            parameters.AddRange([("ptype_show", "1"), ("locationDescription_show", "1"), ("locationUR_show", "1"), ("locationAccType_show", "1")]);
        }

        var request = new OnlineRequest(DataLayout.Find(layout), Endpoints.Join(_options.BaseAddress ?? Service, $"{path}/"), parameters)
        {
            RowsProperty = "items",
            AccessCure = "The API needs no account: check the proxy, or ask stats@unhcr.org.",
            Paging = PageStyle.Numbered,
        };
        if (query.To is null)
        {
            // An answer up to "now" is still found offline after New Year.
            request = request with { Question = request.Address.Replace($"yearTo={parameters[1].Item2}", "yearTo=now", StringComparison.Ordinal) };
        }

        return PagedDownload.ReadAsync(_http, request, _options, progress, cancellationToken);
    }

    private static (string Path, string Layout) Find(UnhcrTable table) => table switch
    {
        UnhcrTable.Population => ("population", "unhcr-population"),
        UnhcrTable.Demographics => ("demographics", "unhcr-demographics"),
        UnhcrTable.AsylumApplications => ("asylum-applications", "unhcr-asylum-applications"),
        UnhcrTable.AsylumDecisions => ("asylum-decisions", "unhcr-asylum-decisions"),
        UnhcrTable.Solutions => ("solutions", "unhcr-solutions"),
        UnhcrTable.Idmc => ("idmc", "unhcr-idmc"),
        UnhcrTable.Unrwa => ("unrwa", "unrwa"),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, $"table is not one of {string.Join(", ", Enum.GetNames<UnhcrTable>())}."),
    };
}
