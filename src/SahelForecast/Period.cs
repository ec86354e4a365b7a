using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SahelForecast;

/// <summary>One day, week, dekad, month, quarter, half-year or year: a place on the time axis that knows its frequency.</summary>
/// <remarks>
/// <para>Periods of one frequency are consecutive whole numbers, so alignment is subtraction. Comparing or subtracting
/// periods of different frequencies throws; equality across frequencies is false.</para>
/// <para><c>default</c> is the first day of year 1. All operations are O(1) and allocate nothing but text.</para>
/// </remarks>
public readonly partial struct Period : IEquatable<Period>, IComparable<Period>, ISpanParsable<Period>, ISpanFormattable
{
    private readonly int _ordinal;
    private readonly Frequency _frequency;

    private Period(int ordinal, Frequency frequency)
    {
        _ordinal = ordinal;
        _frequency = frequency;
    }

    /// <summary>The frequency of this period.</summary>
    public Frequency Frequency => _frequency;

    /// <summary>The first day of this period.</summary>
    public DateOnly FirstDay => StartOf(_ordinal, _frequency);

    /// <summary>The last day of this period.</summary>
    public DateOnly LastDay => _ordinal == LastOrdinal(_frequency) && _frequency != Frequency.Weekly
        ? DateOnly.MaxValue
        : _frequency == Frequency.Weekly ? FirstDay.AddDays(6) : StartOf(_ordinal + 1, _frequency).AddDays(-1);

    /// <summary>A calendar day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>A daily period.</returns>
    public static Period Day(DateOnly date) => new(date.DayNumber, Frequency.Daily);

    /// <summary>An ISO 8601 week.</summary>
    /// <param name="isoYear">The ISO year, 1 to 9999; it differs from the calendar year around New Year.</param>
    /// <param name="isoWeek">The week, 1 to 52 or 53.</param>
    /// <returns>A weekly period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year has no such week.</exception>
    public static Period Week(int isoYear, int isoWeek)
    {
        CheckYear(isoYear, nameof(isoYear));
        // The last days of 9999 belong to a week that ends after the last date there is.
        int weeks = isoYear == 9999 ? 51 : ISOWeek.GetWeeksInYear(isoYear);
        CheckPart(isoWeek, weeks, nameof(isoWeek), isoYear);
        return new Period(DateOnly.FromDateTime(ISOWeek.ToDateTime(isoYear, isoWeek, DayOfWeek.Monday)).DayNumber / 7, Frequency.Weekly);
    }

    /// <summary>A dekad: days 1-10, 11-20, or 21 to the end of a month.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="dekad">The dekad of the month, 1 to 3.</param>
    /// <returns>A dekadal period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
    public static Period Dekad(int year, int month, int dekad)
    {
        CheckYear(year, nameof(year));
        CheckPart(month, 12, nameof(month), year);
        CheckPart(dekad, 3, nameof(dekad), year);
        return new Period(((year - 1) * 36) + ((month - 1) * 3) + dekad - 1, Frequency.Dekadal);
    }

    /// <summary>A calendar month.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <returns>A monthly period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
    public static Period Month(int year, int month) => OfYear(year, month, Frequency.Monthly, nameof(month));

    /// <summary>A calendar quarter.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="quarter">The quarter, 1 to 4.</param>
    /// <returns>A quarterly period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
    public static Period Quarter(int year, int quarter) => OfYear(year, quarter, Frequency.Quarterly, nameof(quarter));

    /// <summary>A half-year.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="half">1 for January to June, 2 for July to December.</param>
    /// <returns>A half-yearly period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
    public static Period HalfYear(int year, int half) => OfYear(year, half, Frequency.HalfYearly, nameof(half));

    /// <summary>A calendar year.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <returns>A yearly period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside its range.</exception>
    public static Period Year(int year) => OfYear(year, 1, Frequency.Yearly, nameof(year));

    /// <summary>The period of a frequency that holds a day.</summary>
    /// <param name="date">The day.</param>
    /// <param name="frequency">The frequency wanted.</param>
    /// <returns>The period with <c>FirstDay &lt;= date &lt;= LastDay</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is unknown, or the week ends after year 9999.</exception>
    public static Period Containing(DateOnly date, Frequency frequency)
    {
        Guard.Defined(frequency);
        return frequency switch
        {
            Frequency.Daily => Day(date),
            Frequency.Weekly => At(date.DayNumber / 7, frequency, nameof(date)),
            Frequency.Dekadal => Dekad(date.Year, date.Month, Math.Min(((date.Day - 1) / 10) + 1, 3)),
            _ => OfYear(date.Year, ((date.Month - 1) / (12 / PerYear(frequency))) + 1, frequency, nameof(date)),
        };
    }

    /// <summary>The period a number of periods later, or earlier when negative.</summary>
    /// <param name="periods">How many periods to move.</param>
    /// <returns>A period of the same frequency.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The result would lie outside years 1 to 9999.</exception>
    public Period Plus(int periods) => At((long)_ordinal + periods, _frequency, nameof(periods));

    /// <summary>The period a number of periods later.</summary>
    /// <param name="period">The period to start from.</param>
    /// <param name="periods">How many periods to move; negative moves back.</param>
    /// <returns>A period of the same frequency.</returns>
    public static Period operator +(Period period, int periods) => period.Plus(periods);

    /// <summary>The period a number of periods earlier.</summary>
    /// <param name="period">The period to start from.</param>
    /// <param name="periods">How many periods to move back.</param>
    /// <returns>A period of the same frequency.</returns>
    public static Period operator -(Period period, int periods) => At((long)period._ordinal - periods, period._frequency, nameof(periods));

    /// <summary>How many periods lie between two periods of one frequency.</summary>
    /// <param name="later">The period counted to.</param>
    /// <param name="earlier">The period counted from.</param>
    /// <returns>The number of steps; negative when <paramref name="later"/> is the earlier one.</returns>
    /// <exception cref="ArgumentException">The frequencies differ.</exception>
    public static int operator -(Period later, Period earlier)
    {
        CheckSameFrequency(later, earlier);
        return later._ordinal - earlier._ordinal;
    }

    /// <inheritdoc/>
    public bool Equals(Period other) => _ordinal == other._ordinal && _frequency == other._frequency;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Period other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_ordinal, _frequency);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The frequencies differ: a month is neither before nor after its year.</exception>
    public int CompareTo(Period other)
    {
        CheckSameFrequency(this, other);
        return _ordinal.CompareTo(other._ordinal);
    }

    /// <summary>Whether two periods are the same.</summary>
    public static bool operator ==(Period left, Period right) => left.Equals(right);

    /// <summary>Whether two periods differ.</summary>
    public static bool operator !=(Period left, Period right) => !left.Equals(right);

    /// <summary>Whether the left period is earlier.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left period is earlier or the same.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left period is later.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left period is later or the same.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static Period OfYear(int year, int part, Frequency frequency, string partName)
    {
        CheckYear(year, nameof(year));
        int perYear = PerYear(frequency);
        CheckPart(part, perYear, partName, year);
        return new Period(((year - 1) * perYear) + part - 1, frequency);
    }

    private static Period At(long ordinal, Frequency frequency, string argument) =>
        ordinal >= 0 && ordinal <= LastOrdinal(frequency)
            ? new Period((int)ordinal, frequency)
            : throw new ArgumentOutOfRangeException(argument, $"{argument} leads outside years 1 to 9999, where every {frequency} period must lie.");

    private static int PerYear(Frequency frequency) => frequency switch
    {
        Frequency.Dekadal => 36,
        Frequency.Monthly => 12,
        Frequency.Quarterly => 4,
        Frequency.HalfYearly => 2,
        _ => 1,
    };

    // Day 0 is Monday 1 January of year 1, so ISO weeks are whole sevenths of the day number.
    private static int LastOrdinal(Frequency frequency) => frequency switch
    {
        Frequency.Daily => DateOnly.MaxValue.DayNumber,
        Frequency.Weekly => ((DateOnly.MaxValue.DayNumber + 1) / 7) - 1,
        _ => (9999 * PerYear(frequency)) - 1,
    };

    private static DateOnly StartOf(int ordinal, Frequency frequency)
    {
        switch (frequency)
        {
            case Frequency.Daily: return DateOnly.FromDayNumber(ordinal);
            case Frequency.Weekly: return DateOnly.FromDayNumber(ordinal * 7);
            case Frequency.Dekadal:
                int third = ordinal % 3;
                return new DateOnly((ordinal / 36) + 1, (ordinal / 3 % 12) + 1, (third * 10) + 1);
            default:
                int perYear = PerYear(frequency);
                return new DateOnly((ordinal / perYear) + 1, (ordinal % perYear * (12 / perYear)) + 1, 1);
        }
    }

    private static void CheckYear(int year, string name)
    {
        if (year is < 1 or > 9999)
        {
            throw new ArgumentOutOfRangeException(name, year, $"{name} is {year}, but must be between 1 and 9999.");
        }
    }

    private static void CheckPart(int part, int last, string name, int year)
    {
        if (part < 1 || part > last)
        {
            throw new ArgumentOutOfRangeException(name, part, $"{name} is {part}, but in {year} it must be between 1 and {last}.");
        }
    }

    private static void CheckSameFrequency(Period left, Period right)
    {
        if (left._frequency != right._frequency)
        {
            throw new ArgumentException(
                $"{left} is {left._frequency} and {right} is {right._frequency}: periods of different frequencies can't be compared or " +
                "subtracted. Aggregate the finer series first.");
        }
    }
}
