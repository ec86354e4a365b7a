using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SahelForecast.Data;

/// <summary>A place code (p-code) in one spelling, whichever a file uses: TD01 and TCD01, NE001 and NER001 and NE01, CO5 and CO05.</summary>
/// <remarks>A code alone doesn't name a place: codes are used again after reforms (ML09 was Bamako), so keep the name and the day with it, and see <see cref="PlaceNames"/>.</remarks>
public sealed record PCode
{
    private const int MostDigits = 15;

    // Countries that write three digits a level. Elsewhere two, as far as is known.
    private static readonly HashSet<string> ThreeDigits = ["NER", "CMR", "NGA"];

    private readonly int[] _numbers;

    private PCode(string country, int[] numbers) => (Country, _numbers) = (country, numbers);

    /// <summary>The country, an ISO 3166-1 alpha-3 code such as MLI; as the file writes it where that is not known.</summary>
    public string Country { get; }

    /// <summary>The administrative level: 0 for a country, 1 for a region and so on.</summary>
    public int Level => _numbers.Length;

    /// <summary>The place this one lies in; null for a country.</summary>
    public PCode? Parent => Level == 0 ? null : new PCode(Country, _numbers[..^1]);

    /// <summary>Reads a code.</summary>
    /// <param name="text">Two or three letters and digits, in any case, with blanks or hyphens.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">It is no code, or stands for no place; the message says which.</exception>
    public static PCode Parse(string text) => TryParse(text, out PCode? code, out string? problem) ? code : throw new FormatException(problem);

    /// <summary>Reads a code.</summary>
    /// <param name="text">Two or three letters and digits, in any case, with blanks or hyphens.</param>
    /// <param name="code">The code, when there is one.</param>
    /// <param name="problem">What is wrong with it, when there is none: a placeholder such as ML-XXX says so.</param>
    /// <returns>Whether it is a code.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out PCode? code, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (code, problem) = (null, null);
        string trimmed = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        int letters = 0;
        while (letters < trimmed.Length && char.IsAsciiLetterUpper(trimmed[letters]))
        {
            letters++;
        }

        string rest = trimmed[letters..];
        if (rest.Length == 0 && letters > 3 && trimmed[2..].Contains("XX", StringComparison.Ordinal))
        {
            problem = $"\"{text}\" is a placeholder: the place is not known. Count such rows apart; never merge them with a place.";
            return false;
        }

        if (letters is < 2 or > 3 || rest.Length > MostDigits || rest.Any(letter => !char.IsAsciiDigit(letter)))
        {
            problem = $"\"{text}\" is no p-code: write the country in two or three letters and the place in digits, such as ML09 or NER001.";
            return false;
        }

        string country = IsoCodes.ToAlpha3(trimmed[..letters]);
        int width = ThreeDigits.Contains(country) && rest.Length % 3 == 0 ? 3 : 2;
        string padded = rest.PadLeft((rest.Length + width - 1) / width * width, '0');
        code = new PCode(country, [.. Enumerable.Range(0, padded.Length / width).Select(i => int.Parse(padded.AsSpan(i * width, width), NumberStyles.None, CultureInfo.InvariantCulture))]);
        return true;
    }

    /// <summary>Whether the place is this one or lies in it.</summary>
    /// <param name="other">Another place.</param>
    /// <returns>True for the place itself and all below it.</returns>
    public bool Contains(PCode other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Country == other.Country && other._numbers.AsSpan().StartsWith(_numbers);
    }

    /// <summary>Whether both are the same place code.</summary>
    /// <param name="other">Another code.</param>
    /// <returns>True when country and numbers agree, however they were written.</returns>
    public bool Equals(PCode? other) => other is not null && Country == other.Country && _numbers.AsSpan().SequenceEqual(other._numbers);

    /// <inheritdoc/>
    public override int GetHashCode() => _numbers.Aggregate(Country.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    /// <summary>The code in one spelling: alpha-3 country and two digits a level, three where the country writes three, such as MLI09 and NER001.</summary>
    /// <returns>A text that <see cref="Parse"/> reads back equal.</returns>
    public override string ToString() =>
        Country + string.Concat(_numbers.Select(number => number.ToString(ThreeDigits.Contains(Country) ? "000" : "00", CultureInfo.InvariantCulture)));
}
