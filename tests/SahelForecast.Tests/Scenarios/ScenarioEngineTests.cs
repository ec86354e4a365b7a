using SahelForecast.Models.Growth;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

public class ScenarioEngineTests
{
    private const int Paths = 500;

    private static readonly Period First = Period.Year(2023);

    private static TimeSeries Series => TimeSeries.Create(
        Period.Year(2017), [3_700_000, 5_200_000, 3_200_000, 6_800_000, 5_917_269, 7_522_833]);

    private static Forecast Baseline(TimeSeries? series = null, int horizon = 4) => new GrowthModel().Fit(series ?? Series)
        .Forecast(horizon, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = Paths });

    [Fact]
    public void Project_SeventeenPerCentHeldThreeYears_EqualsTheHandComputedValue()
    {
        Forecast held = Project(new GrowthPath(First) { Magnitude = Magnitude.Fixed(0.17), Rationale = "holds" });

        double[] byHand = [7_522_833 * 1.17, 7_522_833 * 1.3689, 7_522_833 * 1.601613];
        for (int step = 0; step < 3; step++)
        {
            NumericAssert.AssertClose(byHand[step], held.Steps[step].Median, 1e-12);
            NumericAssert.AssertClose(byHand[step], held.Steps[step].Quantile(0.01), 1e-12);
        }
    }

    [Fact]
    public void Project_MeasuredRise_ReproducesTheFigureAPersonLater()
    {
        double rise = GrowthRate.Between(7_522_833, 8_782_254).Fraction;
        Forecast once = Project(Path(rise, GrowthShape.Once));

        NumericAssert.AssertClose(8_782_254, once.Steps[0].Median, 1e-12);
        NumericAssert.AssertClose(8_782_254, once.Steps[3].Median, 1e-12);
    }

    [Fact]
    public void Project_HalfLifeOfOne_HalvesTheRateEachYear()
    {
        Forecast fading = Project(Path(0.16, GrowthShape.Fades(1)));

        NumericAssert.AssertClose(7_522_833 * 1.16 * 1.08 * 1.04 * 1.02, fading.Steps[3].Median, 1e-12);
    }

    [Fact]
    public void Project_Ramp_ReachesTheFullRate()
    {
        Forecast ramping = Project(Path(0.3, GrowthShape.Ramps(3)));

        NumericAssert.AssertClose(7_522_833 * 1.1 * 1.2 * 1.3 * 1.3, ramping.Steps[3].Median, 1e-12);
    }

    [Fact]
    public void Project_LaterStart_GrowsFromTheBaselineBefore()
    {
        Forecast baseline = Baseline();
        var path = new GrowthPath(First + 2) { Magnitude = Magnitude.Fixed(0.1), Rationale = "later" };
        Forecast later = ScenarioEngine.Project(baseline, new Scenario("Later", [path]));

        Assert.Equal(baseline.Paths!.AtStep(1).ToArray(), later.Paths!.AtStep(1).ToArray());
        for (int p = 0; p < Paths; p++)
        {
            NumericAssert.AssertClose(baseline.Paths.AtStep(1)[p] * 1.1 * 1.1, later.Paths.AtStep(3)[p], 1e-12);
        }
    }

    [Fact]
    public void Project_LevelShiftAfterGrowth_IsNotCompounded()
    {
        var shift = new LevelShift(First + 1) { Magnitude = Magnitude.Fixed(0.8), Rationale = "method" };
        Forecast shifted = Project(Path(0.17, GrowthShape.Holds), shift);

        NumericAssert.AssertClose(7_522_833 * Math.Pow(1.17, 4) * 0.8, shifted.Steps[3].Median, 1e-12);
    }

    [Fact]
    public void Project_LevelShiftOfPeople_AddsThem()
    {
        Forecast baseline = Baseline();
        var shift = new LevelShift(First) { Magnitude = Magnitude.Fixed(50_000), Effect = ShiftEffect.Adds, Rationale = "camp" };
        Forecast shifted = ScenarioEngine.Project(baseline, new Scenario("Camp", [shift]));

        NumericAssert.AssertClose(baseline.Paths!.AtStep(2)[7] + 50_000, shifted.Paths!.AtStep(2)[7], 1e-14);
    }

    [Theory]
    [InlineData(0, 1.5)]
    [InlineData(1, 1.5)]
    [InlineData(2, 1.25)]
    [InlineData(3, 1.125)]
    public void Project_ShockOfTwoYears_DecaysByHalf(int step, double factor)
    {
        Forecast baseline = Baseline();
        var shock = new TemporaryShock(First, Duration: 2, Decay: 0.5) { Magnitude = Magnitude.Fixed(1.5), Rationale = "flood" };
        Forecast shocked = ScenarioEngine.Project(baseline, new Scenario("Flood", [shock]));

        NumericAssert.AssertClose(baseline.Paths!.AtStep(step)[3] * factor, shocked.Paths!.AtStep(step)[3], 1e-14);
    }

    [Fact]
    public void Project_Bounds_AreKept()
    {
        TimeSeries bounded = Series.Relabel(metadata: new SeriesMetadata { UpperBound = 9_000_000 });
        Forecast fall = ScenarioEngine.Project(
            Baseline(bounded), new Scenario("Fall", [new LevelShift(First) { Magnitude = Magnitude.Fixed(-1e7), Effect = ShiftEffect.Adds, Rationale = "out" }]));
        Forecast rise = ScenarioEngine.Project(Baseline(bounded), new Scenario("Rise", [Path(0.5, GrowthShape.Holds)]));

        Assert.Equal(0, fall.Steps[2].Quantile(0));
        Assert.Equal(9_000_000, rise.Steps[3].Quantile(1));
    }

    [Fact]
    public void Project_SameSeed_GivesSameNumbersAndAnotherSeedOthers()
    {
        var scenario = new Scenario("Uncertain", [new GrowthPath(First) { Magnitude = Magnitude.Triangular(0.1, 0.17, 0.2), Rationale = "r" }]);
        double[] Draws(ulong seed) => ScenarioEngine.Project(Baseline(), scenario, new ScenarioOptions { Seed = seed }).Paths!.AtStep(1).ToArray();

        Assert.Equal(Draws(1), Draws(1));
        Assert.NotEqual(Draws(1), Draws(2));
    }

    [Fact]
    public void Project_UncertainMagnitude_SpreadsAsStated()
    {
        Forecast forecast = ScenarioEngine.Project(
            new GrowthModel().Fit(Series).Forecast(1, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 40_000 }),
            new Scenario("Uncertain", [new GrowthPath(First) { Magnitude = Magnitude.Triangular(0.1, 0.17, 0.2), Rationale = "r" }]));

        // Mean of a triangular size: (low + mode + high) / 3; five standard errors of 40,000 draws of a spread below 0.03.
        NumericAssert.AssertClose(1 + (0.47 / 3), forecast.Steps[0].Mean / 7_522_833, 0, 5 * 0.03 / 200);
        Assert.InRange(forecast.Steps[0].Quantile(0) / 7_522_833, 1.1, 1.11);
    }

    [Fact]
    public void Project_Panel_ScopeTouchesItsSeriesAndNeighboursSeeEarlierSteps()
    {
        SeriesKey mali = SeriesKey.Of(("country", "MLI"));
        SeriesKey niger = SeriesKey.Of(("country", "NER"));
        ForecastPanel panel = ForecastPanel.Create([Baseline(Series.Relabel(mali)), Baseline(Series.Relabel(niger))]);
        var growth = new GrowthPath(First) { Magnitude = Magnitude.Fixed(0.2), Rationale = "r", Scope = mali };
        var spill = new Spill(First, mali) { Magnitude = Magnitude.Fixed(0.01), Rationale = "r", Scope = niger };
        ForecastPanel after = ScenarioEngine.Project(panel, new Scenario("Spill", [growth, spill])).Forecasts;

        NumericAssert.AssertClose(7_522_833 * 1.44, after[mali].Steps[1].Median, 1e-12);
        NumericAssert.AssertClose(panel[niger].Paths!.AtStep(2)[9] + (0.01 * 7_522_833 * 1.44), after[niger].Paths!.AtStep(2)[9], 1e-12);
        NumericAssert.AssertClose(panel[niger].Paths!.AtStep(0)[9] + (0.01 * 7_522_833), after[niger].Paths!.AtStep(0)[9], 1e-12);
    }

    [Fact]
    public void Project_Driver_IsSeenAndItsAbsenceNamed()
    {
        Forecast baseline = Baseline(horizon: 2);
        var scenario = new Scenario("Driven", [new Driven(First) { Magnitude = Magnitude.Fixed(2), Rationale = "r" }]);
        double[] driver = new double[2 * Paths];
        Array.Fill(driver, 3);
        var options = new ScenarioOptions { Drivers = new Dictionary<string, SamplePaths> { ["deaths"] = SamplePaths.Create(2, Paths, driver) } };

        Assert.Equal(6, ScenarioEngine.Project(baseline, scenario, options).Paths!.AtStep(1)[0]);
        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => ScenarioEngine.Project(baseline, scenario));
        Assert.Contains("\"deaths\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Project_NoPaths_SaysHowToGetThem()
    {
        Forecast analytic = new GrowthModel().Fit(Series).Forecast(4);

        ArgumentException error = Assert.Throws<ArgumentException>(() => ScenarioEngine.Project(analytic, new Scenario("S", [Path(0.1, GrowthShape.Holds)])));

        Assert.Contains("ForecastMethod.Simulated", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2027)]
    [InlineData(2022)]
    public void Project_StartOutsideTheHorizon_NamesTheAssumption(int year)
    {
        var path = new GrowthPath(Period.Year(year)) { Magnitude = Magnitude.Fixed(0.17), Rationale = "Displacement goes on" };

        ArgumentException error = Assert.Throws<ArgumentException>(() => Project(path));

        Assert.Contains($"Assumption 1 of \"Test\" (GrowthPath: Displacement goes on) starts in {year}", error.Message, StringComparison.Ordinal);
        Assert.Contains("2023 to 2026", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Project_ImpossibleMagnitudeOrBase_NamesTheAssumption()
    {
        static string Message(ScenarioAssumption assumption, TimeSeries? series = null) =>
            Assert.Throws<ArgumentException>(() => ScenarioEngine.Project(Baseline(series), new Scenario("Test", [assumption]))).Message;

        TimeSeries blankEnd = TimeSeries.Create(Period.Year(2017), [100, 110, 125, 131, 150, double.NaN]);
        Assert.Contains("GrowthPath: assumed) may fall by more than all", Message(Path(-1.2, GrowthShape.Once)), StringComparison.Ordinal);
        Assert.Contains("grows from 2022, where the series", Message(Path(0.1, GrowthShape.Once), blankEnd), StringComparison.Ordinal);
        Assert.Contains("factor that may be negative", Message(new LevelShift(First) { Magnitude = Magnitude.Triangular(-1, 0, 1), Rationale = "r" }), StringComparison.Ordinal);
        Assert.Contains("factor that may be negative", Message(new TemporaryShock(First, 1) { Magnitude = Magnitude.Fixed(-1), Rationale = "r" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_Probabilities_WeighMeansAndPaths()
    {
        ScenarioOutcome one = Outcome("One", 0.1, 0.25);
        ScenarioOutcome two = Outcome("Two", 0.3, 0.75);
        Forecast mixture = ScenarioEngine.Combine(one, two).Forecasts[0];

        NumericAssert.AssertClose(7_522_833 * ((0.25 * 1.1) + (0.75 * 1.3)), mixture.Steps[0].Mean, 1e-12);
        Assert.Equal(Paths / 4, mixture.Paths!.AtStep(0).ToArray().Count(value => value < 7_522_833 * 1.2));
        NumericAssert.AssertClose(7_522_833 * 1.1, mixture.Steps[0].Quantile(0.2), 1e-12);
        NumericAssert.AssertClose(7_522_833 * 1.3, mixture.Steps[0].Quantile(0.3), 1e-12);
    }

    [Fact]
    public void Combine_EachPath_TellsItsScenario()
    {
        ScenarioMixture mixture = ScenarioEngine.Combine(Outcome("One", 0.1, 0.25), Outcome("Two", 0.3, 0.75));

        double[] draws = mixture.Forecasts[0].Paths!.AtStep(2).ToArray();
        for (int path = 0; path < draws.Length; path++)
        {
            Assert.Equal(draws[path] < 7_522_833 * 1.2 ? "One" : "Two", mixture.ScenarioOf(path).Name);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => mixture.ScenarioOf(Paths));
        Assert.Throws<ArgumentOutOfRangeException>(() => mixture.ScenarioOf(-1));
    }

    [Fact]
    public void Combine_ProbabilitiesThatDoNotSumToOne_AreAnErrorWithWords()
    {
        ArgumentException sum = Assert.Throws<ArgumentException>(() => ScenarioEngine.Combine(Outcome("One", 0.1, 0.3), Outcome("Two", 0.2, 0.6)));
        ArgumentException none = Assert.Throws<ArgumentException>(() => ScenarioEngine.Combine(Outcome("One", 0.1, null)));

        Assert.Contains("0.3 + 0.6", sum.Message, StringComparison.Ordinal);
        Assert.Contains("\"One\" has no probability", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_OutcomesThatDoNotFit_AreRefused()
    {
        ScenarioOutcome longer = Outcome("Long", 0.1, 0.5);
        ScenarioOutcome shorter = ScenarioEngine.Project(
            ForecastPanel.Create([Baseline(horizon: 2)]), new Scenario("Short", [Path(0.1, GrowthShape.Once)]) { Probability = 0.5 });
        var pathless = new ScenarioOutcome(longer.Scenario with { Name = "Pathless" }, ForecastPanel.Create([new GrowthModel().Fit(Series).Forecast(4)]));

        Assert.Contains("\"Short\" and \"Long\"", Assert.Throws<ArgumentException>(() => ScenarioEngine.Combine(longer, shorter)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ScenarioEngine.Combine(longer, pathless));
        Assert.Throws<ArgumentException>(() => ScenarioEngine.Combine(pathless, longer));
        Assert.Throws<ArgumentException>(() => ScenarioEngine.Combine());
    }

    [Fact]
    public void Scenario_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Scenario("S", []) { Probability = 30 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Scenario("S", []) { Impact = 6 });
        Assert.Throws<ArgumentException>(() => new Scenario(" ", []));
        Assert.Throws<ArgumentException>(() => new GrowthPath(First) { Magnitude = Magnitude.Fixed(0), Rationale = "" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemporaryShock(First, 0) { Magnitude = Magnitude.Fixed(1), Rationale = "r" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemporaryShock(First, 1, 1) { Magnitude = Magnitude.Fixed(1), Rationale = "r" });
    }

    private static ScenarioOutcome Outcome(string name, double rate, double? probability) => ScenarioEngine.Project(
        ForecastPanel.Create([Baseline()]), new Scenario(name, [Path(rate, GrowthShape.Once)]) { Probability = probability });

    private static GrowthPath Path(double rate, GrowthShape shape) => new(First) { Magnitude = Magnitude.Fixed(rate), Shape = shape, Rationale = "assumed" };

    private static Forecast Project(params ScenarioAssumption[] assumptions) => ScenarioEngine.Project(Baseline(), new Scenario("Test", assumptions));

    private sealed record Spill(Period Start, SeriesKey From) : ScenarioAssumption(Start)
    {
        protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
        {
            ReadOnlySpan<double> before = step.Neighbour(From, step.Index - 1);
            for (int i = 0; i < draws.Length; i++)
            {
                draws[i] += magnitudes[i] * before[i];
            }
        }
    }

    private sealed record Driven(Period Start) : ScenarioAssumption(Start)
    {
        protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
        {
            ReadOnlySpan<double> deaths = step.Driver("deaths", step.Index);
            for (int i = 0; i < draws.Length; i++)
            {
                draws[i] = magnitudes[i] * deaths[i];
            }
        }
    }
}
