using FsCheck.Xunit;
using SahelForecast.Testing;

namespace SahelForecast.Data.Tests;

public sealed class DataQualityTests
{
    private static readonly Period First = Period.Year(2010);
    private static readonly double[] Calm = [1_010_031, 1_050_212, 1_048_917, 1_102_455, 1_120_003, 1_090_871, 1_155_322, 1_170_918, 1_201_455, 1_198_020];

    [Fact]
    public void Check_CalmSeries_FindsNothing() => Assert.Empty(DataQuality.Check(Series(Calm)));

    [Fact]
    public void Check_BurkinasDisplacedPeople_AreFrozen()
    {
        // UNHCR, end of 2017 to 2025.
        DataFinding finding = Assert.Single(
            DataQuality.Check(Series([4_900, 47_030, 560_033, 1_074_993, 1_579_976, 1_882_391, 2_062_534, 2_062_534, 2_062_534])), one => one.Defect == DataDefect.Frozen);
        Assert.Equal((First + 6, First + 8, 3), (finding.First, finding.Last, finding.Size));
        Assert.Contains("2,062,534 3 times in a row", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RoundedFigures_MayRepeatThreeTimes()
    {
        Assert.Empty(DataQuality.Check(Series([290_000, 300_000, 300_000, 300_000, 310_000, 305_000])));
        Assert.Single(DataQuality.Check(Series([290_000, 300_000, 300_000, 300_000, 300_000, 305_000])));
        Assert.Empty(DataQuality.Check(Series([0, 0, 0, 0, 0, 0])));
    }

    [Property(MaxTest = 50)]
    public void Check_SeededGap_IsFound(byte place)
    {
        int at = 1 + (place % (Calm.Length - 2));
        AssertFound(DataDefect.Gap, at, at, values => values[at] = double.NaN);
    }

    [Property(MaxTest = 50)]
    public void Check_SeededZero_IsFound(byte place)
    {
        int at = place % Calm.Length;
        AssertFound(DataDefect.AbsentAsZero, at, at, values => values[at] = 0);
    }

    [Property(MaxTest = 50)]
    public void Check_SeededFreeze_IsFound(byte place)
    {
        int at = place % (Calm.Length - 2);
        AssertFound(DataDefect.Frozen, at, at + 2, values => values[at + 1] = values[at + 2] = values[at]);
    }

    [Property(MaxTest = 50)]
    public void Check_SeededThousands_IsFound(byte place)
    {
        int at = 2 + (place % (Calm.Length - 4));
        AssertFound(DataDefect.UnitChange, at, at, values => Scale(values, at, 0.001));
        AssertFound(DataDefect.UnitChange, at, at, values => Scale(values, at, 1_000));
    }

    [Property(MaxTest = 50)]
    public void Check_SeededShift_IsFound(byte place, byte size)
    {
        int at = 2 + (place % (Calm.Length - 4));
        double factor = 1.45 + (size / 100.0);
        AssertFound(DataDefect.LevelShift, at, at, values => Scale(values, at, factor));
        AssertFound(DataDefect.LevelShift, at, at, values => Scale(values, at, 1 / factor));
    }

    [Fact]
    public void Check_SpikeThatGoes_IsNoShift() => Assert.Empty(DataQuality.Check(Series([100_001, 101_322, 99_811, 180_020, 100_412, 101_007, 99_904])));

    [Property(MaxTest = 50)]
    public void Check_ShiftWithinASeason_IsFound(byte place, bool isUp)
    {
        // A usual month moves by a fifth, the level by half once.
        int at = 3 + (place % 54);
        double factor = isUp ? 1.5 : 1 / 1.5;
        double[] noise = Noise(seed: 1, 60);
        double[] values = [.. noise.Select((one, i) => 10_000 * (1 + (0.5 * Math.Sin(i * Math.PI / 6))) * (1 + (0.02 * one)))];
        Assert.Empty(DataQuality.Check(TimeSeries.Create(Period.Month(2018, 1), values)));
        Scale(values, at, factor);
        DataFinding finding = Assert.Single(DataQuality.Check(TimeSeries.Create(Period.Month(2018, 1), values)));
        Assert.Equal((DataDefect.LevelShift, Period.Month(2018, 1) + at), (finding.Defect, finding.First));
        Assert.Equal(factor, finding.Size, 0.1 * factor);
    }

    [Fact]
    public void Check_ShiftNoLargerThanUsualChanges_IsNotTold()
    {
        double level = 0;
        double[] values = [.. Noise(seed: 2, 40).Select(one => 10_000 * Math.Exp(level += 0.4 * one))];
        Scale(values, 20, 1.4);
        Assert.Empty(DataQuality.Check(Series(values)));
        Scale(values, 20, 12);
        Assert.Equal(First + 20, Assert.Single(DataQuality.Check(Series(values)), finding => finding.Defect == DataDefect.LevelShift).First);
    }

    [Fact]
    public void Check_ShiftThatIsTakenBackSoon_IsNoShift()
    {
        double[] values = [.. Noise(seed: 3, 30).Select((one, i) => (i is >= 15 and < 19 ? 16_000 : 10_000) * (1 + (0.01 * one)))];
        Assert.Empty(DataQuality.Check(Series(values)));
        values.AsSpan(19).Fill(16_000);
        Assert.Contains(DataQuality.Check(Series(values)), finding => finding.Defect == DataDefect.LevelShift && finding.First == First + 15);
    }

    [Fact]
    public void Check_ThousandsForFourPeriods_AreTwoChangesOfUnit()
    {
        double[] values = [.. Noise(seed: 4, 30).Select((one, i) => (i is >= 15 and < 19 ? 10 : 10_000) * (1 + (0.2 * one)))];
        Assert.Equal(
            [(DataDefect.UnitChange, First + 15), (DataDefect.UnitChange, First + 19)],
            DataQuality.Check(Series(values)).Select(finding => (finding.Defect, finding.First)));
    }

    [Fact]
    public void Check_RowsOfOnePeriod_AreFound()
    {
        string rows = string.Concat(Enumerable.Range(0, 300).Select(i => $"{Period.Month(2000, 1) + i},Kayes,{10 + i}\n"));
        DataSourceResult read = Sources.Read($"month,region,people\n2020-01,Gao,100\n2020-02,Gao,110\n2020-02,Gao,110\n2020-03,Gao,120\n2020-03,Gao,130\n2020-03,Gao,140\n{rows}");
        DataFinding[] findings = [.. DataQuality.Check(read)];

        Assert.Equal(
            [(DataDefect.Duplicate, Period.Month(2020, 2), 2), (DataDefect.Duplicate, Period.Month(2020, 3), 3)],
            findings.Select(finding => (finding.Defect, finding.First, finding.Size)));
        Assert.All(findings, finding => Assert.Equal("Gao", finding.Key["region"]));
        Assert.Contains("on lines 3 and 4, with the same value", findings[0].Evidence, StringComparison.Ordinal);
        Assert.Contains("on lines 5 and 6, with 120 and 130; line 6 is used. Check which is right. There are 3 such rows.", findings[1].Evidence, StringComparison.Ordinal);
        Assert.Empty(DataQuality.Check(read.Panel));
    }

    [Fact]
    public void Check_SeriesUnderTwoKeys_IsFound()
    {
        TimeSeries Named(string name, params double[] values) => TimeSeries.Create(First, values, SeriesKey.Of(("category", name)));
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
        [
            Named("total", 101, double.NaN, 103, 104, 105), Named("idp", 101, double.NaN, 103, 104, 105), Named("refugees", 101, double.NaN, 103, 104, 105.5),
            Named("few", 1, 2, 3, 3, 3), Named("fewer", 1, 2, 3, 3, 3),
        ]);
        DataFinding finding = Assert.Single(DataQuality.Check(panel), finding => finding.Defect == DataDefect.Duplicate);
        Assert.Equal(("total", First, First + 4, 2), (finding.Key["category"], finding.First, finding.Last, finding.Size));
        Assert.Equal("all 4 figures are those of (category=idp).", finding.Evidence);

        // The total of one part is that part.
        Assert.DoesNotContain(DataQuality.Check(panel, new DataQualityOptions { TotalDimension = "category" }), one => one.Defect == DataDefect.Duplicate);
    }

    [Fact]
    public void Check_ZerosWhereTheyAreCommon_AreFigures() => Assert.DoesNotContain(
        DataQuality.Check(Series([0, 12, 0, 0, 45, 3, 0, 0, 120])), finding => finding.Defect == DataDefect.AbsentAsZero);

    [Fact]
    public void Check_TotalsAndParts_AreHeldAgainstEachOther()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create([
            Part("A", "total", 100, 200), Part("A", "women", 60, 110), Part("A", "men", 40, 85),
            Part("B", "total", 100, 200), Part("B", "idp", 90, 150), Part("B", "children", 50, 100),
            Part("C", "total", 100, 200), Part("C", "women", 50, 100), Part("C", "men", 50, 100),
            Part("D", "total", 100, 200), Part("D", "women", 50, double.NaN), Part("D", "men", 50, 10),
        ]);
        IReadOnlyList<DataFinding> findings = DataQuality.Check(panel, new DataQualityOptions { TotalDimension = "category" });

        Assert.Equal([("A", DataDefect.TotalDiffersFromParts), ("B", DataDefect.OverlappingCategories)], findings.Where(finding => finding.Defect != DataDefect.Gap).Select(finding => (finding.Key["country"], finding.Defect)));
        Assert.Equal((First + 1, -0.025), (findings[0].First, findings[0].Size));
        Assert.Contains("2 part(s) sum to 195, the total is 200", findings[0].Evidence, StringComparison.Ordinal);
        Assert.Empty(DataQuality.Check(panel, new DataQualityOptions { TotalDimension = "category", TotalTolerance = 0.6 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataQualityOptions { TotalTolerance = -1 });
    }

    [Fact]
    public void Check_SeriesOfTwoReleases_AreNamed()
    {
        TimeSeries Known(string country, int day) => Series(Calm).Relabel(SeriesKey.Of(("country", country)), new SeriesMetadata { Vintage = new DateOnly(2024, 6, day) });
        DataFinding finding = Assert.Single(DataQuality.Check(TimeSeriesPanel.Create([Known("MLI", 30), Known("NER", 1)])), finding => finding.Defect == DataDefect.MixedVintages);
        Assert.Equal((DataDefect.MixedVintages, 29), (finding.Defect, finding.Size));
        Assert.Contains("2024-06-01, while (country=MLI) was known on 2024-06-30", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_InFrance_IsTheSame()
    {
        DataFinding finding = DataQuality.Check(Series([1_010_031, 1_050_212, double.NaN, 1_102_455]))[0];
        string text = finding.ToString();
        using var scope = new CultureScope();
        Assert.Equal(text, finding.ToString());
        Assert.Contains("between 1,050,212 and 1,102,455", text, StringComparison.Ordinal);
    }

    private static void AssertFound(DataDefect defect, int first, int last, Action<double[]> hurt)
    {
        double[] values = [.. Calm];
        hurt(values);
        DataFinding finding = Assert.Single(DataQuality.Check(Series(values)));
        Assert.Equal((defect, First + first, First + last), (finding.Defect, finding.First, finding.Last));
    }

    private static void Scale(double[] values, int from, double factor)
    {
        for (int i = from; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }

    // Between -1 and 1.
    private static double[] Noise(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    private static TimeSeries Series(double[] values) => TimeSeries.Create(First, values);

    private static TimeSeries Part(string country, string category, double first, double second) =>
        TimeSeries.Create(First, [first, second], SeriesKey.Of(("country", country), ("category", category)));
}
