using System.Buffers;
using System.Text;

namespace SahelForecast.Data;

/// <summary>Text that every format can hold.</summary>
internal static class PlainText
{
    /// <summary>Text that is Unicode: a half surrogate pair can't be written in UTF-8 and would come back as a question mark.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static string Check(string text)
    {
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int length) != OperationStatus.Done)
            {
                throw new ArgumentException($"The text {CellText.Show(text)} holds half of a character at position {text.Length - rest.Length}. Cut texts between characters.", nameof(text));
            }

            rest = rest[length..];
        }

        return text;
    }

    /// <summary>The same for the name of a column, which a byte order mark must not begin: as the first of a file it would be taken for one.</summary>
    public static string CheckName(string name) => name.StartsWith('\uFEFF')
        ? throw new ArgumentException($"The name {CellText.Show(name)} begins with a byte order mark. Take it away.", nameof(name))
        : Check(name);

    /// <summary>The same; empty text counts as none.</summary>
    public static string? Optional(string? text) => string.IsNullOrEmpty(text) ? null : Check(text);
}
