using FsCheck.Xunit;
using SahelForecast.Distributions;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Tests.Needs.Futures;

namespace SahelForecast.Tests.Needs;

public class PhaseForecastTests
{
    private static readonly SeriesKey Gao = SeriesKey.Of(("admin1", "Gao"));
    private static readonly Period First = Origin.Plus(1);

    [Fact]
    public void Create_FourFutures_ByHand()
    {
        // Of 100 people each: phases 1, 2, 3 (20 beyond 2, 19 beyond 3) and 4.
        PhaseForecast area = PhaseForecast.Create(Phases([85, 60, 40, 10], [15, 21, 40, 40], [0, 19, 1, 20], [0, 0, 19, 25], [0, 0, 0, 5]));

        Assert.Equal([0.25, 0.25, 0.25, 0.25, 0], Enumerable.Range(1, 5).Select(phase => area.AreaProbability(phase, First)));
        Assert.Equal(0.5, area.AreaProbabilityAtLeast(3, First));
        Assert.Equal([1, 2, 3, 4], Draws(area.AreaPhase()));
        Assert.Equal([0, 19, 20, 50], Draws(area.InNeed));
        Assert.Equal(22.25, area.InNeed.Steps[0].Mean);
        Assert.Equal([100, 100, 100, 100], Draws(area.Population));
        Assert.Equal("3+", area.InNeed.Key["phase"]);
        Assert.Null(area.Sums);
    }

