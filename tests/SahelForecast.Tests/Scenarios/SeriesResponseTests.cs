using SahelForecast.Models.Baselines;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

public class SeriesResponseTests
{
    private static readonly Period First = Period.Year(2023);
    private static readonly SeriesKey Deaths = SeriesKey.Of(("measure", "deaths"));
    private static readonly SeriesKey Needs = SeriesKey.Of(("measure", "needs"));

    private static ForecastPanel Panel(double deaths = 500) => ForecastPanel.Create(new[] { (Deaths, deaths), (Needs, 1_000.0) }.Select(pair => new NaiveModel()
        .Fit(TimeSeries.Create(First - 4, [pair.Item2, pair.Item2, pair.Item2, pair.Item2], pair.Item1))
        .Forecast(4, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 20 })));

    [Fact]
    public void Project_FiftyPerCentMoreDeaths_RaiseNeedsAYearLaterByTheirElasticity() =>
        AssertNeeds([1_000, 1_000 * Math.Pow(1.5, 0.3), 1_000 * Math.Pow(1.5, 0.3), 1_000 * Math.Pow(1.5, 0.3)], Panel(), Shift(1.5), Response());

    [Fact]
    public void Project_NoChangeOfTheDriver_LeavesTheSeries() => AssertNeeds([1_000, 1_000, 1_000, 1_000], Panel(), Response());

    [Fact]
    public void Project_DriverGoneOrFromNothing_StopsAtTheSaturation()
    {
        AssertNeeds([1_000, 500, 500, 500], Panel(), Shift(0), Response() with { Saturation = 2 });
        AssertNeeds([1_000, 2_000, 2_000, 2_000], Panel(0), Shift(3, ShiftEffect.Adds), Response() with { Saturation = 2 });
        AssertNeeds([1_000, 1_000, 1_000, 1_000], Panel(0), Response());
    }

    [Fact]
    public void Project_ImpossibleDriver_NamesItAndTheCure()
    {
        string Message(ScenarioAssumption assumption) => Assert.Throws<ArgumentException>(() => ScenarioEngine.Project(Panel(), new Scenario("S", [assumption]))).Message;
        SeriesResponse stranger = Response() with { Driver = SeriesKey.Of(("measure", "rain")) };
        Assert.Contains("responds to (measure=rain), which the panel doesn't forecast", Message(stranger), StringComparison.Ordinal);
        Assert.Contains("respond to itself", Message(Response() with { Scope = Deaths }), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Response() with { Lag = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Response() with { Saturation = 1 });
    }

    private static LevelShift Shift(double size, ShiftEffect effect = ShiftEffect.Multiplies) =>
        new(First) { Scope = Deaths, Magnitude = Magnitude.Fixed(size), Effect = effect, Rationale = "more violence" };

    private static SeriesResponse Response() => new(First, Deaths) { Scope = Needs, Magnitude = Magnitude.Fixed(0.3), Rationale = "people flee" };

    private static void AssertNeeds(double[] expected, ForecastPanel panel, params ScenarioAssumption[] assumptions)
    {
        Forecast needs = ScenarioEngine.Project(panel, new Scenario("S", assumptions)).Forecasts[Needs];
        for (int step = 0; step < expected.Length; step++)
        {
            NumericAssert.AssertClose(expected[step], needs.Steps[step].Median, 1e-12);
        }
    }
}
