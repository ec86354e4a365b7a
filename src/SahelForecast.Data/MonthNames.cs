using System.Globalization;

namespace SahelForecast.Data;

/// <summary>The names of months in English and French; own lists, so that the machine's language data change nothing.</summary>
internal static class MonthNames
{
    private const int ShortestName = 3;

    // Without accents and points.
    private static readonly string[] English =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] French =
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

    /// <summary>The names that files of a culture may use; null when the culture names no months, as the invariant one.</summary>
    public static bool Has(CultureInfo culture) => culture.TwoLetterISOLanguageName is "fr" or "en";

    /// <summary>A month from 1 to 12 by number or name; the start of a name is enough where only one month has it, as "juil."</summary>
    /// <returns>Null when the text is no month.</returns>
    public static int? Read(ReadOnlySpan<char> text, CultureInfo culture)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number is >= 1 and <= 12 ? number : null;
        }

        if (text.Length is 0 or > 20)
        {
            return null;
        }

        string name = TableColumns.Letters(text.ToString());
        return Find(culture.TwoLetterISOLanguageName == "fr" ? French : English, name);
    }

    // "sept" and "sept." are the start of the name in both languages; "jui" could be two months.
    private static int? Find(string[] names, string name)
    {
        if (name.Length < ShortestName || !name.All(char.IsAsciiLetter))
        {
            return null;
        }

        int[] starting = [.. Enumerable.Range(0, 12).Where(month => names[month].StartsWith(name, StringComparison.Ordinal))];
        return starting is [int only] ? only + 1 : null;
    }
}
