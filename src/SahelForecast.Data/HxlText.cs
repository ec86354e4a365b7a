namespace SahelForecast.Data;

/// <summary>Takes tags and patterns apart.</summary>
internal static class HxlText
{
    private const int Longest = 1000;

    /// <summary>Splits <c>#name +a -b !</c> into its parts, in lower case.</summary>
    public static bool TrySplit(string? text, string signs, bool wildcard, out string name, out List<(char Sign, string Token)> parts, out bool exact)
    {
        name = "";
        parts = [];
        exact = false;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.Length is < 2 or > Longest || rest[0] != '#')
        {
            return false;
        }

        rest = rest[1..];
        int length = wildcard && rest[0] == '*' ? 1 : TokenLength(rest);
        name = $"#{rest[..length].ToString().ToLowerInvariant()}";
        rest = rest[length..].TrimStart();
        while (length > 0 && rest.Length > 0)
        {
            if (wildcard && rest is "!")
            {
                exact = true;
                return true;
            }

            char sign = rest[0];
            ReadOnlySpan<char> token = rest[1..].TrimStart();
            length = signs.Contains(sign, StringComparison.Ordinal) ? TokenLength(token) : 0;
            parts.Add((sign, token[..length].ToString().ToLowerInvariant()));
            rest = token[length..].TrimStart();
        }

        return length > 0;
    }

    // A letter, then letters, digits and underscores; the letters are those of ASCII.
    private static int TokenLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && (char.IsAsciiLetter(text[length]) || (length > 0 && (char.IsAsciiDigit(text[length]) || text[length] == '_'))))
        {
            length++;
        }

        return length;
    }
}
