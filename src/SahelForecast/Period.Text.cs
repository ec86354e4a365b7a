using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SahelForecast;

public readonly partial struct Period
{
    /// <summary>The period as text, the same in every culture: <c>2024-03-15</c>, <c>2024-W05</c>, <c>2024-03-D1</c>, <c>2024-03</c>,
    /// <c>2024-Q1</c>, <c>2024-H1</c> or <c>2024</c>.</summary>
    /// <returns>Text that <see cref="Parse(string)"/> reads back to the same period.</returns>
    public override string ToString()
    {
        Span<char> buffer = stackalloc char[10];
        TryFormat(buffer, out int written, default, null);
        return new string(buffer[..written]);
    }

    /// <inheritdoc/>
    /// <remarks>Format and provider are ignored: a period reads the same in every culture.</remarks>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    /// <remarks>Format and provider are ignored: a period reads the same in every culture. Ten characters are always enough.</remarks>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        DateOnly first = FirstDay;
        CultureInfo text = CultureInfo.InvariantCulture;
        return _frequency switch
        {
            Frequency.Daily => destination.TryWrite(text, $"{first.Year:D4}-{first.Month:D2}-{first.Day:D2}", out charsWritten),
            Frequency.Weekly => destination.TryWrite(text, $"{IsoYear(first):D4}-W{IsoWeek(first):D2}", out charsWritten),
            Frequency.Dekadal => destination.TryWrite(text, $"{first.Year:D4}-{first.Month:D2}-D{(first.Day / 10) + 1}", out charsWritten),
            Frequency.Monthly => destination.TryWrite(text, $"{first.Year:D4}-{first.Month:D2}", out charsWritten),
            Frequency.Quarterly => destination.TryWrite(text, $"{first.Year:D4}-Q{((first.Month - 1) / 3) + 1}", out charsWritten),
            Frequency.HalfYearly => destination.TryWrite(text, $"{first.Year:D4}-H{((first.Month - 1) / 6) + 1}", out charsWritten),
            _ => destination.TryWrite(text, $"{first.Year:D4}", out charsWritten),
        };
    }

    /// <summary>Reads a period written as <see cref="ToString()"/> writes it; the form tells the frequency.</summary>
    /// <param name="s">Text such as <c>2024-03</c> or <c>2024-Q1</c>; surrounding blanks are ignored.</param>
    /// <returns>The period, the same in every culture.</returns>
    /// <exception cref="FormatException">The text is not a period.</exception>
    public static Period Parse(ReadOnlySpan<char> s) => TryParse(s, out Period period)
        ? period
        : throw new FormatException($"\"{s}\" is not a period. Write 2024, 2024-H1, 2024-Q1, 2024-03, 2024-03-D1, 2024-W05 or 2024-03-15.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static Period Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan());
    }

    /// <summary>Reads a period if the text is one.</summary>
    /// <param name="s">Text such as <c>2024-03</c>.</param>
    /// <param name="result">The period, or <c>default</c>.</param>
    /// <returns>Whether the text was a period.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out Period result) => TryParse(s.AsSpan(), out result);

    // The forms with a provider exist for generic code only: a period reads the same in every culture.
    static Period IParsable<Period>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static Period ISpanParsable<Period>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Period>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Period result) => TryParse(s, out result);

    static bool ISpanParsable<Period>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Period result) => TryParse(s, out result);

    /// <inheritdoc cref="TryParse(string?, out Period)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out Period result)
    {
        result = default;
        ReadOnlySpan<char> text = s.Trim();
        if (text.Length < 4 || !Digits(text[..4], out int year) || year < 1)
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[4..];
        if (rest.IsEmpty)
        {
            result = Year(year);
            return true;
        }

        if (rest[0] != '-')
        {
            return false;
        }

        rest = rest[1..];
        return rest.Length switch
        {
            2 when Digits(rest, out int month) && month is >= 1 and <= 12 => Found(Month(year, month), out result),
            2 when Marked(rest, 'Q', out int quarter) && quarter is >= 1 and <= 4 => Found(Quarter(year, quarter), out result),
            2 when Marked(rest, 'H', out int half) && half is >= 1 and <= 2 => Found(HalfYear(year, half), out result),
            3 when Marked(rest, 'W', out int week) => TryWeek(year, week, out result),
            5 when rest[2] == '-' => TryPartOfMonth(year, rest, out result),
            _ => false,
        };
    }

    private static bool TryPartOfMonth(int year, ReadOnlySpan<char> rest, out Period result)
    {
        result = default;
        if (!Digits(rest[..2], out int month) || month is < 1 or > 12)
        {
            return false;
        }

        ReadOnlySpan<char> last = rest[3..];
        if (Marked(last, 'D', out int dekad))
        {
            return dekad is >= 1 and <= 3 && Found(Dekad(year, month, dekad), out result);
        }

        return Digits(last, out int day) && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && Found(Day(new DateOnly(year, month, day)), out result);
    }

    private static bool TryWeek(int year, int week, out Period result)
    {
        result = default;
        int weeks = year == 9999 ? 51 : ISOWeek.GetWeeksInYear(year);
        return week >= 1 && week <= weeks && Found(Week(year, week), out result);
    }

    private static bool Found(Period period, out Period result)
    {
        result = period;
        return true;
    }

    private static bool Marked(ReadOnlySpan<char> text, char mark, out int number)
    {
        number = 0;
        return char.ToUpperInvariant(text[0]) == mark && Digits(text[1..], out number);
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.IndexOfAnyExceptInRange('0', '9') < 0
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static int IsoYear(DateOnly date) => ISOWeek.GetYear(date.ToDateTime(TimeOnly.MinValue));

    private static int IsoWeek(DateOnly date) => ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue));
}
