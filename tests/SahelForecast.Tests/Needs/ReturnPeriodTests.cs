using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class ReturnPeriodTests
{
    [Fact]
    public void Create_SixActivationsIn26Years_IsFourAndAHalf()
    {
        using var culture = new CultureScope("fr-FR");
        ReturnPeriod period = ReturnPeriod.Create(26, 6);

        Assert.Equal(4.5, period.Periods);
        Assert.Equal("4.5 years (6 activations in 26 years)", period.ToString());
    }

    [Fact]
    public void Create_NoActivation_HasNoFinitePeriod()
    {
        ReturnPeriod period = ReturnPeriod.Create(26, 0);

        Assert.Null(period.Periods);
        Assert.Equal("more than 27 years (no activation in 26 years)", period.ToString());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(5, 6)]
    [InlineData(5, -1)]
    public void Create_ImpossibleCounts_AreRefused(int assessed, int activations) =>
        Assert.Contains("but must be", Assert.Throws<ArgumentOutOfRangeException>(() => ReturnPeriod.Create(assessed, activations)).Message, StringComparison.Ordinal);
}
