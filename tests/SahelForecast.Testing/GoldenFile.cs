using System.Reflection;
using System.Text.Json;

namespace SahelForecast.Testing;

/// <summary>Reads the committed reference values of tests/GoldenData, named as <c>source/case.json</c> with forward slashes.</summary>
public static class GoldenFile
{
    private static readonly Assembly Home = typeof(GoldenFile).Assembly;

    /// <summary>The names of the files in a folder of tests/GoldenData.</summary>
    /// <param name="source">The folder, such as "r-forecast".</param>
    /// <returns>Names for <see cref="Open"/>, in ordinal order; at least one.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<string> List(string source)
    {
        string[] names = [.. Home.GetManifestResourceNames().Where(name => name.StartsWith(source + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        return names.Length > 0
            ? names
            : throw new DirectoryNotFoundException($"tests/GoldenData has no folder {source}, or it was empty when the tests were built.");
    }

    /// <summary>Opens a file.</summary>
    /// <param name="name">Folder and file, such as "r-forecast/five-drift.json".</param>
    /// <returns>Its bytes; the caller disposes of the stream.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Stream Open(string name) => Home.GetManifestResourceStream(name)
        ?? throw new FileNotFoundException($"tests/GoldenData/{name} was not there when the tests were built. Run its generator script, commit, rebuild.", name);

    /// <summary>Reads a JSON file.</summary>
    /// <param name="name">Folder and file.</param>
    /// <returns>The root.</returns>
    public static GoldenValue Json(string name)
    {
        using Stream stream = Open(name);
        using JsonDocument document = JsonDocument.Parse(stream);
        return new GoldenValue(name, document.RootElement.Clone());
    }
}
