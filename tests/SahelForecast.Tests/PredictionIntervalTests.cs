using Xunit;

namespace SahelForecast.Tests;

public class PredictionIntervalTests
{
    [Fact]
    public void Contains_EndsInsideOutsideAndMissing_AsDocumented()
    {
        var interval = new PredictionInterval(10, 20, 0.8);

        Assert.Equal([true, true, true, false, false, false], ((double[])[10, 15, 20, 9.99, 20.01, double.NaN]).Select(interval.Contains));
        Assert.Equal(10, interval.Width);
    }
}
