using FsCheck.Xunit;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class DisplacementAccountTests
{
    private static readonly Period Year = Period.Year(2019);

    [Fact]
    public void Create_Mali2019_ReportsTheResidualAndWhatItHolds()
    {
        // UNHCR stocks at the end of 2018 and 2019; IDMC GIDD new displacements of 2019.
        DisplacementBalance mali = DisplacementBalance.Create("Mali", Year, 120_298, 207_751, new DisplacementFlows(284_025));
        using var culture = new CultureScope("fr-FR");

        Assert.Equal(-196_572, mali.Residual);
        Assert.Equal(["returns", "onward movement", "deaths", "births"], mali.NotReported);
        Assert.Null(mali.Flows.Returns);
        Assert.Equal(
            "Mali, 2019: 120,298 -> 207,751, residual -196,572 (returns, onward movement, deaths, births, double counting and revisions, not told apart)", mali.ToString());
    }

    [Fact]
    public void Create_Regions_MovementsCancelByHand()
    {
        DisplacementAccount account = DisplacementAccount.Create(
            [Of("Gao", 100, 130, new DisplacementFlows(50, 5, 1, 2, 3)), Of("Mopti", 200, 190, new DisplacementFlows(10))],
            [new DisplacementMovement("Gao", "Mopti", 20), new DisplacementMovement("Mopti", "Gao", 4)]);

        Assert.Equal([1, -36], account.Regions.Select(region => region.Residual));
        Assert.Equal(-35, account.Total.Residual);
        Assert.Equal(account.Total.Arrivals, account.Total.Departures);
        Assert.Equal(new DisplacementFlows(60, 5, 1, 2, 3), account.Total.Flows);
        Assert.Equal(["returns (Mopti)", "onward movement (Mopti)", "deaths (Mopti)", "births (Mopti)"], account.Total.NotReported);
    }

    [Fact]
    public void Create_RegionsWithoutAListOfMovements_NamesThemAsNotReported()
    {
        DisplacementBalance[] balances = [Of("Gao", 100, 130, new DisplacementFlows(50, 5, 1, 2, 3)), Of("Mopti", 200, 190, new DisplacementFlows(10, 5, 1, 2, 3))];
        DisplacementAccount unknown = DisplacementAccount.Create(balances);

        Assert.Null(unknown.Regions[0].Arrivals);
        Assert.Equal(["movements between the regions"], unknown.Regions[0].NotReported);
        Assert.Contains("movements between the regions, double counting", unknown.Regions[0].ResidualMeaning, StringComparison.Ordinal);
        Assert.Contains("not reported", unknown.ToTable(), StringComparison.Ordinal);

        // In the total they cancel whatever they were; an empty list says that nobody moved; alone a region has nowhere to go.
        Assert.Empty(unknown.Total.NotReported);
        Assert.Empty(DisplacementAccount.Create(balances, []).Regions[0].NotReported);
        Assert.Empty(DisplacementAccount.Create([balances[0]]).Regions[0].NotReported);
        Assert.Equal(unknown.Total.Residual, unknown.Regions.Sum(region => region.Residual));
    }

    [Property]
    public void Create_AnyAccount_ClosesAndFitsTheTable(ulong seed, byte count)
    {
        var dice = new Dice(seed);
        int regions = 1 + (count % 12);
        long Number() => (long)(dice.Uniform() * 5e6);
        long? Maybe() => dice.Uniform() < 0.3 ? null : Number();
        DisplacementAccount account = DisplacementAccount.Create(
            Enumerable.Range(0, regions).Select(i => Of($"Region of some length {i}", Number(), Number(), new DisplacementFlows(Maybe(), Maybe(), Maybe(), Maybe(), Maybe()))),
            regions == 1 ? [] : Enumerable.Range(0, 30).Select(i => new DisplacementMovement($"Region of some length {i % regions}", $"Region of some length {(i + 1) % regions}", Number())));

        Assert.All(account.Regions.Append(account.Total), region => Assert.Equal(
            region.Closing,
            region.Opening + (region.Flows.NewDisplacement ?? 0) - (region.Flows.Returns ?? 0) - (region.Flows.Onward ?? 0) - (region.Flows.Deaths ?? 0)
            + (region.Flows.Births ?? 0) + region.Arrivals - region.Departures + region.Residual));
        Assert.Equal(account.Total.Arrivals, account.Total.Departures);
        Assert.Equal(account.Movements.Sum(movement => movement.People), account.Total.Arrivals);
        Assert.Equal(account.Regions.Sum(region => region.Residual), account.Total.Residual);
        Assert.All(account.ToTable().Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void ToTable_UnknownTerm_SaysNotReported()
    {
        string table = DisplacementAccount.Create([Of("Mali", 120_298, 207_751, new DisplacementFlows(284_025))]).ToTable();

        Assert.Contains("- returns               not reported\n", table, StringComparison.Ordinal);
        Assert.Contains("+ residual                  -196,572\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BadInput_NamesItAndTheCure()
    {
        DisplacementBalance gao = Of("Gao", 1, 1, new DisplacementFlows());
        Assert.Contains("returns of Gao in 2019 is -5", Refused(() => Of("Gao", 1, 1, new DisplacementFlows(1, -5))), StringComparison.Ordinal);
        Assert.Contains("from -1 to 1", Refused(() => Of("Gao", -1, 1, new DisplacementFlows())), StringComparison.Ordinal);
        Assert.Contains("Gao comes twice", Refused(() => DisplacementAccount.Create([gao, gao])), StringComparison.Ordinal);
        Assert.Contains("names Kidal, which is not in the account", Refused(() => DisplacementAccount.Create([gao], [new("Gao", "Kidal", 1)])), StringComparison.Ordinal);
        Assert.Contains("go to another region", Refused(() => DisplacementAccount.Create([gao], [new("Gao", "Gao", 1)])), StringComparison.Ordinal);
        Assert.Contains("one period at a time", Refused(() => DisplacementAccount.Create([gao, DisplacementBalance.Create("Kidal", Period.Year(2020), 1, 1, new())])), StringComparison.Ordinal);
    }

    private static DisplacementBalance Of(string region, long opening, long closing, DisplacementFlows flows) =>
        DisplacementBalance.Create(region, Year, opening, closing, flows);

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
