namespace SahelForecast.Accuracy.Tests;

public sealed class PublishedTests : IDisposable
{
    private readonly Workspace _work = new();

    public PublishedTests()
    {
        _work.Write("a_train.csv", "id,V1,V2,V3\nA,10,12,14\n");
        _work.Write("a_test.csv", "id,V1\nA,18\n");
        _work.Write("b_train.csv", "id,V1,V2,V3,V4\nB,1,5,2,7\n");
        _work.Write("b_test.csv", "id,V1,V2,V3\nB,1,1,3\n");
    }

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Published_TwoMethods_ScoresAsByHand()
    {
        RunResult run = Run("method,id,h1,h2,h3\nFlat one,A,14,14,14\nFlat one,B,1,1,1\nOther,A,18,,\nOther,B,,,\nOther,C,1,2,3\n").Succeeds();

        // A: 200 * 4 / 32 = 25, scale 2. B: 0, 0, 200 * 2 / 4 = 100, scale 1.5 at season 2. Pooled: (25 + 0 + 0 + 100) / 4.
        Assert.Matches(@"Flat one +2 +29\.167 +31\.250 +1\.222", run.Out);
        Assert.Matches(@"Other +1 +0\.000 +0\.000 +0\.000", run.Out);
        Assert.Contains("2 rows of forecasts.csv are empty or of series in no test file", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("method,id,h1\nX,A,1\nX,B,1\n", "line 3: X has no forecast for some of the 3 steps of B")]
    [InlineData("method,id,h1\nX,C,1\n", "no row is of a series in a test file")]
    [InlineData("id,h1\nA,1\n", "line 1: the header must begin with method,id")]
    [InlineData("method,id,h1\nX,A,1\nX,A,2\n", "line 3: X A comes twice")]
    public void Published_ForecastsThatCannotBeUsed_NameFileAndLine(string forecasts, string message) => Run(forecasts).Refuses("forecasts.csv", message);

    [Fact]
    public void Published_TrainWithoutSeason_IsRefused() => Workspace.Run(
        "published", "--forecasts", "f", "--test", "a", "b", "--train", "c", "d").Refuses("--train names 2 files and --season 0 seasons, but --test 2 files");

    private RunResult Run(string forecasts) => Workspace.Run(
        "published", "--forecasts", _work.Write("forecasts.csv", forecasts), "--test", _work.PathOf("a_test.csv"), _work.PathOf("b_test.csv"),
        "--train", _work.PathOf("a_train.csv"), _work.PathOf("b_train.csv"), "--season", "1,2");
}
