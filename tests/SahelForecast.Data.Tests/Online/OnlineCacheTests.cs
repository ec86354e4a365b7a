using System.Text;
using SahelForecast.Data.Online;

namespace SahelForecast.Data.Tests.Online;

public sealed class OnlineCacheTests : IDisposable
{
    private static readonly string[] Rows = [Recorded.Idps("2024-01", 100), Recorded.Idps("2024-02", 110), Recorded.Idps("2024-03", 120)];
    private static readonly DateTimeOffset Noon = new(2024, 5, 17, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "sahelforecast-" + Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task ReadAsync_KeptAnswer_IsReadWithoutTheServer()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        OnlineOptions options = Options(server, Noon);
        DataSourceResult fetched = await Recorded.ReadIdpsAsync(server, options);
        int requests = server.Requests.Count;

        DataSourceResult kept = await Recorded.ReadIdpsAsync(server, Options(server, Noon.AddHours(23)));

        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(fetched.Panel[0].Values.ToArray(), kept.Panel[0].Values.ToArray());
        Assert.Equal(fetched.Panel[0].Metadata, kept.Panel[0].Metadata);
        Assert.Equal(new DateOnly(2024, 5, 17), kept.Panel[0].Metadata.Vintage);
        Assert.Contains("from the cache", kept.Detection.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("from the cache", fetched.Detection.Reason, StringComparison.Ordinal);
        Assert.Empty(kept.Issues);
    }

    [Fact]
    public async Task ReadAsync_UnhcrAnswerOfOtherPageSize_IsTheSameQuestion()
    {
        await using var server = new ReplayServer(Recorded.UnhcrPages(Recorded.Population(2021, "5"), Recorded.Population(2022, "6")));
        await Recorded.ReadPopulationAsync(server, Options(server, Noon) with { PageSize = 1 });

        DataSourceResult kept = await Recorded.ReadPopulationAsync(server, Options(server, Noon) with { PageSize = 100 });

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal([5, 6], kept.Series(("group", "REF")).Values.ToArray());
    }

    [Theory]
    [InlineData(24.0)]
    [InlineData(-1.0)]
    public async Task ReadAsync_EntryTooOldOrFromTheFuture_IsFetchedAnew(double hours)
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        await Recorded.ReadIdpsAsync(server, Options(server, Noon));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server, Options(server, Noon.AddHours(hours)));

