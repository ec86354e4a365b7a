using System.Globalization;
using SahelForecast.Data.Online;

namespace SahelForecast.Data.Tests.Online;

/// <summary>Answers of the shape the services give, with figures made up, and clients that ask a replay server.</summary>
internal static class Recorded
{
    public const string Email = "desk@example.org";

    public static readonly HapiIdentifier Identifier = new("sahel-tests", Email);

    /// <summary>A row of HDX HAPI's affected-people/idps.</summary>
    public static string Idps(string month, int people, string location = "MLI") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"resource_hdx_id":"3b2a","reporting_round":7,"assessment_type":"BA","operation":"Sahel crisis","population":{{people}},"reference_period_start":"{{month}}-01T00:00:00","reference_period_end":"{{month}}-28T00:00:00","location_ref":12,"location_code":"{{location}}","location_name":"Mali","has_hrp":true,"in_gho":true,"provider_admin1_name":"","provider_admin2_name":"","admin1_ref":1,"admin1_code":null,"admin1_name":null,"admin2_ref":1,"admin2_code":null,"admin2_name":null,"admin_level":0}
        """);

    /// <summary>A row of UNHCR's population: counts are numbers or texts, "-" is missing.</summary>
    public static string Population(int year, string refugees, string oip = "\"-\"", string origin = "MLI") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"year":{{year}},"coo_id":120,"coo_name":"Mali","coo":"{{origin}}","coo_iso":"{{origin}}","coa_id":125,"coa_name":"Mauritania","coa":"MAU","coa_iso":"MRT","refugees":{{refugees}},"asylum_seekers":12,"returned_refugees":"0","idps":"0","returned_idps":"0","stateless":"-","ooc":"0","oip":{{oip}},"hst":"-"}
        """);

    public static ReplayReply Hapi(params string[] rows) => ReplayReply.Json($$"""{"data":[{{string.Join(',', rows)}}]}""");

    public static ReplayReply Unhcr(int page, string maxPages, params string[] rows) => ReplayReply.Json(string.Create(
        CultureInfo.InvariantCulture, $$"""{"page":{{page}},"short_url":"","maxPages":{{maxPages}},"total":[],"items":[{{string.Join(',', rows)}}]}"""));

    /// <summary>Pages of rows, as HAPI gives them for limit and offset.</summary>
    public static Func<ReplayRequest, ReplayReply> HapiPages(params string[] rows) => request =>
        Hapi([.. rows.Skip(request.Int("offset")).Take(request.Int("limit"))]);

    /// <summary>Pages of rows, as UNHCR gives them for limit and page.</summary>
    public static Func<ReplayRequest, ReplayReply> UnhcrPages(params string[] rows) => request =>
    {
        int limit = request.Int("limit");
        return Unhcr(request.Int("page"), ((rows.Length + limit - 1) / limit).ToString(CultureInfo.InvariantCulture), [.. rows.Skip((request.Int("page") - 1) * limit).Take(limit)]);
    };

    /// <summary>Retries without a pause. Only tests of time-outs wait for them, so the others have plenty.</summary>
    public static OnlineHttpOptions Quick { get; } = new()
    {
        AttemptTimeout = TimeSpan.FromMinutes(1),
        TotalTimeout = TimeSpan.FromMinutes(5),
        RetryDelay = TimeSpan.Zero,
    };

    /// <summary>How long a test waits where a fault of ours would make it wait for ever; those that pass take seconds.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    public static OnlineOptions Options(ReplayServer server, int pageSize = 2) => new()
    {
        BaseAddress = server.Address,
        PageSize = pageSize,
        PageDelay = TimeSpan.Zero,
        Clock = new FixedClock(new DateTimeOffset(2024, 5, 17, 23, 30, 0, TimeSpan.Zero)),
    };

    public static async Task<DataSourceResult> ReadIdpsAsync(ReplayServer server, OnlineOptions? options = null, OnlineHttpOptions? http = null)
    {
        using HttpClient client = OnlineHttp.Create(http ?? Quick);
        return await new HapiClient(client, Identifier, options ?? Options(server)).ReadAsync(
            HapiTheme.Idps, new HapiQuery { Location = "MLI" }, cancellationToken: TestContext.Current.CancellationToken).WaitAsync(Patience);
    }

    public static async Task<DataSourceResult> ReadPopulationAsync(ReplayServer server, OnlineOptions? options = null)
    {
        using HttpClient client = OnlineHttp.Create(Quick);
        return await new UnhcrClient(client, options ?? Options(server)).ReadAsync(
            UnhcrTable.Population, new UnhcrQuery { Origins = ["MLI"], To = 2024 }, cancellationToken: TestContext.Current.CancellationToken);
    }

    public static Task<OnlineSourceException> IdpsFailureAsync(ReplayServer server, OnlineOptions? options = null, OnlineHttpOptions? http = null) =>
        Assert.ThrowsAsync<OnlineSourceException>(() => ReadIdpsAsync(server, options, http));

    public static Task<OnlineSourceException> PopulationFailureAsync(ReplayServer server, OnlineOptions? options = null) =>
        Assert.ThrowsAsync<OnlineSourceException>(() => ReadPopulationAsync(server, options));
}

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

/// <summary>Progress told at once, not posted.</summary>
internal sealed class ProgressLog(Action<OnlineProgress>? also = null) : IProgress<OnlineProgress>
{
    public List<OnlineProgress> Told { get; } = [];

    public void Report(OnlineProgress value)
    {
        Told.Add(value);
        also?.Invoke(value);
    }
}
