using SahelForecast.Models.Baselines;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

/// <summary>Each assumption by hand on a baseline that is the same number on every path.</summary>
public class AssumptionTests
{
    private const int Paths = 200;

    private static readonly Period First = Period.Month(2024, 1);

    private static Forecast Baseline
    {
        get
        {
            TimeSeries constant = TimeSeries.Create(Period.Month(2023, 1), Enumerable.Repeat(1_000.0, 12).ToArray());
            return new NaiveModel().Fit(constant).Forecast(6, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = Paths });
        }
    }

    [Fact]
    public void TrendChange_TwoPerCentAMonth_Compounds() =>
        AssertPath(new TrendChange(First + 1) { Magnitude = Magnitude.Fixed(0.02), Rationale = "r" }, [1000, 1020, 1040.4, 1061.208, 1082.43216, 1104.0808032]);

    [Fact]
    public void TrendChange_PeopleAMonth_AddUp() => AssertPath(
        new TrendChange(First + 2) { Effect = ShiftEffect.Adds, Magnitude = Magnitude.Fixed(-300), Rationale = "r" }, [1000, 1000, 700, 400, 100, 0]);

    [Fact]
    public void Limit_CapAndFloor_HoldWhatIsBeyond()
    {
        AssertPath(new Limit(First + 3, LimitSide.Cap) { Magnitude = Magnitude.Fixed(900), Rationale = "r" }, [1000, 1000, 1000, 900, 900, 900]);
        AssertPath(new Limit(First + 3, LimitSide.Floor) { Magnitude = Magnitude.Fixed(1100), Rationale = "r" }, [1000, 1000, 1000, 1100, 1100, 1100]);
        AssertPath(new Limit(First, LimitSide.Cap) { Magnitude = Magnitude.Fixed(1100), Rationale = "r" }, [1000, 1000, 1000, 1000, 1000, 1000]);
    }

    [Fact]
    public void CapacityWithdrawal_ThreeOfEighteenThousandOverThreeMonths_RaisesByItsElasticity()
    {
        double At(double share) => 1000 * Math.Pow(1 - share, -1.5);
        AssertPath(
            new CapacityWithdrawal(First + 1, 3_000, 18_000) { Over = 3, RestoredAfter = 4, Magnitude = Magnitude.Fixed(1.5), Rationale = "r" },
            [1000, At(1 / 18.0), At(2 / 18.0), At(3 / 18.0), At(3 / 18.0), 1000]);
    }

    [Fact]
    public void CapacityWithdrawal_OneSixth_ElasticityOneIsAFifthMore() => AssertPath(
        new CapacityWithdrawal(First, 3_000, 18_000) { Magnitude = Magnitude.Fixed(1), Rationale = "r" }, [1200, 1200, 1200, 1200, 1200, 1200]);

    [Fact]
    public void FundingCut_AThirdOverTwoPeriods_RaisesUntilTheMoneyIsBack()
    {
        double At(double share) => 1000 * Math.Pow(1 - share, -0.5);
        AssertPath(
            new FundingCut(First + 1, 0.3) { Over = 2, RestoredAfter = 3, Magnitude = Magnitude.Fixed(0.5), Rationale = "r" },
            [1000, At(0.15), At(0.3), At(0.3), 1000, 1000]);
    }

    [Fact]
    public void ReturnMovement_TenPerCentTwice_StayAway() => AssertPath(
        new ReturnMovement(First, 2) { Magnitude = Magnitude.Fixed(0.1), Rationale = "r" }, [900, 810, 810, 810, 810, 810]);

    [Fact]
    public void DriverResponse_LaggedElasticity_FollowsTheDriverWithinItsSaturation()
    {
        var response = new DriverResponse(First, "deaths", 100) { Lag = 1, Saturation = 3, Magnitude = Magnitude.Fixed(0.5), Rationale = "r" };
        AssertPath(response, [1000, 1000, 2000, 3000, 1000 / 3.0, 500], Drivers(100, 400, 10_000, 0, 25, 7));
    }

    [Fact]
    public void DriverResponse_UncertainDriver_WidensTheResponse()
    {
        var response = new DriverResponse(First, "deaths", 1000) { Magnitude = Magnitude.Fixed(0.5), Rationale = "r" };
        TimeSeries deaths = SeriesGenerator.LogRandomWalk(40, frequency: Frequency.Monthly);
        SamplePaths paths = new NaiveModel().Fit(deaths).Forecast(6, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = Paths }).Paths!;
        Forecast projected = Project(response, new ScenarioOptions { Drivers = new Dictionary<string, SamplePaths> { ["deaths"] = paths } });
        for (int step = 0; step < 6; step++)
        {
            for (int path = 0; path < Paths; path++)
            {
                double expected = Math.Clamp(Math.Sqrt(paths.AtStep(step)[path] / 1000), 0.1, 10) * 1000;
                NumericAssert.AssertClose(expected, projected.Paths!.AtStep(step)[path], 1e-12);
            }
        }
    }

    [Fact]
    public void Project_ImpossibleAssumption_NamesItAndTheCure()
    {
        AssertRefused("Add its paths", new DriverResponse(First, "deaths", 100) { Magnitude = Magnitude.Fixed(1), Rationale = "r" });
        AssertRefused("negative at step 2", new DriverResponse(First, "deaths", 100) { Magnitude = Magnitude.Fixed(1), Rationale = "r" }, Drivers(1, -1, 1, 1, 1, 1));
        AssertRefused("positive number", new CapacityWithdrawal(First, 1, 2) { Magnitude = Magnitude.Fixed(-1), Rationale = "r" });
        AssertRefused("positive number", new FundingCut(First, 0.3) { Magnitude = Magnitude.Fixed(-1), Rationale = "r" });
        Assert.Contains("write 0.3", Assert.Throws<ArgumentOutOfRangeException>(
            () => new FundingCut(First, 30) { Magnitude = Magnitude.Fixed(1), Rationale = "r" }).Message, StringComparison.Ordinal);
        AssertRefused("0.1 for 10 %", new ReturnMovement(First, 2) { Magnitude = Magnitude.Fixed(10), Rationale = "r" });
        AssertRefused("-0.02 for 2 %", new TrendChange(First) { Magnitude = Magnitude.Fixed(-2), Rationale = "r" });
        AssertRefused("Move its start", new Limit(First + 9, LimitSide.Cap) { Magnitude = Magnitude.Fixed(1), Rationale = "r" });
        Assert.Contains("below the capacity", Assert.Throws<ArgumentOutOfRangeException>(
            () => new CapacityWithdrawal(First, 20_000, 18_000) { Magnitude = Magnitude.Fixed(1), Rationale = "r" }).Message, StringComparison.Ordinal);
    }

    private static ScenarioOptions Drivers(params double[] values) =>
        new() { Drivers = new Dictionary<string, SamplePaths> { ["deaths"] = SamplePaths.Same(values, Paths) } };

    private static Forecast Project(ScenarioAssumption assumption, ScenarioOptions? options = null) =>
        ScenarioEngine.Project(Baseline, new Scenario("Test", [assumption]), options);

    private static void AssertPath(ScenarioAssumption assumption, double[] expected, ScenarioOptions? options = null)
    {
        Forecast projected = Project(assumption, options);
        for (int step = 0; step < expected.Length; step++)
        {
            foreach (double draw in projected.Paths!.AtStep(step))
            {
                NumericAssert.AssertClose(expected[step], draw, 1e-12, 1e-9);
            }
        }
    }

    private static void AssertRefused(string cure, ScenarioAssumption assumption, ScenarioOptions? options = null)
    {
        string message = Assert.Throws<ArgumentException>(() => Project(assumption, options)).Message;
        Assert.Contains(cure, message, StringComparison.Ordinal);
        Assert.Contains(assumption.GetType().Name, message, StringComparison.Ordinal);
    }
}
