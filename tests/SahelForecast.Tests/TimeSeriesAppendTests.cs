using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests;

/// <summary>Appending shares memory between series that must never see each other's values.</summary>
public class TimeSeriesAppendTests
{
    private static TimeSeries Three => TimeSeries.Create(Period.Year(2020), [1, double.NaN, 3]);

    [Fact]
    public void Append_TwoBranches_KeepTheirOwnValues()
    {
        TimeSeries start = Three;
        TimeSeries left = start.Append([4]);
        TimeSeries right = start.Append([5, double.NaN]);
        TimeSeries further = left.Append([6]);
        TimeSeries fork = left.Append([7]);

        Assert.Equal([1, double.NaN, 3], start.Values.ToArray());
        Assert.Equal([1, double.NaN, 3, 4], left.Values.ToArray());
        Assert.Equal([1, double.NaN, 3, 5, double.NaN], right.Values.ToArray());
        Assert.Equal([1, double.NaN, 3, 4, 6], further.Values.ToArray());
        Assert.Equal([1, double.NaN, 3, 4, 7], fork.Values.ToArray());
        Assert.Equal((1, 1, 2, 1), (start.MissingCount, left.MissingCount, right.MissingCount, fork.MissingCount));
        Assert.Equal(new PeriodRange(Period.Year(2020), 5), fork.Periods);
    }

    [Fact]
    public void Append_SliceOfAGrownSeries_DoesNotWriteIntoIt()
    {
        TimeSeries grown = Three.Append([4]).Append([5]);
        TimeSeries other = grown.Slice(0, 4).Append([9]);

        Assert.Equal([1, double.NaN, 3, 4, 5], grown.Values.ToArray());
        Assert.Equal([1, double.NaN, 3, 4, 9], other.Values.ToArray());
    }

    [Fact]
    public void Append_FromManyThreads_EachKeepsItsOwn()
    {
        for (int round = 0; round < 50; round++)
        {
            TimeSeries start = Three.Append([4]);
            TimeSeries[] grown = new TimeSeries[16];
            Parallel.For(0, grown.Length, i => grown[i] = start.Append([100 + i]).Append([200 + i]));
            for (int i = 0; i < grown.Length; i++)
            {
                Assert.Equal([1, double.NaN, 3, 4, 100 + i, 200 + i], grown[i].Values.ToArray());
            }
        }
    }

    [Fact]
    public void Append_OneByOne_CopiesSeldom()
    {
        TimeSeries series = SeriesGenerator.From(1_000, i => i);
        series = series.Append([1]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 500; i++)
        {
            series = series.Append([i]);
        }

        // A copy of a thousand values a call would be four million bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 500 * 400);
        Assert.Equal(1_501, series.Count);
    }

    [Fact]
    public void Append_Nothing_IsTheSameSeries()
    {
        TimeSeries series = Three;
        Assert.Same(series, series.Append([]));
    }
}
