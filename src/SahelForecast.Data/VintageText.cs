using System.Globalization;

namespace SahelForecast.Data;

/// <summary>Reads when a row was last changed: a date with or without a time of day, or seconds since 1970.</summary>
internal static class VintageText
{
    private const long FirstSecond = 100_000_000;
    private const long LastSecond = 100_000_000_000;

    public static DateOnly? Read(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds is > FirstSecond and < LastSecond
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)
            : PeriodText.Read(text, Frequency.Daily, CultureInfo.InvariantCulture, out Period day) is null ? day.FirstDay : null;
    }
}
