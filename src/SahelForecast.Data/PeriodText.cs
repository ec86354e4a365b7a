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
    /// <param name="period">The period.</param>
    /// <returns>Null, or what is wrong and how to cure it.</returns>
    public static string? Read(ReadOnlySpan<char> text, Frequency frequency, out Period period)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            period = default;
            return $"there is no period. Write one like {Example(frequency)}.";
        }

        if (Period.TryParse(text, out period) || TryReadDateTime(text, out period) || TryReadCommonForm(text, frequency, out period))
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
}
