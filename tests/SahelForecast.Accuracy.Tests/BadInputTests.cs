namespace SahelForecast.Accuracy.Tests;

public sealed class BadInputTests : IDisposable
{
    private const string Train = "id,V1,V2,V3\nA,10,12,14\nB,5,4,5\n";
    private const string Test = "id,V1\nA,16\nB,5\n";

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("id,V1,V2\nA,10,12,14\nB,5,4\n", "train.csv, line 2: the row has 4 cells, the header 3")]
    [InlineData("id,V1,V2,V3\nA,10,12,14\nB,5\n", "train.csv, line 3: the row has 2 cells, the header 4")]
    [InlineData("id,V1,V2\nA,10,12\nB,5,many\n", "line 3: \"many\" in column V2 is not a number")]
    [InlineData("id,V1,V2\nA,10,12\nB,5,\"1,5\"\n", "line 3: \"1,5\" in column V2 is not a number")]
    [InlineData("id,V1,V2\nA,10,12\n,5,6\n", "line 3: there is no id")]
    [InlineData("id,V1,V2\nA,10,12\nB,5,6\nA,1,2\n", "line 4: A comes twice, on lines 2 and 4")]
    [InlineData("id,V1,V2\nA,10,12\nB,5,6\nC,1,2\n", "line 4: C is not in")]
    [InlineData("id,V1,V2\nA,10,12\n", "test.csv, line 3: B is not in")]
    [InlineData("name,V1,V2\nA,10,12\nB,5,6\n", "train.csv, line 1: the header must begin with id")]
    [InlineData("id\nA\n", "train.csv, line 1: the header must begin with id")]
    [InlineData("id,V1,V2\n", "train.csv, line 1: there is a header, but no row below it")]
    [InlineData("", "train.csv, line 1")]
    [InlineData("id,V1,V2\nA,10,12\nB,\"5,6\n", "train.csv, line 3: the quotes")]
    [InlineData("id,V1,V2\nA,10,\nB,5,\n", "no series has 2 training values")]
    public void Competition_TrainFileThatCannotBeUsed_NamesFileAndLine(string train, string message) =>
        _work.Compete(train, Test, "naive").Refuses(message);

    [Fact]
    public void Competition_UnknownModel_ListsThoseThereAre() =>
        _work.Compete(Train, Test, "naive,clever").Refuses("--models", "\"clever\"", "drift, ", "naive2, ");

    [Fact]
    public void Competition_MissingFile_IsNamed() =>
        Workspace.Run("competition", "--train", _work.PathOf("no.csv"), "--test", "b", "--season", "1", "--models", "naive").Refuses("no.csv: there is no such file");

    [Theory]
    [InlineData(".", "this is a folder")]
    [InlineData("", "the name of a file is empty")]
    public void Competition_PathThatIsNoFile_SaysSo(string path, string message) =>
        Workspace.Run("competition", "--train", path, "--test", "b", "--season", "1", "--models", "naive").Refuses(message);

    [Fact]
    public void Competition_DamagedGzip_IsNamed()
    {
        File.WriteAllBytes(_work.PathOf("bad.gz"), [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF]);
        Workspace.Run("competition", "--train", _work.PathOf("bad.gz"), "--test", "b", "--season", "1", "--models", "naive").Refuses("bad.gz: the gzip file is damaged");
    }

    [Fact]
    public void Competition_NotUtf8_IsNamed()
    {
        File.WriteAllBytes(_work.PathOf("latin.csv"), [.. "id,V1\nS"u8, 0xE9, .. ",1\n"u8]);
        Workspace.Run("competition", "--train", _work.PathOf("latin.csv"), "--test", "b", "--season", "1", "--models", "naive").Refuses("latin.csv: the text is not UTF-8");
    }

    [Fact]
    public void Competition_SampleAboveTheSeries_SaysHowManyThereAre() =>
        _work.Compete(Train, Test, "naive", "--sample", "3").Refuses("--sample is 3", "has 2 series");

    [Fact]
    public void Competition_OutputThatIsAFile_IsNamed()
    {
        string file = _work.Write("taken", "");
        Workspace.Run("competition", "--train", _work.Write("a.csv", Train), "--test", _work.Write("b.csv", Test), "--season", "1", "--models", "naive", "--output", file)
            .Refuses("--output", "taken");
    }

    [Theory]
    [InlineData("--season", "0")]
    [InlineData("--season", "twelve")]
    [InlineData("--threads", "0")]
    [InlineData("--sample", "-1")]
    [InlineData("--models", "naive,,ses")]
    [InlineData("--models", "naive,naive")]
    public void Competition_OptionOutOfRange_IsNamed(string option, string value)
    {
        string[] rest = [.. new[] { "--season", "1", "--models", "naive" }.Chunk(2).Where(pair => pair[0] != option).SelectMany(pair => pair)];
        Workspace.Run(["competition", "--train", "a", "--test", "b", option, value, .. rest]).Refuses(option, value);
    }

    [Theory]
    [InlineData(new string[0], "Required command")]
    [InlineData(new[] { "compete" }, "compete")]
    [InlineData(new[] { "competition", "--train", "a" }, "'--test' is required")]
    public void Program_CommandLineThatCannotBeUsed_SaysWhatIsMissing(string[] args, string message) => Workspace.Run(args).Refuses(message, "--help");

    [Fact]
    public void Program_Help_NamesEveryCommand()
    {
        RunResult run = Workspace.Run("--help").Succeeds();
        Assert.All(["competition", "panel", "published", "models"], command => Assert.Contains(command, run.Out, StringComparison.Ordinal));
    }
}
