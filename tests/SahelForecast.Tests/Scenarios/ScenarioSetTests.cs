using SahelForecast.Models.Baselines;
using SahelForecast.Scenarios;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

public class ScenarioSetTests
{
    private static readonly Period First = Period.Year(2024);

    private static ForecastPanel Baseline => ForecastPanel.Create([new NaiveModel().Fit(TimeSeries.Create(First - 4, [1_000, 1_000, 1_000, 1_000]))
        .Forecast(2, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 200 })]);

    [Fact]
    public void Project_ThreeScenarios_GivesThemInOrderAndTheirMixture()
    {
        ScenarioMixture mixture = new ScenarioSet(Of("Return", 0.9, 0.2), Of("As now", 1, 0.5), Of("Spread", 1.4, 0.3)).Project(Baseline);

        Assert.Equal(["Return", "As now", "Spread"], mixture.Outcomes.Select(outcome => outcome.Scenario.Name));
        Assert.Equal((0.2 * 900) + (0.5 * 1_000) + (0.3 * 1_400), mixture.Forecasts[0].Steps[0].Mean, 1e-9);
    }

    [Fact]
    public void Project_BestThatIsWorse_NamesSeriesAndPeriod()
    {
        string message = Message(new ScenarioSet(Of("Return", 1.1, 0.2), Of("As now", 1, 0.5), Of("Spread", 1.4, 0.3)));
        Assert.Contains("\"Return\" is to be better than \"As now\"", message, StringComparison.Ordinal);
        Assert.Contains("in 2024 is 1100 against 1000", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Project_MostLikelyThatIsNot_IsRefused() => Assert.Contains(
        "is not the greatest of 0.2, 0.3, 0.5", Message(new ScenarioSet(Of("Return", 0.9, 0.2), Of("As now", 1, 0.3), Of("Spread", 1.4, 0.5))), StringComparison.Ordinal);

    [Fact]
    public void Project_TwoOfOneName_AreRefused() => Assert.Contains(
        "name of its own", Message(new ScenarioSet(Of("A", 0.9, 0.2), Of("A", 1, 0.5), Of("B", 1.4, 0.3))), StringComparison.Ordinal);

    [Fact]
    public void Project_SumOfOneTenthTooMuch_IsAnErrorWithWords() => Assert.Contains(
        "0.3 + 0.5 + 0.3", Message(new ScenarioSet(Of("A", 0.9, 0.3), Of("C", 1, 0.5), Of("B", 1.4, 0.3))), StringComparison.Ordinal);

    private static string Message(ScenarioSet set) => Assert.Throws<ArgumentException>(() => set.Project(Baseline)).Message;

    private static Scenario Of(string name, double factor, double probability) =>
        new(name, [new LevelShift(First) { Magnitude = Magnitude.Fixed(factor), Rationale = "r" }]) { Probability = probability };
}
