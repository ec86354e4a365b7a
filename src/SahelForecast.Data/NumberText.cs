using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SahelForecast.Data;

/// <summary>Reads numbers strictly: what could mean two things means none.</summary>
internal static class NumberText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int LongestGrouped = 64;
    private const int MostExactDigits = 15;
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,+- \u00A0\u202F'");

    /// <summary>Reads a whole number written in plain digits, as most figures are: it is the same in every culture, and exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryReadDigits(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (text.Length is 0 or > MostExactDigits)
        {
            return false;
        }

        long number = 0;
        foreach (byte c in text)
        {
            uint digit = (uint)(c - '0');
            if (digit > 9)
            {
                return false;
            }

            number = (10 * number) + digit;
        }

        value = number;
        return true;
    }

    /// <summary>Reads a finite number.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="culture">How decimals and thousands are marked.</param>
    /// <param name="value">The number.</param>
    /// <returns>Null, or what is wrong and how to cure it.</returns>
    public static string? Read(ReadOnlySpan<char> text, CultureInfo culture, out double value)
    {
        text = text.Trim();
        bool ambiguous = false;
        value = double.NaN;

        // The platform passes over NUL characters behind a number.
        bool read = !text.Contains('\0') && (double.TryParse(text, Plain, culture, out value) || TryReadGrouped(text, culture.NumberFormat, out value, out ambiguous));
        return (read, ambiguous) switch
        {
            (true, _) when double.IsFinite(value) => null,
            (true, _) when double.IsInfinity(value) => $"{CellText.Show(text)} is not a finite number. Correct it, or leave the cell empty.",
            (_, true) => Ambiguous(text, culture),
            _ => NotANumber(text, culture),
        };
    }

    // Digits in groups of three behind a first group of one to three, with one separator throughout.
    private static bool TryReadGrouped(ReadOnlySpan<char> text, NumberFormatInfo format, out double value, out bool ambiguous)
    {
        value = double.NaN;
        ambiguous = false;
        int sign = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        int mark = text.IndexOf(format.NumberDecimalSeparator, StringComparison.Ordinal);
        ReadOnlySpan<char> whole = mark < 0 ? text[sign..] : text[sign..Math.Max(mark, sign)];
        ReadOnlySpan<char> fraction = mark < 0 ? default : text[(mark + format.NumberDecimalSeparator.Length)..];
        int firstGroup = whole.IndexOfAnyExceptInRange('0', '9');
        if (text.Length > LongestGrouped || firstGroup is < 1 or > 3 || whole[0] == '0'
            || !IsSeparator(whole[firstGroup], format) || (whole.Length - firstGroup) % 4 != 0
            || (mark >= 0 && fraction.IsEmpty) || fraction.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        char separator = whole[firstGroup];
        Span<char> digits = stackalloc char[LongestGrouped];
        text[..(sign + firstGroup)].CopyTo(digits);
        int length = sign + firstGroup;
        for (int at = firstGroup; at < whole.Length; at += 4)
        {
            ReadOnlySpan<char> group = whole.Slice(at + 1, 3);
            if (whole[at] != separator || group.IndexOfAnyExceptInRange('0', '9') >= 0)
            {
                return false;
            }

            group.CopyTo(digits[length..]);
            length += 3;
        }

        ambiguous = separator is '.' or ',' && whole.Length == firstGroup + 4 && mark < 0;
        if (mark >= 0)
        {
            digits[length++] = '.';
            fraction.CopyTo(digits[length..]);
            length += fraction.Length;
        }

        return !ambiguous && double.TryParse(digits[..length], Plain, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsSeparator(char c, NumberFormatInfo format) =>
        c is ' ' or '\u00A0' or '\u202F' || (format.NumberGroupSeparator.Length == 1 && c == format.NumberGroupSeparator[0]);

    private static string Ambiguous(ReadOnlySpan<char> text, CultureInfo culture)
    {
        char separator = culture.NumberFormat.NumberGroupSeparator[0];
        string thousands = text.ToString().Replace(separator.ToString(), "", StringComparison.Ordinal);
        string mark = culture.NumberFormat.NumberDecimalSeparator;
        return $"{CellText.Show(text)} could be {thousands} or a decimal. Write {thousands}, or set Culture to one whose decimal mark is \"{separator}\" (here it is \"{mark}\").";
    }

    private static string NotANumber(ReadOnlySpan<char> text, CultureInfo culture)
    {
        bool looksLikeOne = text.ContainsAnyInRange('0', '9') && !text.ContainsAnyExcept(NumberCharacters);
        string cure = looksLikeOne
            ? $"The decimal mark here is \"{culture.NumberFormat.NumberDecimalSeparator}\": write it so, or set Culture to that of the file (such as fr-FR for 1,5)."
            : "Correct it, or name it in MissingMarkers if it means a missing value.";
        return $"{CellText.Show(text)} is not a number. {cure}";
    }
}
