using SahelForecast.Models.Growth;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

public class ScenarioSummaryTests
{
    private const int Horizon = 9;
    private const int Paths = 3_000; // more than one block, the last one not full

    private static readonly Period First = Period.Month(2024, 1);
    private static readonly SeriesKey Mali = SeriesKey.Of(("country", "MLI"));
    private static readonly SeriesKey Niger = SeriesKey.Of(("country", "NER"));
    private static readonly SeriesKey Togo = SeriesKey.Of(("country", "TGO"));

    private static ForecastPanel Panel => ForecastPanel.Create(new[] { Mali, Niger, Togo }.Select((key, i) => new GrowthModel()
        .Fit(TimeSeries.Create(First - 24, [.. SeriesGenerator.LogRandomWalk(24, seed: (ulong)i).Values], key))
        .Forecast(Horizon, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = Paths, Seed = (ulong)i })));

    private static Scenario All => new("All", [
        new GrowthPath(First + 2) { Magnitude = Magnitude.Pert(0.01, 0.03, 0.08), Rationale = "r", Shape = GrowthShape.Fades(6) },
        new TrendChange(First + 1) { Magnitude = Magnitude.Triangular(-0.01, 0, 0.02), Rationale = "r" },
        new DriverResponse(First, "deaths", 100) { Magnitude = Magnitude.Triangular(0.2, 0.3, 0.5), Rationale = "r", Lag = 2 },
        new CapacityWithdrawal(First + 3, 3_000, 18_000) { Magnitude = Magnitude.LogNormal(1, 0.5, 2), Rationale = "r", Over = 3, Scope = Mali },
        new ReturnMovement(First + 4, 3) { Magnitude = Magnitude.Triangular(0, 0.02, 0.05), Rationale = "r", Scope = Niger },
        new LevelShift(First + 4) { Magnitude = Magnitude.Triangular(0.9, 1, 1.1), Rationale = "r", Scope = Niger },
        new SpillOver(First + 1, Transmission.Of((Mali, Niger, 0.2), (Niger, Mali, 0.1))) { Magnitude = Magnitude.Triangular(0, 0.5, 1), Rationale = "r", Lag = 3 },
        new LooksFarBack(First + 1) { Magnitude = Magnitude.Fixed(0.1), Rationale = "r", Scope = Mali },
    ])
    { Correlation = null };

    private static ScenarioOptions Options(int threads) => new()
    {
        MaxDegreeOfParallelism = threads,
        Drivers = new Dictionary<string, SamplePaths> { ["deaths"] = SamplePaths.Same([90, 100, 110, 150, 200, 200, 0, 100, 100], Paths) },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Summarise_AnyThreads_SameBitsAsFromAllPaths(int threads)
    {
        ForecastPanel whole = ScenarioEngine.Project(Panel, All, Options(1)).Forecasts;
        var options = new ScenarioSummaryOptions { Probabilities = [0.9, 0.1, 0.5], Thresholds = new Dictionary<SeriesKey, double> { [Mali] = whole[Mali].Steps[4].Median } };
        ScenarioSummary summary = ScenarioEngine.Summarise(Panel, All, options, Options(threads));

        foreach (Forecast forecast in whole)
        {
            SeriesSummary series = summary[forecast.Key];
            foreach (double probability in options.Probabilities)
            {
                Assert.Equal(forecast.Quantile(probability).Values.ToArray(), series.Quantile(probability).Values.ToArray());
            }

            for (int step = 0; step < Horizon; step++)
            {
                NumericAssert.AssertClose(forecast.Steps[step].Mean, series.Mean.Values[step], 1e-12);
            }
        }

        ThresholdPassing expected = ThresholdPassing.Of(whole[Mali], options.Thresholds[Mali]);
        Assert.Equal(expected.InPeriod, summary[Mali].Passing!.InPeriod);
        Assert.Equal(expected.ByPeriod, summary[Mali].Passing!.ByPeriod);
        Assert.Null(summary[Niger].Passing);
    }

    [Fact]
    public void Project_AnyThreads_SameBits()
    {
        ForecastPanel one = ScenarioEngine.Project(Panel, All, Options(1)).Forecasts;
        ForecastPanel many = ScenarioEngine.Project(Panel, All, Options(-1)).Forecasts;

        for (int series = 0; series < one.Count; series++)
        {
            for (int step = 0; step < Horizon; step++)
            {
                Assert.Equal(one[series].Paths!.AtStep(step).ToArray(), many[series].Paths!.AtStep(step).ToArray());
            }
        }
    }

    [Fact]
    public void Project_MorePaths_LeavesTheFirstAsTheyWere()
    {
        double[] few = ScenarioRunMagnitudes(1_500);
        Assert.Equal(few, ScenarioRunMagnitudes(3_000)[..1_500]);
    }

    [Fact]
    public void Project_LooksFurtherBackThanItSays_IsAnErrorWithTheCure()
    {
        var scenario = new Scenario("Forgetful", [new SaysOneLooksTwo(First) { Magnitude = Magnitude.Fixed(0.1), Rationale = "r", Scope = Togo }]);
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => ScenarioEngine.Project(Panel, scenario)).Message;
        Assert.Contains("StepsBack", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantile_NotKept_ListsThoseThatWere()
    {
        SeriesSummary summary = ScenarioEngine.Summarise(Panel, All, null, Options(1)).Series[0];
        Assert.Contains(
            "Kept are 0.025, 0.1, 0.25", Assert.Throws<ArgumentOutOfRangeException>(() => summary.Quantile(0.3)).Message, StringComparison.Ordinal);
        Assert.Equal(summary.Quantile(0.1).Values.ToArray(), summary.Interval(0.8).Lower.Values.ToArray());
    }

    [Fact]
    public void Summarise_BadChoices_NameThem()
    {
        SeriesKey unknown = SeriesKey.Of(("country", "XXX"));
        var thresholds = new ScenarioSummaryOptions { Thresholds = new Dictionary<SeriesKey, double> { [unknown] = 1 } };
        Assert.Contains("country=XXX", Assert.Throws<ArgumentException>(() => ScenarioEngine.Summarise(Panel, All, thresholds, Options(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScenarioSummaryOptions { Probabilities = [1.2] });
        Assert.Throws<ArgumentException>(() => new ScenarioSummaryOptions { Probabilities = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScenarioOptions { MaxDegreeOfParallelism = 0 });
    }

    private static double[] ScenarioRunMagnitudes(int paths) => ScenarioRun.Magnitudes(All, new ScenarioOptions(), paths)[0];

    private sealed record LooksFarBack(Period Start) : ScenarioAssumption(Start)
    {
        protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
        {
            ReadOnlySpan<double> first = step.Projected(0);
            for (int i = 0; i < draws.Length; i++)
            {
                draws[i] += magnitudes[i] * first[i];
            }
        }
    }

    private sealed record SaysOneLooksTwo(Period Start) : ScenarioAssumption(Start)
    {
        protected internal override int? StepsBack => 1;

        protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws) =>
            step.Projected(Math.Max(-1, step.Index - 2)).CopyTo(draws);
    }
}