    [Fact]
    public void Create_PopulationGiven_ScalesAndReportsIt()
    {
        PhaseForecast area = PhaseForecast.Create(Phases([80, 50], [0, 0], [20, 50], [0, 0], [0, 0]), Of(Gao, [200, 80]));

        Assert.Equal([160, 40], Draws(area[1]));
        Assert.Equal([40, 40], Draws(area.InNeed));
        Assert.Equal(new PhaseSums(0.5, 0.875, 1.25), area.Sums);
        Assert.Contains("phases summed to 0.5 to 1.25 of the population", area[1].IntervalMethod, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Fractions_AreOfThePopulation()
    {
        var fraction = new SeriesMetadata { Unit = "fraction", Kind = SeriesKind.Rate };
        ForecastPanel shares = ForecastPanel.Create(new[] { 0.4, 0.4, 0.05, 0.15, 0.0 }.Select((share, i) => Of(Key(i + 1), fraction, [share])));
        PhaseForecast area = PhaseForecast.Create(shares, Of(Gao, [7]));

        Assert.Equal([3], Draws(area.AreaPhase()));
        Assert.Equal([7], Draws(area.Population));
        NumericAssert.AssertClose(1, area.Sums!.Mean, 1e-12);
        Assert.Contains("pass the people they are fractions of", Assert.Throws<ArgumentException>(() => PhaseForecast.Create(shares)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AreaPhase_Origin_IsThatOfTheFiguresObserved()
    {
        var fraction = new SeriesMetadata { Unit = "fraction", Kind = SeriesKind.Rate };
        Forecast Known(SeriesKey key, SeriesMetadata metadata, double value)
        {
            SamplePaths paths = SamplePaths.Create(1, 1, [value]);
            return new Forecast("Draws", new Observation(Origin, value), EmpiricalDistribution.OfSteps(paths), "given", key, metadata, paths);
        }

        // 20 % of seven people in phase 3 or worse by the table, one person of them after rounding.
        ForecastPanel shares = ForecastPanel.Create(new[] { 0.4, 0.4, 0.05, 0.15, 0.0 }.Select((share, i) => Known(Key(i + 1), fraction, share)));
        PhaseForecast area = PhaseForecast.Create(shares, Known(Gao, new SeriesMetadata(), 7));
        Assert.Equal(3, area.AreaPhase().OriginValue);
        Assert.Equal(1, area.InNeed.OriginValue);
        Assert.Equal(7, area.Population.OriginValue);
    }

    [Fact]
    public void AreaPhase_InATrigger_ActivatesByItsProbability()
    {
        PhaseForecast area = PhaseForecast.Create(Phases([85, 60, 40, 10], [15, 21, 40, 40], [0, 19, 1, 20], [0, 0, 19, 25], [0, 0, 0, 5]));
        Trigger trigger = Trigger.OnForecast("Crisis", TriggerThreshold.AtLeast(3, "IPC phase"), 0.5, 1, TriggerKind.Action);
        TimeSeries outcome = TimeSeries.Create(First, [3.0], Gao, new SeriesMetadata { Unit = "IPC phase", Kind = SeriesKind.Index });
        Assert.Equal(1, trigger.BackTest([area.AreaPhase()], outcome, trigger.Threshold).Hits);
    }

    [Fact]
    public void CountIn_FilterOf2026_CountsTheFuturesOfSeverityThreeOrMore()
    {
        PhaseForecast area = PhaseForecast.Create(Phases([85, 60, 40, 10], [15, 21, 40, 40], [0, 19, 1, 20], [0, 0, 19, 25], [0, 0, 0, 5]), scale: PhaseScale.Jiaf);
        Forecast need = Of(Gao, [5, 6, 7, 8]);

        Assert.Equal([0, 0, 7, 8], Draws(JiafRegimes.For(2026).CountIn(need, area.AreaPhase())));
        Assert.Same(need, JiafRegimes.For(2025).CountIn(need, area.AreaPhase()));
        Assert.False(JiafRegimes.For(2026).Counts(2));
        Assert.True(JiafRegimes.For(2024).Counts(1));

        Forecast food = PhaseForecast.Create(area.ToPanel()).AreaPhase();
        Assert.Contains("\"JIAF severity\" is wanted", Assert.Throws<ArgumentException>(() => JiafRegimes.For(2026).CountIn(need, food)).Message, StringComparison.Ordinal);
        Forecast between = Of(Gao, food.Metadata with { Unit = "JIAF severity" }, [1, 2, 2.5, 3]);
        Assert.Contains("severity is 2.5", Assert.Throws<ArgumentException>(() => JiafRegimes.For(2026).CountIn(need, between)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_ThreeOfWhichOneIsNotAnalysed_SumTheOthersAndSaySo()
    {
        ForecastPanel both = ForecastPanel.Create(new[] { "Gao", "Kidal" }.SelectMany((name, area) => Enumerable.Range(1, 5).Select(phase => Of(
            SeriesKey.Of(("admin1", name), ("phase", FormattableString.Invariant($"{phase}"))), phase == 1 ? [80.0, 70] : phase == 3 ? [20.0 - area, 30] : [0.0, 0]))));
        PhaseAreas areas = PhaseAreas.Create(both);
        Assert.Equal([39, 60], Draws(areas.InNeed));
        Assert.Equal(1.5, areas.ExpectedAreas(3, First));
        Assert.Empty(areas.NotAnalysed);

        ForecastPanel people = ForecastPanel.Create(new[] { "Gao", "Kidal", "Menaka" }.Select(name => Of(SeriesKey.Of(("admin1", name)), [1_000, 1_000])));
        PhaseAreas some = PhaseAreas.Create(both, people);
        Assert.Equal([SeriesKey.Of(("admin1", "Menaka"))], some.NotAnalysed);
        Assert.Equal([200 + 192, 600], Draws(some.InNeed));
        Assert.EndsWith("2 areas, without 1 that were not analysed: admin1=Menaka", some.InNeed.Metadata.DisplayName, StringComparison.Ordinal);

        Assert.Contains("The area (admin1=Kidal) has phases, but no population", Refused(() => PhaseAreas.Create(both, ForecastPanel.Create(people.Take(1)))), StringComparison.Ordinal);
        Assert.Contains("at least one area", Refused(() => PhaseAreas.Create(ForecastPanel.Create([]))), StringComparison.Ordinal);
    }

    [Property]
    public void Create_AnyDraws_SumToThePopulationAndTheProbabilitiesToOne(ulong seed, bool scaled)
    {
        const int Paths = 40;
        ForecastPanel phases = Phases([.. Enumerable.Range(1, 5).Select(phase => Uniform(seed + (ulong)phase, Paths, 1e6 / (phase * phase)))]);
        double[] population = [.. Uniform(seed + 9, Paths, 5e5).Select(people => people + 1)];
        PhaseForecast area = PhaseForecast.Create(phases, scaled ? Of(Gao, population) : null);

        double[] totals = Draws(area.Population);
        for (int path = 0; path < Paths; path++)
        {
            double[] people = [.. Enumerable.Range(1, 5).Select(phase => area[phase].Paths!.AtStep(0)[path])];
            Assert.Equal(totals[path], people.Sum());
            Assert.All(people, one => Assert.True(one >= 0 && one == Math.Floor(one)));
            double expected = scaled ? population[path] : phases.Sum(phase => phase.Paths!.AtStep(0)[path]);
            Assert.Equal(Math.Round(expected, MidpointRounding.AwayFromZero), totals[path]);
        }

        NumericAssert.AssertClose(1, Enumerable.Range(1, 5).Sum(phase => area.AreaProbability(phase, First)), 1e-12);
        Assert.All(Enumerable.Range(2, 4), phase => Assert.True(area.AreaProbabilityAtLeast(phase, First) <= area.AreaProbabilityAtLeast(phase - 1, First)));
    }

    [Fact]
    public void Create_BadInput_NamesItAndTheCure()
    {
        ForecastPanel phases = Phases([1], [1], [1], [1], [1]);
        Assert.Contains("phase=5 is missing", Refused(() => PhaseForecast.Create(ForecastPanel.Create(phases.Take(4)))), StringComparison.Ordinal);
        Assert.Contains("phase=3+ is not one of 1 to 5", Refused(() => PhaseForecast.Create(ForecastPanel.Create([.. phases, PhaseForecast.Create(phases).InNeed]))), StringComparison.Ordinal);
        Assert.Contains("between 1 and 1e12", Refused(() => PhaseForecast.Create(Phases([0], [0], [0], [0], [0]))), StringComparison.Ordinal);
        Assert.Contains("is in \"USD\"", Refused(() => PhaseForecast.Create(phases, OfUnit("USD", [1]))), StringComparison.Ordinal);
        Assert.Contains("not of one area", Refused(() => PhaseForecast.Create(ForecastPanel.Create([.. phases.Take(4), Of(SeriesKey.Of(("admin1", "Kidal"), ("phase", "5")), [1])]))), StringComparison.Ordinal);
        Assert.Contains("is not forecast", Assert.Throws<ArgumentOutOfRangeException>(() => PhaseForecast.Create(phases).AreaProbability(3, Origin)).Message, StringComparison.Ordinal);
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private static SeriesKey Key(int phase) => SeriesKey.Of(("admin1", "Gao"), ("phase", FormattableString.Invariant($"{phase}")));

    private static ForecastPanel Phases(params double[][] draws) => ForecastPanel.Create(draws.Select((one, i) => Of(Key(i + 1), one)));
}