        Assert.Equal(6, server.Requests.Count);
        Assert.DoesNotContain("from the cache", read.Detection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Refresh_FetchesAndKeepsTheNewAnswer()
    {
        int people = 100;
        await using var server = new ReplayServer(request => Recorded.HapiPages(Recorded.Idps("2024-01", people))(request));
        await Recorded.ReadIdpsAsync(server, Options(server, Noon));
        people = 200;

        DataSourceResult refreshed = await Recorded.ReadIdpsAsync(server, Options(server, Noon, CacheMode.Refresh));
        DataSourceResult kept = await Recorded.ReadIdpsAsync(server, Options(server, Noon));

        Assert.Equal((200, 200), (refreshed.Panel[0].Values[0], kept.Panel[0].Values[0]));
        Assert.Equal(4, server.Requests.Count);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task ReadAsync_Offline_ReadsHoweverOldAndNeverAsks()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        await Recorded.ReadIdpsAsync(server, Options(server, Noon));

        DataSourceResult kept = await Recorded.ReadIdpsAsync(server, Options(server, Noon.AddYears(2), CacheMode.Offline));
        OnlineSourceException absent = await Recorded.PopulationFailureAsync(server, Options(server, Noon, CacheMode.Offline));

        Assert.Equal(new DateOnly(2024, 5, 17), kept.Panel[0].Metadata.Vintage);
        Assert.Contains("is not kept in", absent.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_OfflineAfterNewYear_FindsAnAnswerUpToThen()
    {
        await using var server = new ReplayServer(Recorded.UnhcrPages(Recorded.Population(2023, "5")));
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        await new UnhcrClient(http, Options(server, Noon)).ReadAsync(UnhcrTable.Population, cancellationToken: TestContext.Current.CancellationToken);

        DataSourceResult kept = await new UnhcrClient(http, Options(server, Noon.AddYears(1), CacheMode.Offline))
            .ReadAsync(UnhcrTable.Population, cancellationToken: TestContext.Current.CancellationToken);
        Task<DataSourceResult> stated = new UnhcrClient(http, Options(server, Noon.AddYears(1), CacheMode.Offline))
            .ReadAsync(UnhcrTable.Population, new UnhcrQuery { To = 2025 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("yearTo=2024", kept.Panel[0].Metadata.Source, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OnlineSourceException>(() => stated);
    }

    [Theory]
    [InlineData("flip")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("head")]
    [InlineData("time")]
    [InlineData("zeros")]
    [InlineData("longer")]
    public async Task ReadAsync_DamagedEntry_IsFetchedAnewAndMended(string damage)
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        await Recorded.ReadIdpsAsync(server, Options(server, Noon));
        string file = Assert.Single(Directory.GetFiles(_folder));
        byte[] bytes = File.ReadAllBytes(file);
        string text = Encoding.UTF8.GetString(bytes);
        File.WriteAllBytes(file, damage switch
        {
            // One figure becomes another: only the checksum can tell.
            "flip" => Encoding.UTF8.GetBytes(text.Replace("\"population\":110", "\"population\":170", StringComparison.Ordinal)),
            "cut" => bytes[..^20],
            "empty" => [],
            "head" => Encoding.UTF8.GetBytes("{\"Format\":1}\n"),
            "time" => Encoding.UTF8.GetBytes(text.Replace("2024-05-17T12", "2024-05-17T11", StringComparison.Ordinal)),
            "zeros" => new byte[bytes.Length],
            _ => [.. bytes, 32],
        });
        Assert.NotEqual(bytes, File.ReadAllBytes(file));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server, Options(server, Noon));

        Assert.Equal([100, 110, 120], read.Panel[0].Values.ToArray());
        Assert.Equal(6, server.Requests.Count);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task ReadAsync_EntryOfAnotherQuestionUnderItsName_IsNotTaken()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        var client = new HapiClient(http, Recorded.Identifier, Options(server, Noon));
        await client.ReadAsync(HapiTheme.Idps, new HapiQuery { Location = "MLI" }, cancellationToken: TestContext.Current.CancellationToken);
        string mali = Assert.Single(Directory.GetFiles(_folder));
        await client.ReadAsync(HapiTheme.Idps, new HapiQuery { Location = "NER" }, cancellationToken: TestContext.Current.CancellationToken);
        string niger = Directory.GetFiles(_folder).Single(file => file != mali);
        File.Copy(mali, niger, overwrite: true);

        await client.ReadAsync(HapiTheme.Idps, new HapiQuery { Location = "NER" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(9, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_EntryLongerThanTheLimit_IsNotRead()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        await Recorded.ReadIdpsAsync(server, Options(server, Noon));
        string file = Assert.Single(Directory.GetFiles(_folder));
        File.WriteAllBytes(file, new byte[(1 << 20) + 5000]);

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(
            server, Options(server, Noon, CacheMode.Offline) with { Limits = new ReadLimits { MaxJsonBytes = 4000 } });

        Assert.Contains("is not kept in", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("..\\..\\windows\\system32")]
    [InlineData("a/b:c*d?e\"f<g>h|i\0j")]
    [InlineData("x&app_identifier=evil\r\nHost: evil")]
    [InlineData("CON")]
    public async Task ReadAsync_HostileTextInTheQuery_LeavesTheFolderAlone(string text)
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        var client = new HapiClient(http, Recorded.Identifier, Options(server, Noon));
        var query = new HapiQuery { Filters = new Dictionary<string, string> { ["operation"] = text } };

        await client.ReadAsync(HapiTheme.Idps, query, cancellationToken: TestContext.Current.CancellationToken);
        DataSourceResult kept = await client.ReadAsync(HapiTheme.Idps, query, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("from the cache", kept.Detection.Reason, StringComparison.Ordinal);
        Assert.Equal(text, server.Requests[0]["operation"]);
        Assert.Equal(3, server.Requests.Count);
        Assert.DoesNotContain('\n', kept.Detection.Reason);
        Assert.Matches("^hapi-idps-[0-9a-f]{32}\\.answer$", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(_folder))));
    }

    [Fact]
    public async Task ReadAsync_Entry_HoldsNoIdentifier()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        await Recorded.ReadIdpsAsync(server, Options(server, Noon));

        string text = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder)));

        Assert.DoesNotContain("app_identifier", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Recorded.Email, text, StringComparison.Ordinal);
        Assert.Contains("location_code=MLI", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_FailureOnTheWay_KeepsNothing()
    {
        await using var server = new ReplayServer(Recorded.Hapi(Rows[0], Rows[1]), new ReplayReply(404, ""));

        await Recorded.IdpsFailureAsync(server, Options(server, Noon));

        Assert.False(Directory.Exists(_folder) && Directory.GetFileSystemEntries(_folder).Length > 0);
    }

    [Fact]
    public async Task ReadAsync_FolderCanNotBeWritten_ReturnsTheAnswerWithAnIssue()
    {
        File.WriteAllText(_folder, "a file stands where the folder should be");
        try
        {
            await using var server = new ReplayServer(Recorded.HapiPages(Rows));

            DataSourceResult read = await Recorded.ReadIdpsAsync(server, Options(server, Noon));

            Assert.Equal(3, read.UsedRowCount);
            RowIssue issue = Assert.Single(read.Issues);
            Assert.Contains("could not be kept in", issue.Message, StringComparison.Ordinal);
            Assert.False(issue.Dropped);
        }
        finally
        {
            File.Delete(_folder);
        }
    }

    [Fact]
    public async Task ReadAsync_ManyAtOnce_AllReadTheSameAndLeaveOneEntry()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        OnlineOptions options = Options(server, Noon) with { Cache = new OnlineCache(_folder) { MaxAge = TimeSpan.Zero } };

        DataSourceResult[] reads = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Recorded.ReadIdpsAsync(server, options)));

        Assert.All(reads, read => Assert.Equal([100, 110, 120], read.Panel[0].Values.ToArray()));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
        Assert.Contains("from the cache", (await Recorded.ReadIdpsAsync(server, Options(server, Noon))).Detection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clear_Folder_DeletesEntriesOnly()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        await Recorded.ReadIdpsAsync(server, Options(server, Noon));
        File.WriteAllText(Path.Combine(_folder, "hapi-idps-0.answer.x.tmp"), "broken off");
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "mine");

        Assert.Equal(1, new OnlineCache(_folder).Clear());

        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
        Assert.Equal(0, new OnlineCache(Path.Combine(_folder, "absent")).Clear());
    }

    [Fact]
    public async Task Default_WritesNothing()
    {
        Assert.Null(OnlineOptions.Default.Cache);
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        await Recorded.ReadIdpsAsync(server);
        Assert.False(Directory.Exists(_folder));
    }

    private OnlineOptions Options(ReplayServer server, DateTimeOffset now, CacheMode mode = CacheMode.Fresh) => Recorded.Options(server) with
    {
        Clock = new FixedClock(now),
        Cache = new OnlineCache(_folder) { Mode = mode },
    };
}
