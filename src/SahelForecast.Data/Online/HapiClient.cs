namespace SahelForecast.Data.Online;

/// <summary>Reads series from HDX HAPI, the Humanitarian API of OCHA's Centre for Humanitarian Data.</summary>
/// <remarks>
/// <para>Written to version 2 of the API (<c>https://hapi.humdata.org/api/v2</c>, its documentation of March 2025 and later) and tested against
/// recorded shapes of its answers, not against the service itself. Answers are asked for as JSON, since a CSV that breaks off can't be told
/// from a whole one, page by page until an empty one, and read by the same <see cref="DataLayout"/> as the files on HDX.</para>
/// <para>Every series has as source the publisher and the address, without the app identifier, and as vintage the day the answer was fetched.
/// A page that repeats, fields that change on the way, an answer that breaks off or more pages than allowed end in an
/// <see cref="OnlineSourceException"/>; a part of an answer is never returned. Issues count rows over all pages, from 1.</para>
/// <para>Terms: no more than one request a second (see <see cref="OnlineOptions.PageDelay"/>; it holds within a read, not between reads made at
/// once), an app identifier in each. The data keep the licences of their publishers; those of ACLED and IOM may not be passed on freely.</para>
/// </remarks>
/// <example>
/// <code>
/// using HttpClient http = OnlineHttp.Create();
/// var hapi = new HapiClient(http, new HapiIdentifier("my-app", "me@my-ngo.org"), new OnlineOptions { Cache = OnlineCache.ForUser() });
/// DataSourceResult idps = await hapi.ReadAsync(HapiTheme.Idps, new HapiQuery { Location = "MLI", AdminLevel = 0 });
/// </code>
/// </example>
public sealed class HapiClient
{
    private static readonly Uri Service = new("https://hapi.humdata.org/api/v2/");

    private readonly HttpClient _http;
    private readonly HapiIdentifier _identifier;
    private readonly OnlineOptions _options;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Sends the requests, by <see cref="OnlineHttp.Create"/> or your own; the caller disposes it.</param>
    /// <param name="identifier">Who asks.</param>
    /// <param name="options">How it reads; default <see cref="OnlineOptions.Default"/>.</param>
    public HapiClient(HttpClient http, HapiIdentifier identifier, OnlineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(identifier);
        _http = http;
        _identifier = identifier;
        _options = options ?? OnlineOptions.Default;
    }

    /// <summary>Reads the series of a theme. Safe for concurrent use.</summary>
    /// <param name="theme">The table.</param>
    /// <param name="query">Which rows; default all, which for some themes are more than <see cref="ReadLimits.MaxJsonBytes"/> allows.</param>
    /// <param name="progress">Told after each page that is fetched; default nobody.</param>
    /// <param name="cancellationToken">Ends the read between any two steps.</param>
    /// <returns>The series and the issues, as <see cref="DataSource.Read(string, DataSourceOptions?)"/> gives them for a file. No rows give no series and an issue.</returns>
    /// <exception cref="ArgumentException">The theme has no such filter, or the dates are the wrong way round.</exception>
    /// <exception cref="OnlineSourceException">The answer can't be had whole, or not be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<DataSourceResult> ReadAsync(
        HapiTheme theme, HapiQuery? query = null, IProgress<OnlineProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var table = HapiTable.Of(theme);
        var request = new OnlineRequest(DataLayout.Find(table.Layout), Endpoints.Join(_options.BaseAddress ?? Service, table.Path), (query ?? new HapiQuery()).For(theme, table))
        {
            Secrets = [("app_identifier", _identifier.Encoded)],
            HiddenWords = [_identifier.Encoded, Uri.EscapeDataString(_identifier.Encoded), _identifier.Email],
            RowsProperty = "data",
            AccessCure = "Check the application and the e-mail address of HapiIdentifier.",
            Paging = PageStyle.Offset,
        };
        return PagedDownload.ReadAsync(_http, request, _options, progress, cancellationToken);
    }
}

/// <summary>Addresses of tables.</summary>
internal static class Endpoints
{
    /// <summary>A path below a base address, with or without a slash at its end.</summary>
    public static Uri Join(Uri address, string path) => new($"{address.AbsoluteUri.TrimEnd('/')}/{path}");
}
