using System.Text.Json;
using SahelForecast.Testing;

namespace SahelForecast.Accuracy.Tests;

public sealed class CompetitionTests : IDisposable
{
    // A climbs by 2, B swings by 1, C never moves.
    private const string Train = "id,V1,V2,V3,V4\nA,10,12,14,16\nB,5,4,5,4\nC,7,7,7,\n";
    private const string Test = "id,V1,V2\nA,18,20\nB,4,8\nC,7,14\n";

    private static readonly string[] Keys =
    [
        "model", "n", "failures", "smape", "mase", "rmsse", "owa", "msis95", "coverage50", "coverage80", "coverage95", "below_zero95", "crps",
        "cpu_ms_median", "cpu_ms_mean",
    ];

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Competition_ThreeSeries_ScoresAsByHand()
    {
        _work.Compete(Train, Test, "naive").Succeeds();
        JsonElement naive = Assert.Single(_work.Summary());

        // Naive forecasts 16, 4 and 7. Its standard deviation is 2 for A, 1 for B and 0 for C, times the root of the horizon.
        Assert.Equal(3, naive.GetProperty("n").GetInt32());
        AssertNumber(((((200.0 * 2 / 34) + (200.0 * 4 / 36)) / 2) + (200.0 * 4 / 12 / 2) + (200.0 * 7 / 21 / 2)) / 3, naive, "smape");
        AssertNumber((((2 + 4) / 2.0 / 2) + ((0 + 4) / 2.0 / 1)) / 2, naive, "mase");
        AssertNumber((Math.Sqrt((4 + 16) / 2.0 / 4) + Math.Sqrt((0 + 16) / 2.0 / 1)) / 2, naive, "rmsse");
        AssertNumber(1, naive, "owa");

        // The 50 % interval reaches 0.674, the 80 % one 1.282, the 95 % one 1.960 standard deviations, which are 2 and 2.83 for A, 1 and 1.41 for B.
        AssertNumber((0 + 0.5 + 0.5) / 3, naive, "coverage50");
        AssertNumber((0.5 + 0.5 + 0.5) / 3, naive, "coverage80");
        AssertNumber((1 + 0.5 + 0.5) / 3, naive, "coverage95");
        const double z = 1.959963984540054;
        double widths = (2 * z) + (2 * z * Math.Sqrt(2));
        double missed = 40 * (8 - 4 - (z * Math.Sqrt(2)));
        AssertNumber(((widths / 2) + ((widths + missed) / 2)) / 2, naive, "msis95");
        AssertNumber(0, naive, "below_zero95");
    }

    [Fact]
    public void Competition_NormalForecast_HasItsClosedFormCrps()
    {
        _work.Compete("id,V1,V2,V3\nA,100,102,104\n", "id,V1\nA,106\n", "naive").Succeeds();

        // Standard deviation 2, error 2, z = 1: s (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)), over the scale of 2.
        AssertNumber((2 * 0.8413447460685429) - 1 + (2 * 0.24197072451914337) - (1 / Math.Sqrt(Math.PI)), Assert.Single(_work.Summary()), "crps");
    }

