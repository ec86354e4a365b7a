using FsCheck.Xunit;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Tests.Needs.Futures;
using Term = SahelForecast.Needs.DisplacementTerm;

namespace SahelForecast.Tests.Needs;

public class DisplacementForecastTests
{
    private static readonly Magnitude None = Magnitude.Fixed(0);

    [Fact]
    public void Create_TwoRegions_ByHand()
    {
        DisplacementForecast forecast = DisplacementForecast.Create(
            [
                new("Gao", 100, Of(SeriesKey.Empty, [10.4]), new(Magnitude.Fixed(0.2), Magnitude.Fixed(0.1), Magnitude.Fixed(0.01), Magnitude.Fixed(0.04))),
                new("Mopti", 50, Of(SeriesKey.Empty, [0]), new(None, None, None, None)),
            ],
            [new("Gao", "Mopti", 0.05)]);

        // 100 - 1 - 20 - 10 - 5 + 4 + 10, and 50 + 5.
        Assert.Equal([78], Draws(forecast.Regions[0].Stock));
        Assert.Equal([55], Draws(forecast.Regions[1].Stock));
        Assert.Equal([133], Draws(forecast.Total.Stock));
        Assert.All(forecast.Cuts, cut => Assert.Equal(0, cut.People));
    }

    [Fact]
    public void Create_SharesAboveOneTogether_AreCutAndCounted()
    {
        DisplacementForecast forecast = DisplacementForecast.Create(
            [new("Gao", 100, Of(SeriesKey.Empty, [7]), new(Magnitude.Fixed(0.8), Magnitude.Fixed(0.5), None, None))]);

        Assert.Equal([20], Draws(forecast.Regions[0][Term.Onward]));
        Assert.Equal([7], Draws(forecast.Regions[0].Stock));
        Assert.Equal(new DisplacementCut("Gao", 30, 1, 1), Assert.Single(forecast.Cuts));
        Assert.Contains("outflows cut by 30 people in 100 % of draws", forecast.Total.Stock.IntervalMethod, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_HalvesOfThreePeople_AreRoundedNotCut()
    {
        DisplacementForecast forecast = DisplacementForecast.Create(
            [new("Gao", 3, Of(SeriesKey.Empty, [0]), new(Magnitude.Fixed(0.5), Magnitude.Fixed(0.5), None, None))]);

        Assert.Equal([2], Draws(forecast.Regions[0][Term.Returns]));
        Assert.Equal([1], Draws(forecast.Regions[0][Term.Onward]));
        Assert.Equal(new DisplacementCut("Gao", 0, 0, 0), Assert.Single(forecast.Cuts));
    }

    [Fact]
    public void Create_UncertainOpening_StartsEachPathFromItsOwnStock()
    {
        DisplacementRegion gao = new("Gao", 100, Of(SeriesKey.Empty, Uniform(1, 500, 0)), new(None, None, None, None)) { UncertainOpening = Magnitude.Triangular(80, 100, 150) };
        DisplacementRegion mopti = new("Mopti", 50, Of(SeriesKey.Empty, Uniform(1, 500, 0)), new(None, None, None, None));
        DisplacementForecast forecast = DisplacementForecast.Create([gao, mopti], seed: 4);

        IReadOnlyList<long> openings = forecast.Regions[0].OpeningDraws;
        Assert.All(openings, people => Assert.InRange(people, 80, 150));
        Assert.InRange(openings.Average(), 107, 113);
        Assert.Equal(openings.Select(people => (double)people), Draws(forecast.Regions[0].Stock));
        Assert.All(forecast.Regions[1].OpeningDraws, people => Assert.Equal(50, people));
        Assert.Equal(openings.Select(people => people + 50), forecast.Total.OpeningDraws);
        Assert.Equal(100, forecast.Regions[0].Opening);
        Assert.Equal(openings, DisplacementForecast.Create([mopti, gao], seed: 4).Regions[1].OpeningDraws);
        Assert.StartsWith("account in whole people, draw by draw: given draws; opening stock of Gao 80 to 150, most likely 100;", forecast.Regions[0].Stock.IntervalMethod, StringComparison.Ordinal);
        Assert.Contains("UncertainOpening of Gao", Refused([gao with { UncertainOpening = Magnitude.Triangular(-1, 0, 1) }]), StringComparison.Ordinal);
        Assert.Contains("beyond what can be counted", Refused([gao with { UncertainOpening = Magnitude.Fixed(1e17) }]), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Residual_ComesLastAndIsCutWhereNobodyIsLeft()
    {
        // 100 - 20 + 10 = 90 people, and then +5, -30 and -95 of which only 90 are there.
        var index = new SeriesMetadata { Kind = SeriesKind.Index };
        DisplacementRegion gao = new("Gao", 100, Of(SeriesKey.Empty, [10, 10, 10]), new(Magnitude.Fixed(0.2), None, None, None)) { Residual = Of(SeriesKey.Empty, index, [5, -30.4, -95]) };
        DisplacementForecast forecast = DisplacementForecast.Create([gao]);

        Assert.Equal([95, 60, 0], Draws(forecast.Total.Stock));
        Assert.Equal([5, -30, -90], Draws(forecast.Regions[0][Term.Residual]));
        Assert.Equal(SeriesKind.Index, forecast.Total[Term.Residual].Metadata.Kind);
        Assert.Equal(new DisplacementCut("Gao", 5, 1, 1 / 3.0), Assert.Single(forecast.Cuts));
        Assert.Equal([0, 0, 0], Draws(DisplacementForecast.Create([gao with { Residual = null }]).Total[Term.Residual]));
        Assert.Contains("is in \"USD\"", Refused([gao with { Residual = OfUnit("USD", [1, 1, 1]) }]), StringComparison.Ordinal);
        Assert.Contains("has 1 paths", Refused([gao with { Residual = OfUnit("people", [1]) }]), StringComparison.Ordinal);
    }

    [Property(MaxTest = 50)]
    public void Create_AnySharesOpeningsAndResiduals_EveryDrawClosesInWholePeople(ulong seed, byte count)
    {
        var dice = new Dice(seed);
        int regions = 1 + (count % 4);
        Magnitude Share() => Magnitude.Triangular(0, dice.Uniform() * 0.5, 0.5 + (dice.Uniform() * 0.5));
        DisplacementForecast forecast = DisplacementForecast.Create(
            Enumerable.Range(0, regions).Select(i => new DisplacementRegion(
                $"R{i}", (long)(dice.Uniform() * 1e6), Of(SeriesKey.Empty, [.. Enumerable.Range(0, 3).Select(s => Uniform(seed + (ulong)((i * 3) + s), 20, 1e5))]),
                new DisplacementRates(Share(), Share(), Share(), Share()))
            {
                UncertainOpening = i % 2 == 0 ? Magnitude.Triangular(0, dice.Uniform() * 1e5, 1e6) : null,
                Residual = i % 3 == 0 ? Of(SeriesKey.Empty, new SeriesMetadata { Kind = SeriesKind.Index }, [.. Enumerable.Range(0, 3).Select(s => Uniform(seed + (ulong)s, 20, 1e6).Select(x => x - 5e5).ToArray())]) : null,
            }),
            regions == 1 ? [] : Enumerable.Range(0, regions).Select(i => new DisplacementOnwardShare($"R{i}", $"R{(i + 1) % regions}", dice.Uniform())), seed);

        foreach (DisplacementTerms terms in forecast.Regions.Append(forecast.Total))
        {
            for (int step = 0; step < 3; step++)
            {
                for (int path = 0; path < 20; path++)
                {
                    double At(Term term) => terms[term].Paths!.AtStep(step)[path];
                    double opening = step == 0 ? terms.OpeningDraws[path] : terms.Stock.Paths!.AtStep(step - 1)[path];
                    Assert.Equal(
                        At(Term.Stock),
                        opening + At(Term.NewDisplacement) - At(Term.Returns) - At(Term.Onward) - At(Term.Deaths) + At(Term.Births) + At(Term.Arrivals) - At(Term.Departures) + At(Term.Residual));
                    Assert.True(At(Term.Returns) + At(Term.Onward) + At(Term.Deaths) + At(Term.Departures) <= opening);
                    Assert.All(Enum.GetValues<Term>(), term => Assert.True((At(term) >= 0 || term == Term.Residual) && At(term) == Math.Floor(At(term))));
                }
            }
        }

        Assert.All(Enumerable.Range(0, 3), step => Assert.Equal(Draws(forecast.Total[Term.Arrivals], step), Draws(forecast.Total[Term.Departures], step)));
    }

    [Fact]
    public void Create_BadInput_NamesItAndTheCure()
    {
        DisplacementRates none = new(None, None, None, None);
        DisplacementRegion gao = new("Gao", 1, Of(SeriesKey.Empty, [1]), none);
        DisplacementRegion mopti = gao with { Name = "Mopti" };

        Assert.Contains("leave Gao sum to 1.5", Refused([gao, mopti, gao with { Name = "Kidal" }], new("Gao", "Mopti", 0.75), new("Gao", "Kidal", 0.75)), StringComparison.Ordinal);
        Assert.Contains("use OnwardShare", Refused([gao], new DisplacementOnwardShare("Gao", "Kidal", 0.1)), StringComparison.Ordinal);
        Assert.Contains("write 0.1, not 10", Refused([gao, mopti], new DisplacementOnwardShare("Gao", "Mopti", 10)), StringComparison.Ordinal);
        Assert.Contains("Gao comes twice", Refused([gao, gao]), StringComparison.Ordinal);
        Assert.Contains("opening stock of Gao is -1", Refused([gao with { Opening = -1 }]), StringComparison.Ordinal);
        Assert.Contains("ReturnShare of Gao", Refused([gao with { Rates = none with { ReturnShare = Magnitude.Fixed(30) } }]), StringComparison.Ordinal);
        Assert.Contains("is in \"USD\"", Refused([gao with { NewDisplacement = OfUnit("USD", [1]) }]), StringComparison.Ordinal);
    }

    private static string Refused(DisplacementRegion[] regions, params DisplacementOnwardShare[] moves) =>
        Assert.Throws<ArgumentException>(() => DisplacementForecast.Create(regions, moves)).Message;
}
