using SahelForecast.Data.Online;
using SahelForecast.Testing;

namespace SahelForecast.Data.Tests.Online;

public class HapiClientTests
{
    private static readonly string[] Rows =
    [
        Recorded.Idps("2024-01", 100), Recorded.Idps("2024-02", 110), Recorded.Idps("2024-03", 120), Recorded.Idps("2024-05", 140), Recorded.Idps("2024-06", 150),
    ];

    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 4)]
    [InlineData(5, 2)]
    [InlineData(10, 2)]
    public async Task ReadAsync_AnyPageSize_ReadsAllPagesUntilAnEmptyOne(int pageSize, int requests)
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server, Recorded.Options(server, pageSize));

        TimeSeries series = Assert.Single(read.Panel);
        Assert.Equal([100, 110, 120, double.NaN, 140, 150], series.Values.ToArray());
        Assert.Equal(SeriesKey.Of(("location", "MLI"), ("admin_level", "0"), ("operation", "Sahel crisis"), ("assessment", "BA")), series.Key);
        Assert.Equal((5, 5), (read.RowCount, read.UsedRowCount));
        Assert.Empty(read.Issues);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_ServerCapsItsPages_LosesNoRow()
    {
        await using var server = new ReplayServer(request => Recorded.Hapi([.. Rows.Skip(request.Int("offset")).Take(2)]));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server, Recorded.Options(server, pageSize: 4));

        Assert.Equal(5, read.UsedRowCount);
    }

    [Fact]
    public async Task ReadAsync_UnderFrenchCulture_SendsAndReadsTheSame()
    {
        using var french = new CultureScope();
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server);

        Assert.Equal(
            ["/api/v2/affected-people/idps?location_code=MLI&output_format=json&limit=2&offset=0&app_identifier=c2FoZWwtdGVzdHM6ZGVza0BleGFtcGxlLm9yZw%3D%3D",
                "2", "4", "5"],
            [server.Requests[0].Target, .. server.Requests.Skip(1).Select(request => request["offset"])]);
        Assert.Equal(150, read.Panel[0].Values[^1]);
    }

    [Fact]
    public async Task ReadAsync_Result_NamesSourceVintageAndHow()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server);

        SeriesMetadata metadata = read.Panel[0].Metadata;
        Assert.Equal($"OCHA, HDX HAPI (IOM DTM), {server.Address}affected-people/idps?location_code=MLI&output_format=json", metadata.Source);
        Assert.Equal(new DateOnly(2024, 5, 17), metadata.Vintage);
        Assert.Equal((SeriesKind.Stock, "people"), (metadata.Kind, metadata.Unit));
        Assert.Equal("hapi-idps", read.Detection.Kind);
        Assert.Contains("4 pages of", read.Detection.Reason, StringComparison.Ordinal);
        Assert.Contains("2024-05-17 23:30 UTC", read.Detection.Reason, StringComparison.Ordinal);
        Assert.Contains("operation", read.OverlappingDimensions);
    }

    [Fact]
    public async Task ReadAsync_DoubtfulRows_AreIssuesCountedOverAllPages()
    {
        string broken = Recorded.Idps("2024-04", 1).Replace("\"population\":1", "\"population\":\"n/d\"", StringComparison.Ordinal);
        await using var server = new ReplayServer(Recorded.HapiPages([Rows[0], Rows[1], Rows[2], broken, Rows[4]]));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server);

        RowIssue issue = Assert.Single(read.Issues);
        Assert.Equal((4, "population", true), (issue.Line, issue.Column, issue.Dropped));
        Assert.Equal((5, 4), (read.RowCount, read.UsedRowCount));
    }

    [Fact]
    public async Task ReadAsync_FieldsInAnotherOrder_AreFoundByName()
    {
        string turned = """{"population":110,"reference_period_start":"2024-02-01T00:00:00","location_code":"MLI","operation":"o","assessment_type":"BA","reporting_round":1}""";
        string first = """{"location_code":"MLI","reporting_round":1,"assessment_type":"BA","operation":"o","population":100,"reference_period_start":"2024-01-01T00:00:00"}""";
        await using var server = new ReplayServer(Recorded.HapiPages(first, turned));

        DataSourceResult read = await Recorded.ReadIdpsAsync(server, Recorded.Options(server, pageSize: 1));

        Assert.Equal([100, 110], read.Panel[0].Values.ToArray());
    }

    [Theory]
    [InlineData(HapiTheme.HumanitarianNeeds, "affected-people/humanitarian-needs", "hapi-humanitarian-needs",
        """{"resource_hdx_id":"a","admin2_ref":1,"category":"","sector_code":"Intersectoral","sector_name":"Intersectoral","population_status":"INN","population":7,"reference_period_start":"2024-01-01T00:00:00","reference_period_end":"2024-12-31T00:00:00","location_code":"MLI","admin1_code":null,"admin2_code":null,"admin_level":0}""")]
    [InlineData(HapiTheme.Refugees, "affected-people/refugees-persons-of-concern", "hapi-refugees",
        """{"resource_hdx_id":"a","population_group":"REF","gender":"all","age_range":"all","min_age":null,"max_age":null,"population":7,"reference_period_start":"2024-01-01T00:00:00","reference_period_end":"2024-12-31T00:00:00","origin_location_code":"MLI","asylum_location_code":"MRT"}""")]
    [InlineData(HapiTheme.Returnees, "affected-people/returnees", "hapi-refugees",
        """{"resource_hdx_id":"a","population_group":"RET","gender":"all","age_range":"all","min_age":null,"max_age":null,"population":7,"reference_period_start":"2024-01-01T00:00:00","reference_period_end":"2024-12-31T00:00:00","origin_location_code":"MLI","asylum_location_code":"MRT"}""")]
    [InlineData(HapiTheme.ConflictEvents, "coordination-context/conflict-events", "hapi-conflict-events",
        """{"resource_hdx_id":"a","event_type":"political_violence","events":7,"fatalities":null,"reference_period_start":"2024-01-01T00:00:00","reference_period_end":"2024-01-31T00:00:00","location_code":"MLI","admin1_code":null,"admin2_code":null,"admin_level":0}""")]
    [InlineData(HapiTheme.FoodSecurity, "food-security-nutrition-poverty/food-security", "hapi-food-security",
        """{"resource_hdx_id":"a","ipc_phase":"3+","ipc_type":"current","population_in_phase":7,"population_fraction_in_phase":0.25,"reference_period_start":"2024-01-01T00:00:00","reference_period_end":"2024-05-31T00:00:00","location_code":"MLI","admin1_code":null,"admin2_code":null,"admin_level":0}""")]
    [InlineData(HapiTheme.Funding, "coordination-context/funding", "hapi-funding",
        """{"resource_hdx_id":"a","appeal_code":"HMLI24","appeal_name":"Mali","appeal_type":"HRP","requirements_usd":7.0,"funding_usd":null,"funding_pct":null,"location_code":"MLI","reference_period_start":"2024-01-01T00:00:00","reference_period_end":"2024-12-31T00:00:00"}""")]
    public async Task ReadAsync_EachTheme_AsksItsTableAndReadsItsLayout(HapiTheme theme, string path, string layout, string row)
    {
        await using var server = new ReplayServer(Recorded.HapiPages(row));
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        var client = new HapiClient(http, Recorded.Identifier, Recorded.Options(server));

        DataSourceResult read = await client.ReadAsync(theme, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal($"/api/v2/{path}", server.Requests[0].Path);
        Assert.Equal(layout, read.Detection.Kind);
        TimeSeries series = read.Panel.First(series => series.Values[0] is 7);
        Assert.Equal("2024", series.Periods.Start.ToString()[..4]);
        Assert.DoesNotContain(read.Panel, series => series.Values[0] is 0);
    }

    [Fact]
    public async Task ReadAsync_Query_IsSentByTheNamesOfTheApi()
    {
        await using var server = new ReplayServer(Recorded.Hapi());
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        var client = new HapiClient(http, Recorded.Identifier, Recorded.Options(server));
        var query = new HapiQuery
        {
            Location = "mli",
            AdminLevel = 1,
            From = new DateOnly(2024, 1, 2),
            To = new DateOnly(2024, 3, 4),
            Filters = new Dictionary<string, string> { ["sector_code"] = "FSC", ["admin1_name"] = "Ségou & co" },
        };

        DataSourceResult read = await client.ReadAsync(HapiTheme.HumanitarianNeeds, query, cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "/api/v2/affected-people/humanitarian-needs?location_code=MLI&admin_level=1&start_date=2024-01-02&end_date=2024-03-04&admin1_name=S%C3%A9gou%20%26%20co&sector_code=FSC&output_format=json&limit=2&offset=0&",
            server.Requests[0].Target, StringComparison.Ordinal);
        Assert.Contains("User-Agent: SahelForecast/", server.Requests[0].Head, StringComparison.Ordinal);
        Assert.Empty(read.Panel);
        Assert.Contains("no rows", Assert.Single(read.Issues).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ReadAsync_Progress_IsToldAfterEachPage()
    {
        await using var server = new ReplayServer(Recorded.HapiPages(Rows));
        using HttpClient http = OnlineHttp.Create(Recorded.Quick);
        var log = new ProgressLog();

        await new HapiClient(http, Recorded.Identifier, Recorded.Options(server)).ReadAsync(HapiTheme.Idps, progress: log, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([2, 4, 5, 5], log.Told.Select(told => told.Rows));
        Assert.All(log.Told, told => Assert.Null(told.TotalPages));
        Assert.True(log.Told[0].Bytes > 500);
    }

    [Theory]
    [InlineData(HapiTheme.Refugees, "Set Origin or Asylum")]
    [InlineData(HapiTheme.Returnees, "Set Origin or Asylum")]
    [InlineData(HapiTheme.Funding, "national")]
    public async Task ReadAsync_FilterThatTheThemeLacks_IsRefusedBeforeAnythingIsSent(HapiTheme theme, string cure)
    {
        await using var server = new ReplayServer(Recorded.Hapi());
        using var http = new HttpClient();
        var client = new HapiClient(http, Recorded.Identifier, Recorded.Options(server));

        ArgumentException misplaced = await Assert.ThrowsAsync<ArgumentException>(
            () => client.ReadAsync(theme, new HapiQuery { Location = "MLI", AdminLevel = 1 }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(cure, misplaced.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task ReadAsync_QueryOfNonsense_IsRefused()
    {
        using var http = new HttpClient();
        var client = new HapiClient(http, Recorded.Identifier);

        await Assert.ThrowsAsync<ArgumentException>(() => client.ReadAsync(HapiTheme.Idps, new HapiQuery { Origin = "MLI" }, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(() => client.ReadAsync(
            HapiTheme.Idps, new HapiQuery { From = new DateOnly(2024, 2, 1), To = new DateOnly(2024, 1, 1) }, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.ReadAsync((HapiTheme)99, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => new HapiQuery { Location = "Mali" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HapiQuery { AdminLevel = 3 });
        Assert.Throws<ArgumentException>(() => new HapiQuery { Filters = new Dictionary<string, string> { ["limit"] = "1" } });
        Assert.Throws<ArgumentException>(() => new HapiQuery { Filters = new Dictionary<string, string> { ["a&app_identifier"] = "1" } });
    }
}
