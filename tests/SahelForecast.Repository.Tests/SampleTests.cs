namespace SahelForecast.Repository.Tests;

/// <summary>Every sample runs without arguments, ends well and prints what its expected-output.txt holds.</summary>
public class SampleTests
{
    private const int Width = 100;

    public static TheoryData<string> Samples => WorkingTree.AsData(WorkingTree.Samples);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Run_WithoutArguments_PrintsTheApprovedOutput(string sample)
    {
        using SampleRun run = await SampleRun.StartAsync(sample, []);
        Assert.True(run.ExitCode == 0, $"{sample} ended with exit code {run.ExitCode}:\n{run.Error}");
        Approval.Check(run.Output, WorkingTree.PathOf("samples", sample, "expected-output.txt"));
        Assert.All((run.Output + run.Error).Split('\n'), line => Assert.True(line.Length <= Width, $"{line.Length} columns: {line}"));
    }
}
