using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SahelForecast.Accuracy.Tests;

/// <summary>A folder that is gone after the test, in which the program runs as from the command line.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sahel");

    /// <summary>The models of the library and those of these tests.</summary>
    public static IEnumerable<Type> Models =>
        [.. typeof(IForecastModel).Assembly.GetExportedTypes(), typeof(BrittleModel), typeof(OverflowingModel), typeof(OverlongModel), typeof(PooledModel), typeof(ForgetfulModel)];

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string WriteGzip(string name, string text)
    {
        using var gzip = new GZipStream(File.Create(PathOf(name)), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return PathOf(name);
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Runs the program; output files land in the folder <c>out</c>.</summary>
    public static RunResult Run(params string[] args) => Run(CancellationToken.None, args);

    public static RunResult Run(CancellationToken cancellationToken, params string[] args)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var error = new StringWriter(CultureInfo.InvariantCulture);
        int code = AccuracyProgram.RunAsync(args, new Terminal(output, error, IsInteractive: false), Models, cancellationToken).GetAwaiter().GetResult();
        return new RunResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs <c>competition</c> on the two texts.</summary>
    public RunResult Compete(string train, string test, string models, params string[] more) => Run(
    [
        "competition", "--train", Write("train.csv", train), "--test", Write("test.csv", test), "--models", models, "--output", PathOf("out"),
        .. more.Contains("--season") ? more : ["--season", "1", .. more],
    ]);

    /// <summary>The objects of <c>summary.json</c>.</summary>
    public JsonElement[] Summary()
    {
        using var document = JsonDocument.Parse(Read(Path.Combine("out", "summary.json")));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>What a run left.</summary>
internal sealed record RunResult(int Code, string Out, string Error)
{
    /// <summary>Asserts that all went well.</summary>
    public RunResult Succeeds()
    {
        Assert.True(Code == 0, Error);
        return this;
    }

    /// <summary>Asserts a user error of one line that says all of some parts.</summary>
    public void Refuses(params string[] parts)
    {
        Assert.Equal(1, Code);
        string line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), text => !text.EndsWith(" failed", StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
