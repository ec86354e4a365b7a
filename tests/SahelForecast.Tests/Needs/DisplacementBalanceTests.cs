using FsCheck.Xunit;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class DisplacementBalanceTests
{
    [Fact]
    public void FromSeries_MissingValues_AreNotReportedAndNotAccounted()
    {
        DisplacementHistory balances = DisplacementBalance.FromSeries(
            "Mali", Years(2018, 120_298, 207_751, 332_957, double.NaN, 379_932), Years(2019, 284_025, double.NaN));

        Assert.Equal([2019, 2020], balances.Select(balance => balance.Period.FirstDay.Year));
        Assert.Equal([-196_572, 125_206], balances.Select(balance => balance.Residual));
        Assert.Null(balances[1].Flows.NewDisplacement);
        Assert.Equal("new displacement", balances[1].NotReported[0]);
        Assert.Equal(["Mali, 2021: no stock at its end", "Mali, 2022: no stock at its start"], balances.NotAccounted.Select(gap => gap.ToString()));
    }

    [Fact]
    public void FromSeries_FlowsWithoutStocks_AreListedWithWhatIsLeftOut()
    {
        using var french = new CultureScope();
        DisplacementHistory history = DisplacementBalance.FromSeries("Mali", Years(2020, 100, 150, double.NaN), Years(2018, 7, 8, 9, 60, 3), Years(2021, 20, 1_000, 5));

        Assert.Equal(2021, Assert.Single(history).Period.FirstDay.Year);
        Assert.Equal(10, history[0].Residual);
        Assert.Equal(
            [
                "Mali, 2018: no stock at either end; new displacement 7 left out",
                "Mali, 2019: no stock at either end; new displacement 8 left out",
                "Mali, 2020: no stock at its start; new displacement 9 left out",
                "Mali, 2022: no stock at its end; new displacement 3, returns 1,000 left out",
                "Mali, 2023: no stock at either end; returns 5 left out",
            ],
            history.NotAccounted.Select(gap => gap.ToString()));
    }

    [Property]
    public void FromSeries_AnyGaps_EveryPeriodIsAccountedOrListed(ulong seed, byte count)
    {
        var dice = new Dice(seed);
        double[] stocks = [.. Enumerable.Range(0, 2 + (count % 20)).Select(_ => dice.Uniform() < 0.3 ? double.NaN : dice.Index(1_000))];
        DisplacementHistory history = DisplacementBalance.FromSeries("Mali", Years(2000, stocks));

        IEnumerable<int> expected = Enumerable.Range(2000, stocks.Length).Skip(double.IsNaN(stocks[0]) ? 0 : 1);
        Assert.Equal(expected, history.Select(balance => balance.Period).Concat(history.NotAccounted.Select(gap => gap.Period)).Order().Select(period => period.FirstDay.Year));
        if (history.Count > 0)
        {
            TimeSeries residuals = history.Residuals();
            Assert.All(history, balance => Assert.Equal(balance.Residual, residuals[balance.Period]));
            Assert.Equal(history.Count, residuals.Count(seen => !double.IsNaN(seen.Value)));
            Assert.True(double.IsNegativeInfinity(residuals.Metadata.LowerBound));
        }
        else
        {
            Assert.Contains("two periods in succession", Assert.Throws<InvalidOperationException>(history.Residuals).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FromSeries_WrongUnitFrequencyOrPartOfAPerson_IsRefused()
    {
        TimeSeries stock = Years(2018, 1, 2);
        Assert.Contains("is in \"USD\"", Refused(stock, TimeSeries.Create(Period.Year(2018), [1], metadata: new SeriesMetadata { Unit = "USD" })), StringComparison.Ordinal);
        Assert.Contains("newDisplacement is Monthly", Refused(stock, TimeSeries.Create(Period.Month(2018, 1), [1])), StringComparison.Ordinal);
        Assert.Contains("has 2018: 1.5, but an account is in whole people", Refused(stock, Years(2018, 1.5)), StringComparison.Ordinal);
    }

    private static string Refused(TimeSeries stock, TimeSeries flow) => Assert.Throws<ArgumentException>(() => DisplacementBalance.FromSeries("Mali", stock, flow)).Message;

    private static TimeSeries Years(int first, params double[] values) => TimeSeries.Create(Period.Year(first), values);
}
