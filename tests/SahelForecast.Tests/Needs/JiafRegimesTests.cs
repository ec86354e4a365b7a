using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class JiafRegimesTests
{
    private static TimeSeries Mali => TimeSeries.Create(Period.Year(2020), [6_800_000, 5_917_269, 7_522_833, 8_782_254, 7_107_194]);

    [Fact]
    public void For_KnownYears_GivesTheRule()
    {
        Assert.Equal(("JIAF 1.1", false), (JiafRegimes.For(2021).Name, JiafRegimes.For(2023).IsMosaic));
        Assert.Equal(("JIAF 2.0", (int?)null), (JiafRegimes.For(2024).Name, JiafRegimes.For(2025).MinimumSeverity));
        Assert.Equal(3, JiafRegimes.For(2026).MinimumSeverity);
        Assert.Contains("2021 to 2026", Assert.Throws<ArgumentOutOfRangeException>(() => JiafRegimes.For(2027)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkBreaks_Mali_RestartsIn2024AndIsIdempotent()
    {
        TimeSeries marked = JiafRegimes.MarkBreaks(Mali);

        Assert.Equal([Period.Year(2021), Period.Year(2024)], marked.Metadata.Breaks.Select(found => found.First));
        Assert.Equal([7_107_194], marked.SinceLastBreak().Values.ToArray());
        Assert.Equal(marked.Metadata, JiafRegimes.MarkBreaks(marked).Metadata);
        Assert.Throws<ArgumentException>(() => JiafRegimes.MarkBreaks(Mali.Relabel(metadata: new SeriesMetadata { Unit = "percent" })));
        Assert.Throws<ArgumentException>(() => JiafRegimes.MarkBreaks(TimeSeries.Create(Period.Month(2024, 1), [1, 2])));
    }

    [Fact]
    public void SpliceAt_StatedFactor_MultipliesEarlierYearsAndSaysSo()
    {
        TimeSeries spliced = JiafRegimes.MarkBreaks(Mali).SpliceAt(Period.Year(2024), 0.5, "half of them", "judgement");

        NumericAssert.AssertClose(new double[] { 3_400_000, 2_958_634.5, 3_761_416.5, 4_391_127, 7_107_194 }, spliced.Values, 1e-12);
        Assert.Equal(4, spliced.SinceLastBreak().Count);
        Assert.Contains("before 2024 x 0.5: half of them (judgement)", spliced.Metadata.Source, StringComparison.Ordinal);
        Assert.Contains("MarkBreaks", Assert.Throws<ArgumentException>(() => Mali.SpliceAt(Period.Year(2024), 0.5, "r", "s")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => JiafRegimes.MarkBreaks(Mali).SpliceAt(Period.Year(2024), 0, "r", "s"));
    }
}
