using System.Text.Json;
using SahelForecast.Testing;

namespace SahelForecast.Accuracy.Tests;

public sealed class PanelTests : IDisposable
{
    private const string Two = """
        iso,year,people
        AAA,2000,100
        AAA,2001,110
        AAA,2002,100
        AAA,2003,120
        AAA,2004,120
        BBB,2001,0
        BBB,2002,20
        BBB,2003,10
        BBB,2004,0
        """;

    private static readonly string[] Keys =
    [
        "model", "horizon", "n", "median_ape", "mean_ape", "within10", "within25", "mean_ale", "crps", "crps_skill", "crps_log", "coverage50", "coverage80",
        "coverage95", "log_width",
    ];

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Panel_OneSeries_ScoresAsByHand()
    {
        Run(Two, "--models", "naive", "--subset", "AAA").Succeeds();
        JsonElement naive = Assert.Single(_work.Summary());

        // From 2002: 100 for 120; from 2003: 120 for 120. Standard deviation of the changes 10, -10 and 10, -10, 20.
        Assert.Equal(2, naive.GetProperty("n").GetInt32());
        AssertNumber(100.0 / 12, naive, "median_ape");
        AssertNumber(100.0 / 12, naive, "mean_ape");
        AssertNumber(0.5, naive, "within10");
        AssertNumber(1, naive, "within25");
        AssertNumber(Math.Log(1.2) / 2, naive, "mean_ale");
        AssertNumber(0, naive, "crps_skill");
        AssertNumber(0.5, naive, "coverage80");
        AssertNumber(0.5, naive, "coverage95");
        const double z = 1.2815515655446004;
        double wider = Math.Sqrt(600.0 / 3);
        AssertNumber((Math.Log((100 + (10 * z)) / (100 - (10 * z))) + Math.Log((120 + (wider * z)) / (120 - (wider * z)))) / 2, naive, "log_width");
    }

