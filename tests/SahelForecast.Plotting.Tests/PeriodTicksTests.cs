using FsCheck.Xunit;
using ScottPlot;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class PeriodTicksTests
{
    [Property]
    public void Regenerate_AnySeriesAndWidth_NamesPeriodsWithoutOverlap(Frequency frequency, ushort day, ushort count, ushort width)
    {
        var start = Period.Containing(new DateOnly(1990, 1, 1).AddDays(day % 12_000), frequency);
        var periods = new PeriodRange(start, 1 + (count % 400));
        int pixels = 200 + (width % 2000);

        (Tick[] ticks, Func<string, float> measure) = Ticks(periods, pixels);

        Tick[] named = [.. ticks.Where(tick => tick.IsMajor).OrderBy(tick => tick.Position)];
        Assert.NotEmpty(named);
        Assert.All(named, tick => Assert.Equal(PeriodAxis.PositionOf(Period.Parse(tick.Label)), tick.Position));
        double scale = pixels / (Right(periods) - Left(periods));
        // Two ends stand in where no round period lies inside; those may be as near as the series is short.
        for (int i = 1; i < named.Length && named.Length > 2; i++)
        {
            double gap = ((named[i].Position - named[i - 1].Position) * scale) - ((measure(named[i].Label) + measure(named[i - 1].Label)) / 2);
            Assert.True(gap > 0, $"{named[i - 1].Label} touches {named[i].Label}");
        }
    }

    [Theory]
    [InlineData("2014", 13, "2014 2015 2016")]
    [InlineData("2015-01", 144, "2015-01 2016-01 2017-01")]
    [InlineData("2023-Q1", 9, "2023-Q1 2023-Q2 2023-Q3")]
    [InlineData("1900", 125, "1900 1905 1910")]
    [InlineData("2024-W01", 60, "2024-W01 2024-W05 2024-W09")]
    [InlineData("2024-03-15", 60, "2024-03-16 2024-03-21 2024-03-26")]
    public void Regenerate_UsualChart_StepsByRoundPeriods(string first, int count, string expected)
    {
        (Tick[] ticks, _) = Ticks(new PeriodRange(Period.Parse(first), count), 1400);

        Assert.Equal(expected, string.Join(' ', ticks.Where(tick => tick.IsMajor).Select(tick => tick.Label).Take(3)));
    }

    private static double Left(PeriodRange periods) => PeriodAxis.PositionOf(periods.Start) - 0.02;

    private static double Right(PeriodRange periods) => PeriodAxis.PositionOf(periods.Last) + 0.02;

    private static (Tick[] Ticks, Func<string, float> Measure) Ticks(PeriodRange periods, int pixels)
    {
        var generator = new PeriodTicks(() => periods);
        // The one typeface that is the same on every machine.
        var style = new LabelStyle { FontName = Typefaces.FallbackTypeface.FamilyName, FontSize = 13 };
        using var paint = Paint.NewDisposablePaint();
        generator.Regenerate(new CoordinateRange(Left(periods), Right(periods)), Edge.Bottom, new PixelLength(pixels), paint, style);
        return (generator.Ticks, Measure);

        float Measure(string text)
        {
            using var own = Paint.NewDisposablePaint();
            return style.Measure(text, own).Width;
        }
    }
}
