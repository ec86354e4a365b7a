using System.Net;
using System.Net.Sockets;
using System.Text;
using SahelForecast.Data.Online;

namespace SahelForecast.Data.Tests.Online;

/// <summary>What goes wrong on the way, and what is tried again.</summary>
public class OnlineFaultTests
{
    private static readonly string[] Rows = [Recorded.Idps("2024-01", 100), Recorded.Idps("2024-02", 110), Recorded.Idps("2024-03", 120)];

    private static readonly ReplayReply First = Recorded.Hapi(Rows[0], Rows[1]);
    private static readonly ReplayReply Second = Recorded.Hapi(Rows[2]);
    private static readonly ReplayReply Last = Recorded.Hapi();
    private static readonly ReplayReply Failing = new(500, """{"detail":"Internal Server Error"}""");

    // Without its Retry-After a retry would come after hours: that the test ends shows that it is respected.
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task ReadAsync_TooManyRequestsThenSuccess_WaitsAsTheServerSays(int status)
    {
        await using var server = new ReplayServer(new ReplayReply(status, "slow down") { Headers = "Retry-After: 0\r\n" }, First, Second, Last);

        DataSourceResult read = await Recorded.ReadIdpsAsync(server, http: Recorded.Quick with { RetryDelay = TimeSpan.FromHours(3), TotalTimeout = TimeSpan.FromHours(10) });

        Assert.Equal(3, read.UsedRowCount);
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(server.Requests[0].Target, server.Requests[1].Target);
    }

    [Fact]
    public async Task ReadAsync_TooManyRequestsForever_SaysHowLongToWait()
    {
        await using var server = new ReplayServer(new ReplayReply(429, "slow down") { Headers = "Retry-After: 0\r\n" });

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server, http: Recorded.Quick with { Retries = 2 });

