using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Testing;

public class SeriesGeneratorTests
{
    [Fact]
    public void Awkward_Twice_SameSeries()
    {
        foreach ((var first, var second) in SeriesGenerator.Awkward().Zip(SeriesGenerator.Awkward()))
        {
            Assert.Equal(first.Name, second.Name);
            Assert.Equal(first.Series.Values.ToArray(), second.Series.Values.ToArray());
        }
    }

    [Fact]
    public void WithMissing_Share_TakesSomeButNotTheEnds()
    {
        TimeSeries series = SeriesGenerator.WithMissing(SeriesGenerator.Constant(200, 1), 0.25);

        Assert.InRange(series.MissingCount, 30, 70);
        Assert.False(double.IsNaN(series[0].Value) || double.IsNaN(series[^1].Value));
    }
}
