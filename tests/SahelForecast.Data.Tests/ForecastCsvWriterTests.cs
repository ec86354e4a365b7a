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

        Assert.Equal("model,forecast_origin,period,mean,median,q0.025,q0.1,q0.25,q0.75,q0.9,q0.975", lines[0]);
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
            cells[3..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(new[] { 0.95 }, "q0.025,q0.975")]
    [InlineData(new[] { 0.8, 0.5, 0.8 }, "q0.1,q0.25,q0.75,q0.9")]
    [InlineData(new[] { 0.999999 }, "q0.0000005,q0.9999995")]
    public void Write_Levels_AreNamedByProbabilityOnce(double[] levels, string expected) =>
        Assert.EndsWith($",median,{expected}", Lines([Yearly], levels)[0], StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void Write_LevelOutsideItsRange_ThrowsAndSaysHow(double level) => Assert.Contains(
        "write 0.95, not 95", Assert.Throws<ArgumentOutOfRangeException>("levels", () => Lines([Yearly], level)).Message, StringComparison.Ordinal);

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
    public void Write_DimensionNamedAsAColumn_Throws() =>
        Assert.Contains("\"model\"", Assert.Throws<ArgumentException>("forecasts", () => Lines([With(SeriesKey.Of(("model", "a")))])).Message, StringComparison.Ordinal);

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
