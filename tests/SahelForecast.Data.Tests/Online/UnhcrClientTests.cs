using SahelForecast.Data.Online;

namespace SahelForecast.Data.Tests.Online;

public class UnhcrClientTests
{
    private static readonly string[] Rows = [Recorded.Population(2021, "63000", "0"), Recorded.Population(2022, "\"98000\""), Recorded.Population(2023, "\"-\"")];

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public async Task ReadAsync_AnyPageSize_ReadsThePagesTheServerCounts(int pageSize, int requests)
    {
        await using var server = new ReplayServer(Recorded.UnhcrPages(Rows));

        DataSourceResult read = await Recorded.ReadPopulationAsync(server, Recorded.Options(server, pageSize));

        Assert.Equal([63_000, 98_000, double.NaN], read.Series(("group", "REF")).Values.ToArray());
        Assert.Equal([0, double.NaN, double.NaN], read.Series(("group", "OIP")).Values.ToArray());
        Assert.Equal(SeriesKind.Flow, read.Series(("group", "RET")).Metadata.Kind);
        Assert.Empty(read.Panel.Where(SeriesKey.Of(("group", "STA"))));
        Assert.StartsWith("UNHCR, Refugee Population Statistics, http://127.0.0.1", read.Panel[0].Metadata.Source, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2024, 5, 17), read.Panel[0].Metadata.Vintage);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_Query_BreaksDownWhatItDoesNotName()
    {
        await using var server = new ReplayServer(Recorded.Unhcr(1, "0"));
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        var client = new UnhcrClient(http, Recorded.Options(server));

        await client.ReadAsync(UnhcrTable.Population, new UnhcrQuery { Origins = ["mli", "BFA", "MLI"], From = 2000 }, cancellationToken: TestContext.Current.CancellationToken);
        await client.ReadAsync(UnhcrTable.Idmc, new UnhcrQuery { Asylums = ["MRT"], To = 2023 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("/api/v2/population/?yearFrom=2000&yearTo=2024&coo=BFA%2CMLI&coa_all=true&cf_type=ISO&limit=2&page=1", server.Requests[0].Target);
        Assert.Equal("/api/v2/idmc/?yearFrom=1951&yearTo=2023&coo_all=true&coa=MRT&cf_type=ISO&limit=2&page=1", server.Requests[1].Target);
    }

    [Fact]
    public async Task ReadAsync_NoRows_GivesNoSeriesAndAnIssue()
    {
        await using var server = new ReplayServer(Recorded.Unhcr(1, "0"));

        DataSourceResult read = await Recorded.ReadPopulationAsync(server);

        Assert.Empty(read.Panel);
        Assert.Contains("no rows", Assert.Single(read.Issues).Message, StringComparison.Ordinal);
        Assert.Equal("unhcr-population", read.Detection.Kind);
    }

    [Theory]
    [InlineData(UnhcrTable.Demographics, "demographics", "unhcr-demographics", "\"pop_type\":\"REF\",\"location\":\"x\",\"loc_type\":\"U\",\"acc_type\":\"I\",\"f_total\":3,\"total\":7")]
    [InlineData(UnhcrTable.AsylumApplications, "asylum-applications", "unhcr-asylum-applications", "\"procedure_type\":\"G\",\"app_type\":\"N\",\"dec_level\":\"FI\",\"app_pc\":\"P\",\"applied\":7")]
    [InlineData(UnhcrTable.AsylumDecisions, "asylum-decisions", "unhcr-asylum-decisions",
        "\"procedure_type\":\"G\",\"dec_level\":\"FI\",\"dec_pc\":\"P\",\"dec_recognized\":7,\"dec_other\":\"0\",\"dec_rejected\":1,\"dec_closed\":\"-\",\"dec_total\":8")]
    [InlineData(UnhcrTable.Solutions, "solutions", "unhcr-solutions", "\"returned_refugees\":7,\"resettlement\":2,\"naturalisation\":\"0\",\"returned_idps\":\"-\"")]
    [InlineData(UnhcrTable.Idmc, "idmc", "unhcr-idmc", "\"total\":7")]
    [InlineData(UnhcrTable.Unrwa, "unrwa", "unrwa", "\"total\":\"7\"")]
    public async Task ReadAsync_EachTable_ReadsItsLayout(UnhcrTable table, string path, string layout, string fields)
    {
        string row = $$"""{"year":2023,"coo_id":120,"coo_name":"Mali","coo":"MLI","coo_iso":"MLI","coa_id":125,"coa_name":"Mauritania","coa":"MAU","coa_iso":"MRT",{{fields}}}""";
        await using var server = new ReplayServer(Recorded.UnhcrPages(row));
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);

        DataSourceResult read = await new UnhcrClient(http, Recorded.Options(server)).ReadAsync(table, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal($"/api/v2/{path}/", server.Requests[0].Path);
        Assert.Equal(table == UnhcrTable.Demographics ? "1" : null, server.Requests[0]["ptype_show"]);
        Assert.Equal(layout, read.Detection.Kind);
        Assert.Equal(7, read.Panel[0].Values[0]);
        Assert.Equal(("MLI", "MRT"), (read.Panel[0].Key["origin"], read.Panel[0].Key["asylum"]));
    }

    [Theory]
    [InlineData("\"many\"", "not whole numbers")]
    [InlineData("-1", "not whole numbers")]
    [InlineData("2.5", "not whole numbers")]
    [InlineData("99999999999", "not whole numbers")]
    [InlineData("[]", "not whole numbers")]
    [InlineData("0", "0 pages, but the first has rows")]
    [InlineData("5000", "more than MaxPages, which is 1000")]
    public async Task ReadAsync_MalformedNumberOfPages_IsAnError(string maxPages, string message)
    {
        await using var server = new ReplayServer(Recorded.Unhcr(1, maxPages, Rows[0], Rows[1]));

        OnlineSourceException failure = await Recorded.PopulationFailureAsync(server);

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, failure.Page);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ReadAsync_NumberOfPagesNotSaid_ReadsUntilAnEmptyPage()
    {
        await using var server = new ReplayServer(request => Recorded.Unhcr(request.Int("page"), "null", [.. Rows.Skip((request.Int("page") - 1) * 2).Take(2)]));

        DataSourceResult read = await Recorded.ReadPopulationAsync(server);

        Assert.Equal(3, read.RowCount);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_NumberOfPagesChangesOnTheWay_IsAnError()
    {
        await using var server = new ReplayServer(Recorded.Unhcr(1, "2", Rows[0], Rows[1]), Recorded.Unhcr(2, "3", Rows[2], Rows[0]));

        OnlineSourceException failure = await Recorded.PopulationFailureAsync(server);

        Assert.Contains("changed from 2 to 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ServerRepeatsItsFirstPage_IsAnErrorAtOnce()
    {
        await using var server = new ReplayServer(Recorded.Unhcr(1, "3", Rows[0], Rows[1]));

        OnlineSourceException failure = await Recorded.PopulationFailureAsync(server);

        Assert.Contains("gave page 1 instead", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, failure.Page);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_ShortPageThatIsNotTheLast_IsAnError()
    {
        await using var server = new ReplayServer(request => Recorded.Unhcr(request.Int("page"), "3", Rows[request.Int("page") - 1]));

        OnlineSourceException failure = await Recorded.PopulationFailureAsync(server);

        Assert.Contains("1 rows where 2 were asked for", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_QueryOfNonsense_IsRefused()
    {
        using var http = new HttpClient();

        await Assert.ThrowsAsync<ArgumentException>(() => new UnhcrClient(http).ReadAsync(
            UnhcrTable.Idmc, new UnhcrQuery { From = 2020, To = 2019 }, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new UnhcrClient(http).ReadAsync((UnhcrTable)99, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => new UnhcrQuery { Origins = ["Mali"] });
        Assert.Throws<ArgumentException>(() => new UnhcrQuery { Asylums = ["ML&"] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnhcrQuery { From = 1900 });
    }
}
