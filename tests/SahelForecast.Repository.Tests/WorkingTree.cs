namespace SahelForecast.Repository.Tests;

/// <summary>Where things are: the rules are checked against the working tree these tests were built from.</summary>
internal static class WorkingTree
{
    private static readonly string[] Generated = [".git", ".vs", ".idea", "artifacts", "out", "bin", "obj", "BenchmarkDotNet.Artifacts", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that these tests were built in, as the artifacts folder spells it: debug or release.</summary>
    public static string Configuration { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The names of the packed projects, which are the folders of src.</summary>
    public static IReadOnlyList<string> Packages { get; } = FoldersOf("src");

    /// <summary>The names of the samples, which are the folders of samples.</summary>
    public static IReadOnlyList<string> Samples { get; } = FoldersOf("samples");

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path as people write it in this repository: from its root, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The files under a folder that people wrote, in ordinal order.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*") =>
        Directory.EnumerateFiles(folder, pattern)
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(child => !Generated.Contains(Path.GetFileName(child), StringComparer.OrdinalIgnoreCase))
                .SelectMany(child => Files(child, pattern)))
            .Order(StringComparer.Ordinal);

    public static TheoryData<string> AsData(IEnumerable<string> items) => [.. items];

    private static List<string> FoldersOf(string parent) =>
        [.. Directory.EnumerateDirectories(PathOf(parent))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => File.Exists(PathOf(parent, name, name + ".csproj")))
            .Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SahelForecast.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No SahelForecast.sln above {AppContext.BaseDirectory}. Build the tests inside the repository.");
    }
}
