using System.Globalization;
using SahelForecast.Distributions;

namespace SahelForecast.Data.Tests;

public class ForecastCsvWriterTests
{
    private static readonly Forecast Yearly = new(
        "Drift", new Observation(Period.Year(2022), 100), [new NormalDistribution(110, 10), new NormalDistribution(120, 20)], "normal");

    [Fact]
    public void Write_DefaultLevels_NamesQuantilesAscending()
    {
        string[] lines = Lines([Yearly]);

        Assert.Equal(
            "model,forecast_origin,period,mean,median,q0.025,q0.1,q0.25,q0.75,q0.9,q0.975,levels,unit,kind,display_name,origin_value,method,seed,source,vintage,status", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Drift,2022,2023,110,110,90.4003601545", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Drift,2022,2024,120,120,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyNumber_ReadsBackToTheBitsOfTheForecast()
    {
        string[] cells = Lines([Yearly], 0.9)[1].Split(',');

        Assert.Equal(
            [110, 110, Yearly.Steps[0].Quantile(0.05), Yearly.Steps[0].Quantile(0.95)],
            cells[3..7].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(new[] { 0.95 }, "q0.025,q0.975")]
    [InlineData(new[] { 0.8, 0.5, 0.8 }, "q0.1,q0.25,q0.75,q0.9")]
    [InlineData(new[] { 0.999999 }, "q0.0000005,q0.9999995")]
    public void Write_Levels_AreNamedByProbabilityOnce(double[] levels, string expected) =>
        Assert.Contains($",median,{expected},levels,", Lines([Yearly], levels)[0], StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void Write_LevelOutsideItsRange_ThrowsAndSaysHow(double level) => Assert.Contains(
        "write 0.95, not 95", Assert.Throws<ArgumentOutOfRangeException>("levels", () => Lines([Yearly], level)).Message, StringComparison.Ordinal);

    [Fact]
    public void Write_Provenance_StandsBehindTheFigures()
    {
        var forecast = new Forecast(
            "Drift", new Observation(Period.Month(2025, 12), 7522833), [new PointMassDistribution(5)], "5,000 simulated paths", SeriesKey.Of(("country", "MLI")),
            new SeriesMetadata { DisplayName = "Mali", Kind = SeriesKind.Flow, Source = "IDMC", Vintage = new DateOnly(2026, 3, 1), IsPreliminary = true }, seed: ulong.MaxValue);

        Assert.Equal(
            "MLI,Drift,2025-12,2026-01,5,5,5,5,0.8,people,flow,Mali,7522833,\"5,000 simulated paths\",18446744073709551615,IDMC,2026-03-01,preliminary",
            Lines([forecast], 0.8)[1]);
    }

    [Fact]
    public void Write_TidyWithHashtags_SaysLevelAndProbabilityOfEveryFigure()
    {
        var forecast = new Forecast("Drift", new Observation(Period.Year(2025), double.NaN), [new PointMassDistribution(5)], "point", SeriesKey.Of(("country", "MLI")));
        using var target = new StringWriter();

        ForecastCsvWriter.Write(target, ForecastTable.Create([forecast], 0.8), new ForecastCsvOptions { Layout = ForecastLayout.Tidy, Hashtags = true });

        Assert.Equal(
            """
            country,model,forecast_origin,period,statistic,level,probability,value,unit,kind,display_name,origin_value,method,seed,source,vintage,status
            #country+code,#meta+model,#date+origin,#date+period,#meta+statistic,#meta+level,#meta+probability,#affected+forecast,#meta+unit,#meta+kind,#meta+name,#meta+origin+value,#meta+method,#meta+seed,#meta+source,#date+vintage,#status
            MLI,Drift,2025,2026,mean,,,5,people,stock,,,point,,,,
            MLI,Drift,2025,2026,median,,0.5,5,people,stock,,,point,,,,
            MLI,Drift,2025,2026,lower,0.8,0.1,5,people,stock,,,point,,,,
            MLI,Drift,2025,2026,upper,0.8,0.9,5,people,stock,,,point,,,,

            """.ReplaceLineEndings("\n"),
            target.ToString());
    }

    [Fact]
    public void Write_WideWithHashtags_TagsEveryColumnValidly()
    {
        Forecast forecast = With(SeriesKey.Of(("Région d'origine", "Ségou"), ("sector", "WSH"), ("2024 ?", "a"), ("!", "b")));
        using var target = new StringWriter();

        ForecastCsvWriter.Write(target, ForecastTable.Create([forecast], 0.95), new ForecastCsvOptions { Hashtags = true });

        string[] tags = target.ToString().Split('\n')[1].Split(',');
        Assert.Equal(["#meta+key+region_d_origine", "#sector", "#meta+key+n2024", "#meta+key"], tags[..4]);
        Assert.Contains("#affected+forecast+lower+level_0_95+probability_0_025", tags);
        Assert.All(tags, tag => Assert.True(HxlTag.TryParse(tag, out _), tag));
    }

    [Fact]
    public void Write_MoneyForecast_IsTaggedAsIndicator()
    {
        var forecast = new Forecast("Drift", new Observation(Period.Year(2025), 1), [new PointMassDistribution(5)], "point", metadata: new SeriesMetadata { Unit = "US$ million" });
        using var target = new StringWriter();

        ForecastCsvWriter.Write(target, ForecastTable.Create([forecast]), new ForecastCsvOptions { Hashtags = true });

        Assert.Contains("#indicator+forecast+median", target.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("#affected", target.ToString(), StringComparison.Ordinal);
    }

    // Our own HXL is understood by the reader of any HXL.
    [Fact]
    public void Write_WithHashtags_IsReadAsHxl()
    {
        using var target = new StringWriter();
        ForecastCsvWriter.Write(target, ForecastTable.Create([With(SeriesKey.Of(("country", "MLI")))]), new ForecastCsvOptions { Hashtags = true });

        SeriesReadResult read = Csv.Read(target.ToString(), new CsvSeriesOptions
        {
            Frequency = Frequency.Yearly,
            PeriodColumn = "#date+period",
            ValueColumn = "#affected+forecast+median",
            KeyColumns = ["#country+code"],
        });

        Assert.Empty(read.Issues);
        Assert.Equal([110], Assert.Single(read.Panel).Values.ToArray());
    }

    // The needs of OCHA have a dimension "status".
    [Theory]
    [InlineData("status", "key_status")]
    [InlineData("model", "key_model")]
    [InlineData("q0.025", "key_q0.025")]
    [InlineData("key_a", "key_key_a")]
    [InlineData("key_", "key_key_")]
    [InlineData("Status", "Status")]
    public void Write_DimensionNamedAsAColumn_GetsAnotherAndComesBack(string dimension, string column)
    {
        ForecastTable table = ForecastTable.Create([With(SeriesKey.Of((dimension, "a"), ("b", "c")))]);
        using var target = new StringWriter();

        ForecastCsvWriter.Write(target, table);

        Assert.StartsWith($"{column},b,model,", target.ToString(), StringComparison.Ordinal);
        Assert.Equal(table, ForecastReader.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(target.ToString()))));
    }

    [Fact]
    public void WriteFile_WhereAFolderIs_LeavesNothingBeside()
    {
        using var folder = new TemporaryFolder();
        string taken = Directory.CreateDirectory(folder.PathOf("taken")).FullName;

        Assert.True(Record.Exception(() => ForecastCsvWriter.WriteFile(taken, ForecastTable.Create([Yearly]))) is IOException or UnauthorizedAccessException);
        Assert.True(Record.Exception(() => ForecastParquetWriter.WriteFile(Path.Combine(folder.PathOf("absent"), "a.parquet"), ForecastTable.Create([Yearly]))) is IOException);

        Assert.Empty(folder.FileNames);
        Assert.Empty(Directory.EnumerateFileSystemEntries(taken));
    }

    [Fact]
    public void WriteFile_Cancelled_LeavesTheOldFileAndNothingBeside()
    {
        using var folder = new TemporaryFolder();
        ForecastTable table = ForecastTable.Create([Yearly]);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        foreach (Action<string> write in new Action<string>[]
        {
            path => ForecastCsvWriter.WriteFile(path, table, null, cancelled.Token),
            path => ForecastJsonWriter.WriteFile(path, table, cancelled.Token),
            path => ForecastParquetWriter.WriteFile(path, table, ForecastLayout.Wide, cancelled.Token),
            path => ForecastWorkbookWriter.WriteFile(path, table, ForecastLayout.Wide, cancelled.Token),
        })
        {
            string path = folder.Write("a", "old"u8.ToArray());

            Assert.ThrowsAny<OperationCanceledException>(() => write(path));

            Assert.Equal("old", File.ReadAllText(path));
            Assert.Equal(["a"], folder.FileNames);
        }
    }

    [Fact]
    public void Write_Keys_AreTheUnionInOrderOfAppearance()
    {
        Forecast mali = With(SeriesKey.Of(("country", "MLI"), ("admin1", "Ségou")));
        Forecast niger = With(SeriesKey.Of(("group", "idp"), ("country", "NER")));

        string[] lines = Lines([mali, niger, Yearly], 0.5);

        Assert.StartsWith("country,admin1,group,model,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("MLI,Ségou,,Drift,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("NER,,idp,Drift,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith(",,,Drift,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MeanNotFinite_IsAnEmptyCell()
    {
        var forecast = new Forecast("Growth", new Observation(Period.Year(2022), 1), [new LogStudentTDistribution(0, 1, 3)], "t");

        Assert.StartsWith("Growth,2022,2023,,1,", Lines([forecast])[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ModelNameThatIsAFormula_IsDefused()
    {
        var forecast = new Forecast("=1+1", new Observation(Period.Year(2022), 1), [new NormalDistribution(-5, 1)], "normal");

        Assert.StartsWith("'=1+1,2022,2023,-5,-5,", Lines([forecast])[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoForecasts_WritesTheHeader() => Assert.Single(Lines([]));

    [Fact]
    public void Write_FrenchMachine_WritesTheSame()
    {
        string[] expected = Lines([Yearly]);

        Csv.Under(Csv.French, () => Assert.Equal(expected, Lines([Yearly])));
    }

    [Fact]
    public void Write_Medians_ReadBackAsASeries()
    {
        using var target = new StringWriter();
        ForecastCsvWriter.Write(target, [Yearly]);
        CsvSeriesOptions options = new() { Frequency = Frequency.Yearly, PeriodColumn = "period", ValueColumn = "median", KeyColumns = ["model"] };

        SeriesReadResult result = Csv.Read(target.ToString(), options);

        Assert.Empty(result.Issues);
        Assert.Equal([110, 120], Assert.Single(result.Panel).Values.ToArray());
    }

    [Fact]
    public void WriteFile_BadLevel_LeavesNoFile()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastCsvWriter.WriteFile(folder.PathOf("a.csv"), [Yearly], 95));
        Assert.Empty(folder.FileNames);

        ForecastCsvWriter.WriteFile(folder.PathOf("a.csv"), [Yearly], 0.8);
        Assert.Equal(["a.csv"], folder.FileNames);
        Assert.Equal(string.Join('\n', Lines([Yearly], 0.8)) + "\n", File.ReadAllText(folder.PathOf("a.csv")));
    }

    private static Forecast With(SeriesKey key) =>
        new("Drift", new Observation(Period.Year(2022), 100), [new NormalDistribution(110, 10)], "normal", key);

    // No line of these tests has a break inside quotes; the last is ended like the others.
    private static string[] Lines(IEnumerable<Forecast> forecasts, params double[] levels)
    {
        using var target = new StringWriter();
        ForecastCsvWriter.Write(target, forecasts, levels);
        string text = target.ToString();
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        return text[..^1].Split('\n');
    }
}
