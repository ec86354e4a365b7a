using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Testing;

public class GoldenFileTests
{
    [Fact]
    public void RForecastCase_EveryCase_IsWhole()
    {
        IReadOnlyList<string> names = [.. GoldenFile.List("r-forecast").Select(name => Path.GetFileNameWithoutExtension(name))];

        Assert.Equal(46, names.Count);
        foreach (RForecastCase golden in names.Select(RForecastCase.Load))
        {
            Assert.Equal((golden.Values.Length, golden.Values.Length), (golden.Fitted.Length, golden.Residuals.Length));
            Assert.True(golden.Sigma > 0);
            foreach (double level in RForecastCase.Levels)
            {
                Assert.Equal((golden.Horizon, golden.Horizon, golden.Horizon), (golden.Mean.Length, golden.Lower(level).Length, golden.Upper(level).Length));
                Assert.All(golden.Mean.Zip(golden.Lower(level), golden.Upper(level)), step => Assert.True(step.Second < step.First && step.First < step.Third));
            }

            Assert.Equal(golden.Values, golden.ToSeries().Values.ToArray());
        }
    }

    [Fact]
    public void RForecastCase_MaliNeeds_IsTheSeriesOfTheMainJob()
    {
        var golden = RForecastCase.Load("mali-needs-drift");

        Assert.Equal((Period.Year(2014), 9, 4, "drift"), (golden.Start, golden.Values.Length, golden.Horizon, golden.Method));
        Assert.Equal(7_522_833, golden.Values[^1]);
        Assert.True(double.IsNaN(golden.Fitted[0]));
    }

    [Theory]
    [InlineData("mean", 8)]
    [InlineData("naive", 8)]
    [InlineData("drift", 8)]
    [InlineData("snaive", 5)]
    [InlineData("loglinear", 7)]
    [InlineData("ses", 10)]
    public void Names_Method_HasItsCases(string method, int count) => Assert.Equal(count, RForecastCase.Names(method).Count);

    [Fact]
    public void Open_NoSuchFile_ThrowsNamingIt()
    {
        Assert.Contains("r-forecast/none.json", Assert.Throws<FileNotFoundException>(() => GoldenFile.Open("r-forecast/none.json")).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => GoldenFile.List("none"));
        Assert.Throws<KeyNotFoundException>(() => GoldenFile.Json("r-stats/empirical.json")["none"]);
    }
}
