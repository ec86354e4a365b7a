using System.Text.RegularExpressions;

namespace SahelForecast.Repository.Tests;

/// <summary>A bad file gets one line that names file, line and column, exit code 1, and leaves nothing behind.</summary>
public class MaliNeedsBadInputTests
{
    private const string Name = "own.csv";

    /// <summary>What is wrong, the file, and what the message must name: its line, if it has one, and its column, if it has one.</summary>
    public static TheoryData<string, string, int, string> BadFiles => new()
    {
        { "missing column", "year,people\n2020,100\n2021,110\n2022,120\n", 1, "value" },
        { "text in a number", "year,value\n2020,100\n2021,many\n2022,120\n", 3, "value" },
        { "text in a year", "year,value\n2020,100\nlast,110\n2022,120\n", 3, "year" },
        { "duplicate year", "year,value\n2020,100\n2021,110\n2021,111\n2022,120\n", 4, "year" },
        { "gap", "year,value\n2019,90\n2020,100\n2022,120\n2023,130\n", 4, "year" },
        { "negative", "year,value\n2020,100\n2021,-110\n2022,120\n", 3, "value" },
        { "header only", "year,value\n", 0, "" },
        { "empty", "", 0, "" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Run_BadFile_EndsWithOneLineThatNamesThePlace(string wrong, string text, int line, string column)
    {
        using SampleRun run = await SampleRun.StartAsync("MaliNeeds", ["--data", Name], (Name, text));
        string message = AssertOneLine(run, wrong);
        Assert.Contains(Name, message, StringComparison.Ordinal);
        if (line > 0)
        {
            Assert.Matches($@"(?i)\bline {line}\b", message);
        }

        Assert.Matches($@"\b{Regex.Escape(column)}\b", message);
    }

    [Fact]
    public async Task Run_NoSuchFile_EndsWithOneLineThatNamesIt()
    {
        using SampleRun run = await SampleRun.StartAsync("MaliNeeds", ["--data", "absent.csv"]);
        Assert.Contains("absent.csv", AssertOneLine(run, "no file"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--output")]
    [InlineData("--date", Name)]
    public async Task Run_BadArguments_EndsWithOneLineThatNamesTheArgument(params string[] arguments)
    {
        using SampleRun run = await SampleRun.StartAsync("MaliNeeds", arguments);
        Assert.Contains(arguments[0], AssertOneLine(run, "bad argument"), StringComparison.Ordinal);
    }

    private static string AssertOneLine(SampleRun run, string wrong)
    {
        Assert.True(run.ExitCode == 1, $"{wrong}: exit code {run.ExitCode} instead of 1.\n{run.Output}\n{run.Error}");
        Assert.DoesNotContain("   at ", run.Output + run.Error, StringComparison.Ordinal);
        string outputFolder = run.PathOf("out");
        Assert.True(!Directory.Exists(outputFolder) || Directory.GetFileSystemEntries(outputFolder).Length == 0, $"{wrong}: output was written.");
        return Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
