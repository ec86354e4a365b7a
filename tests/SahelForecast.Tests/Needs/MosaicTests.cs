using FsCheck.Xunit;
using SahelForecast.Needs;
using Xunit;
using static SahelForecast.Tests.Needs.Futures;

namespace SahelForecast.Tests.Needs;

public class MosaicTests
{
    private static SeriesKey Unit(string unit) => SeriesKey.Of(("admin2", unit));

    private static SeriesKey Key(string unit, string sector) => SeriesKey.Of(("country", "MLI"), ("admin2", unit), ("sector", sector));

    [Fact]
    public void Combine_SectorsThatSumTo30000_Give15000()
    {
        NeedsEstimate needs = Mosaic.Combine(
            ForecastPanel.Create([Of(Key("A", "food"), [15_000, 4_000]), Of(Key("A", "water"), [10_000, 8_000]), Of(Key("A", "health"), [5_000, 8_000]), Of(Key("B", "food"), [700, 900])]),
            2025, new MosaicOptions { Units = [Unit("C")] });

        Assert.Equal([15_000, 8_000], Draws(needs.ByUnit[Unit("A")]));
        Assert.Equal([15_700, 8_900], Draws(needs.Total));
        Assert.Equal("country=MLI", needs.Total.Key.ToString());
        Assert.All([needs.Total, .. needs.ByUnit], forecast => Assert.True(forecast.Metadata.IsPreliminary));
        Assert.Equal("preliminary, mosaic-based (JIAF 2.0, HPC 2025); without 1 of 3 units, which were not assessed: admin2=C", needs.Label);
        Assert.Contains("not assessed: admin2=C", needs.Total.IntervalMethod, StringComparison.Ordinal);
        Assert.Equal([0.5, 0.25, 0.25], new[] { "food", "water", "health" }.Select(sector => needs.Units[0].DrivingShare(sector, Origin + 1)));
        Assert.Equal(["B water", "B health", "C food", "C water", "C health"], needs.NotAssessed.Select(gap => $"{gap.Unit["admin2"]} {gap.Sector}"));
        Assert.False(needs.Units[2].IsAssessed);
    }

    [Fact]
    public void Combine_ObservedFigures_LeaveMissingOnesOutAndMarkTheTotal()
    {
        static TimeSeries Series(string unit, string sector, params double[] values) => TimeSeries.Create(Period.Year(2022), values, Key(unit, sector));
        ObservedNeeds needs = Mosaic.Combine(
            TimeSeriesPanel.Create([Series("A", "food", 15_000, double.NaN), Series("A", "water", 15_000, 10), Series("B", "food", 200, double.NaN)]), 2024);

        Assert.Equal([15_000, 10], needs.ByUnit[Unit("A")].Values.ToArray());
        Assert.Equal([200, double.NaN], needs.ByUnit[Unit("B")].Values.ToArray());
        Assert.Equal([15_200, 10], needs.Total.Values.ToArray());
        Assert.Equal(0.5, needs.Units[0].DrivingShare("food", Period.Year(2022)));
        Assert.True(double.IsNaN(needs.Units[0].DrivingShare("food", Period.Year(2023))));
        SeriesBreak change = Assert.Single(needs.Total.Metadata.Breaks);
        Assert.Equal((Period.Year(2023), BreakReason.Coverage), (change.First, change.Reason));
        Assert.Contains("admin2=B", change.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_PlanningYear2026_CountsSevereAreasOnly()
    {
        ForecastPanel panel = ForecastPanel.Create([Of(Key("A", "food"), [100]), Of(Key("B", "food"), [30])]);
        var options = new MosaicOptions { Severities = new Dictionary<SeriesKey, int> { [Unit("A")] = 2, [Unit("B")] = 3 } };

        Assert.Equal([30], Draws(Mosaic.Combine(panel, 2026, options).Total));
        Assert.Equal([130], Draws(Mosaic.Combine(panel, 2025, options).Total));
        Assert.Contains("(admin2=A) has no severity", Assert.Throws<ArgumentException>(() => Mosaic.Combine(panel, 2026)).Message, StringComparison.Ordinal);
        Assert.Contains("JIAF 1.1", Assert.Throws<ArgumentException>(() => Mosaic.Combine(panel, 2023)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Mosaic.Combine(panel, 2020));
    }

    [Fact]
    public void Combine_SeverityForecast_CountsTheFuturesThatReachTheMinimum()
    {
        var severity = new SeriesMetadata { Unit = "JIAF severity", Kind = SeriesKind.Index };
        ForecastPanel panel = ForecastPanel.Create([Of(Key("A", "food"), [100, 200, 300]), Of(Key("A", "water"), [150, 0, 0]), Of(Key("B", "food"), [30, 40, 50])]);
        var options = new MosaicOptions
        {
            Severities = new Dictionary<SeriesKey, int> { [Unit("B")] = 4 },
            SeverityForecasts = new Dictionary<SeriesKey, Forecast> { [Unit("A")] = Of(Unit("A"), severity, [3, 2, 5]) },
        };
        NeedsEstimate needs = Mosaic.Combine(panel, 2026, options);

        Assert.Equal([150, 0, 300], Draws(needs.ByUnit[Unit("A")]));
        Assert.Equal([180, 40, 350], Draws(needs.Total));
        Assert.Null(needs.Units[0].Severity);
        Assert.Equal([180, 240, 350], Draws(Mosaic.Combine(panel, 2025, options).Total));

        MosaicOptions twice = options with { Severities = new Dictionary<SeriesKey, int> { [Unit("A")] = 1, [Unit("B")] = 4 } };
        Assert.Contains("(admin2=A) has a severity", Assert.Throws<ArgumentException>(() => Mosaic.Combine(panel, 2026, twice)).Message, StringComparison.Ordinal);
        TimeSeriesPanel observed = TimeSeriesPanel.Create([TimeSeries.Create(Period.Year(2026), [1], Key("A", "food"))]);
        Assert.Contains("state the observed severities", Assert.Throws<ArgumentException>(() => Mosaic.Combine(observed, 2026, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_WrongUnitOrDoubleSector_NamesTheSeries()
    {
        Forecast money = Of(Key("A", "food"), new SeriesMetadata { Unit = "US$" }, [1]);
        ForecastPanel twice = ForecastPanel.Create([Of(Key("A", "food"), [1]), Of(JointPaths.With(Key("A", "food"), ("group", "idp")), [1])]);

        Assert.Contains("is in \"US$\"", Assert.Throws<ArgumentException>(() => Mosaic.Combine(ForecastPanel.Create([money]), 2025)).Message, StringComparison.Ordinal);
        Assert.Contains("UnitDimensions", Assert.Throws<ArgumentException>(() => Mosaic.Combine(twice, 2025)).Message, StringComparison.Ordinal);
    }

    [Property]
    public void Combine_AnyDraws_LieBetweenEachSectorAndTheSum(ulong seed)
    {
        Forecast[] sectors = [.. new[] { "food", "water", "health" }.Select((sector, i) => Of(Key("A", sector), Uniform(seed + (ulong)i, 40, 1e6)))];
        double[] total = Draws(Mosaic.Combine(ForecastPanel.Create(sectors), 2025).Total);

        for (int path = 0; path < total.Length; path++)
        {
            Assert.All(sectors, sector => Assert.True(total[path] >= Draws(sector)[path]));
            Assert.True(total[path] <= sectors.Sum(sector => Draws(sector)[path]));
        }
    }
}
