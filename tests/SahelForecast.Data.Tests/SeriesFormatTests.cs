using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

/// <summary>Series with all their metadata, written as JSON and Parquet and read back equal.</summary>
public class SeriesFormatTests
{
    private static readonly TimeSeriesPanel Panel = TimeSeriesPanel.Create(
    [
        TimeSeries.Create(Period.Month(2024, 12), [231402117, double.NaN], SeriesKey.Of(("country", "MLI")), new SeriesMetadata
        {
            DisplayName = "Mali", Source = "IDMC", Vintage = new DateOnly(2026, 3, 1), IsPreliminary = true, UpperBound = 1e9,
            Breaks = [new SeriesBreak(Period.Month(2025, 1), BreakReason.Method, "Comptage, « nouveau »")],
        }),
    ]);

    [Property(Arbitrary = [typeof(DescribedPanels)], MaxTest = 200)]
    public void Json_AnyPanel_IsReadBack(TimeSeriesPanel panel, bool french) => AssertReadBack(panel, french, stream => SeriesJsonWriter.Write(stream, panel));

    [Property(Arbitrary = [typeof(DescribedPanels)], MaxTest = 200)]
    public void Parquet_AnyPanel_IsReadBack(TimeSeriesPanel panel, bool french) => AssertReadBack(panel, french, stream => SeriesParquetWriter.Write(stream, panel));

    [Fact]
    public void Json_OfASeries_IsAsDocumented() => Assert.Equal(
        """
        {
          "format": "SahelForecast.Series",
          "version": 1,
          "series": [
            {
              "key": {
                "country": "MLI"
              },
              "displayName": "Mali",
              "unit": "people",
              "kind": "stock",
              "lowerBound": 0,
              "upperBound": 1000000000,
              "source": "IDMC",
              "vintage": "2026-03-01",
              "status": "preliminary",
              "breaks": [
                {
                  "first": "2025-01",
                  "reason": "method",
                  "note": "Comptage, « nouveau »"
                }
              ],
              "start": "2024-12",
              "values": [
                231402117,
                null
              ]
            }
          ]
        }

        """.ReplaceLineEndings("\n"),
        Encoding.UTF8.GetString(Bytes(stream => SeriesJsonWriter.Write(stream, Panel))));

    [Theory]
    [InlineData("a.json")]
    [InlineData("a.parquet")]
    public void ReadFile_WhatWasWritten_IsEqual(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(name, "old"u8.ToArray());
        if (name == "a.json")
        {
            SeriesJsonWriter.WriteFile(path, Panel);
        }
        else
        {
            SeriesParquetWriter.WriteFile(path, Panel);
        }

        AssertSame(Panel, SeriesReader.ReadFile(path));
        Assert.Equal([name], folder.FileNames);
    }

    [Theory]
    [InlineData("SahelForecast.Series", "SahelForecast.Forecasts", "not \"SahelForecast.Series\"")]
    [InlineData("\"start\": \"2024-12\"", "\"start\": \"soon\"", "$.series[0].start")]
    [InlineData("231402117", "-5", "2024-12 is -5, outside")]
    [InlineData("231402117", "\"5\"", "$.series[0].values[0]")]
    [InlineData("\"method\"", "\"mood\"", "$.series[0].breaks[0].reason")]
    [InlineData("\"preliminary\"", "\"final\"", "$.series[0].status")]
    [InlineData("\"country\": \"MLI\"", "\"country\": \" \"", "$.series[0].key")]
    public void Read_ChangedJson_SaysWhere(string from, string to, string expected)
    {
        string text = Encoding.UTF8.GetString(Bytes(stream => SeriesJsonWriter.Write(stream, Panel)));
        Assert.Contains(from, text, StringComparison.Ordinal);
        int at = text.IndexOf(from, StringComparison.Ordinal);
        byte[] changed = Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..]);

        Assert.Contains(expected, Assert.Throws<SeriesReadException>(() => SeriesReader.Read(new MemoryStream(changed))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PlainCsv_SaysThatItIsNotOurs() => Assert.Contains(
        "\"unit\": there is no such column", Assert.Throws<SeriesReadException>(() => SeriesReader.Read(new MemoryStream("period,value\n2024,1\n"u8.ToArray()))).Message, StringComparison.Ordinal);

    [Fact]
    public void Aggregate_OnePartPreliminary_IsPreliminary()
    {
        TimeSeries Part(string place, bool preliminary) =>
            TimeSeries.Create(Period.Year(2024), [1], SeriesKey.Of(("place", place)), new SeriesMetadata { IsPreliminary = preliminary });

        Assert.True(TimeSeriesPanel.Create([Part("a", false), Part("b", true)]).AggregateBy()[0].Metadata.IsPreliminary);
        Assert.False(TimeSeriesPanel.Create([Part("a", false), Part("b", false)]).AggregateBy()[0].Metadata.IsPreliminary);
    }

    private static void AssertReadBack(TimeSeriesPanel panel, bool french, Action<Stream> write) =>
        Csv.Under(french ? Csv.French : CultureInfo.InvariantCulture, () => AssertSame(panel, SeriesReader.Read(new MemoryStream(Bytes(write)))));

    private static void AssertSame(TimeSeriesPanel expected, TimeSeriesPanel read)
    {
        Assert.Equal(expected.Select(series => series.Key), read.Select(series => series.Key));
        Assert.Equal(expected.Select(series => series.Periods), read.Select(series => series.Periods));
        Assert.Equal(expected.Select(series => series.Metadata), read.Select(series => series.Metadata));
        Assert.Equal(expected.Select(SeriesCsvWriterTests.Bits), read.Select(SeriesCsvWriterTests.Bits));
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return bytes.ToArray();
    }

    /// <summary>Panels with hostile keys, any value and any metadata.</summary>
    public static class DescribedPanels
    {
        public static Arbitrary<TimeSeriesPanel> Panel() => Arb.From(
            from panel in SeriesCsvWriterTests.Panels.Panel().Generator
            from dimension in Gen.Elements("status", "unit", "key_unit", "period", "key_", "value")
            from name in Gen.Elements(null, "Ségou", "=1+1", " a\r\n")
            from day in Gen.Elements<DateOnly?>(null, new DateOnly(2024, 2, 29), DateOnly.MinValue, DateOnly.MaxValue)
            from kind in Gen.Elements(SeriesKind.Rate, SeriesKind.Index)
            from preliminary in Gen.Elements(true, false)
            from bounded in Gen.Elements(true, false)
            from reason in Gen.Elements(Enum.GetValues<BreakReason>())
            from breaks in Gen.Choose(0, 2)
            select TimeSeriesPanel.Create(panel.Select((series, i) => series.Relabel(SeriesKey.Of([(dimension, "a"), .. series.Key.Dimensions.Select(own => (own, series.Key[own]))]), new SeriesMetadata
            {
                DisplayName = name,
                Unit = i % 2 == 0 ? "people" : "\"%\"",
                Kind = kind,
                Source = name,
                Vintage = day,
                IsPreliminary = preliminary,
                LowerBound = bounded ? double.MinValue : double.NegativeInfinity,
                UpperBound = bounded ? double.MaxValue : double.PositiveInfinity,
                Breaks = [.. Enumerable.Range(0, breaks).Select(_ => new SeriesBreak(series.Periods.Start, reason, "« é », \"x\"\n"))],
            }))));
    }
}
