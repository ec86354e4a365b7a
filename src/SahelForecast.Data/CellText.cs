using System.Globalization;
using System.Text;

namespace SahelForecast.Data;

/// <summary>The text of cells: shown in messages, and kept from running as a formula in a spreadsheet.</summary>
internal static class CellText
{
    private const int ShownLength = 60;

    /// <summary>Text in quotes, on one line, cut where it is long.</summary>
    public static string Show(ReadOnlySpan<char> text) =>
        text.Length > ShownLength ? $"\"{OneLine(text[..ShownLength])}...\"" : $"\"{OneLine(text)}\"";

    /// <summary>Text with its line breaks and other control characters made visible.</summary>
    public static string OneLine(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\n' => shown.Append("\\n"),
                '\r' => shown.Append("\\r"),
                '\t' => shown.Append("\\t"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' => shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => shown.Append(c),
            };
        }

        return shown.ToString();
    }

    /// <summary>Puts an apostrophe before text that a spreadsheet would run as a formula; numbers stay as they are.</summary>
    /// <remarks>Text that already has apostrophes before such a start gets one more, so <see cref="Unprotect"/> always finds the original.</remarks>
    public static string Protect(string text) => StartsFormula(text.AsSpan().TrimStart('\'')) && !IsNumber(text) ? $"'{text}" : text;

    /// <summary>Takes away the apostrophe that <see cref="Protect"/> put there.</summary>
    public static string Unprotect(string text) =>
        text.Length > 0 && text[0] == '\'' && StartsFormula(text.AsSpan().TrimStart('\'')) ? text[1..] : text;

    private static bool StartsFormula(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
