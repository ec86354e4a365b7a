using FsCheck.Xunit;
using SahelForecast.Distributions;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Tests.Needs.Futures;

namespace SahelForecast.Tests.Needs;

public class FundingScenarioTests
{
    private static readonly SeriesKey Mali = SeriesKey.Of(("country", "MLI"));

    private static readonly FundingScenario AsIn2023 = new("as in 2023", Magnitude.Fixed(0.25), "assumed");

    private static readonly FundingScenario Uncertain = new("uncertain", Magnitude.Triangular(0.2, 0.3, 0.6), "assumed");

    // Two futures: food 100 and 300 people at 10 a person, water 200 and 0 at 5.
    private static FundingRequirement Plan => FundingRequirement.Of(
        ForecastPanel.Create([Target("food", [100, 300]), Target("water", [200, 0])]),
        [new("food", Magnitude.Fixed(10), "s"), new("water", Magnitude.Fixed(5), "s")], "USD");

    [Fact]
    public void Under_ProRata_ByHand()
    {
        FundingOutcome outcome = Assert.Single(Plan.Under([AsIn2023]));

        Assert.Equal([500, 750], Draws(outcome.Funded));
        Assert.Equal([1_500, 2_250], Draws(outcome.Unmet));
        Assert.Equal([750, 2_250], Draws(outcome.UnmetBySector[0]));
        Assert.Equal([750, 0], Draws(outcome.UnmetBySector[1]));
        Assert.Equal([75, 225], Draws(outcome.NotCoveredBySector[0]));
        Assert.Equal([150, 0], Draws(outcome.NotCoveredBySector[1]));
        Assert.Equal("USD", outcome.Unmet.Metadata.Unit);
        Assert.Equal("people", outcome.NotCoveredBySector[0].Metadata.Unit);
        Assert.Contains("as in 2023: 0.25 funded (assumed), pro rata", outcome.Unmet.IntervalMethod, StringComparison.Ordinal);
        Assert.Equal([187.5, 225], Draws(outcome.NotCovered(Of(Mali, [250, 300]))));
    }

    [Fact]
    public void Under_ByPriority_FundsTheFirstSectorFirst()
    {
        // 500 of 2,000 and 750 of 3,000: water takes 500 of its 1,000, then nothing of its 0.
        FundingOutcome outcome = Assert.Single(Plan.Under([AsIn2023], FundingRule.ByPriority("water", "food")));

        Assert.Equal([500, 0], Draws(outcome.UnmetBySector[1]));
        Assert.Equal([1_000, 2_250], Draws(outcome.UnmetBySector[0]));
        Assert.Equal([100, 0], Draws(outcome.NotCoveredBySector[1]));
        Assert.Equal([100, 225], Draws(outcome.NotCoveredBySector[0]));
        Assert.Equal("in the order water, food", outcome.Rule.ToString());
    }

    [Property]
    public void Under_AnyShareAndRule_AddsUpInEveryDraw(ulong seed, bool byPriority)
    {
        var dice = new Dice(seed);
        string[] sectors = ["food", "water", "health"];
        FundingRequirement plan = FundingRequirement.Of(
            ForecastPanel.Create(sectors.Select((sector, i) => Target(sector, Uniform(seed + (ulong)i, 40, 1e6)))),
            [.. sectors.Select(sector => new SectorCost(sector, Magnitude.Triangular(0, 10, 100), "s"))], "USD", seed);
        Magnitude share = Magnitude.Triangular(0, dice.Uniform(), 1);
        FundingRule rule = byPriority ? FundingRule.ByPriority("health", "food", "water") : FundingRule.ProRata;
        FundingOutcome[] outcomes = [.. plan.Under([new("some", share, "s"), new("all", Magnitude.Fixed(1), "s"), new("none", Magnitude.Fixed(0), "s")], rule, seed)];

        double[] required = Draws(plan.Total);
        double[] expected = Draws(plan.Unmet(share, seed));
        for (int path = 0; path < required.Length; path++)
        {
            double At(Forecast forecast) => forecast.Paths!.AtStep(0)[path];
            NumericAssert.AssertClose(required[path], At(outcomes[0].Funded) + At(outcomes[0].Unmet), 1e-12);
            NumericAssert.AssertClose(expected[path], At(outcomes[0].Unmet), 1e-9, 1e-3);
            NumericAssert.AssertClose(At(outcomes[0].Unmet), outcomes[0].UnmetBySector.Sum(At), 1e-12);
            Assert.Equal(0, At(outcomes[1].Unmet));
            Assert.Equal(0, At(outcomes[2].Funded));
            for (int sector = 0; sector < 3; sector++)
            {
                Assert.InRange(At(outcomes[0].UnmetBySector[sector]), 0, At(plan.BySector[sector]));
                Assert.InRange(At(outcomes[0].NotCoveredBySector[sector]), 0, Uniform(seed + (ulong)sector, 40, 1e6)[path] * (1 + 1e-12));
            }
        }
    }

