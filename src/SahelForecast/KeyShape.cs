using System.Runtime.CompilerServices;

namespace SahelForecast;

/// <summary>The names of a key's dimensions in their order: the series of a panel share one of these.</summary>
internal sealed class KeyShape
{
    // How many shapes a thread remembers: a table leaves out the dimensions a row lacks, so that its keys have a few.
    private const int Remembered = 8;

    [ThreadStatic]
    private static KeyShape[]? _recent;

    [ThreadStatic]
    private static int _next;

    private KeyShape(string[] names)
    {
        Names = names;
        Sorted = [.. Enumerable.Range(0, names.Length).OrderBy(position => names[position], StringComparer.Ordinal)];
        var hash = new HashCode();
        foreach (int position in Sorted)
        {
            hash.Add(names[position]);
        }

        Hash = hash.ToHashCode();
    }

    /// <summary>The names in the order given.</summary>
    public string[] Names { get; }

    /// <summary>The positions of the names in the order of their text.</summary>
    public int[] Sorted { get; }

    /// <summary>The same for the same names in any order.</summary>
    public int Hash { get; }

    /// <summary>The shape of parts: one known already, or a new one whose names were checked.</summary>
    /// <exception cref="ArgumentException">A dimension is empty or comes twice, or its value is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static KeyShape Of(ReadOnlySpan<(string Dimension, string Value)> parts)
    {
        _recent ??= new KeyShape[Remembered];
        foreach (KeyShape? shape in _recent)
        {
            if (shape is not null && shape.Fits(parts))
            {
                return shape;
            }
        }

        Check(parts);
        string[] names = new string[parts.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = parts[i].Dimension;
        }

        var made = new KeyShape(names);
        _recent[_next] = made;
        _next = (_next + 1) % Remembered;
        return made;
    }

    /// <summary>The position of a name, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(Names, name);

    /// <summary>What is wrong with a dimension that has no value.</summary>
    public static string NoValue(string dimension) => $"The dimension \"{dimension}\" has no value. Leave it out, or name the value.";

    private bool Fits(ReadOnlySpan<(string Dimension, string Value)> parts)
    {
        if (parts.Length != Names.Length)
        {
            return false;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].Dimension != Names[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void Check(ReadOnlySpan<(string Dimension, string Value)> parts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string dimension, string value) in parts)
        {
            Guard.Text(dimension);
            if (string.IsNullOrWhiteSpace(value))
            {
                throw new ArgumentException(NoValue(dimension), nameof(parts));
            }

            if (!seen.Add(dimension))
            {
                throw new ArgumentException($"The dimension \"{dimension}\" comes twice. A key holds each dimension once.", nameof(parts));
            }
        }
    }
}
