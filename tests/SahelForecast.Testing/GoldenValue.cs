using System.Globalization;
using System.Text.Json;

namespace SahelForecast.Testing;

/// <summary>A place in a golden JSON file. Numbers are doubles; <c>null</c> is NaN, and "Infinity" and "-Infinity" are what they say.</summary>
public sealed class GoldenValue
{
    private readonly string _path;
    private readonly JsonElement _element;

    internal GoldenValue(string path, JsonElement element)
    {
        _path = path;
        _element = element;
    }

    /// <summary>A property.</summary>
    /// <param name="property">Its name.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="KeyNotFoundException">There is no such property.</exception>
    public GoldenValue this[string property] => _element.TryGetProperty(property, out JsonElement value)
        ? new GoldenValue($"{_path}: {property}", value)
        : throw new KeyNotFoundException($"{_path} has no property \"{property}\".");

    /// <summary>The elements of an array.</summary>
    /// <returns>One value an element.</returns>
    public IReadOnlyList<GoldenValue> Items() => [.. _element.EnumerateArray().Select((item, i) => new GoldenValue($"{_path}[{i}]", item))];

    /// <summary>The number here.</summary>
    /// <returns>A double; NaN for null.</returns>
    public double Number() => _element.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => double.Parse(_element.GetString()!, CultureInfo.InvariantCulture),
        _ => _element.GetDouble(),
    };

    /// <summary>The number of a property.</summary>
    /// <param name="property">Its name.</param>
    /// <returns>A double; NaN for null.</returns>
    public double Number(string property) => this[property].Number();

    /// <summary>The array of numbers of a property.</summary>
    /// <param name="property">Its name.</param>
    /// <returns>Doubles; NaN for null.</returns>
    public double[] Numbers(string property) => [.. this[property].Items().Select(item => item.Number())];

    /// <summary>The text of a property.</summary>
    /// <param name="property">Its name.</param>
    /// <returns>Not null.</returns>
    public string Text(string property) => this[property]._element.GetString()!;

    /// <summary>Where this is, for messages.</summary>
    /// <returns>File and property path.</returns>
    public override string ToString() => _path;
}