    [Fact]
    public void Under_SeveralUncertainScenarios_DrawFromTheSameNumbers()
    {
        FundingRequirement plan = Plan;
        FundingOutcome[] outcomes = [.. plan.Under([Uncertain, Uncertain with { Name = "again" }], seed: 5)];
        Assert.Equal(Draws(outcomes[0].Unmet), Draws(outcomes[1].Unmet));
        Assert.NotEqual(Draws(outcomes[0].Unmet), Draws(plan.Under([Uncertain], seed: 6)[0].Unmet));
        Forecast people = Of(Mali, [250, 300]);
        Assert.Equal(Draws(plan.NotCovered(people, Uncertain.Share, 5)), Draws(outcomes[0].NotCovered(people)));
    }

    [Fact]
    public void NotCovered_OtherPeople_SaysWhatDoesNotFit()
    {
        Refuses(Of(SeriesKey.Of(("country", "NER")), [250, 300]), "the key (country=NER), but the requirement is for (country=MLI)");
        Refuses(Of(SeriesKey.Of(("country", "MLI"), ("level", "in need")), [250, 300]), "is the level \"in need\"");
        Refuses(Target("food", [100, 301]), "has other draws for 2024 than the target of food");
        Refuses(Target("health", [100, 300]), "sectors food, water");
        Refuses(Of(Mali, [250]), "has 1 paths");
        Refuses(Plan.Total, "but \"people\" is wanted");
        Assert.Equal([75, 225], Draws(Plan.NotCovered(Target("food", [100, 300]), Magnitude.Fixed(0.25))));
        Assert.Equal([150, 225], Draws(Plan.NotCovered(Of(SeriesKey.Of(("country", "MLI"), ("level", "targeted")), [200, 300]), Magnitude.Fixed(0.25))));

        static void Refuses(Forecast people, string words) =>
            Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(() => Plan.NotCovered(people, Magnitude.Fixed(0.25))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NotCovered_OriginThatNoSectorTargets_IsRefused()
    {
        Forecast Known(SeriesKey key, double origin)
        {
            SamplePaths paths = SamplePaths.Create(1, 2, [100, 100]);
            return new Forecast("Draws", new Observation(Origin, origin), EmpiricalDistribution.OfSteps(paths), "given", key, new SeriesMetadata { DisplayName = "Plan" }, paths);
        }

        FundingRequirement plan = FundingRequirement.Of(
            ForecastPanel.Create([Known(Key("food"), 60), Known(Key("water"), 50)]), [new("food", Magnitude.Fixed(1), "s"), new("water", Magnitude.Fixed(1), "s")], "USD");
        Assert.NotNull(plan.NotCovered(Known(Mali, 110), Magnitude.Fixed(0.5)));
        Assert.Contains("111 people in 2023, the origin, but its sectors target from 60 (the largest) to 110 (all)", Message(111), StringComparison.Ordinal);
        Assert.Contains("59 people", Message(59), StringComparison.Ordinal);
        string Message(double origin) => Assert.Throws<ArgumentException>(() => plan.NotCovered(Known(Mali, origin), Magnitude.Fixed(0.5))).Message;
    }

    [Fact]
    public void Under_BadInput_NamesItAndTheCure()
    {
        Assert.Contains("scenarios is empty", Refused(() => Plan.Under([])), StringComparison.Ordinal);
        Assert.Contains("\"as in 2023\" comes twice", Refused(() => Plan.Under([AsIn2023, AsIn2023])), StringComparison.Ordinal);
        Assert.Contains("The share of all is 34", Refused(() => new FundingScenario("all", Magnitude.Fixed(34), "s")), StringComparison.Ordinal);
        Assert.Contains("leaves out food", Refused(() => Plan.Under([AsIn2023], FundingRule.ByPriority("water"))), StringComparison.Ordinal);
        Assert.Contains("names health, which", Refused(() => Plan.Under([AsIn2023], FundingRule.ByPriority("water", "food", "health"))), StringComparison.Ordinal);
        Assert.Contains("\"food\" comes twice", Refused(() => FundingRule.ByPriority("food", "food")), StringComparison.Ordinal);
        Assert.Contains("use FundingRule.ProRata", Refused(() => FundingRule.ByPriority()), StringComparison.Ordinal);
        Forecast elsewhere = Of(SeriesKey.Of(("country", "NER"), ("sector", "water")), [1, 1]);
        Assert.Contains(
            "not targets of one plan", Refused(() => FundingRequirement.Of(ForecastPanel.Create([Target("food", [1, 1]), elsewhere]), [], "USD")), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private static SeriesKey Key(string sector) => SeriesKey.Of(("country", "MLI"), ("sector", sector));

    private static Forecast Target(string sector, double[] draws) => Of(Key(sector), draws);
}
