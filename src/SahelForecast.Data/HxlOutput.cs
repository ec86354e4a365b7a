using System.Globalization;
using System.Text;

namespace SahelForecast.Data;

/// <summary>The hashtags of what we write (Humanitarian Exchange Language 1.1).</summary>
internal static class HxlOutput
{
    /// <summary>The tag of a dimension of a key: that of a place where the name is one, else <c>#meta</c> with its name.</summary>
    public static string TagOfDimension(string dimension)
    {
        string name = Token(dimension);
        return name switch
        {
            "country" or "location" or "location_code" or "iso3" => "#country+code",
            "admin1" or "admin2" or "admin3" or "admin4" => $"#adm{name[^1]}",
            "admin1_code" or "admin2_code" or "admin3_code" => $"#adm{name[5]}+code",
            "admin1_name" or "admin2_name" or "admin3_name" => $"#adm{name[5]}+name",
            "sector" or "region" => $"#{name}",
            "" => "#meta+key",
            _ => $"#meta+key+{name}",
        };
    }

    /// <summary>The tag of figures: <c>#affected</c> when all are people, else <c>#indicator</c>.</summary>
    public static string TagOfFigures(ForecastTable table) => table.All(entry => entry.Unit == SeriesMetadata.Default.Unit) ? "#affected" : "#indicator";

    /// <summary>The tag of an end of an interval, such as <c>#affected+forecast+lower+level_0_95+probability_0_025</c>.</summary>
    public static string TagOfBound(string tag, string side, decimal level, decimal probability) =>
        $"{tag}+forecast+{side}+level_{ForecastLevels.Text(level).Replace('.', '_')}+probability_{ForecastLevels.Text(probability).Replace('.', '_')}";

    // Letters of ASCII without their accents, digits and underscores, as attributes allow; a letter first.
    private static string Token(string name)
    {
        var token = new StringBuilder();
        foreach (char c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                token.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_');
            }
        }

        string trimmed = token.ToString().Trim('_');
        trimmed = trimmed.Length > 60 ? trimmed[..60] : trimmed;
        return trimmed.Length == 0 || char.IsAsciiLetter(trimmed[0]) ? trimmed : $"n{trimmed}";
    }
}
