using SahelForecast.Needs;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class DisplacementBalanceTests
{
    [Fact]
    public void FromSeries_MissingValues_AreNotReportedAndNotAccounted()
    {
        IReadOnlyList<DisplacementBalance> balances = DisplacementBalance.FromSeries(
            "Mali", Years(2018, 120_298, 207_751, 332_957, double.NaN, 379_932), Years(2019, 284_025, double.NaN));

        Assert.Equal([2019, 2020], balances.Select(balance => balance.Period.FirstDay.Year));
        Assert.Equal([-196_572, 125_206], balances.Select(balance => balance.Residual));
        Assert.Null(balances[1].Flows.NewDisplacement);
        Assert.Equal("new displacement", balances[1].NotReported[0]);
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
