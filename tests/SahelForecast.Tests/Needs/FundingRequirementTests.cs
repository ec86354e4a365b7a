using SahelForecast.Models.Baselines;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class FundingRequirementTests
{
    private static ForecastPanel Targets => ForecastPanel.Create([Target("food", 3_000_000), Target("water", 1_000_000)]);

    private static SectorCost[] Costs =>
        [new("food", Magnitude.Fixed(80), "assumed"), new("water", Magnitude.Triangular(20, 30, 40), "assumed")];

    [Fact]
    public void PerTargetedPerson_Mali_IsTheHundredAndTwentyNineAndThirtyTwoOfThePlans()
    {
        // OCHA: 2022 685,734,819 for 5.3 million, 2023 751,470,941 for 5.7 million.
        NumericAssert.AssertClose(129.4, SectorCost.PerTargetedPerson(685_734_819, 5_300_000), 0, 0.05);
        NumericAssert.AssertClose(131.8, SectorCost.PerTargetedPerson(751_470_941, 5_700_000), 0, 0.05);
    }

    [Fact]
    public void Of_TwoSectors_MultipliesAndAddsInEveryDraw()
    {
        FundingRequirement requirement = FundingRequirement.Of(Targets, Costs, "USD", seed: 3);

        Assert.Equal("USD", requirement.Total.Metadata.Unit);
        ReadOnlySpan<double> food = requirement.BySector[0].Paths!.AtStep(1);
        ReadOnlySpan<double> water = requirement.BySector[1].Paths!.AtStep(1);
        for (int path = 0; path < food.Length; path++)
        {
            Assert.Equal(240_000_000, food[path]);
            Assert.InRange(water[path], 20_000_000, 40_000_000);
            Assert.Equal(food[path] + water[path], requirement.Total.Paths!.AtStep(1)[path]);
        }

        NumericAssert.AssertClose(270_000_000, requirement.Total.Steps[0].Median, 0.01);
    }

    [Fact]
    public void Unmet_SixteenPerCentFunded_LeavesTheRest()
    {
        FundingRequirement requirement = FundingRequirement.Of(Targets, Costs, "USD");
        Forecast unmet = requirement.Unmet(Magnitude.Fixed(0.16));
        NumericAssert.AssertClose(0.84 * requirement.Total.Paths!.AtStep(0)[7], unmet.Paths!.AtStep(0)[7], 1e-12);
        Forecast people = requirement.NotCovered(Targets[0], Magnitude.Fixed(0.16));
        NumericAssert.AssertClose(2_520_000, people.Steps[0].Median, 1e-12);
        Assert.Equal("people", people.Metadata.Unit);
        Assert.Equal(0, requirement.Unmet(Magnitude.Fixed(1)).Steps[0].Median);
    }

    [Fact]
    public void Of_BadInput_NamesTheItemAndTheCure()
    {
        Assert.Contains("\"water\" is targeted", Message(() => FundingRequirement.Of(Targets, [Costs[0]], "USD")), StringComparison.Ordinal);
        Assert.Contains("no target", Message(() => FundingRequirement.Of(Targets, [.. Costs, new SectorCost("health", Magnitude.Fixed(1), "s")], "USD")), StringComparison.Ordinal);
        Assert.Contains("\"USD\"", Message(() => FundingRequirement.Of(Targets, Costs, "dollars")), StringComparison.Ordinal);
        Assert.Contains("0.65, not 65", Message(() => FundingRequirement.Of(Targets, Costs, "USD").Unmet(Magnitude.Fixed(16))), StringComparison.Ordinal);
        Assert.Contains("food", Message(() => new SectorCost("food", Magnitude.Fixed(-1), "s")), StringComparison.Ordinal);
        Assert.Contains("\"USD\"", Message(() => Disaggregation.Of("sex", "s", ("f", 1)).Divide(FundingRequirement.Of(Targets, Costs, "USD").Total)), StringComparison.Ordinal);
    }

    private static string Message(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private static Forecast Target(string sector, double people) => new NaiveModel()
        .Fit(TimeSeries.Create(Period.Year(2018), Enumerable.Repeat(people, 6).ToArray(), SeriesKey.Of(("sector", sector))))
        .Forecast(2, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 1_000 });
}
