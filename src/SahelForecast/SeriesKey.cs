using System.Text;

namespace SahelForecast;

/// <summary>The dimension values that name a series, such as country=BFA, admin1=BF54, group=idp.</summary>
/// <remarks>The order given is kept for display and output; two keys with the same parts in another order are equal.</remarks>
public sealed class SeriesKey : IEquatable<SeriesKey>
{
    private readonly (string Dimension, string Value)[] _parts;
    private readonly (string Dimension, string Value)[] _sorted;

    private SeriesKey((string Dimension, string Value)[] parts)
    {
        _parts = parts;
        _sorted = [.. parts.OrderBy(part => part.Dimension, StringComparer.Ordinal)];
    }

    /// <summary>The key of a series that stands alone, and the partial key that matches every series.</summary>
    public static SeriesKey Empty { get; } = new([]);

    /// <summary>The dimensions in the order given.</summary>
    public IReadOnlyList<string> Dimensions => [.. _parts.Select(part => part.Dimension)];

    /// <summary>The value of a dimension.</summary>
    /// <param name="dimension">The dimension, such as "country"; case matters.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="KeyNotFoundException">The key has no such dimension.</exception>
    public string this[string dimension] => Find(dimension)
        ?? throw new KeyNotFoundException($"The key ({this}) has no dimension \"{dimension}\".");

    /// <summary>Makes a key from its parts.</summary>
    /// <param name="parts">Dimension and value pairs; no dimension twice, none empty.</param>
    /// <returns>The key; <see cref="Empty"/> for no parts.</returns>
    /// <exception cref="ArgumentException">A dimension or value is empty, or a dimension comes twice.</exception>
    public static SeriesKey Of(params ReadOnlySpan<(string Dimension, string Value)> parts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string dimension, string value) in parts)
        {
            Guard.Text(dimension);
            if (string.IsNullOrWhiteSpace(value))
            {
                throw new ArgumentException($"The dimension \"{dimension}\" has no value. Leave it out, or name the value.", nameof(parts));
            }

            if (!seen.Add(dimension))
            {
                throw new ArgumentException($"The dimension \"{dimension}\" comes twice. A key holds each dimension once.", nameof(parts));
            }
        }

        return parts.IsEmpty ? Empty : new SeriesKey(parts.ToArray());
    }

    /// <summary>Whether this key has every part of another.</summary>
    /// <param name="partial">Some of the parts; empty matches always.</param>
    /// <returns>True when all its parts are here with the same values.</returns>
    public bool Matches(SeriesKey partial)
    {
        ArgumentNullException.ThrowIfNull(partial);
        foreach ((string dimension, string value) in partial._parts)
        {
            if (Find(dimension) != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The key with some dimensions only, in the order named.</summary>
    /// <param name="dimensions">Dimensions of this key.</param>
    /// <returns>A shorter key.</returns>
    /// <exception cref="KeyNotFoundException">The key has no such dimension.</exception>
    public SeriesKey Keep(params ReadOnlySpan<string> dimensions)
    {
        var kept = new (string, string)[dimensions.Length];
        for (int i = 0; i < dimensions.Length; i++)
        {
            kept[i] = (dimensions[i], this[dimensions[i]]);
        }

        return Of(kept);
    }

    /// <inheritdoc/>
    public bool Equals(SeriesKey? other) => other is not null && _sorted.AsSpan().SequenceEqual(other._sorted);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeriesKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach ((string, string) part in _sorted)
        {
            hash.Add(part);
        }

        return hash.ToHashCode();
    }

    /// <summary>The parts as text, such as <c>country=BFA, group=idp</c>; empty for the empty key.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => string.Join(", ", _parts.Select(part => $"{part.Dimension}={part.Value}"));

    /// <summary>A hash that is the same in every process, to derive random streams from.</summary>
    internal ulong StableHash()
    {
        ulong hash = 0xCBF29CE484222325;
        foreach ((string dimension, string value) in _sorted)
        {
            foreach (byte b in Encoding.UTF8.GetBytes($"{dimension}={value}\n"))
            {
                hash = (hash ^ b) * 0x100000001B3;
            }
        }

        return hash;
    }

    private string? Find(string dimension)
    {
        foreach ((string name, string value) in _parts)
        {
            if (name == dimension)
            {
                return value;
            }
        }

        return null;
    }
}
