using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Microsoft.Data.Analysis;
using SahelForecast.Distributions;

namespace SahelForecast.Data.Tests;

public class DataFrameTests
{
    private static readonly CsvSeriesOptions Keyed = new() { Frequency = Frequency.Monthly, PeriodColumn = "month", ValueColumn = "people", KeyColumns = ["country"] };

    private static readonly CsvSeriesOptions Yearly = new() { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "people" };

    [Property(Arbitrary = [typeof(SeriesCsvWriterTests.Panels)], MaxTest = 200)]
    public void Frame_OfAnyPanel_ReadsBackToTheSameBits(TimeSeriesPanel panel, bool french) => Csv.Under(french ? Csv.French : CultureInfo.InvariantCulture, () =>
    {
        SeriesReadResult read = panel.ToDataFrame().ToPanel(new CsvSeriesOptions
        {
            Frequency = panel[0].Frequency,
            PeriodColumn = "period",
            ValueColumn = "value",
            KeyColumns = [.. panel[0].Key.Dimensions],
            Metadata = panel[0].Metadata,
            Culture = french ? Csv.French : CultureInfo.InvariantCulture,
        });

        Assert.Empty(read.Issues);
        Assert.Equal(panel.Select(series => series.Key), read.Panel.Select(series => series.Key));
        Assert.Equal(panel.Select(series => series.Periods), read.Panel.Select(series => series.Periods));
        Assert.Equal(panel.SelectMany(SeriesCsvWriterTests.Bits), read.Panel.SelectMany(SeriesCsvWriterTests.Bits));
    });

    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 100)]
    public void Frame_OfAnyForecasts_HasTheFiguresOfTheTable(ForecastTable table)
    {
        DataFrame frame = table.ToDataFrame();

        Assert.Equal(table.Sum(entry => entry.Figures.Count), frame.Rows.Count);
        ForecastFigures[] figures = [.. table.SelectMany(entry => entry.Figures)];
        Assert.Equal(figures.Select(one => Bits(one.Median)), Doubles(frame, "median"));
        Assert.Equal(figures.Select(one => Bits(one.Intervals[^1].Upper)), Doubles(frame, frame.Columns[frame.Columns.IndexOf("levels") - 1].Name));
        Assert.Equal(table.SelectMany(entry => entry.Figures, (entry, _) => (object?)entry.Seed), Cells(frame, "seed"));
        Assert.Equal(table.SelectMany(entry => entry.Figures, (entry, _) => (object?)entry.Vintage?.ToDateTime(TimeOnly.MinValue)), Cells(frame, "vintage"));
        Assert.Equal(table.SelectMany(entry => entry.Figures, (entry, _) => (object?)(entry.IsPreliminary ? "preliminary" : null)), Cells(frame, "status"));
    }

    [Fact]
    public void ToDataFrame_Panel_HasExplicitTypes()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
        [
            TimeSeries.Create(Period.Month(2024, 12), [231402117, double.NaN], SeriesKey.Of(("country", "MLI"), ("pcode", "0012"))),
            TimeSeries.Create(Period.Month(2024, 12), [9007199254740991], SeriesKey.Of(("country", "NER"))),
        ]);

        DataFrame frame = panel.ToDataFrame();

        Assert.Equal(["country", "pcode", "period", "value"], frame.Columns.Select(column => column.Name));
        Assert.Equal([typeof(string), typeof(string), typeof(string), typeof(double)], frame.Columns.Select(column => column.DataType));
        Assert.Equal(["0012", "0012", null], Cells(frame, "pcode"));
        Assert.Equal(["2024-12", "2025-01", "2024-12"], Cells(frame, "period"));
        Assert.Equal([231402117.0, null, 9007199254740991.0], Cells(frame, "value"));
    }

    [Fact]
    public void ToDataFrame_Forecast_HasExplicitTypes()
    {
        var forecast = new Forecast(
            "Drift", new Observation(Period.Year(2022), 100), [new PointMassDistribution(110), new LogStudentTDistribution(0, 1, 3)], "normal", SeriesKey.Of(("country", "MLI")),
            new SeriesMetadata { Vintage = new DateOnly(2024, 2, 29), IsPreliminary = true }, seed: ulong.MaxValue);

        DataFrame frame = forecast.ToDataFrame(0.8);

        Assert.Equal(2, frame.Rows.Count);
        Assert.Equal([110.0, null], Cells(frame, "mean"));
        Assert.Equal([typeof(double), typeof(ulong), typeof(DateTime), typeof(string)], new[] { "q0.1", "seed", "vintage", "period" }.Select(name => frame.Columns[name].DataType));
        Assert.Equal(ulong.MaxValue, frame.Columns["seed"][0]);
        Assert.Equal("preliminary", frame.Columns["status"][1]);
        Assert.Equal(Cells(frame, "q0.9"), Cells(ForecastPanel.Create([forecast]).ToDataFrame(0.8), "q0.9"));
        Assert.Equal(8, ForecastTable.Create([forecast], 0.8).ToDataFrame(ForecastLayout.Tidy).Rows.Count);
    }

    [Fact]
    public void ToPanel_ColumnsOfManyTypes_AreRead()
    {
        var frame = new DataFrame(
            new Int32DataFrameColumn("country", [12, 12, 12]),
            new DateTimeDataFrameColumn("month", [new DateTime(2024, 1, 1), new DateTime(2024, 2, 29), new DateTime(2024, 3, 1, 12, 0, 0)]),
            new Int64DataFrameColumn("people", new long?[] { 231402117, null, 9007199254740991 }));

        SeriesReadResult read = frame.ToPanel(Keyed);

        Assert.Empty(read.Issues);
        TimeSeries series = Assert.Single(read.Panel);
        Assert.Equal("12", series.Key["country"]);
        Assert.Equal([231402117, double.NaN, 9007199254740991], series.Values.ToArray());
        Assert.Equal(3, read.RowCount);
    }

    [Fact]
    public void ToPanel_WideFrame_IsRead()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("country", ["MLI", "'=NER"]), new DoubleDataFrameColumn("2023", [1.5, 3]), new DecimalDataFrameColumn("2024", [0.1m, 9007199254740991m]));

        SeriesReadResult read = frame.ToPanel(new CsvWideOptions { Frequency = Frequency.Yearly, KeyColumns = ["country"] });

        Assert.Empty(read.Issues);
        Assert.Equal(["MLI", "'=NER"], read.Panel.Select(series => series.Key["country"]));
        Assert.Equal([[1.5, 0.1], [3, 9007199254740991]], read.Panel.Select(series => series.Values.ToArray()));
    }

    // LoadCsv guesses 32-bit floats: what lost digits is refused, what kept them is taken and reported.
    [Fact]
    public void ToPanel_FloatsOfLoadCsv_AreRefusedWhereDigitsAreLost()
    {
        SeriesReadException fault = Assert.Throws<SeriesReadException>(() => Loaded("year,people\n2023,5\n2024,231402117\n").ToPanel(Yearly));

        Assert.Equal((2, "people"), (fault.Line, fault.Column));
        Assert.Contains("32-bit floats", fault.Message, StringComparison.Ordinal);

        SeriesReadResult read = new DataFrame(new Int32DataFrameColumn("year", [2023, 2024]), new SingleDataFrameColumn("people", [0.1f, 7522833])).ToPanel(Yearly);
        Assert.Equal([0.1, 7522833], Assert.Single(read.Panel).Values.ToArray());
        RowIssue issue = Assert.Single(read.Issues);
        Assert.Equal(("people", false), (issue.Column, issue.Dropped));
        Assert.Contains("dataTypes", issue.Message, StringComparison.Ordinal);

        Assert.Equal([5, 231402117], Assert.Single(Loaded("year,people\n2023,5\n2024,231402117\n", typeof(string), typeof(double)).ToPanel(Yearly).Panel).Values.ToArray());
    }

    [Fact]
    public void ToPanel_WholeNumberBeyondDouble_IsRefused()
    {
        foreach (DataFrameColumn column in new DataFrameColumn[]
        {
            new Int64DataFrameColumn("people", [1, 9007199254740993]),
            new UInt64DataFrameColumn("people", [1, 9007199254740993]),
            new DecimalDataFrameColumn("people", [1, 9007199254740993]),
        })
        {
            SeriesReadException fault = Assert.Throws<SeriesReadException>(() => new DataFrame(new StringDataFrameColumn("year", ["2023", "2024"]), column).ToPanel(Yearly));

            Assert.StartsWith("line 2, column \"people\": 9007199254740993 is beyond 2^53", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ToPanel_WhatCannotBeRead_NamesRowAndColumn()
    {
        var frame = new DataFrame(new StringDataFrameColumn("year", ["2023", "soon", "2025"]), new StringDataFrameColumn("people", ["1", "2", "n/d"]));

        SeriesReadResult read = frame.ToPanel(Yearly);

        Assert.Equal([(2, "year"), (3, "people")], read.Issues.Where(issue => issue.Dropped).Select(issue => (issue.Line, issue.Column)));
        Assert.Equal("persons", Assert.Throws<SeriesReadException>(() => frame.ToPanel(Yearly with { ValueColumn = "persons" })).Column);
    }

    [Fact]
    public void ToDataFrame_DimensionNamedAsAColumn_Throws() => Assert.Throws<ArgumentException>(
        "panel", () => TimeSeriesPanel.Create([TimeSeries.Create(Period.Year(2024), [1], SeriesKey.Of(("value", "a")))]).ToDataFrame());

    private static DataFrame Loaded(string text, params Type[] types) =>
        DataFrame.LoadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), dataTypes: types.Length == 0 ? null : types, cultureInfo: CultureInfo.InvariantCulture);

    private static IEnumerable<object?> Cells(DataFrame frame, string column) => Enumerable.Range(0, (int)frame.Rows.Count).Select(row => frame.Columns[column][row]);

    private static IEnumerable<long> Doubles(DataFrame frame, string column) => Cells(frame, column).Select(cell => Bits((double?)cell ?? double.NaN));

    private static long Bits(double value) => double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value);
}
