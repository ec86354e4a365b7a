using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Distributions;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Tests.Needs.Futures;

namespace SahelForecast.Tests.Needs;

public class CaseloadForecastTests
{
    private static readonly SeriesKey Mali = SeriesKey.Of(("country", "MLI"));

    private static readonly CaseloadLevel[] Levels = Enum.GetValues<CaseloadLevel>();

    [Fact]
    public void Create_DrawsInDisorder_AreCutAndCountedByHand()
    {
        // Path 0 in order; path 1: need above affected; path 2: target above need, and reached above both.
        CaseloadForecast caseload = CaseloadForecast.Create(
            Of(Mali, [50, 90, 40]), affected: Of(Mali, [80, 70, 60]), targeted: Of(Mali, [30, 75, 45]), reached: Of(Mali, [20, 10, 99]));

        Assert.Equal([50, 70, 40], Draws(caseload.InNeed));
        Assert.Equal([30, 70, 40], Draws(caseload.Targeted!));
        Assert.Equal([20, 10, 40], Draws(caseload[CaseloadLevel.Reached]!));
        Assert.Null(caseload[CaseloadLevel.Population]);
        Assert.Equal(
            [
                new CaseloadCut(CaseloadLevel.InNeed, CaseloadLevel.Affected, 1, 1.0 / 3),
                new CaseloadCut(CaseloadLevel.Targeted, CaseloadLevel.InNeed, 2, 2.0 / 3),
                new CaseloadCut(CaseloadLevel.Reached, CaseloadLevel.Targeted, 1, 1.0 / 3),
            ],
            caseload.Cuts);
        Assert.EndsWith("targeted cut to in need in 66.67 % of draws", caseload.Targeted!.IntervalMethod, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_DrawsInOrder_AreLeftAloneAndSaidSo()
    {
        Forecast need = Of(Mali, [50, 60]);
        CaseloadForecast caseload = CaseloadForecast.Create(need, population: Of(Mali, [50, 70]));

        Assert.Same(need, caseload.InNeed);
        CaseloadCut cut = Assert.Single(caseload.Cuts);
        Assert.Equal(0, cut.Share);
    }

    [Fact]
    public void Create_HundredThousandDraws_AreNestedInEveryOne()
    {
        const int Paths = 50_000;
        ForecastPanel panel = CaseloadForecast.Create(
            Of(Mali, Uniform(1, Paths, 8e6), Uniform(2, Paths, 8e6)), Of(Mali, Uniform(3, Paths, 2e7), Uniform(4, Paths, 2e7)),
            Of(Mali, Uniform(5, Paths, 1e7), Uniform(6, Paths, 1e7)), Of(Mali, Uniform(7, Paths, 6e6), Uniform(8, Paths, 6e6)),
            Of(Mali, Uniform(9, Paths, 5e6), Uniform(10, Paths, 5e6))).ToPanel();

        Assert.Equal(5, panel.Count);
        for (int level = 1; level < panel.Count; level++)
        {
            for (int step = 0; step < 2; step++)
            {
                Assert.All(Draws(panel[level], step).Zip(Draws(panel[level - 1], step)), pair => Assert.True(pair.First <= pair.Second));
            }
        }
    }

    [Property]
    public void Create_AnyDrawsAndLevels_AreNestedAndQuantilesToo(ulong seed, byte present, NormalFloat scale)
    {
        double size = 1 + Math.Abs(scale.Get);
        if (!double.IsFinite(size * 10))
        {
            return;
        }

        Forecast? Level(int level) => (present & (1 << level)) != 0 || level == 2 ? Of(Mali, Uniform(seed + (ulong)level, 50, size)) : null;
        CaseloadForecast caseload = CaseloadForecast.Create(Level(2)!, Level(0), Level(1), Level(3), Level(4));

        Forecast[] nested = [.. Levels.Select(level => caseload[level]).OfType<Forecast>()];
        for (int i = 1; i < nested.Length; i++)
        {
            Assert.All(Draws(nested[i]).Zip(Draws(nested[i - 1])), pair => Assert.True(pair.First <= pair.Second));
        }

        foreach (double probability in new[] { 0.01, 0.3, 0.5, 0.95 })
        {
            Caseload quantile = caseload.Quantile(Origin + 1, probability);
            Assert.Equal(Levels.Select(level => caseload[level] is null), Levels.Select(level => double.IsNaN(quantile[level])));
            NumericAssert.AssertClose(nested[^1].Steps[0].Quantile(probability), quantile[Levels.Last(level => caseload[level] is not null)], 1e-12);
        }
    }

    [Fact]
    public void WithTargetShare_FixedShare_EqualsTheHandComputedTarget()
    {
        CaseloadForecast caseload = CaseloadForecast.Create(Of(Mali, [8_782_254, 7_107_194]))
            .WithTargetShare(Magnitude.Fixed(0.65), "Mali 2023")
            .WithReachedShare(Magnitude.Fixed(0.4), "last year's reach");

        NumericAssert.AssertClose(new double[] { 5_708_465.1, 4_619_676.1 }, Draws(caseload.Targeted!), 1e-12);
        NumericAssert.AssertClose(new double[] { 2_283_386.04, 1_847_870.44 }, Draws(caseload[CaseloadLevel.Reached]!), 1e-12);
        Assert.Equal(["targeted = 0.65 of in need: Mali 2023", "reached = 0.4 of targeted: last year's reach"], caseload.Rationales);
        NumericAssert.AssertClose(new[] { 0.65, 0.65 }, Draws(caseload.Share(CaseloadLevel.Targeted, CaseloadLevel.InNeed)), 1e-12);
        Assert.Contains("Mali 2023", caseload.Targeted!.IntervalMethod, StringComparison.Ordinal);
    }

    [Fact]
    public void WithTargetShare_UncertainShare_IsHeldOverThePeriodsAndSeeded()
    {
        CaseloadForecast Make(ulong seed) => CaseloadForecast.Create(Of(Mali, [100, 100, 100], [200, 200, 200]))
            .WithTargetShare(Magnitude.Triangular(0.33, 0.5, 0.66), "the Sahel's fell from 66 to 33 %", seed);
        Forecast target = Make(1).Targeted!;

        Assert.Equal(Draws(target).Select(draw => 2 * draw), Draws(target, 1));
        Assert.Equal(3, Draws(target).Distinct().Count());
        Assert.All(Draws(target), draw => Assert.InRange(draw, 33, 66));
        Assert.Equal(Draws(target), Draws(Make(1).Targeted!));
        Assert.NotEqual(Draws(target), Draws(Make(2).Targeted!));
    }

    [Fact]
    public void Share_WithoutATarget_SaysThatANeedIsNoTarget()
    {
        CaseloadForecast caseload = CaseloadForecast.Create(Of(Mali, [10]));

        Assert.Null(caseload.Targeted);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => caseload.Share(CaseloadLevel.Targeted, CaseloadLevel.InNeed));
        Assert.Contains("WithTargetShare", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => caseload.WithReachedShare(Magnitude.Fixed(0.5), "r"));
        Assert.Throws<InvalidOperationException>(() => CaseloadForecast.Create(Of(Mali, [10]), targeted: Of(Mali, [5])).WithTargetShare(Magnitude.Fixed(0.5), "r"));
    }

    [Fact]
    public void Share_NoOneInNeed_IsCountedNotInvented()
    {
        CaseloadForecast caseload = CaseloadForecast.Create(Of(Mali, [10, 0]), targeted: Of(Mali, [5, 0]));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => caseload.Share(CaseloadLevel.Targeted, CaseloadLevel.InNeed));
        Assert.Contains("in need is 0 in 1 of 2 draws", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithTargetShare_OutsideOne_NamesTheCure()
    {
        CaseloadForecast caseload = CaseloadForecast.Create(Of(Mali, [10]));
        foreach (Magnitude share in new[] { Magnitude.Fixed(65), Magnitude.Fixed(-0.1), Magnitude.Triangular(0.5, 0.9, 1.1), Magnitude.LogNormal(0.5, 0.4, 0.6) })
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => caseload.WithTargetShare(share, "r"));
            Assert.Contains("write 0.65, not 65", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => caseload.WithTargetShare(Magnitude.Fixed(0.5), " "));
    }

    [Fact]
    public void Create_BadForecasts_NameTheSeriesAndTheCure()
    {
        static string Message(Forecast affected) => Assert.Throws<ArgumentException>(() => CaseloadForecast.Create(Of(Mali, [10, 10]), affected: affected)).Message;
        Forecast analytic = new("Analytic", new Observation(Origin, 1), [new PointMassDistribution(20)], "formula");

        Assert.Contains("Odd one is in \"percent\", but \"people\" is wanted", Message(OfUnit("percent", [20, 20])), StringComparison.Ordinal);
        Assert.Contains("ForecastMethod.Simulated", Message(analytic), StringComparison.Ordinal);
        Assert.Contains("has 2 paths for 2024", Message(Of(Mali, [20, 20, 20])), StringComparison.Ordinal);
        Assert.Contains("2024 to 2025", Message(Of(Mali, [20, 20], [20, 20])), StringComparison.Ordinal);
        Assert.Contains("country=MLI has -5 people in 2024, path 1", Message(Of(Mali, [20, -5])), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_OriginFiguresInDisorder_AreAnError()
    {
        static Forecast From(double observed) => new(
            "Draws", new Observation(Origin, observed), [new PointMassDistribution(1)], "given", paths: SamplePaths.Create(1, 1, [1]));
        ArgumentException error = Assert.Throws<ArgumentException>(() => CaseloadForecast.Create(From(100), targeted: From(110)));
        Assert.Contains("targeted is 110, above in need at 100 in 2023, the origin", error.Message, StringComparison.Ordinal);
    }
}
