using System.Text;
using SahelForecast.Distributions;
using SahelForecast.Scenarios;

namespace SahelForecast.Data.Tests;

public class ForecastReaderTests
{
    private static readonly Forecast Yearly = new(
        "Drift", new Observation(Period.Year(2022), 100), [new NormalDistribution(110, 10), new LogStudentTDistribution(0, 1, 3)], "normal", SeriesKey.Of(("country", "MLI")),
        new SeriesMetadata { IsPreliminary = true, Vintage = new DateOnly(2024, 2, 29) }, seed: 42);

    private static readonly ForecastTable Table = ForecastTable.Create([Yearly], 0.8);

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.json")]
    [InlineData("a.parquet")]
    [InlineData("a.xlsx")]
    [InlineData("Ségou, prévisions (été).csv")]
    public void ReadFile_WhatWasWritten_IsEqual(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf(name);
        Write(path);

        ForecastTable read = ForecastReader.ReadFile(path);

        Assert.Equal(Table, read);
        Assert.Equal([name], folder.FileNames);
        ForecastEntry entry = Assert.Single(read);
        Assert.True(entry.IsPreliminary);
        Assert.Equal(42UL, entry.Seed);
        Assert.True(double.IsNaN(entry.Figures[1].Mean));
        Assert.Equal(0.8, Assert.Single(entry.Figures[0].Intervals).Level);
        Assert.Equal(Yearly.Steps[0].Quantile(0.1), entry.Figures[0].Intervals[0].Lower);
    }

    [Fact]
    public void ReadFile_Packed_IsEqual()
    {
        using var folder = new TemporaryFolder();
        using var text = new StringWriter();
        ForecastCsvWriter.Write(text, Table);

        Assert.Equal(Table, ForecastReader.ReadFile(folder.WritePacked("a.csv.gz", text.ToString())));
    }

