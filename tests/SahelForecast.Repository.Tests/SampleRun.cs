using System.Diagnostics;
using System.Text;

namespace SahelForecast.Repository.Tests;

/// <summary>One run of a built sample, as a user starts it, in a new empty folder.</summary>
internal sealed class SampleRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private SampleRun(DirectoryInfo folder) => Folder = folder.FullName;

    /// <summary>The folder the sample ran in; it goes when the run is disposed of.</summary>
    public string Folder { get; }

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <param name="sample">The folder's name under samples.</param>
    /// <param name="arguments">The command line; paths are taken from the run's folder.</param>
    /// <param name="inputs">Files to lay into the folder first: their names and texts.</param>
    public static async Task<SampleRun> StartAsync(string sample, string[] arguments, params (string Name, string Text)[] inputs)
    {
        SampleRun run = new(Directory.CreateTempSubdirectory("sahelforecast-" + sample + "-"));
        foreach ((string name, string text) in inputs)
        {
            await File.WriteAllTextAsync(run.PathOf(name), text);
        }

        await run.RunAsync(sample, arguments);
        return run;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task RunAsync(string sample, string[] arguments)
    {
        string program = WorkingTree.PathOf("artifacts", "bin", sample, WorkingTree.Configuration, sample + ".dll");
        ProcessStartInfo start = new("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource timeout = new(Limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{sample} had not ended after {Limit.TotalSeconds:0} s.");
        }

        (ExitCode, Output, Error) = (process.ExitCode, Approval.WithUnixLineEnds(await output), Approval.WithUnixLineEnds(await error));
    }
}
