using System.Diagnostics.CodeAnalysis;

namespace SahelForecast.Data;

/// <summary>Says which hashtags are meant: <c>#affected+f-children</c> is every <c>#affected</c> with <c>+f</c> and without <c>+children</c>.</summary>
/// <remarks><c>#adm1+name!</c> allows no attribute but those named; <c>#*+code</c> is any tag with <c>+code</c>. The rules are those of libhxl.</remarks>
public sealed class HxlTagPattern
{
    private readonly string _name;
    private readonly List<(char Sign, string Token)> _parts;
    private readonly bool _exact;

    private HxlTagPattern(string name, List<(char Sign, string Token)> parts, bool exact)
    {
        _name = name;
        _parts = parts;
        _exact = exact;
    }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="FormatException">The text is no pattern.</exception>
    public static HxlTagPattern Parse(string text) => TryParse(text, out HxlTagPattern? pattern)
        ? pattern
        : throw new FormatException($"{CellText.Show(text)} is no tag pattern. Write one like #affected+f-children, #adm1+name! or #*+code.");

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>False when the text is no pattern.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out HxlTagPattern? pattern)
    {
        pattern = HxlText.TrySplit(text, "+-", wildcard: true, out string name, out List<(char Sign, string Token)> parts, out bool exact)
            ? new HxlTagPattern(name, parts, exact)
            : null;
        return pattern is not null;
    }

    /// <summary>Whether a tag is meant.</summary>
    /// <param name="tag">The tag of a column.</param>
    /// <returns>True when it is.</returns>
    public bool Matches(HxlTag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return (_name == "#*" || _name == tag.Name)
            && _parts.TrueForAll(part => tag.Attributes.Contains(part.Token) == (part.Sign == '+'))
            && (!_exact || tag.Attributes.All(attribute => _parts.Contains(('+', attribute))));
    }

    /// <summary>The pattern as it is written.</summary>
    /// <returns>Such as <c>#affected+f-children</c>.</returns>
    public override string ToString() => $"{_name}{string.Concat(_parts.Select(part => part.Sign + part.Token))}{(_exact ? "!" : "")}";
}