    [Fact]
    public void Competition_Summary_HasTheAgreedKeys()
    {
        _work.Compete(Train, Test, "naive,drift").Succeeds();
        Assert.Equal(["naive", "drift"], _work.Summary().Select(row => row.GetProperty("model").GetString()));
        Assert.All(_work.Summary(), row => Assert.Equal(Keys, row.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public void Competition_SeriesWithoutScale_IsNullWhereItHasNoScore()
    {
        RunResult run = _work.Compete("id,V1,V2,V3\nC,7,7,7\n", "id,V1\nC,8\n", "naive").Succeeds();
        Assert.Equal(JsonValueKind.Null, Assert.Single(_work.Summary()).GetProperty("mase").ValueKind);
        Assert.Contains("1 series never move", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Competition_GzipWhateverItsName_ScoresLikePlain()
    {
        string plain = Figures(() => _work.Compete(Train, Test, "naive,ses"));
        string zipped = Figures(() => Workspace.Run(
            "competition", "--train", _work.WriteGzip("train.csv", Train), "--test", _work.WriteGzip("test.txt", Test), "--season", "1", "--models", "naive,ses", "--output", _work.PathOf("out")));
        Assert.Equal(plain, zipped);
    }

    [Fact]
    public void Competition_AnyThreadCountAndCulture_SameFigures()
    {
        (string train, string test) = Random(60);
        const string models = "naive,naive2,snaive,drift,ses,growth";
        string one = Figures(() => _work.Compete(train, test, models, "--season", "4", "--threads", "1"));
        string many = Figures(() => _work.Compete(train, test, models, "--season", "4", "--threads", "7"));
        using var french = new CultureScope();
        string all = Figures(() => _work.Compete(train, test, models, "--season", "4"));
        Assert.Equal(one, many);
        Assert.Equal(one, all);
    }

    [Fact]
    public void Competition_ModelThatFails_IsCountedNamedAndScoredWithNaive()
    {
        RunResult run = _work.Compete(Train, Test, "naive,brittle").Succeeds();
        JsonElement[] rows = _work.Summary();
        Assert.Equal(1, rows[1].GetProperty("failures").GetInt32());
        Assert.All(Keys[3..^2], key => Assert.Equal(rows[0].GetProperty(key).GetRawText(), rows[1].GetProperty(key).GetRawText()));
        Assert.Contains("brittle failed 1 time (scored with naive)", run.Out, StringComparison.Ordinal);
        Assert.Contains("B: InvalidOperationException: five is too much", run.Out, StringComparison.Ordinal);
        Assert.Equal("model,series,origin,reason\nbrittle,B,,InvalidOperationException: five is too much\n", _work.Read(Path.Combine("out", "failures.csv")));
        Assert.Contains("\nbrittle,B,2,true,", _work.Read(Path.Combine("out", "scores.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("overflowing", "not finite and in order")]
    [InlineData("overlong", "2 after")]
    [InlineData("forgetful", "2 outcomes for 3 series")]
    public void Competition_ForecastsThatAreUnusable_AreFailures(string model, string reason)
    {
        RunResult run = _work.Compete(Train, Test, model).Succeeds();
        Assert.Equal(3, Assert.Single(_work.Summary()).GetProperty("failures").GetInt32());
        Assert.Contains(reason, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Competition_ModelThatLearnsAcrossSeries_IsGivenAllTogether()
    {
        _work.Compete(Train, Test, "naive,pooled").Succeeds();
        JsonElement[] rows = _work.Summary();
        Assert.All(Keys[2..^2], key => Assert.Equal(rows[0].GetProperty(key).GetRawText(), rows[1].GetProperty(key).GetRawText()));
    }

    [Fact]
    public void Competition_SeriesThatNobodyCanBeScoredOn_IsLeftOutForAll()
    {
        RunResult run = _work.Compete(
            "id,V1,V2,V3\nA,10,12,14\nONE,5,,\nNONE,,,\nOPEN,1,2,3\n", "id,V1\nA,16\nONE,5\nNONE,5\nOPEN,\n", "naive,mean").Succeeds();
        Assert.All(_work.Summary(), row => Assert.Equal(1, row.GetProperty("n").GetInt32()));
        Assert.Contains("3 series are left out for all models: ONE (1 training values), NONE (0 training values), OPEN (no value in the test file)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Competition_GapInsideASeries_IsMissingAndSaid()
    {
        RunResult run = _work.Compete("id,V1,V2,V3,V4\nA,10,,14,16\n", "id,V1,V2\nA,,20\n", "naive").Succeeds();
        Assert.Contains("1 values are missing inside training series, 1 inside test series.", run.Out, StringComparison.Ordinal);

        // The one change that is observed is 2; the forecast of 16 misses the second value by 4.
        AssertNumber(2, Assert.Single(_work.Summary()), "mase");
    }

    [Fact]
    public void Competition_SeriesBelowZero_IsForecastWithoutBounds()
    {
        _work.Compete("id,V1,V2,V3,V4\nA,-1,1,-1,1\nB,1,3,1,3\n", "id,V1\nA,1\nB,3\n", "naive").Succeeds();

        // Both intervals reach from -3 or -1 on; people can't be fewer than none, the other series can.
        AssertNumber(0.5, Assert.Single(_work.Summary()), "below_zero95");
    }

    [Fact]
    public void Competition_SampleOfOneSeed_IsDrawnAgain()
    {
        (string train, string test) = Random(30);
        string Drawn(string seed)
        {
            _work.Compete(train, test, "naive", "--sample", "5", "--seed", seed).Succeeds();
            string[] ids = [.. _work.Read(Path.Combine("out", "scores.csv")).Split('\n')[1..^1].Select(row => row.Split(',')[1])];
            Assert.Equal(5, ids.Distinct().Count());
            return string.Join(' ', ids);
        }

        Assert.Equal(Drawn("3"), Drawn("3"));
        Assert.NotEqual(Drawn("3"), Drawn("4"));
    }

    [Fact]
    public void Competition_ForecastFile_HasTheQuantilesOfEveryStep()
    {
        _work.Compete(Train, Test, "naive").Succeeds();
        string[] rows = _work.Read(Path.Combine("out", "forecasts.csv")).Split('\n');
        Assert.Equal("model,id,step,actual,lower95,lower80,lower50,median,upper50,upper80,upper95", rows[0]);
        Assert.Equal(6, rows.Count(row => row.StartsWith("naive,", StringComparison.Ordinal)));
        Assert.Equal("naive,C,2,14,7,7,7,7,7,7,7", rows[6]);
    }

    [Fact]
    public void Competition_Table_FitsTheConsole()
    {
        (string train, string test) = Random(60);
        RunResult run = _work.Compete(train, test, "naive,growth,loglineartrend", "--season", "4").Succeeds();
        Assert.All(run.Out.Split('\n').Where(line => line.StartsWith("model", StringComparison.Ordinal) || line.StartsWith("loglineartrend", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 60, 100));
        Assert.Contains("naive: 60 series, 0 failed", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"Work: \d+\.\d\d s CPU, \d+\.\d\d s wall\.", run.Out);
    }

    [Fact]
    public void Competition_Cancelled_WritesNothing()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        RunResult run = Workspace.Run(
            stopped.Token, "competition", "--train", _work.Write("train.csv", Train), "--test", _work.Write("test.csv", Test), "--season", "1", "--models", "naive", "--output", _work.PathOf("out"));
        Assert.Equal(130, run.Code);
        Assert.False(File.Exists(_work.PathOf(Path.Combine("out", "summary.json"))));
    }

    // Everything but the times.
    private string Figures(Func<RunResult> run)
    {
        run().Succeeds();
        IEnumerable<string> rows = _work.Summary().Select(row => string.Join(' ', row.EnumerateObject().SkipLast(2).Select(property => property.Value.GetRawText())));
        IEnumerable<string> scores = _work.Read(Path.Combine("out", "scores.csv")).Split('\n').Select(row => row[..Math.Max(0, row.LastIndexOf(','))]);
        return string.Join('\n', [.. rows, .. scores, _work.Read(Path.Combine("out", "forecasts.csv"))]);
    }

    private static (string Train, string Test) Random(int count)
    {
        var random = new Random(1);
        string Row(int i, int length) => FormattableString.Invariant($"S{i},{string.Join(',', Enumerable.Range(0, length).Select(_ => FormattableString.Invariant($"{50 + random.Next(100)}.5")))}\n");
        string Header(int length) => $"id,{string.Join(',', Enumerable.Range(1, length).Select(i => $"V{i}"))}\n";
        return (Header(17) + string.Concat(Enumerable.Range(0, count).Select(i => Row(i, 17))), Header(3) + string.Concat(Enumerable.Range(0, count).Select(i => Row(i, 3))));
    }

    private static void AssertNumber(double expected, JsonElement row, string key) => Assert.Equal(expected, row.GetProperty(key).GetDouble(), 1e-9);
}
