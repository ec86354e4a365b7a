using System.Diagnostics.CodeAnalysis;

namespace SahelForecast.Data;

/// <summary>The hashtag and attributes of a column, such as <c>#affected+f+children</c> (Humanitarian Exchange Language 1.1).</summary>
/// <remarks>Kept in lower case. Blanks before an attribute, as in <c>#adm2 +name</c>, are allowed.</remarks>
public sealed class HxlTag : IEquatable<HxlTag>
{
    private HxlTag(string name, IReadOnlyList<string> attributes)
    {
        Name = name;
        Attributes = attributes;
    }

    /// <summary>The hashtag with its <c>#</c>, such as <c>#affected</c>.</summary>
    public string Name { get; }

    /// <summary>The attributes without <c>+</c>, in the order written.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>Reads a tag.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>False when the text is no tag.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out HxlTag? tag)
    {
        tag = null;
        if (!HxlText.TrySplit(text, "+", wildcard: false, out string name, out List<(char Sign, string Token)> parts, out bool exact) || exact)
        {
            return false;
        }

        tag = new HxlTag(name, [.. parts.Select(part => part.Token).Distinct(StringComparer.Ordinal)]);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(HxlTag? other) =>
        other is not null && Name == other.Name && Attributes.Count == other.Attributes.Count && Attributes.All(other.Attributes.Contains);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HxlTag);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Attributes.Count);

    /// <summary>The tag as a file writes it.</summary>
    /// <returns>Such as <c>#affected+f+children</c>.</returns>
    public override string ToString() => string.Join('+', [Name, .. Attributes]);
}
