using Xunit;

namespace SahelForecast.Tests;

public class FrequencyExtensionsTests
{
    [Fact]
    public void SeasonLength_EveryFrequency_AsDocumented() =>
        Assert.Equal([7, 52, 36, 12, 4, 2, 1], Enum.GetValues<Frequency>().Select(frequency => frequency.SeasonLength()));

    [Fact]
    public void PeriodsPerYear_EveryFrequency_AsDocumented() =>
        Assert.Equal([365.2425, 365.2425 / 7, 36, 12, 4, 2, 1], Enum.GetValues<Frequency>().Select(frequency => frequency.PeriodsPerYear()));

    [Fact]
    public void PeriodsPerYear_Unknown_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => ((Frequency)9).PeriodsPerYear());
}
