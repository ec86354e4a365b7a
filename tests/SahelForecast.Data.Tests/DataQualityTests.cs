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
        DataFinding finding = Assert.Single(DataQuality.Check(TimeSeriesPanel.Create([Known("MLI", 30), Known("NER", 1)])));
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

    private static TimeSeries Series(double[] values) => TimeSeries.Create(First, values);

    private static TimeSeries Part(string country, string category, double first, double second) =>
        TimeSeries.Create(First, [first, second], SeriesKey.Of(("country", country), ("category", category)));
}
