using System.Globalization;
using System.Text;

namespace SahelForecast.Data;

/// <summary>A place as one file has it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">Which file, and of when.</param>
public sealed record PlaceName(PCode Code, string Name, string Source);

/// <summary>A code that means different places, or a place that has different codes.</summary>
/// <param name="Places">The places that contradict each other, at least two.</param>
/// <param name="Message">What contradicts, and the cure.</param>
public sealed record PlaceConflict(IReadOnlyList<PlaceName> Places, string Message)
{
    /// <summary>The message.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => Message;
}

/// <summary>Guards figures by place against codes that were used again: ML09 meant Bamako, and Taoudenni since Mali's reform of 2023.</summary>
public static class PlaceNames
{
    private const int MostSlips = 2;
    private const int ShortName = 5;

    /// <summary>Looks for codes with several names, and for names with several codes in one country and level.</summary>
    /// <param name="places">Places of one file or of several, in any order.</param>
    /// <returns>Conflicts, codes first. Spellings that differ by case, accents, blanks, hyphens or up to two letters (in names of more than five) are one name.</returns>
    public static IReadOnlyList<PlaceConflict> Check(IEnumerable<PlaceName> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        PlaceName[] all = [.. places];
        return
        [
            .. all.GroupBy(place => place.Code)
                .Select(group => Distinct(group, (one, other) => AreAlike(one.Name, other.Name)))
                .Where(names => names.Length > 1)
                .Select(names => new PlaceConflict(names,
                    $"{names[0].Code} means {string.Join(" and ", names.Select(place => $"\"{place.Name}\" ({place.Source})"))}. Join these files by name, or recode the older one; never add their figures up.")),
            .. all.GroupBy(place => (place.Code.Country, place.Code.Level, place.Code.Parent, Name: Folded(place.Name)))
                .Select(group => Distinct(group, (one, other) => one.Code == other.Code))
                .Where(codes => codes.Length > 1)
                .Select(codes => new PlaceConflict(codes,
                    $"\"{codes[0].Name}\" has the codes {string.Join(" and ", codes.Select(place => $"{place.Code} ({place.Source})"))}. If it is one place, bring it to one code before joining the files.")),
        ];
    }

    /// <summary>Whether two spellings are taken for one name.</summary>
    /// <param name="one">A name.</param>
    /// <param name="other">Another.</param>
    /// <returns>True when they differ by case, accents, blanks, hyphens or, in names of more than five letters, by up to two letters.</returns>
    public static bool AreAlike(string one, string other)
    {
        (string first, string second) = (Folded(one), Folded(other));
        return first == second || (Math.Min(first.Length, second.Length) > ShortName && Slips(first, second) <= MostSlips);
    }

    private static PlaceName[] Distinct(IEnumerable<PlaceName> places, Func<PlaceName, PlaceName, bool> areOne)
    {
        var kept = new List<PlaceName>();
        foreach (PlaceName place in places)
        {
            if (!kept.Exists(other => areOne(place, other)))
            {
                kept.Add(place);
            }
        }

        return [.. kept];
    }

    // Letters and digits alone, without accents, in lower case.
    private static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }

    // Insertions, deletions and replacements (Levenshtein).
    private static int Slips(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
