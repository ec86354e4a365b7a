using FsCheck.Xunit;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class LayoutTests
{
    [Property]
    public void Spread_RoomForAll_NeitherTouchesNorLeaves(ushort[] wanted)
    {
        const float Height = 20;
        float[] sorted = [.. wanted.Take(20).Select(y => 50f + (y % 400)).Order()];

        float[] centres = EndLabelPanel.Spread(sorted, [.. sorted.Select(_ => Height)], 50, 450);

        for (int i = 0; i < centres.Length; i++)
        {
            Assert.InRange(centres[i], 50 + (Height / 2) - 0.01f, 450 - (Height / 2) + 0.01f);
            Assert.True(i == 0 || centres[i] - centres[i - 1] >= Height - 0.01f);
        }
    }

    [Fact]
    public void Spread_LabelsFarApart_StayWhereTheyBelong() =>
        Assert.Equal([100f, 200f], EndLabelPanel.Spread([100, 200], [20, 20], 0, 400));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(7522833, "7,522,833")]
    [InlineData(-1500, "-1,500")]
    [InlineData(0.25, "0.25")]
    public void Number_AnyValue_HasThousandsSeparators(double value, string expected) => Assert.Equal(expected, ChartText.Number(value));

    [Fact]
    public void Wrap_LongWord_StandsAlone() =>
        Assert.Equal(["a bb", "cccccc", "d"], ChartText.Wrap("a bb cccccc d", 4, text => text.Length));

    [Theory]
    [InlineData("2024", 2024)]
    [InlineData("2024-H2", 2024.5)]
    [InlineData("2024-Q4", 2024.75)]
    [InlineData("2024-07", 2024.5)]
    [InlineData("2024-07-D1", 2024.5)]
    [InlineData("2024-01-01", 2024)]
    public void PositionOf_Period_IsTheYearPassed(string period, double expected) =>
        Assert.Equal(expected, PeriodAxis.PositionOf(Period.Parse(period)), 1e-12);
}
