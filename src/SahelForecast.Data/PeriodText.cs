using System.Globalization;

namespace SahelForecast.Data;

/// <summary>Reads the periods of one frequency as files write them.</summary>
internal static class PeriodText
{
    private const int DateLength = 10;

    // The last whole ISO week; some exports write 9999-12-31 for "no end".
    private static readonly DateOnly LastWeekDay = new(9999, 12, 26);

    /// <summary>Reads a period.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="frequency">The frequency of the series.</param>
    /// <param name="culture">The language of month names; the invariant culture has none.</param>
    /// <param name="period">The period.</param>
    /// <returns>Null, or what is wrong and how to cure it.</returns>
    public static string? Read(ReadOnlySpan<char> text, Frequency frequency, CultureInfo culture, out Period period)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            period = default;
            return $"there is no period. Write one like {Example(frequency)}.";
        }

        if (Period.TryParse(text, out period) || TryReadDateTime(text, out period) || TryReadCommonForm(text, frequency, out period)
            || (MonthNames.Has(culture) && TryReadNamed(text, culture, out period)))
        {
            if (period.Frequency == frequency)
            {
                return null;
            }

            if (period.Frequency == Frequency.Daily && (frequency != Frequency.Weekly || period.FirstDay <= LastWeekDay))
            {
                period = Period.Containing(period.FirstDay, frequency);
                return null;
            }

            return $"{CellText.Show(text)} is {period.Frequency}, but the series is {frequency}. Write a period like {Example(frequency)}, or set Frequency to {period.Frequency}.";
        }

        return $"{CellText.Show(text)} is not a {frequency} period. Write it like {Example(frequency)}, or as a date like {Example(Frequency.Daily)}.";
    }

    private static Period Example(Frequency frequency) => Period.Containing(new DateOnly(2024, 3, 15), frequency);

    // The day as written: an offset or Z is not converted, since the file's own calendar is meant.
    private static bool TryReadDateTime(ReadOnlySpan<char> text, out Period period)
    {
        period = default;
        return text.Length > DateLength && text[DateLength] is 'T' or ' '
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            && Period.TryParse(text[..DateLength], out period) && period.Frequency == Frequency.Daily;
    }

    // Months as 03/2024; years as 2024.0, which is what a year column becomes in tools that keep it as a floating-point number.
    private static bool TryReadCommonForm(ReadOnlySpan<char> text, Frequency frequency, out Period period)
    {
        period = default;
        int slash = text.IndexOf('/');
        if (frequency == Frequency.Monthly && slash is 1 or 2 && text.Length == slash + 5
            && int.TryParse(text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12
            && int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year >= 1)
        {
            period = Period.Month(year, month);
            return true;
        }

        return frequency == Frequency.Yearly && text.Length == 6 && text.EndsWith(".0", StringComparison.Ordinal)
            && Period.TryParse(text[..4], out period);
    }

    // A month's name with its year, or a day as well: "mars 2024", "janv.-24", "15 mars 2024", "1 March 2015". A year of two digits, as
    // spreadsheets write it, is one of 1930 to 2029.
    private static bool TryReadNamed(ReadOnlySpan<char> text, CultureInfo culture, out Period period)
    {
        period = default;
        Span<Range> parts = stackalloc Range[4];
        int count = text.Length > 40 ? 0 : text.SplitAny(parts, " -/\u00A0\u202F", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (count is < 2 or > 3
            || text[parts[count - 2]].IndexOfAnyInRange('0', '9') >= 0 || MonthNames.Read(text[parts[count - 2]], culture) is not int month
            || !int.TryParse(text[parts[count - 1]], NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            return false;
        }

        int digits = text[parts[count - 1]].Length;
        year += digits != 2 ? 0 : year < 30 ? 2000 : 1900;
        if (digits is not (2 or 4) || year < 1)
        {
            return false;
        }

        if (count == 2)
        {
            period = Period.Month(year, month);
            return true;
        }

        ReadOnlySpan<char> day = text[parts[0]] is "1er" ? "1" : text[parts[0]];
        if (!int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        period = Period.Day(new DateOnly(year, month, number));
        return true;
    }
}
