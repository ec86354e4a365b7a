using FsCheck.Xunit;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class AlertRuleTests
{
    private static readonly Period First = Period.Day(new DateOnly(2019, 1, 1));

    [Property(MaxTest = 40)]
    public void Assess_RandomSeries_EqualsTheNaiveRule(ulong seed, ushort length, byte most)
    {
        double[] values = Random(seed, length % 1600, 1 + (most % 4));
        AlertRule rule = AlertRule.Create(20);

        Assert.Equal(Naive(values, 20), rule.Assess(Series(values)).Select(day => (day.Sum, day.Level, day.IsLevelTwoAssessed)));
    }

    [Property(MaxTest = 40)]
    public void Assess_HigherFloor_NeverRaisesALevel(ulong seed, byte low, byte more)
    {
        TimeSeries series = Series(Random(seed, 1300, 6));
        IReadOnlyList<AlertDay> atLow = AlertRule.Create(low).Assess(series);
        IReadOnlyList<AlertDay> atHigh = AlertRule.Create(low + more).Assess(series);

        Assert.All(atLow.Zip(atHigh), pair => Assert.True(pair.First.Level is null ? pair.Second.Level is null : pair.Second.Level <= pair.First.Level));
    }

    [Fact]
    public void Assess_ShortHistory_IsNotAssessed()
    {
        Assert.Empty(AlertRule.ConflictDisplacement.Assess(Series(new double[29])));
        double[] values = new double[1125];
        values[394] = 5_000;
        values[1124] = 5_000;
        IReadOnlyList<AlertDay> days = AlertRule.ConflictDisplacement.Assess(Series(values));

        Assert.Null(days[364].Level);
        Assert.Equal(AlertLevel.One, days[365].Level);
        Assert.Equal(First.Plus(394), days[365].Day);
        Assert.False(days[1094].IsLevelTwoAssessed);
        Assert.Equal(AlertLevel.Two, days[1095].Level); // An equal sum before does not stand in the way.
    }

    [Fact]
    public void Assess_FloorMet_CountsAndJustBelowDoesNot()
    {
        double[] values = new double[400];
        values[399] = 100;
        var fatalities = new SeriesMetadata { Unit = "fatalities", Kind = SeriesKind.Flow };
        Assert.Equal(AlertLevel.One, AlertRule.Fatalities.Assess(TimeSeries.Create(First, values, metadata: fatalities))[^1].Level);
        values[399] = 99;
        Assert.Equal(AlertLevel.None, AlertRule.Fatalities.Assess(TimeSeries.Create(First, values, metadata: fatalities))[^1].Level);
    }

    [Fact]
    public void Assess_MissingDayWrongUnitOrFrequency_IsRefusedByName()
    {
        double[] values = new double[500];
        values[31] = double.NaN;
        Assert.Contains("has on 2019-02-01 no value", Refused(Series(values)), StringComparison.Ordinal);
        Assert.Contains("pass a daily series", Refused(TimeSeries.Create(Period.Year(2000), [1])), StringComparison.Ordinal);
        Assert.Contains("\"fatalities\", but the floor is in \"people\"", Refused(TimeSeries.Create(First, [1], metadata: new SeriesMetadata { Unit = "fatalities" })), StringComparison.Ordinal);
        Assert.Contains("is not negative", Refused(TimeSeries.Create(First, [-1], metadata: new SeriesMetadata { LowerBound = -5 })), StringComparison.Ordinal);
    }

    private static string Refused(TimeSeries series) => Assert.Throws<ArgumentException>(() => AlertRule.ConflictDisplacement.Assess(series)).Message;

    private static TimeSeries Series(double[] values) => TimeSeries.Create(First, values);

    private static double[] Random(ulong seed, int count, int most)
    {
        var dice = new Dice(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Floor(dice.Uniform() * most))];
    }

    private static IEnumerable<(double, AlertLevel?, bool)> Naive(double[] values, double floor)
    {
        double[] sums = [.. Enumerable.Range(0, Math.Max(0, values.Length - 29)).Select(i => values[i..(i + 30)].Sum())];
        for (int i = 0; i < sums.Length; i++)
        {
            bool one = i >= 365 && sums[i] >= sums[(i - 365)..(i + 1)].Max() && sums[i] >= floor;
            bool two = i >= 1095 && sums[i] >= sums[(i - 1095)..(i + 1)].Max() && sums[i] >= floor;
            yield return (sums[i], i < 365 ? null : two ? AlertLevel.Two : one ? AlertLevel.One : AlertLevel.None, i >= 1095);
        }
    }
}
