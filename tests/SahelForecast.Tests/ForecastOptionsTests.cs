using Xunit;

namespace SahelForecast.Tests;

public class ForecastOptionsTests
{
    [Fact]
    public void Default_AsDocumented() => Assert.Equal(
        new ForecastOptions { Method = ForecastMethod.Automatic, PathCount = 5_000, Seed = 0 }, ForecastOptions.Default);

    [Fact]
    public void Init_BadValue_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ForecastOptions { PathCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ForecastOptions { Method = (ForecastMethod)9 });
    }
}