    [Fact]
    public void Read_StreamThatCannotSeek_IsHeld()
    {
        using var bytes = new MemoryStream();
        ForecastWorkbookWriter.Write(bytes, Table);
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes.ToArray());
        }

        packed.Position = 0;
        using var forward = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress);

        Assert.Equal(Table, ForecastReader.Read(forward));
    }

    [Fact]
    public void Create_Mixture_HasEachScenarioThenTheMixture()
    {
        var paths = SamplePaths.Create(1, 4, [90, 100, 110, 120]);
        ForecastPanel baseline = ForecastPanel.Create([new Forecast("Drift", new Observation(Period.Year(2022), 100), [EmpiricalDistribution.Create([90, 100, 110, 120])], "paths", paths: paths, seed: 7)]);
        ScenarioMixture mixture = ScenarioEngine.Combine(
            ScenarioEngine.Project(baseline, new Scenario("It holds", []) { Probability = 0.25, Narrative = "La trêve tient." }),
            ScenarioEngine.Project(baseline, new Scenario("It worsens", [new LevelShift(Period.Year(2023)) { Rationale = "roads close", Source = "OCHA", Magnitude = Magnitude.Fixed(2) }])
            { Probability = 0.75, Likelihood = 4, Impact = 5 }));

        ForecastTable table = ForecastTable.Create(mixture, 0.5);

        Assert.Equal(["It holds", "It worsens", null], table.Select(entry => entry.Scenario?.Name));
        Assert.Equal([0.25, 0.75, null], table.Select(entry => entry.Scenario?.Probability));
        Assert.Equal("La trêve tient.", table[0].Scenario!.Narrative);
        Assert.Equal("LevelShift from 2023, size 2: roads close [OCHA]", table[1].Scenario!.Assumptions);
        Assert.Equal((4, 5), (table[1].Scenario!.Likelihood, table[1].Scenario!.Impact));
        foreach (string name in new[] { "a.csv", "a.json", "a.parquet", "a.xlsx" })
        {
            using var folder = new TemporaryFolder();
            Write(folder.PathOf(name), table);
            Assert.Equal(table, ForecastReader.ReadFile(folder.PathOf(name)));
        }
    }

    [Fact]
    public void Append_OtherLevels_Throws() =>
        Assert.Contains("0.8", Assert.Throws<ArgumentException>("other", () => Table.Append(ForecastTable.Create([Yearly], 0.9))).Message, StringComparison.Ordinal);

    [Fact]
    public void Create_HalfACharacter_Throws()
    {
        var cut = new Forecast("Drift \ud83d", new Observation(Period.Year(2022), 100), [new PointMassDistribution(1)], "point");

        Assert.Contains("position 6", Assert.Throws<ArgumentException>("text", () => ForecastTable.Create([cut])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(95)]
    [InlineData(1)]
    [InlineData(0.12345678901234567)]
    public void Create_LevelThatIsNone_Throws(double level) => Assert.Throws<ArgumentOutOfRangeException>("levels", () => ForecastTable.Create([Yearly], level));

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("country,period,value\nMLI,2024,1\n", "\"model\": there is no such column")]
    [InlineData("{\"format\": \"other\"}", "not \"SahelForecast.Forecasts\"")]
    [InlineData("{\"format\": \"SahelForecast.Forecasts\", \"version\": 2}", "reads version 1")]
    [InlineData("{\"format\": \"SahelForecast.Forecasts\", \"version\": 1}", "$.levels")]
    [InlineData("{\"format\": \"SahelForecast.Forecasts\", \"version\": 1, \"levels\": [95], \"forecasts\": []}", "$.levels[0]")]
    [InlineData("{\"format\": \"SahelForecast.Forecasts\"", "no complete JSON")]
    [InlineData("PAR1 and nothing else PAR1", "the Parquet file is damaged")]
    [InlineData("PAR1", "the Parquet file is damaged")]
    public void Read_OtherThanOurs_SaysWhatIsWrong(string text, string expected) => Assert.Contains(expected, Failure(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2023,110,110", "2025,110,110", "line 2, column \"period\"")]
    [InlineData("2024,,1,", "2026,,1,", "line 3, column \"period\"")]
    [InlineData("2023,110,110", "2023,110,n/d", "line 2, column \"median\": \"n/d\" is not a finite number")]
    [InlineData("2023,110,110", "2023,110,1e999", "line 2, column \"median\"")]
    [InlineData(",stock,", ",heap,", "line 2, column \"kind\"")]
    [InlineData(",42,", ",-1,", "line 2, column \"seed\"")]
    [InlineData("preliminary", "final", "line 2, column \"status\"")]
    [InlineData("2024-02-29", "29/02/2024", "line 2, column \"vintage\"")]
    [InlineData("q0.9", "q0.8", "no pairs such as q0.1 and q0.9")]
    [InlineData("median", "mean", "twice")]
    [InlineData("MLI,Drift", "MLI,Mali,Drift", "line 2: the row has")]
    [InlineData("MLI,Drift", "\"MLI\"x,Drift", "behind a closing quote")]
    public void Read_ChangedCsv_NamesLineAndColumn(string from, string to, string expected)
    {
        using var text = new StringWriter();
        ForecastCsvWriter.Write(text, Table);
        string changed = text.ToString();
        Assert.Contains(from, changed, StringComparison.Ordinal);
        int at = changed.IndexOf(from, StringComparison.Ordinal);

        Assert.Contains(expected, Failure(changed[..at] + to + changed[(at + from.Length)..]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TidyRowsOutOfOrder_NamesTheLine()
    {
        using var text = new StringWriter();
        ForecastCsvWriter.Write(text, Table, new ForecastCsvOptions { Layout = ForecastLayout.Tidy });
        string[] lines = text.ToString().TrimEnd('\n').Split('\n');
        (lines[2], lines[3]) = (lines[3], lines[2]);

        Assert.Contains("line 3, column \"statistic\": \"lower\" of 2023 stands where median was expected", Failure(string.Join('\n', lines)).Message, StringComparison.Ordinal);
        Assert.Contains("lack one", Failure(string.Join('\n', lines[..2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyByteOfParquetChanged_IsReadOrRefused()
    {
        using var bytes = new MemoryStream();
        ForecastParquetWriter.Write(bytes, Table);
        for (int i = 0; i < bytes.Length; i += 7)
        {
            byte[] broken = bytes.ToArray();
            broken[i] ^= 0x55;
            try
            {
                ForecastReader.Read(new MemoryStream(broken));
            }
            catch (SeriesReadException fault)
            {
                Assert.NotEmpty(fault.Message);
            }
        }
    }

    [Fact]
    public void Workbook_TextsAndNumbers_AreTyped()
    {
        using var folder = new TemporaryFolder();
        Write(folder.PathOf("a.xlsx"));

        // Read as any workbook: a table with a header, figures as numbers.
        DataSourceResult read = DataSource.Read(folder.PathOf("a.xlsx"), new DataSourceOptions());

        Assert.Contains("median", read.Detection.Columns);
        Assert.Equal(2, read.RowCount);
    }

    [Fact]
    public void Workbook_TextLongerThanACell_Throws()
    {
        ForecastTable table = ForecastTable.Create([new Forecast(new string('a', 40_000), new Observation(Period.Year(2022), 1), [new PointMassDistribution(1)], "point")]);

        Assert.Contains("32767", Assert.Throws<ArgumentException>("table", () => ForecastWorkbookWriter.Write(new MemoryStream(), table)).Message, StringComparison.Ordinal);
    }

    private static SeriesReadException Failure(string text) => Assert.Throws<SeriesReadException>(() => ForecastReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    private static void Write(string path, ForecastTable? table = null)
    {
        table ??= Table;
        switch (Path.GetExtension(path))
        {
            case ".csv":
                ForecastCsvWriter.WriteFile(path, table);
                break;
            case ".json":
                ForecastJsonWriter.WriteFile(path, table);
                break;
            case ".parquet":
                ForecastParquetWriter.WriteFile(path, table);
                break;
            default:
                ForecastWorkbookWriter.WriteFile(path, table);
                break;
        }
    }
}
