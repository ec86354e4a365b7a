using System.Runtime.CompilerServices;
using System.Text;

namespace SahelForecast;

/// <summary>The dimension values that name a series, such as country=BFA, admin1=BF54, group=idp.</summary>
/// <remarks>The order given is kept for display and output; two keys with the same parts in another order are equal.</remarks>
public sealed class SeriesKey : IEquatable<SeriesKey>
{
    private readonly KeyShape _shape;
    private readonly string[] _values;

    private SeriesKey(KeyShape shape, string[] values)
    {
        _shape = shape;
        _values = values;
    }

    /// <summary>The key of a series that stands alone, and the partial key that matches every series.</summary>
    public static SeriesKey Empty { get; } = new(KeyShape.Of([]), []);

    /// <summary>The dimensions in the order given.</summary>
    public IReadOnlyList<string> Dimensions => [.. _shape.Names];

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SeriesKey Of(params ReadOnlySpan<(string Dimension, string Value)> parts)
    {
        if (parts.IsEmpty)
        {
            return Empty;
        }

        KeyShape shape = KeyShape.Of(parts);
        string[] values = new string[parts.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = string.IsNullOrWhiteSpace(parts[i].Value) ? throw new ArgumentException(KeyShape.NoValue(parts[i].Dimension), nameof(parts)) : parts[i].Value;
        }

        return new SeriesKey(shape, values);
    }

    /// <summary>Whether this key has every part of another.</summary>
    /// <param name="partial">Some of the parts; empty matches always.</param>
    /// <returns>True when all its parts are here with the same values.</returns>
    public bool Matches(SeriesKey partial)
    {
        ArgumentNullException.ThrowIfNull(partial);
        for (int i = 0; i < partial._values.Length; i++)
        {
            if (Find(partial._shape.Names[i]) != partial._values[i])
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
    public bool Equals(SeriesKey? other)
    {
        if (other is null || other._values.Length != _values.Length)
        {
            return false;
        }

        if (ReferenceEquals(_shape, other._shape))
        {
            return _values.AsSpan().SequenceEqual(other._values);
        }

        for (int i = 0; i < _values.Length; i++)
        {
            (int here, int there) = (_shape.Sorted[i], other._shape.Sorted[i]);
            if (_shape.Names[here] != other._shape.Names[there] || _values[here] != other._values[there])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeriesKey);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_shape.Hash);
        foreach (int position in _shape.Sorted)
        {
            hash.Add(_values[position]);
        }

        return hash.ToHashCode();
    }

    /// <summary>The parts as text, such as <c>country=BFA, group=idp</c>; empty for the empty key.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => string.Join(", ", _shape.Names.Zip(_values, (dimension, value) => $"{dimension}={value}"));

    /// <summary>A hash that is the same in every process, to derive random streams from.</summary>
    internal ulong StableHash()
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (int position in _shape.Sorted)
        {
            foreach (byte b in Encoding.UTF8.GetBytes($"{_shape.Names[position]}={_values[position]}\n"))
            {
                hash = (hash ^ b) * 0x100000001B3;
            }
        }

        return hash;
    }

    private string? Find(string dimension) => _shape.IndexOf(dimension) is >= 0 and int position ? _values[position] : null;
}
