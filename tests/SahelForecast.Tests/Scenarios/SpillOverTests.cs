using SahelForecast.Models.Baselines;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

public class SpillOverTests
{
    private static readonly Period First = Period.Month(2024, 1);
    private static readonly SeriesKey Mali = SeriesKey.Of(("country", "MLI"));
    private static readonly SeriesKey Burkina = SeriesKey.Of(("country", "BFA"));
    private static readonly SeriesKey Niger = SeriesKey.Of(("country", "NER"));

    private static ForecastPanel Panel => ForecastPanel.Create(new[] { Mali, Burkina, Niger }.Select(key => new NaiveModel()
        .Fit(TimeSeries.Create(Period.Month(2023, 1), Enumerable.Repeat(1_000.0, 12).ToArray(), key))
        .Forecast(4, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 50 })));

    [Fact]
    public void Project_ExcessInMali_ReachesNeighboursAndTheirNeighboursLater()
    {
        ScenarioOutcome outcome = Project(Transmission.Of((Mali, Burkina, 0.3), (Burkina, Niger, 0.5)), Magnitude.Fixed(1));

        AssertMedians(outcome, Mali, [1400, 1400, 1400, 1400]);
        AssertMedians(outcome, Burkina, [1000, 1120, 1120, 1120]);
        AssertMedians(outcome, Niger, [1000, 1000, 1060, 1060]);
    }

    [Fact]
    public void Project_TwoRoutesToOnePlace_AddUp() => AssertMedians(
        Project(Transmission.Of((Mali, Niger, 0.1), (Burkina, Niger, 0.5), (Mali, Burkina, 0.2)), Magnitude.Fixed(0.5)), Niger, [1000, 1020, 1030, 1030]);

    [Fact]
    public void Project_FromTheOrigin_CountsWhatAGrowthPathAdds()
    {
        var scenario = new Scenario("Rise", [
            new GrowthPath(First) { Scope = Mali, Magnitude = Magnitude.Fixed(0.1), Rationale = "it holds" },
            new SpillOver(First, Transmission.Of((Mali, Niger, 0.5))) { Reference = SpillReference.Origin, Magnitude = Magnitude.Fixed(1), Rationale = "people cross the border" },
        ]);
        AssertMedians(ScenarioEngine.Project(Panel, scenario), Niger, [1000, 1050, 1105, 1165.5]);
    }

    [Fact]
    public void Project_RouteOverAStranger_NamesIt() => Assert.Contains(
        "route over (country=TGO), which the panel doesn't forecast",
        Assert.Throws<ArgumentException>(() => Project(Transmission.Of((Mali, SeriesKey.Of(("country", "TGO")), 0.1)), Magnitude.Fixed(1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void SpectralRadius_Cycle_IsTheGeometricMeanOfItsShares() =>
        NumericAssert.AssertClose(Math.Sqrt(0.9 * 0.4), Transmission.Of((Mali, Niger, 0.9), (Niger, Mali, 0.4)).SpectralRadius, 1e-9);

    [Fact]
    public void Project_SharesThatExplode_AreRefusedByName()
    {
        string message = Assert.Throws<ArgumentException>(
            () => Project(Transmission.Of((Mali, Niger, 1.5), (Niger, Mali, 0.8)), Magnitude.Fixed(1))).Message;
        Assert.Contains("SpillOver", message, StringComparison.Ordinal);
        Assert.Contains("1.095", message, StringComparison.Ordinal);
        Assert.Contains("Lower the shares", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transmission_BadRoute_NamesThePair()
    {
        Assert.Contains("from (country=MLI) to (country=NER) is -1", Assert.Throws<ArgumentException>(() => Transmission.Of((Mali, Niger, -1))).Message, StringComparison.Ordinal);
        Assert.Contains("leads to itself", Assert.Throws<ArgumentException>(() => Transmission.Of((Mali, Mali, 0.1))).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => Transmission.Of((Mali, Niger, 0.1), (Mali, Niger, 0.2))).Message, StringComparison.Ordinal);
    }

    private static ScenarioOutcome Project(Transmission transmission, Magnitude magnitude) => ScenarioEngine.Project(Panel, new Scenario("Spread", [
        new LevelShift(First) { Scope = Mali, Magnitude = Magnitude.Fixed(1.4), Rationale = "more violence in Mali" },
        new SpillOver(First, transmission) { Magnitude = magnitude, Rationale = "people cross the border" },
    ]));

    private static void AssertMedians(ScenarioOutcome outcome, SeriesKey key, double[] expected) =>
        NumericAssert.AssertClose(expected, [.. outcome.Forecasts[key].Steps.Select(step => step.Median)], 1e-12);
}
