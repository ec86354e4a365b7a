using SahelForecast.Models;
using SahelForecast.Models.Ets;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class SavedFitsTests
{
    private static readonly string Ses = new SesModel().Fit(SeriesGenerator.Seasonal(50)).ToJson();

    [Theory]
    [InlineData("no text of ours", "no saved fit")]
    [InlineData("[]", "no saved fit")]
    [InlineData("{}", "no saved fit")]
    [InlineData("""{"format":"other"}""", "its format is \"other\"")]
    [InlineData("""{"format":"SahelForecast fit"}""", "no saved fit")]
    [InlineData("""{"format":"SahelForecast fit","model":null}""", "names no model")]
    [InlineData("""{"format":"SahelForecast fit","model":7}""", "no saved fit")]
    [InlineData("""{"format":"SahelForecast fit","model":"mystery"}""", "a saved mystery fit, and this library reads arima, arima-regression, ces, combination, count-regression, counts, ets, intermittent, lgt, logisticgrowth, naive, naive2, pooledgrowth, recenthistory, ses, stl, theta, transformed.")]
    public void FromJson_OtherText_SaysWhatItIs(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ForecastException>(() => SavedFits.FromJson(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void FromJson_NewerVersion_SaysSo() => Assert.Contains(
        "of version 2",
        Assert.Throws<ForecastException>(() => SavedFits.FromJson(Ses.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void FromJson_Null_Throws() => Assert.Throws<ArgumentNullException>(() => SavedFits.FromJson(null!));

    [Fact]
    public void FromJson_OfOtherKind_PointsHere() => Assert.Contains(
        nameof(SavedFits), Assert.Throws<ForecastException>(() => SahelForecast.Models.Theta.FittedTheta.FromJson(Ses)).Message, StringComparison.Ordinal);
}
