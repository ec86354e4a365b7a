using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests;

public class GrowthRateTests
{
    // References by Python's decimal module, 30 digits.
    [Fact]
    public void Between_MaliNeeds_IsSixteenPointSevenFour()
    {
        var rate = GrowthRate.Between(7_522_833, 8_782_254);

        AssertClose(0.16741312747471497, rate.Fraction, 1e-12);
        AssertClose(16.741312747471497, rate.Percent, 1e-12);
        AssertClose(Math.Log(1.16741312747471497), rate.LogFactor, 1e-12);
        Assert.Equal((7_522_833, 8_782_254, 1), (rate.Base, rate.NewValue, rate.Direction));
        Assert.Equal((Frequency.Yearly, 1), (rate.Frequency, rate.Periods));
    }

    [Fact]
    public void Between_Incidents_ShowsTheWrongBaseBesideTheRightOne()
    {
        var rate = GrowthRate.Between(584, 1_277);

        AssertClose(118.66438356164384, rate.Percent, 1e-12, 0, "of the base");
        AssertClose(0.54267815191855912, rate.ShareOfNewValue, 1e-12, 0, "of the new value: no growth rate");
    }

    [Fact]
    public void Between_Observations_CountsThePeriods()
    {
        var rate = GrowthRate.Between(new Observation(Period.Year(2014), 1_600_000), new Observation(Period.Year(2022), 7_522_833));

        Assert.Equal(8, rate.Periods);
        AssertClose(0.21348015898499621, rate.Annualised().Fraction, 1e-12);
        Assert.Null(rate.Annualised().Base);
    }

    [Fact]
    public void Between_ToZero_IsAFallByAllOfIt()
    {
        var rate = GrowthRate.Between(500, 0);

        Assert.Equal((-100, -1, double.NegativeInfinity), (rate.Percent, rate.Direction, rate.LogFactor));
        Assert.Equal(0, rate.Apply(1_000));
    }

    [Theory]
    [InlineData(0, 5, "baseValue", "growth from zero or less has no percentage. Report the change of 5 itself")]
    [InlineData(-2, 1234.0, "baseValue", "baseValue is -2: growth from zero or less has no percentage. Report the change of 1,236 itself")]
    [InlineData(double.NaN, 5, "baseValue", "A missing value is not zero")]
    [InlineData(5, double.NaN, "newValue", "A missing value is not zero")]
    [InlineData(5, -1.5, "newValue", "newValue is -1.5: growth is defined for values of at least 0")]
    public void Between_NoRateExists_ThrowsWithWords(double baseValue, double newValue, string name, string words)
    {
        using var french = new CultureScope();

        var error = Assert.Throws<ArgumentException>(() => GrowthRate.Between(baseValue, newValue));
        Assert.Equal(name, error.ParamName);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_WrongOrderOrFrequency_Throws()
    {
        var y2022 = new Observation(Period.Year(2022), 5);
        var y2023 = new Observation(Period.Year(2023), 6);

        Assert.Contains("2022 is not after 2023", Assert.Throws<ArgumentException>(() => GrowthRate.Between(y2023, y2022)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GrowthRate.Between(y2022, y2022));
        Assert.Throws<ArgumentException>(() => GrowthRate.Between(y2022, new Observation(Period.Month(2023, 1), 6)));
        Assert.Throws<ArgumentOutOfRangeException>(() => GrowthRate.Between(1, 2, Frequency.Yearly, 0));
    }

    [Fact]
    public void FromPercent_OrLogFactor_IsTheRate()
    {
        AssertClose(0.17, GrowthRate.FromPercent(17).Fraction, 1e-14);
        AssertClose(-30, GrowthRate.FromPercent(-30).Percent, 1e-14);
        Assert.Equal(0, GrowthRate.FromPercent(-100).Factor);
        AssertClose(1.17, GrowthRate.FromLogFactor(Math.Log(1.17)).Factor, 1e-14);
        Assert.Null(GrowthRate.FromPercent(17).Base);
    }

    [Theory]
    [InlineData(-100.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FromPercent_NoRate_Throws(double percent) =>
        Assert.Equal("percent", Assert.Throws<ArgumentOutOfRangeException>(() => GrowthRate.FromPercent(percent)).ParamName);

    [Fact]
    public void ConvertTo_OtherFrequency_Compounds()
    {
        AssertClose(0.013169611131462393, GrowthRate.FromPercent(17).ConvertTo(Frequency.Monthly).Fraction, 1e-12, 0, "1.17^(1/12) - 1");
        AssertClose(0.26824179456254527, GrowthRate.FromPercent(2, Frequency.Monthly).Annualised().Fraction, 1e-12, 0, "1.02^12 - 1");
        AssertClose(Math.Pow(1.17, 7 / 365.2425), GrowthRate.FromPercent(17).ConvertTo(Frequency.Weekly).Factor, 1e-14);
        Assert.Equal(Frequency.Monthly, GrowthRate.FromPercent(17).ConvertTo(Frequency.Monthly).Frequency);
    }

    [Property]
    public void ConvertTo_ThereAndBack_IsTheSameRate(PositiveInt percent, PositiveInt kind)
    {
        var rate = GrowthRate.FromPercent((percent.Get % 500) - 99);
        var frequency = (Frequency)(kind.Get % 7);

        // The day's factor is near 1 and carries the whole rate in its last digits: 365 times the rounding.
        AssertClose(rate.Factor, rate.ConvertTo(frequency).Annualised().Factor, 2e-13);
    }

    [Fact]
    public void Compound_Times_MultipliesFactorAndPeriods()
    {
        GrowthRate three = GrowthRate.FromPercent(17).Compound(3);

        AssertClose(1.601613, three.Factor, 1e-14);
        Assert.Equal(3, three.Periods);
        AssertClose(0.17, three.Annualised().Fraction, 1e-13);
        AssertClose(Math.Pow(1.17, 80), GrowthRate.FromPercent(17).Compound(80).Factor, 1e-12, 0, "beyond repeated multiplication");
        Assert.Throws<ArgumentOutOfRangeException>(() => three.Compound(0));
    }

    [Fact]
    public void Apply_Value_GrowsIt()
    {
        AssertClose(8_782_254, GrowthRate.Between(7_522_833, 8_782_254).Apply(7_522_833), 1e-15);
        AssertClose(1_368.9, GrowthRate.FromPercent(17).Apply(1_000, 2), 1e-14);
        Assert.Equal(1_000, GrowthRate.FromPercent(17).Apply(1_000, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GrowthRate.FromPercent(17).Apply(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GrowthRate.FromPercent(17).Apply(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => GrowthRate.FromPercent(17).Apply(1, -1));
    }

    [Fact]
    public void ToString_FrenchCulture_InvariantText()
    {
        using var french = new CultureScope();

        Assert.Equal("+16.74 % in 1 year (7,522,833 to 8,782,254)", GrowthRate.Between(7_522_833, 8_782_254).ToString());
        Assert.Equal("-25.00 % in 3 months (4 to 3)", GrowthRate.Between(4, 3, Frequency.Monthly, 3).ToString());
        Assert.Equal("+17.00 % in 1 half-year", GrowthRate.FromPercent(17, Frequency.HalfYearly).ToString());
        Assert.Equal("0.00 % in 1 week", GrowthRate.FromPercent(0, Frequency.Weekly).ToString());
    }
}