    [Fact]
    public void Panel_Summary_HasTheAgreedKeysByModelAndHorizon()
    {
        Run(Two, "--models", "naive,drift", "--horizons", "2,1").Succeeds();
        Assert.Equal(
            ["naive 2", "naive 1", "drift 2", "drift 1"],
            _work.Summary().Select(row => $"{row.GetProperty("model").GetString()} {row.GetProperty("horizon").GetInt32()}"));
        Assert.All(_work.Summary(), row => Assert.Equal(Keys, row.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public void Panel_WithoutModels_RunsAllOnTheSameCases()
    {
        Run(Two).Succeeds();
        Assert.Superset(new HashSet<string?> { "naive", "growth", "ses" }, _work.Summary().Select(row => row.GetProperty("model").GetString()).ToHashSet());
        Assert.Single(_work.Summary().Select(row => row.GetProperty("n").GetInt32()).Distinct());
    }

    [Fact]
    public void Panel_OutcomeOfZero_CountsInNoPercentageError()
    {
        RunResult run = Run(Two, "--models", "naive", "--subset", "BBB", "--first-origin", "2003").Succeeds();
        JsonElement naive = Assert.Single(_work.Summary());
        Assert.Equal(1, naive.GetProperty("n").GetInt32());
        Assert.Equal(JsonValueKind.Null, naive.GetProperty("mean_ape").ValueKind);
        AssertNumber(Math.Log(10), naive, "mean_ale");
        Assert.Contains("1 cases with an outcome of zero", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(3, "--positive")]
    [InlineData(2, "--minimum-base", "100")]
    [InlineData(3, "--minimum-base", "20")]
    [InlineData(2, "--subset", "BBB")]
    [InlineData(2, "--first-origin", "2003")]
    public void Panel_CasesLimited_KeepsThoseMeant(int cases, params string[] limits)
    {
        Run(Two, ["--models", "naive", .. limits]).Succeeds();
        Assert.Equal(cases, Assert.Single(_work.Summary()).GetProperty("n").GetInt32());
    }

    [Fact]
    public void Panel_SubsetOfTwoKeys_TakesPartsAndWholes()
    {
        const string text = "iso,group,year,people\nAAA,idp,2001,1\nAAA,idp,2002,2\nAAA,idp,2003,3\nAAA,ref,2001,1\nAAA,ref,2002,2\nAAA,ref,2003,3\nBBB,idp,2001,1\nBBB,idp,2002,2\nBBB,idp,2003,3\nBBB,ref,2001,1\nBBB,ref,2002,2\nBBB,ref,2003,3\n";
        Run(text, "--key", "iso,group", "--models", "naive", "--subset", "AAA,BBB/ref").Succeeds();
        Assert.Equal(3, Assert.Single(_work.Summary()).GetProperty("n").GetInt32());
        Run(text, "--key", "iso,group", "--models", "naive", "--subset", "AAA/other").Refuses("--subset", "iso/group is never \"AAA/other\"");
    }

    [Fact]
    public void Panel_SumWithMissingParts_CountsThemAsNothingUnlessAllAreMissing()
    {
        const string text = """
            iso,year,refugees,idps
            AAA,2000,,
            AAA,2001,10,
            AAA,2002,20,5
            AAA,2003,,30
            AAA,2004,40,10
            """;
        RunResult run = Run(text, "--value", "refugees+idps", "--models", "naive", "--first-origin", "2002").Succeeds();
        string[] cases = [.. _work.Read(Path.Combine("out", "cases.csv")).Split('\n')[1..^1].Select(row => string.Join(',', row.Split(',')[1..6]))];
        Assert.Equal(["AAA,2002,1,25,30", "AAA,2003,1,30,50"], cases);
        Assert.Contains("4 sums of refugees+idps; missing there, and counted as nothing: refugees in 1, idps in 1.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_OneKnownValueAtTheOrigin_IsNoCaseForAnyModel()
    {
        const string text = "iso,year,people\nAAA,2000,\nAAA,2001,10\nAAA,2002,20\nAAA,2003,30\nAAA,2004,\n";
        Run(text, "--models", "naive,mean", "--first-origin", "2001").Succeeds();
        Assert.All(_work.Summary(), row => Assert.Equal(1, row.GetProperty("n").GetInt32()));
    }

    [Fact]
    public void Panel_ModelThatFails_IsNamedAndScoredWithNaive()
    {
        RunResult run = Run(Two.Replace("AAA,2000,100", "AAA,2000,5", StringComparison.Ordinal), "--models", "naive,brittle,overflowing,pooled,forgetful").Succeeds();
        JsonElement[] rows = _work.Summary();
        Assert.Equal(5, rows.Length);
        Assert.All(rows, row => Assert.All(Keys[2..], key => Assert.Equal(rows[0].GetProperty(key).GetRawText(), row.GetProperty(key).GetRawText())));
        Assert.Contains("brittle failed 2 times (scored with naive)", run.Out, StringComparison.Ordinal);
        Assert.Contains("AAA from 2002: InvalidOperationException: five is too much", run.Out, StringComparison.Ordinal);
        Assert.Contains("overflowing failed 4 times", run.Out, StringComparison.Ordinal);
        Assert.Contains("forgetful failed 4 times", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("pooled failed", run.Out, StringComparison.Ordinal);
        Assert.Contains("brittle,AAA,2002,1,", _work.Read(Path.Combine("out", "cases.csv")), StringComparison.Ordinal);
        Assert.Equal(10, _work.Read(Path.Combine("out", "cases.csv")).Split('\n').Count(row => row.EndsWith(",true", StringComparison.Ordinal)));
    }

    [Fact]
    public void Panel_AnyThreadCountAndCulture_SameFiles()
    {
        string[] Files(params string[] more)
        {
            Run(Two, ["--horizons", "1,2", .. more]).Succeeds();
            return [.. new[] { "summary.json", "cases.csv", "failures.csv" }.Select(name => _work.Read(Path.Combine("out", name)))];
        }

        string[] one = Files("--threads", "1");
        Assert.Equal(one, Files("--threads", "5"));
        using var french = new CultureScope();
        Assert.Equal(one, Files());
    }

    [Fact]
    public void Panel_GapBetweenRows_IsMissingAndSaid()
    {
        RunResult run = Run(Two.Replace("AAA,2001,110\n", "", StringComparison.Ordinal), "--models", "naive").Succeeds();
        Assert.Contains("1 gaps between the rows of a series are missing values, the first at line 3.", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso,year,people\nAAA,2001,many\n", "panel.csv, line 2, column \"people\": \"many\" is not a number")]
    [InlineData("iso,year,people\nAAA,2001,5\nAAA,2002\n", "panel.csv, line 3, column \"people\"")]
    [InlineData("iso,year\nAAA,2001\n", "panel.csv, line 1, column \"people\": there is no such column")]
    [InlineData("iso,year,people\nAAA,2001,5\nAAA,2001,6\n", "comes twice, on lines 2 and 3")]
    [InlineData("iso,year,people\nAAA,2001,5\nAAA,2002,-6\n", "line 3, column \"people\": -6 is below")]
    [InlineData("iso,year,people\nAAA,2001,5\nAAA,2002,6\n", "no series has a case")]
    [InlineData("iso,year,people\nAAA,2001,\nAAA,2002,5\nAAA,2003,6\nAAA,2004,\n", "no series has a case")]
    public void Panel_FileThatCannotBeUsed_NamesFileAndLine(string text, string message) => Run(text, "--models", "naive").Refuses(message);

    [Theory]
    [InlineData("--subset", "ZZZ", "\"ZZZ\"")]
    [InlineData("--first-origin", "2002-05", "Monthly")]
    [InlineData("--last-origin", "1999", "before")]
    [InlineData("--last-origin", "soon", "no period")]
    [InlineData("--frequency", "often", "yearly")]
    [InlineData("--frequency", "6", "yearly")]
    [InlineData("--horizons", "1,0", "at least 1")]
    [InlineData("--horizons", "1,1", "twice")]
    [InlineData("--minimum-base", "much", "number")]
    [InlineData("--value", "people+", "between two separators")]
    [InlineData("--key", "year", "\"year\"")]
    [InlineData("--period", " ", "empty")]
    public void Panel_OptionOutOfRange_IsNamed(string option, string value, string message) => Run(Two, option, value).Refuses(option, message);

    // Later options win over the defaults of the test.
    private RunResult Run(string text, params string[] more)
    {
        string[] defaults =
        [
            "--data", _work.Write("panel.csv", text), "--key", "iso", "--period", "year", "--value", "people", "--frequency", "yearly", "--horizons", "1",
            "--first-origin", "2002", "--last-origin", "2003", "--output", _work.PathOf("out"),
        ];
        return Workspace.Run(["panel", .. defaults.Chunk(2).Where(pair => !more.Contains(pair[0])).SelectMany(pair => pair), .. more]);
    }

    private static void AssertNumber(double expected, JsonElement row, string key) => Assert.Equal(expected, row.GetProperty(key).GetDouble(), 1e-9);
}
