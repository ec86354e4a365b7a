using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

public class RoundSeriesTests
{
    // Chad's rounds as domain files have them: months apart, a long gap, a fall.
    private static readonly TimeSeries Rounds = TimeSeries.Create(
        Period.Month(2021, 12), [381_289, double.NaN, double.NaN, double.NaN, 300_000, double.NaN, 200_031], metadata: new SeriesMetadata { Source = "IOM" });

    [Fact]
    public void Create_None_LeavesGapsMissing()
    {
        RoundSeries regular = RoundSeries.Create(Rounds, RoundPolicy.None);

        Assert.Equal(Rounds.Values.ToArray(), regular.Series.Values.ToArray());
        Assert.Equal("IOM; missing between rounds", regular.Series.Metadata.Source);
        Assert.Equal(0, regular.FilledCount);
    }

    [Fact]
    public void Create_LastKnown_StopsAtItsAgeAndSaysWhatIsStale()
    {
        RoundSeries regular = RoundSeries.Create(Rounds, RoundPolicy.LastKnown(maxAge: 2), through: Period.Month(2022, 9));

        Assert.Equal([381_289, 381_289, 381_289, double.NaN, 300_000, 300_000, 200_031, 200_031, 200_031, double.NaN], regular.Series.Values.ToArray());
        Assert.Equal("IOM; last known between rounds, at most 2 periods old", regular.Series.Metadata.Source);
        Assert.Equal(5, regular.FilledCount);
        Assert.False(regular.IsStale(Period.Month(2022, 4)));
        Assert.True(regular.IsStale(Period.Month(2022, 5)));
        Assert.False(regular.IsStale(Period.Month(2022, 3)));
        Assert.Equal(3, regular.AgeAt(Period.Month(2022, 9)));
    }

    [Fact]
    public void Create_Linear_FillsShortGapsOnly()
    {
        RoundSeries regular = RoundSeries.Create(Rounds, RoundPolicy.Linear(maxGap: 1), through: Period.Month(2022, 7));

        Assert.Equal([381_289, double.NaN, double.NaN, double.NaN, 300_000, 250_015.5, 200_031, double.NaN], regular.Series.Values.ToArray());
        Assert.Equal(1, regular.FilledCount);
    }

    [Fact]
    public void Create_Flow_IsRefused()
    {
        TimeSeries flow = Rounds.Relabel(metadata: new SeriesMetadata { Kind = SeriesKind.Flow });

        Assert.Throws<ArgumentException>("rounds", () => RoundSeries.Create(flow, RoundPolicy.LastKnown(1)));
        Assert.Equal(7, RoundSeries.Create(flow, RoundPolicy.None).Series.Count);
    }

    [Fact]
    public void Create_BadThrough_Throws()
    {
        Assert.Throws<ArgumentException>("through", () => RoundSeries.Create(Rounds, RoundPolicy.None, Period.Month(2022, 5)));
        Assert.Throws<ArgumentException>("through", () => RoundSeries.Create(Rounds, RoundPolicy.None, Period.Year(2023)));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => RoundSeries.Create(Rounds, RoundPolicy.None).AgeAt(Period.Month(2030, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("maxAge", () => RoundPolicy.LastKnown(0));
        Assert.Throws<ArgumentOutOfRangeException>("maxGap", () => RoundPolicy.Linear(-1));
    }

    [Fact]
    public void Create_NoValue_Throws() => Assert.Throws<ArgumentException>(
        "rounds", () => RoundSeries.Create(TimeSeries.Create(Period.Month(2024, 1), [double.NaN]), RoundPolicy.None));

    // No policy changes an observed value, leaves the range of the observed, or calls anything stale that was observed.
    [Property(MaxTest = 300)]
    public bool Create_AnyRounds_KeepsWhatWasObserved(byte[] figures, bool line, byte limit)
    {
        double[] values = [.. figures.Select(figure => figure % 3 == 0 ? figure : double.NaN), 9];
        RoundPolicy policy = line ? RoundPolicy.Linear(1 + limit) : RoundPolicy.LastKnown(1 + limit);
        RoundSeries regular = RoundSeries.Create(TimeSeries.Create(Period.Month(2000, 1), values), policy);
        double[] observed = [.. values.Where(double.IsFinite)];
        return values.Index().All(value =>
        {
            Period period = Period.Month(2000, 1).Plus(value.Index);
            double filled = regular.Series[period];
            return double.IsNaN(value.Item)
                ? double.IsNaN(filled) || (filled >= observed.Min() - 1e-9 && filled <= observed.Max() + 1e-9 && regular.IsStale(period))
                : filled == value.Item && !regular.IsStale(period) && regular.AgeAt(period) == 0;
        });
    }
}
