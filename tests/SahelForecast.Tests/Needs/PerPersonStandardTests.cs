using FsCheck.Xunit;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Tests.Needs.Futures;

namespace SahelForecast.Tests.Needs;

public class PerPersonStandardTests
{
    private static readonly SeriesKey Mali = SeriesKey.Of(("country", "MLI"));

    [Fact]
    public void For_PlainCounts_ByHand()
    {
        // 1,000 people for 30 days: 450 m3 of water, 63 million kcal; and 3,500 m2.
        Assert.Equal(450_000, PerPersonStandard.Water.For(1_000, 30));
        Assert.Equal(63_000_000, PerPersonStandard.FoodEnergy.For(1_000, 30));
        Assert.Equal(3_500, PerPersonStandard.LivingSpace.For(1_000));
        Assert.Equal(1_000, PerPersonStandard.Water.PeopleServed(450_000, 30));
        Assert.Equal(400, PerPersonStandard.Once("hygiene kit", 0.2, "kit", "one a household of five").For(2_000));
    }

    [Fact]
    public void For_Forecast_TakesTheDaysOfTheCalendarOrThoseStated()
    {
        // 2024 has 366 days, 2025 has 365.
        Forecast people = Of(Mali, new SeriesMetadata { DisplayName = "People in need" }, [100, 200], [10, 0]);
        Forecast water = PerPersonStandard.Water.For(people);
        Assert.Equal([100 * 15 * 366, 200 * 15 * 366], Draws(water));
        Assert.Equal([10 * 15 * 365, 0], Draws(water, 1));
        Assert.Equal("l", water.Metadata.Unit);
        Assert.Equal(SeriesKind.Flow, water.Metadata.Kind);
        Assert.Equal("country=MLI, standard=water", water.Key.ToString());
        Assert.Contains("times 15 l a person a day, all days of the period", water.IntervalMethod, StringComparison.Ordinal);
        Assert.Equal([100 * 15 * 90, 200 * 15 * 90], Draws(PerPersonStandard.Water.For(people, 90)));

        Forecast space = PerPersonStandard.LivingSpace.For(people);
        Assert.Equal([350, 700], Draws(space));
        Assert.Equal(SeriesKind.Stock, space.Metadata.Kind);
    }

    [Property]
    public void PeopleServed_OfTheQuantityForPeople_GivesThemBack(ulong seed, byte days)
    {
        Forecast people = Of(Mali, Uniform(seed, 30, 1e6), Uniform(seed + 1, 30, 1e6));
        foreach (PerPersonStandard standard in new[] { PerPersonStandard.Water, PerPersonStandard.FoodEnergy, PerPersonStandard.LivingSpace })
        {
            double? stated = standard.IsDaily && days > 0 ? days : null;
            Forecast back = standard.PeopleServed(standard.For(people, stated), stated);
            Assert.Equal(Mali, back.Key);
            Assert.Equal("people", back.Metadata.Unit);
            Assert.All(Draws(people, 1).Zip(Draws(back, 1)), pair => NumericAssert.AssertClose(pair.First, pair.Second, 1e-12));
        }
    }

    [Fact]
    public void Quantities_WherePeopleAreWanted_AreRefusedWithWords()
    {
        Forecast people = Of(SeriesKey.Of(("sector", "water")), new SeriesMetadata { DisplayName = "Targeted" }, [100]);
        Forecast water = PerPersonStandard.Water.For(people);
        string funding = Refused(() => FundingRequirement.Of(ForecastPanel.Create([water]), [new SectorCost("water", Magnitude.Fixed(1), "s")], "USD"));
        Assert.StartsWith("Targeted, water is a quantity of water in \"l\", but \"people\" is wanted: pass the people the quantity is for.", funding, StringComparison.Ordinal);
        Assert.Contains("\"people\" is wanted", Refused(() => PerPersonStandard.FoodEnergy.For(water)), StringComparison.Ordinal);
        Assert.Contains("\"people\" is wanted", Refused(() => CaseloadForecast.Create(water)), StringComparison.Ordinal);
        Assert.Contains("\"kcal\" is wanted", Refused(() => PerPersonStandard.FoodEnergy.PeopleServed(water)), StringComparison.Ordinal);
        Assert.Contains("is in \"USD\"", Refused(() => PerPersonStandard.Water.For(OfUnit("USD", [1]))), StringComparison.Ordinal);
        PerPersonStandard fuel = PerPersonStandard.Daily("fuel", 0.5, "l", "assumed");
        Assert.Contains("is a quantity of water, not of fuel, though both are in l", Refused(() => fuel.PeopleServed(water)), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BadInput_NamesItAndTheCure()
    {
        Assert.Contains("counts people", Refused(() => PerPersonStandard.Daily("x", 1, "people", "s")), StringComparison.Ordinal);
        Assert.Contains("use SectorCost", Refused(() => PerPersonStandard.Daily("x", 1, "USD", "s")), StringComparison.Ordinal);
        Assert.Contains("quantity is 0", Refused(() => PerPersonStandard.Daily("x", 0, "l", "s")), StringComparison.Ordinal);
        Assert.Contains("say for how many days", Refused(() => PerPersonStandard.Water.For(10)), StringComparison.Ordinal);
        Assert.Contains("leave days out", Refused(() => PerPersonStandard.LivingSpace.For(10, 30)), StringComparison.Ordinal);
        Assert.Contains("leave days out", Refused(() => PerPersonStandard.LivingSpace.For(Of(Mali, [1]), 30)), StringComparison.Ordinal);
        Assert.Contains("days is 400, but 2024 has 366", Refused(() => PerPersonStandard.Water.For(Of(Mali, [1]), 400)), StringComparison.Ordinal);
        Assert.Contains("people is -1", Refused(() => PerPersonStandard.Water.For(-1, 30)), StringComparison.Ordinal);
        Assert.Contains("days is -3", Refused(() => PerPersonStandard.Water.For(1, -3)), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_InFrench_IsTheSame()
    {
        using var french = new CultureScope();
        Assert.StartsWith("food energy: 2,100 kcal a person a day (Sphere Handbook 2018", PerPersonStandard.FoodEnergy.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("covered living space: 3.5 m2 a person (", PerPersonStandard.LivingSpace.ToString(), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;
}
