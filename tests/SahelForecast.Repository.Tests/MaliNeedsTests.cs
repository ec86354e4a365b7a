namespace SahelForecast.Repository.Tests;

/// <summary>What the main job leaves on disk and how it takes a user's own file.</summary>
public class MaliNeedsTests
{
    private const string OwnFile = "year,value\n2017,100\n2018,110\n2019,125\n2020,131\n2021,150\n2022,171\n";

    [Fact]
    public async Task Run_OutputFolder_HoldsChartsAndTable()
    {
        using SampleRun run = await SampleRun.StartAsync("MaliNeeds", ["--output", "results"]);
        Assert.True(run.ExitCode == 0, run.Error);
        AssertHolds(run.PathOf("results"));
        Assert.False(Path.Exists(run.PathOf("out")), "--output was given, and the default folder was written all the same.");
    }

    [Fact]
    public async Task Run_WithoutArguments_WritesToOut()
    {
        using SampleRun run = await SampleRun.StartAsync("MaliNeeds", []);
        Assert.True(run.ExitCode == 0, run.Error);
        AssertHolds(run.PathOf("out"));
    }

    [Fact]
    public async Task Run_Twice_WritesTheSameTable()
    {
        using SampleRun first = await SampleRun.StartAsync("MaliNeeds", []);
        using SampleRun second = await SampleRun.StartAsync("MaliNeeds", []);
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(File.ReadAllText(Table(first.PathOf("out"))), File.ReadAllText(Table(second.PathOf("out"))));
    }

    [Fact]
    public async Task Run_OwnFile_ForecastsIt()
    {
        using SampleRun run = await SampleRun.StartAsync("MaliNeeds", ["--data", "own.csv"], ("own.csv", OwnFile));
        Assert.True(run.ExitCode == 0, run.Error);
        AssertHolds(run.PathOf("out"));
        Assert.DoesNotContain("8,782,254", run.Output, StringComparison.Ordinal);
    }

    private static string Table(string folder) => Assert.Single(Directory.GetFiles(folder, "*.csv"));

    private static void AssertHolds(string folder)
    {
        Assert.True(Directory.Exists(folder), $"{folder} was not written.");
        Assert.True(Directory.GetFiles(folder, "*.png").Length >= 2, "A fan chart and a scenario chart are expected as PNG.");
        Assert.True(Directory.GetFiles(folder, "*.svg").Length >= 2, "A fan chart and a scenario chart are expected as SVG.");
        Assert.True(File.ReadLines(Table(folder)).Count() > 1, "The table has no rows.");
        Assert.All(Directory.GetFiles(folder), file => Assert.True(new FileInfo(file).Length > 0, $"{file} is empty."));
    }
}