        Assert.Equal(HttpStatusCode.TooManyRequests, failure.StatusCode);
        Assert.Contains("429 (TooManyRequests): slow down. Wait before asking again (the server says 0 seconds)", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_ServerErrorTwice_SucceedsAtTheThirdAttempt()
    {
        await using var server = new ReplayServer(First, Failing, Failing, Second, Last);

        DataSourceResult read = await Recorded.ReadIdpsAsync(server);

        Assert.Equal([100, 110, 120], read.Panel[0].Values.ToArray());
        Assert.Equal(["0", "2", "2", "2", "3"], server.Requests.Select(request => request["offset"]));
    }

    [Fact]
    public async Task ReadAsync_ServerErrorForever_FailsAfterTheRetriesWithNothingRead()
    {
        await using var server = new ReplayServer(First, Failing);

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server, http: Recorded.Quick with { Retries = 3 });

        Assert.Equal((HttpStatusCode.InternalServerError, 2), (failure.StatusCode, failure.Page));
        Assert.Equal(
            $"{server.Address}affected-people/idps?location_code=MLI&output_format=json, page 2: the server answers 500 (InternalServerError): Internal Server Error. The fault is the server's: try again later.",
            failure.Message);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_BodyBreaksOffOnce_IsReadAgain()
    {
        await using var server = new ReplayServer(ReplayReply.Truncated(First.Body), First, Second, Last);

        DataSourceResult read = await Recorded.ReadIdpsAsync(server);

        Assert.Equal(3, read.UsedRowCount);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_BodyBreaksOffForever_IsAnError()
    {
        await using var server = new ReplayServer(First, ReplayReply.Truncated(Second.Body));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server, http: Recorded.Quick with { Retries = 1 });

        Assert.Contains("page 2: the answer broke off", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_BodyBreaksOffWithOwnClient_IsAnError()
    {
        await using var server = new ReplayServer(ReplayReply.Truncated(First.Body));
        using var own = new HttpClient();

        OnlineSourceException failure = await Assert.ThrowsAsync<OnlineSourceException>(() => new HapiClient(own, Recorded.Identifier, Recorded.Options(server))
            .ReadAsync(HapiTheme.Idps, cancellationToken: TestContext.Current.CancellationToken).WaitAsync(Recorded.Patience));

        Assert.Contains("broke off", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    // A length that is not said can't be missed: the JSON itself must be whole.
    [Fact]
    public async Task ReadAsync_JsonBreaksOff_IsAnError()
    {
        await using var server = new ReplayServer(ReplayReply.Json(First.Body[..(First.Body.Length / 2)]));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server);

        Assert.Contains("no whole JSON", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ReadAsync_BodyStalls_EndsTheAttemptAndTriesAgain()
    {
        await using var server = new ReplayServer(request => request.Number == 1 ? ReplayReply.Stalled(First.Body) : Recorded.HapiPages(Rows)(request));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server, http: Recorded.Quick with { AttemptTimeout = TimeSpan.FromSeconds(2), Retries = 10 });

        Assert.Equal(3, read.UsedRowCount);
        Assert.Equal("0", server.Requests[1]["offset"]);
    }

    [Fact]
    public async Task ReadAsync_BodyStallsForever_EndsWithTheTimeOut()
    {
        await using var server = new ReplayServer(ReplayReply.Stalled(First.Body));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(
            server, http: new OnlineHttpOptions { AttemptTimeout = TimeSpan.FromMilliseconds(50), TotalTimeout = TimeSpan.FromMinutes(5), Retries = 2, RetryDelay = TimeSpan.Zero });

        Assert.Contains("did not answer within 00:00:00.05", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BodyStallsWithOwnClient_EndsWithItsTimeOut()
    {
        await using var server = new ReplayServer(ReplayReply.Stalled(First.Body));
        using var own = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };

        OnlineSourceException failure = await Assert.ThrowsAsync<OnlineSourceException>(() => new HapiClient(own, Recorded.Identifier, Recorded.Options(server))
            .ReadAsync(HapiTheme.Idps, cancellationToken: TestContext.Current.CancellationToken).WaitAsync(Recorded.Patience));

        Assert.Contains("did not answer within 00:00:00.3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ServerIsNotThere_SaysSo()
    {
        // A port that is taken and listens to nobody; one that is free could be another test's at the next moment.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var server = new ReplayServer(Last);
        OnlineOptions options = Recorded.Options(server) with { BaseAddress = new UriBuilder(server.Address) { Port = ((IPEndPoint)deaf.LocalEndPoint!).Port }.Uri };

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server, options, Recorded.Quick with { Retries = 1 });

        Assert.Contains("can't be reached", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Offline", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_PagesRepeat_IsAnError()
    {
        await using var server = new ReplayServer(First, Second, First);

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server);

        Assert.Contains("page 3: the page has the rows of an earlier one", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_FieldsChangeBetweenPages_NamesThem()
    {
        await using var server = new ReplayServer(First, Recorded.Hapi(Rows[2].Replace("\"population\"", "\"people\"", StringComparison.Ordinal)));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server);

        Assert.Contains("page 2: its rows lack \"population\" and add \"people\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_FieldsOfAnotherVersion_NamesTheFieldThatIsMissing()
    {
        await using var server = new ReplayServer(Recorded.HapiPages([.. Rows.Select(row => row.Replace("\"population\"", "\"people\"", StringComparison.Ordinal))]));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server);

        Assert.Contains("column \"population\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains("new version", failure.Message, StringComparison.Ordinal);
        Assert.IsType<SeriesReadException>(failure.InnerException);
    }

    [Theory]
    [InlineData("\n <!DOCTYPE html><html><body>Please log in</body></html>", "web page")]
    [InlineData("", "empty")]
    [InlineData("nothing", "no whole JSON")]
    [InlineData("""{"data":[]} trailing""", "no whole JSON")]
    [InlineData("""[{"population":1}]""", "no array \"data\"")]
    [InlineData("""{"data":{}}""", "no array \"data\"")]
    [InlineData("""{"data":[1]}""", "not an object")]
    [InlineData("""{"error":"maintenance"}""", "the server answers \"maintenance\"")]
    [InlineData("""{"data":[{"population":"\ud800"}]}""", "")]
    public async Task ReadAsync_NoRowsInTheAnswer_SaysWhatItIsInstead(string body, string message)
    {
        await using var server = new ReplayServer(ReplayReply.Json(body));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server);

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData("{\"meta\":{\"data\":[{\"population\":1}]},\"data\":[0]}")]
    [InlineData("{\"data\":[{\"population\":1}],\"data\":[0]}")]
    public async Task ReadAsync_OtherArraysOfTheSameName_AreNotTakenForTheRows(string shape)
    {
        await using var server = new ReplayServer(request => ReplayReply.Json(shape.Replace("[0]", $"[{(request.Int("offset") == 0 ? Rows[0] : "")}]", StringComparison.Ordinal)));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server);

        Assert.Equal([100], Assert.Single(read.Panel).Values.ToArray());
    }

    [Fact]
    public async Task ReadAsync_DeepJson_IsAnError()
    {
        await using var server = new ReplayServer(ReplayReply.Json($$"""{"data":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}"""));

        Assert.Contains("no whole JSON", (await Recorded.IdpsFailureAsync(server)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, """{"error":"Invalid app identifier"}""", "403 (Forbidden): Invalid app identifier. Check the application and the e-mail address of HapiIdentifier.")]
    [InlineData(422, """{"detail":[{"loc":["query","admin_level"],"msg":"bad"}]}""", "Check the query.")]
    [InlineData(404, """{"detail":"Not Found"}""", "404 (NotFound): Not Found. The API may have a new version")]
    [InlineData(400, "<html>no</html>", "400 (BadRequest): a web page. Check the query.")]
    [InlineData(400, "", "400 (BadRequest). Check the query.")]
    public async Task ReadAsync_Refusal_PassesOnTheServersWordsAndIsNotTriedAgain(int status, string body, string message)
    {
        await using var server = new ReplayServer(new ReplayReply(status, body));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server);

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Equal(status, (int)failure.StatusCode!);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ReadAsync_ServerRepeatsTheIdentifier_IsShownNowhere()
    {
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"sahel-tests:{Recorded.Email}"));
        await using var server = new ReplayServer(request => new ReplayReply(403, $"bad {request.Target} {encoded} {Recorded.Email.ToUpperInvariant()}", "text/plain"));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server);

        Assert.Equal(encoded, server.Requests[0]["app_identifier"]);
        Assert.DoesNotContain("example.org", failure.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(encoded.TrimEnd('='), failure.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("bad /api/v2/", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_MorePagesThanAllowed_IsAnError()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(server, Recorded.Options(server, pageSize: 1) with { MaxPages = 2 });
        DataSourceResult read = await Recorded.ReadIdpsAsync(server, Recorded.Options(server, pageSize: 1) with { MaxPages = 3 });

        Assert.Contains("more than 2 pages of 1 rows", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, read.RowCount);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(900)]
    public async Task ReadAsync_MoreBytesThanAllowed_IsAnErrorThatIsNotTriedAgain(int maxBytes)
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));

        OnlineSourceException failure = await Recorded.IdpsFailureAsync(
            server, Recorded.Options(server, pageSize: 1) with { Limits = new ReadLimits { MaxJsonBytes = maxBytes } }, Recorded.Quick with { Limits = new ReadLimits { MaxJsonBytes = maxBytes } });

        Assert.Contains("MaxJsonBytes", failure.Message, StringComparison.Ordinal);
        Assert.Equal(maxBytes == 200 ? 1 : 2, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_CancelledBetweenPages_StopsThere()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        using var cancel = new CancellationTokenSource();
        var client = new HapiClient(http, Recorded.Identifier, Recorded.Options(server, pageSize: 1));

        OperationCanceledException stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.ReadAsync(HapiTheme.Idps, progress: new ProgressLog(_ => cancel.Cancel()), cancellationToken: cancel.Token));

        Assert.Equal(cancel.Token, stopped.CancellationToken);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ReadAsync_CancelledInTheMiddleOfAPage_Stops()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new ReplayServer(request =>
        {
            if (request.Number == 2)
            {
                cancel.Cancel();
            }

            return request.Number == 1 ? First : ReplayReply.Stalled(Second.Body);
        });
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        var client = new HapiClient(http, Recorded.Identifier, Recorded.Options(server));

        OperationCanceledException stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ReadAsync(HapiTheme.Idps, cancellationToken: cancel.Token).WaitAsync(Recorded.Patience));

        Assert.Equal(cancel.Token, stopped.CancellationToken);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_CancelledBefore_AsksNothing()
    {
        await using var server = new ReplayServer(Last);
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new HapiClient(http, Recorded.Identifier, Recorded.Options(server)).ReadAsync(HapiTheme.Idps, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Create_DisposedClient_SendsNoMore()
    {
        await using var server = new ReplayServer(Last);
        HttpClient http = OnlineHttp.Create(Recorded.Quick);
        http.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => http.GetAsync(server.Address, TestContext.Current.CancellationToken));
        Assert.Empty(server.Requests);
    }
}
