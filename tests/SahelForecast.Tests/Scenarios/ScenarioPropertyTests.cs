using FsCheck.Xunit;
using SahelForecast.Models.Baselines;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

public class ScenarioPropertyTests
{
    private const int Paths = 2_000;

    private static readonly Period First = Period.Month(2024, 1);

    private static Forecast Baseline => new NaiveModel()
        .Fit(TimeSeries.Create(Period.Month(2023, 1), Enumerable.Range(0, 12).Select(i => 10_000 + (50.0 * (i % 5))).ToArray()))
        .Forecast(4, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = Paths });

    [Property(MaxTest = 30)]
    public void Project_MoreUncertainty_NeverNarrowsAnInterval(byte narrow, byte more)
    {
        double small = 1 + narrow;
        double large = small + 200 + (10 * more);
        Assert.True(Width(large) >= Width(small), $"{small}, {large}");

        double Width(double half) => ScenarioEngine.Project(Baseline, new Scenario("Wider", [Adds(half)])).Steps[2].Interval(0.8).Width;
    }

    [Property(MaxTest = 30)]
    public void Project_PermutedFixedAssumptionsOfOneKind_ChangesNothing(byte a, byte b, byte c)
    {
        ScenarioAssumption[] shifts = [.. new[] { a, b, c }.Select(size => new LevelShift(First) { Magnitude = Magnitude.Fixed(0.5 + (size / 128.0)), Rationale = "r" })];
        Forecast one = ScenarioEngine.Project(Baseline, new Scenario("Order", shifts));
        Forecast other = ScenarioEngine.Project(Baseline, new Scenario("Order", [shifts[2], shifts[0], shifts[1]]));
        for (int step = 0; step < 4; step++)
        {
            NumericAssert.AssertClose(one.Paths!.AtStep(step).ToArray(), other.Paths!.AtStep(step).ToArray(), 1e-13);
        }
    }

    [Property(MaxTest = 30)]
    public void Project_PermutedUncertainAssumptionsOfOneKind_ChangesNothing(byte a, byte b, byte c)
    {
        ScenarioAssumption[] shifts = [.. new[] { a, b, c }.Select((size, i) => new LevelShift(First)
        {
            Magnitude = Magnitude.Triangular(0.5, 1, 1.1 + (size / 128.0)),
            Rationale = $"reason {i}",
        })];
        Forecast one = ScenarioEngine.Project(Baseline, new Scenario("Order", shifts));
        Forecast other = ScenarioEngine.Project(Baseline, new Scenario("Another name", [shifts[2], shifts[0], shifts[1]]));
        for (int step = 0; step < 4; step++)
        {
            NumericAssert.AssertClose(one.Paths!.AtStep(step).ToArray(), other.Paths!.AtStep(step).ToArray(), 1e-13);
        }
    }

    [Property(MaxTest = 30)]
    public void Combine_TwoScenarios_HasTheWeightedMoments(byte share, byte size)
    {
        double weight = (1 + share) / 258.0;
        ScenarioOutcome Outcome(string name, double probability, double half) =>
            ScenarioEngine.Project(ForecastPanel.Create([Baseline]), new Scenario(name, [Adds(half)]) { Probability = probability });
        ScenarioOutcome[] outcomes = [Outcome("a", weight, 10 + size), Outcome("b", 1 - weight, 3_000)];
        Forecast mixture = ScenarioEngine.Combine(outcomes).Forecasts[0];
        double mean = (weight * outcomes[0].Forecasts[0].Steps[1].Mean) + ((1 - weight) * outcomes[1].Forecasts[0].Steps[1].Mean);
        double square = outcomes.Zip([weight, 1 - weight]).Sum(pair => pair.Second * (pair.First.Forecasts[0].Steps[1].Variance + Math.Pow(pair.First.Forecasts[0].Steps[1].Mean, 2)));
        NumericAssert.AssertClose(mean, mixture.Steps[1].Mean, 1e-12);
        NumericAssert.AssertClose(square - (mean * mean), mixture.Steps[1].Variance, 1e-7);
    }

    private static LevelShift Adds(double half) => new(First)
    {
        Effect = ShiftEffect.Adds,
        Magnitude = Magnitude.Triangular(-half, 0, half),
        Rationale = "r",
    };
}
