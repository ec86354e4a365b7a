using System.Globalization;

namespace SahelForecast.Repository.Tests;

/// <summary>What the comparison of models leaves on disk, and how it takes a user's own file and arguments.</summary>
public class ModelComparisonTests
{
    private const string Name = "own.csv";

    private static readonly string[] Columns = [Name, "--period", "year", "--value", "people"];

    /// <summary>Two regions, 2010 to 2023, one of them growing.</summary>
    private static string TwoRegions => "region,year,people\n" + string.Concat(
        Enumerable.Range(0, 14).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"North,{2010 + i},{1000 * Math.Pow(1.1, i):0}\nSouth,{2010 + i},{5000 + (700 * (i % 3))}\n")));

    /// <summary>What is wrong, the file, and what the message must name.</summary>
    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "missing column", "year,persons\n2020,100\n2021,110\n", "line 1" },
        { "no figures", "year,people\n2020,many\n2021,more\n", "line 2" },
        { "duplicate year", "year,people\n2020,100\n2020,111\n2021,110\n", "line 3" },
        { "too short", "year,people\n2020,100\n2021,110\n2022,120\n", "--initial" },
        { "nothing but the header", "year,people\n", Name },
        { "nothing known later", "year,people\n2010,5\n2011,6\n2012,6\n2013,7\n2014,7\n2015,8\n2016,-\n2017,-\n", "--initial" },
        { "one figure at the start", "year,people\n2010,5\n2011,-\n2012,-\n2013,-\n2014,-\n2015,-\n2016,8\n2017,9\n", "--initial" },
    };

    [Fact]
    public async Task Run_OwnFile_RanksTheModelsAskedForAndDrawsBothCharts()
    {
        using SampleRun run = await SampleRun.StartAsync(
            "ModelComparison", [.. Columns, "--key", "region", "--models", "DRIFT,ets", "--horizon", "2", "--output", "charts"], (Name, TwoRegions));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("", run.Error);
        Assert.Contains("2 series, Yearly, 2010 to 2023", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  1  (Drift|ETS) ", run.Output);
        Assert.Matches(@"(?m)^  \d  Naive ", run.Output);
        Assert.DoesNotMatch(@"(?m)^  \d  ARIMA ", run.Output);
        Assert.Equal(
            ["comparison.png", "comparison.svg", "reliability.png", "reliability.svg"],
            Directory.GetFiles(run.PathOf("charts")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(run.PathOf("charts")), file => Assert.True(new FileInfo(file).Length > 5_000, $"{file} is nearly empty."));
        Assert.False(Path.Exists(run.PathOf("out")), "--output was given, and the default folder was written all the same.");
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public async Task Run_OneSeriesWithLossesAndGaps_IsScoredByItsUsualChange()
    {
        string figures = "year,people\n" + string.Concat(Enumerable.Range(0, 16).Where(i => i != 9).Select(i => $"{2005 + i},{(i % 5) - 2}\n"));
        using SampleRun run = await SampleRun.StartAsync("ModelComparison", [.. Columns, "--models", "growth,ets"], (Name, figures));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("scaled CRPS", run.Output, StringComparison.Ordinal);
        Assert.Contains("2014", run.Output, StringComparison.Ordinal);

        // A model of growth can't take figures below 0: it comes last, without a rank, and its reason is told.
        Assert.Matches(@"(?m)^  -  Pooled growth ", run.Output);
        Assert.Contains("Pooled growth failed", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Run_BadFile_EndsWithOneLineThatNamesThePlaceOrTheCure(string wrong, string text, string named)
    {
        using SampleRun run = await SampleRun.StartAsync("ModelComparison", Columns, (Name, text));
        string message = AssertOneLine(run, wrong);
        Assert.Contains(Name, message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--period", Name)]
    [InlineData("--value", Name, "--period", "year")]
    [InlineData("--value", Name, "--period", "year", "--value")]
    [InlineData("--value", Name, "--period", "year", "--value", "year")]
    [InlineData("--period", "--period", "year")]
    [InlineData("--frequency", Name, "--period", "year", "--value", "people", "--frequency", "Sometimes")]
    [InlineData("--horizon", "--horizon", "0")]
    [InlineData("--models", "--models", "oracle")]
    [InlineData("--models", "--models", "naive")]
    [InlineData("--score", "--score", "guess")]
    [InlineData("--modells", "--modells", "ets")]
    [InlineData("absent.csv", "absent.csv", "--period", "year", "--value", "people")]
    [InlineData("other.csv", Name, "other.csv")]
    public async Task Run_BadArguments_EndsWithOneLineThatNamesTheArgument(string named, params string[] arguments)
    {
        using SampleRun run = await SampleRun.StartAsync("ModelComparison", arguments, (Name, TwoRegions));
        Assert.Contains(named, AssertOneLine(run, "bad argument"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderThatIsAFile_NamesIt()
    {
        using SampleRun run = await SampleRun.StartAsync("ModelComparison", [.. Columns, "--key", "region", "--models", "drift", "--output", Name], (Name, TwoRegions));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--output", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string AssertOneLine(SampleRun run, string wrong)
    {
        Assert.True(run.ExitCode == 2, $"{wrong}: exit code {run.ExitCode} instead of 2.\n{run.Output}\n{run.Error}");
        Assert.False(Path.Exists(run.PathOf("out")), $"{wrong}: output was written.");
        return Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
