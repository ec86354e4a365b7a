using SahelForecast.Stationarity;
using Xunit;

namespace SahelForecast.Tests.Stationarity;

public class DifferencingTests
{
    private static IEnumerable<UnitRootGolden> Complete => UnitRootGolden.All.Where(golden => !golden.HasGaps);

    [Fact]
    public void SuggestFirst_GoldenSeriesWithoutGaps_IsRs()
    {
        foreach (UnitRootGolden golden in Complete)
        {
            Assert.Equal(golden["ndiffs"], Differencing.SuggestFirst(golden.Values));
            Assert.Equal(golden["ndiffs_adf"], Differencing.SuggestFirst(golden.Values, test: UnitRootTest.DickeyFuller));
            Assert.Equal(golden["ndiffs_pp"], Differencing.SuggestFirst(golden.Values, test: UnitRootTest.PhillipsPerron));
            Assert.Equal(golden["ndiffs_trend"], Differencing.SuggestFirst(golden.Values, part: DeterministicPart.Trend));
        }
    }

    [Fact]
    public void SuggestSeasonal_GoldenSeriesWithoutGaps_IsRs()
    {
        foreach (UnitRootGolden golden in Complete.Where(golden => golden.Season > 1))
        {
            Assert.Equal(golden["nsdiffs"], Differencing.SuggestSeasonal(golden.Values, golden.Season));
            Assert.Equal(golden["nsdiffs_ocsb"], Differencing.SuggestSeasonal(golden.Values, golden.Season, test: SeasonalTest.Ocsb));
        }
    }

    // With gaps too, though R interpolates them for the season and forgets them for the rest.
    [Fact]
    public void Suggest_GoldenSeries_IsRs()
    {
        foreach (UnitRootGolden golden in UnitRootGolden.All)
        {
            int seasonal = double.IsNaN(golden["nsdiffs"]) ? 0 : (int)golden["nsdiffs"];
            Assert.Equal(((int)golden["ndiffs_after"], seasonal), Differencing.Suggest(golden.Values, golden.Season));
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    [InlineData(-1)]
    public void Suggest_ScaledSeries_IsTheSame(double factor)
    {
        foreach (UnitRootGolden golden in UnitRootGolden.All)
        {
            double[] scaled = [.. golden.Values.Select(value => value * factor)];
            Assert.Equal(Differencing.Suggest(golden.Values, golden.Season), Differencing.Suggest(scaled, golden.Season));
        }
    }

    [Fact]
    public void Suggest_ShortConstantOrMissingSeries_IsZeroAndNeverThrows()
    {
        foreach (UnitRootTest first in Enum.GetValues<UnitRootTest>())
        {
            foreach (SeasonalTest seasonal in Enum.GetValues<SeasonalTest>())
            {
                for (int n = 0; n <= 40; n++)
                {
                    Assert.Equal((0, 0), Differencing.Suggest([.. Enumerable.Repeat(0.1, n)], 4, firstTest: first, seasonalTest: seasonal));
                    Assert.Equal((0, 0), Differencing.Suggest([.. Enumerable.Repeat(double.NaN, n)], 4, firstTest: first, seasonalTest: seasonal));
                    int oneTime = Differencing.Suggest([.. Enumerable.Range(0, n).Select(i => i % 5 == 3 ? double.NaN : Math.Sin(i))], 4, 2, 2, first, seasonal).First;
                    Assert.InRange(oneTime, 0, 2);
                }
            }
        }

        Assert.Equal(0, Differencing.SuggestFirst([1, 5]));
        Assert.Equal(0, Differencing.SuggestSeasonal([1, 5, 9, 2, 1, 5, 9, 2], 4));
    }

    [Fact]
    public void SuggestFirst_Lines_IsOneEvenThroughGaps()
    {
        double[] line = [.. Enumerable.Range(0, 60).Select(i => 1e6 + (0.1 * i))];
        Assert.Equal(1, Differencing.SuggestFirst(line));
        foreach (int gap in (int[])[3, 4, 5, 6, 20, 21, 40])
        {
            line[gap] = double.NaN;
        }

        Assert.Equal(1, Differencing.SuggestFirst(line));
        Assert.Equal(0, Differencing.SuggestFirst(line, part: DeterministicPart.Trend));
    }

    [Fact]
    public void SuggestFirst_Parabola_IsTwoEvenThroughGaps()
    {
        double[] parabola = [.. Enumerable.Range(0, 60).Select(i => (double)(i * i))];
        Assert.Equal(2, Differencing.SuggestFirst(parabola));
        Assert.Equal(1, Differencing.SuggestFirst(parabola, maximum: 1));
        parabola[10] = parabola[11] = parabola[50] = double.NaN;
        Assert.Equal(2, Differencing.SuggestFirst(parabola));
    }

    [Fact]
    public void SuggestSeasonal_PlacesMissingAfterTheDifference_IsZero()
    {
        // Each place has one value, so no difference over a season is left.
        double[] values = [.. Enumerable.Repeat(double.NaN, 16)];
        (values[0], values[5], values[10], values[15]) = (1, 9, 4, 7);
        Assert.Equal(0, Differencing.SuggestSeasonal(values, 4));
    }

    [Fact]
    public void Suggest_MissingEnds_AreCutOff()
    {
        foreach (UnitRootGolden golden in Complete.Take(30))
        {
            double[] wider = [.. Enumerable.Repeat(double.NaN, 7), .. golden.Values, .. Enumerable.Repeat(double.NaN, 5)];
            Assert.Equal(Differencing.Suggest(golden.Values, golden.Season), Differencing.Suggest(wider, golden.Season));
        }
    }

    [Fact]
    public void Suggest_WithoutDecomposition_AllocatesNothingAfterWarmUp()
    {
        double[] values = UnitRootGolden.All.First(golden => golden.Season == 12).Values;
        Run();
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run()
        {
            Differencing.Suggest(values, 12, seasonalTest: SeasonalTest.Ocsb);
            Differencing.SuggestFirst(values, test: UnitRootTest.DickeyFuller);
            Differencing.SuggestFirst(values, test: UnitRootTest.PhillipsPerron, part: DeterministicPart.Trend);
        }
    }

    [Fact]
    public void Suggest_BadArguments_Throw()
    {
        double[] values = [1, 3, 2, 5, 4, 6, 8, 7];
        Assert.Throws<ArgumentOutOfRangeException>("maximumFirst", () => Differencing.Suggest(values, 4, maximumFirst: 3));
        Assert.Throws<ArgumentOutOfRangeException>("maximumSeasonal", () => Differencing.Suggest(values, 4, maximumSeasonal: -1));
        Assert.Throws<ArgumentOutOfRangeException>("season", () => Differencing.Suggest(values, 0));
        Assert.Throws<ArgumentOutOfRangeException>("significance", () => Differencing.SuggestFirst(values, significance: 5));
        Assert.Throws<ArgumentException>(() => Differencing.SuggestFirst([1, double.NegativeInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Differencing.SuggestSeasonal(values, 4, test: (SeasonalTest)9));
    }
}
