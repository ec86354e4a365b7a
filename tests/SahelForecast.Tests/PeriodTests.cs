using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests;

public class PeriodTests
{
    public static TheoryData<Frequency> Frequencies { get; } = [.. Enum.GetValues<Frequency>()];

    public static TheoryData<Period, string, DateOnly, DateOnly> Examples { get; } = new()
    {
        { Period.Day(new DateOnly(2024, 2, 29)), "2024-02-29", new DateOnly(2024, 2, 29), new DateOnly(2024, 2, 29) },
        { Period.Week(2024, 5), "2024-W05", new DateOnly(2024, 1, 29), new DateOnly(2024, 2, 4) },
        { Period.Week(2020, 53), "2020-W53", new DateOnly(2020, 12, 28), new DateOnly(2021, 1, 3) },
        { Period.Week(2025, 1), "2025-W01", new DateOnly(2024, 12, 30), new DateOnly(2025, 1, 5) },
        { Period.Dekad(2024, 2, 1), "2024-02-D1", new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 10) },
        { Period.Dekad(2024, 2, 2), "2024-02-D2", new DateOnly(2024, 2, 11), new DateOnly(2024, 2, 20) },
        { Period.Dekad(2024, 2, 3), "2024-02-D3", new DateOnly(2024, 2, 21), new DateOnly(2024, 2, 29) },
        { Period.Dekad(2023, 2, 3), "2023-02-D3", new DateOnly(2023, 2, 21), new DateOnly(2023, 2, 28) },
        { Period.Dekad(2023, 12, 3), "2023-12-D3", new DateOnly(2023, 12, 21), new DateOnly(2023, 12, 31) },
        { Period.Month(2023, 2), "2023-02", new DateOnly(2023, 2, 1), new DateOnly(2023, 2, 28) },
        { Period.Quarter(2024, 4), "2024-Q4", new DateOnly(2024, 10, 1), new DateOnly(2024, 12, 31) },
        { Period.HalfYear(2024, 1), "2024-H1", new DateOnly(2024, 1, 1), new DateOnly(2024, 6, 30) },
        { Period.Year(2024), "2024", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31) },
        { Period.Year(1), "0001", new DateOnly(1, 1, 1), new DateOnly(1, 12, 31) },
        { Period.Month(9999, 12), "9999-12", new DateOnly(9999, 12, 1), DateOnly.MaxValue },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Period_Example_HasItsTextAndDays(Period period, string text, DateOnly first, DateOnly last)
    {
        Assert.Equal(text, period.ToString());
        Assert.Equal((first, last), (period.FirstDay, period.LastDay));
        Assert.Equal(period, Period.Parse(text));
        Assert.Equal(period, Period.Containing(first, period.Frequency));
        Assert.Equal(period, Period.Containing(last, period.Frequency));
    }

    [Theory]
    [MemberData(nameof(Frequencies))]
    public void FirstDayAndLastDay_ThroughTheCalendar_LeaveNoGapAndNoOverlap(Frequency frequency)
    {
        // Both ends of time, the change of millennium, and a leap year that isn't one.
        foreach (DateOnly from in (DateOnly[])[DateOnly.MinValue, new(1899, 12, 1), new(1999, 12, 1), new(2019, 12, 1), new(9998, 12, 1)])
        {
            Period period = Period.Containing(from, frequency);
            // Six days from the end of time a week would have to end beyond it.
            int margin = frequency == Frequency.Weekly ? 7 : 0;
            for (int i = 0; i < 400 && period.LastDay.DayNumber < DateOnly.MaxValue.DayNumber - margin; i++)
            {
                Assert.True(period.FirstDay <= period.LastDay);
                Period next = period + 1;
                Assert.Equal(period.LastDay.AddDays(1), next.FirstDay);
                Assert.Equal(1, next - period);
                period = next;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Frequencies))]
    public void Containing_EveryDayOfSomeYears_HoldsTheDay(Frequency frequency)
    {
        for (var day = new DateOnly(2019, 12, 20); day.Year < 2025; day = day.AddDays(1))
        {
            Period period = Period.Containing(day, frequency);
            Assert.True(period.FirstDay <= day && day <= period.LastDay, $"{day:o} is not in {period}");
            Assert.Equal(frequency, period.Frequency);
        }
    }

    [Theory]
    [MemberData(nameof(Frequencies))]
    public void Plus_PastEitherEnd_Throws(Frequency frequency)
    {
        Period first = Period.Containing(DateOnly.MinValue, frequency);
        // The days after week 51 of 9999 belong to a week that ends after the last day there is.
        Period last = frequency == Frequency.Weekly ? Period.Week(9999, 51) : Period.Containing(DateOnly.MaxValue, frequency);

        Assert.Equal(DateOnly.MinValue, first.FirstDay);
        Assert.Throws<ArgumentOutOfRangeException>(() => first - 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Plus(int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Plus(int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => first - int.MinValue);
        Assert.Contains("years 1 to 9999", Assert.Throws<ArgumentOutOfRangeException>(() => last + 1).Message, StringComparison.Ordinal);
        Assert.Equal(last, first + (last - first));
        Assert.Equal(last, Period.Parse(last.ToString()));
    }

    [Fact]
    public void LastDay_LastPeriodOfTime_IsTheLastDayThereIs()
    {
        foreach (Frequency frequency in Enum.GetValues<Frequency>().Where(frequency => frequency != Frequency.Weekly))
        {
            Assert.Equal(DateOnly.MaxValue, Period.Containing(DateOnly.MaxValue, frequency).LastDay);
        }
    }

    [Fact]
    public void Containing_WeekThatEndsAfterTheLastDay_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Containing(DateOnly.MaxValue, Frequency.Weekly));

    [Fact]
    public void Week_EveryWeekOfTwoCenturies_AgreesWithTheFrameworkAndItsOwnText()
    {
        for (int year = 1900; year <= 2100; year++)
        {
            for (int week = 1; week <= ISOWeek.GetWeeksInYear(year); week++)
            {
                Period period = Period.Week(year, week);
                Assert.Equal(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)), period.FirstDay);
                Assert.Equal(period, Period.Parse(period.ToString()));
            }
        }
    }

    [Theory]
    [InlineData(2020, 53, true)]
    [InlineData(2021, 53, false)]
    [InlineData(2015, 53, true)]
    [InlineData(2024, 53, false)]
    [InlineData(9999, 51, true)]
    [InlineData(9999, 52, false)]
    [InlineData(2024, 0, false)]
    public void Week_LongAndShortYears_TakenOrRefused(int year, int week, bool exists)
    {
        Assert.Equal(exists, Period.TryParse(string.Create(CultureInfo.InvariantCulture, $"{year}-W{week:00}"), out _));
        if (exists)
        {
            Assert.Equal(DayOfWeek.Monday, Period.Week(year, week).FirstDay.DayOfWeek);
        }
        else
        {
            Assert.Equal("isoWeek", Assert.Throws<ArgumentOutOfRangeException>(() => Period.Week(year, week)).ParamName);
        }
    }

    [Property]
    public void Plus_ThereAndBack_IsTheSamePeriod(int dayNumber, int steps, PositiveInt kind)
    {
        Period period = Somewhere(dayNumber, kind);
        int moved = steps % 2000;

        Assert.Equal(moved, (period + moved) - period);
        Assert.Equal(period, period + moved - moved);
        Assert.Equal(moved > 0, period + moved > period);
        Assert.Equal(moved < 0, period + moved < period);
        Assert.Equal(moved >= 0, period + moved >= period);
        Assert.Equal(moved <= 0, period + moved <= period);
        Assert.Equal(moved == 0, period + moved == period);
    }

    [Property]
    public void Parse_OfText_IsTheSamePeriod(int dayNumber, PositiveInt kind)
    {
        Period period = Somewhere(dayNumber, kind);
        using var french = new CultureScope();

        Assert.Equal(period, Period.Parse($" {period} "));
        Assert.True(Period.TryParse(period.ToString().ToLowerInvariant(), out Period again));
        Assert.Equal(period, again);
        Assert.Equal(period.ToString(), period.ToString("N2", CultureInfo.CurrentCulture));
        Assert.Equal($"{period}", period.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("24")]
    [InlineData("0000")]
    [InlineData("20245")]
    [InlineData("2024-")]
    [InlineData("2024-13")]
    [InlineData("2024-00")]
    [InlineData("2024-3")]
    [InlineData("2024/03")]
    [InlineData("2024-Q5")]
    [InlineData("2024-Q0")]
    [InlineData("2024-H3")]
    [InlineData("2024-W00")]
    [InlineData("2024-W54")]
    [InlineData("2023-02-29")]
    [InlineData("2024-02-30")]
    [InlineData("2024-02-D4")]
    [InlineData("2024-02-D0")]
    [InlineData("2024-13-D1")]
    [InlineData("2024-02-00")]
    [InlineData("-024")]
    [InlineData("+024")]
    [InlineData("2024- 3")]
    [InlineData("٢٠٢٤")]
    [InlineData("March 2024")]
    [InlineData("2024-03-15T00:00")]
    public void Parse_NotAPeriod_ThrowsWithExamples(string text)
    {
        Assert.False(Period.TryParse(text, out Period result));
        Assert.Equal(default, result);
        string message = Assert.Throws<FormatException>(() => Period.Parse(text)).Message;
        Assert.Contains($"\"{text}\" is not a period", message, StringComparison.Ordinal);
        Assert.Contains("2024-W05", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Period.Parse(null!));
        Assert.False(Period.TryParse(null, out _));
    }

    [Fact]
    public void TryFormat_TooLittleRoom_SaysSo()
    {
        Span<char> room = stackalloc char[6];

        Assert.False(Period.Month(2024, 3).TryFormat(room, out int written, default, null));
        Assert.Equal(0, written);
        Assert.True(Period.Year(2024).TryFormat(room, out written, default, null));
        Assert.Equal("2024", room[..written]);
    }

    [Fact]
    public void Comparison_AcrossFrequencies_ThrowsWithTheCure()
    {
        Period month = Period.Month(2024, 1);
        Period year = Period.Year(2024);

        Assert.False(month == year);
        Assert.True(month != year);
        Assert.False(month.Equals((object)year));
        foreach (Action compare in (Action[])[() => month.CompareTo(year), () => _ = month < year, () => _ = month >= year, () => _ = month - year])
        {
            string message = Assert.Throws<ArgumentException>(compare).Message;
            Assert.Contains("2024-01 is Monthly and 2024 is Yearly", message, StringComparison.Ordinal);
            Assert.Contains("Aggregate the finer series", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Default_IsTheFirstDayOfYearOne()
    {
        Period period = default;

        Assert.Equal((Frequency.Daily, DateOnly.MinValue, "0001-01-01"), (period.Frequency, period.FirstDay, period.ToString()));
        Assert.Equal(Period.Day(DateOnly.MinValue), period);
        Assert.Equal(period.GetHashCode(), Period.Day(DateOnly.MinValue).GetHashCode());
    }

    [Fact]
    public void Factories_PartOutsideItsRange_ThrowNamingIt()
    {
        (string Name, Action Make)[] cases =
        [
            ("year", () => Period.Year(0)), ("year", () => Period.Year(10_000)), ("month", () => Period.Month(2024, 13)),
            ("month", () => Period.Month(2024, 0)), ("quarter", () => Period.Quarter(2024, 5)), ("half", () => Period.HalfYear(2024, 3)),
            ("dekad", () => Period.Dekad(2024, 1, 4)), ("month", () => Period.Dekad(2024, 13, 1)), ("isoYear", () => Period.Week(0, 1)),
            ("frequency", () => Period.Containing(DateOnly.MinValue, (Frequency)7)),
        ];
        Assert.All(cases, one => Assert.Equal(one.Name, Assert.Throws<ArgumentOutOfRangeException>(one.Make).ParamName));
    }

    private static Period Somewhere(int dayNumber, PositiveInt kind)
    {
        // Far enough from the ends for 2,000 periods of any length: years 2001 to 7476.
        int day = 730_485 + (int)((uint)dayNumber % 2_000_000);
        return Period.Containing(DateOnly.FromDayNumber(day), (Frequency)(kind.Get % 7));
    }
}
