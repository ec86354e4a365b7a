using SahelForecast.Distributions;
using SahelForecast.Models.Baselines;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

public class ScenarioSensitivityTests
{
    private const int Paths = 20_000;

    private static readonly Period First = Period.Month(2024, 1);

    private static ForecastPanel Panel => ForecastPanel.Create([new NaiveModel()
        .Fit(TimeSeries.Create(Period.Month(2023, 1), Enumerable.Repeat(1_000.0, 12).ToArray()))
        .Forecast(3, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = Paths })]);

    [Fact]
    public void Of_SumOfTwoUniformLikeEffects_GivesTheirSharesOfTheVariance()
    {
        // Triangles of widths 100 and 300 around their modes: variances 1 : 9, whatever else.
        var scenario = new Scenario("Two", [Adds(-50, 0, 50), Adds(-150, 0, 150)]);
        IReadOnlyList<AssumptionInfluence> influences = ScenarioSensitivity.Of(Panel, scenario, First + 1);

        Assert.Same(scenario.Assumptions[1], influences[0].Assumption);
        NumericAssert.AssertClose(0.9, influences[0].FirstOrder, 0, 0.02);
        NumericAssert.AssertClose(0.1, influences[1].FirstOrder, 0, 0.02);
        double tenth = 150 * (1 - Math.Sqrt(0.2));
        NumericAssert.AssertClose(1000 - tenth, influences[0].Low, 1e-12);
        NumericAssert.AssertClose(1000 + tenth, influences[0].High, 1e-12);
    }

    [Fact]
    public void Of_FixedMagnitude_DrivesNothing()
    {
        AssumptionInfluence influence = ScenarioSensitivity.Of(Panel, new Scenario("One", [Adds(-50, 0, 50), new LevelShift(First) { Magnitude = Magnitude.Fixed(2), Rationale = "r" }]), First)[1];
        Assert.Equal((0, 0), (influence.FirstOrder, influence.Swing));
    }

    [Fact]
    public void FirstOrder_IshigamiFunction_IsTheKnownOne()
    {
        // T. Ishigami and T. Homma (1990): sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on (-pi, pi): indices 0.3139, 0.4424, 0.
        var dice = new Random(5);
        double[][] x = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 50_000).Select(_ => Math.PI * ((2 * dice.NextDouble()) - 1)).ToArray())];
        double[] y = [.. Enumerable.Range(0, 50_000).Select(i => Math.Sin(x[0][i]) + (7 * Math.Pow(Math.Sin(x[1][i]), 2)) + (0.1 * Math.Pow(x[2][i], 4) * Math.Sin(x[0][i])))];
        NumericAssert.AssertClose(0.3139, SobolKernel.FirstOrder(x[0], y), 0, 0.01);
        NumericAssert.AssertClose(0.4424, SobolKernel.FirstOrder(x[1], y), 0, 0.01);
        NumericAssert.AssertClose(0, SobolKernel.FirstOrder(x[2], y), 0, 0.01);
    }

    [Fact]
    public void Project_CorrelatedPair_HasTheCorrelationAndTheVarianceOfTheSum()
    {
        // Normal-like sizes: log-normal with little spread. The variance of the sum is 2 s² (1 + r).
        ScenarioAssumption[] pair = [Adds(-100, 0, 100), Adds(-100, 0, 100)];
        double Deviation(double correlation) => ScenarioEngine.Project(Panel, new Scenario("Pair", pair)
        {
            Correlation = CorrelationMatrix.Of(new[,] { { 1, correlation }, { correlation, 1 } }),
        }).Forecasts[0].Steps[0].StandardDeviation;

        double alone = Math.Sqrt(100 * 100 / 6.0);
        NumericAssert.AssertClose(2 * alone, Deviation(1), 0.02);
        NumericAssert.AssertClose(Math.Sqrt(2) * alone, Deviation(0), 0.02);
        NumericAssert.AssertClose(0, Deviation(-1), 0, 1e-6);
    }

    [Fact]
    public void CorrelationMatrix_ThatContradictsItself_IsRepairedAndSaysSo()
    {
        var matrix = CorrelationMatrix.Of(new[,] { { 1, 0.9, -0.9 }, { 0.9, 1, 0.9 }, { -0.9, 0.9, 1 } });

        // 1 - 3 r² - 2 r³ = 0 at r = 0.5: shrunk from 0.9 by 5 / 9.
        Assert.Contains("0.5556", matrix.Note, StringComparison.Ordinal);
        Assert.Null(CorrelationMatrix.Of(new[,] { { 1, 0.5 }, { 0.5, 1 } }).Note);
        Assert.Contains("row 2, column 1 is 1.5", Assert.Throws<ArgumentException>(() => CorrelationMatrix.Of(new[,] { { 1, 1.5 }, { 1.5, 1 } })).Message, StringComparison.Ordinal);
        Assert.Contains("symmetric", Assert.Throws<ArgumentException>(() => CorrelationMatrix.Of(new[,] { { 1, 0.5 }, { 0.4, 1 } })).Message, StringComparison.Ordinal);
        string message = Assert.Throws<ArgumentException>(() => ScenarioEngine.Project(Panel, new Scenario("One", [Adds(0, 1, 2)]) { Correlation = matrix })).Message;
        Assert.Contains("3 rows", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThresholdPassing_FourPaths_CountsThem()
    {
        SamplePaths paths = SamplePaths.Create(3, 4, [5, 15, 5, 5, 15, 5, 5, 5, 5, 5, 15, 5]);
        var forecast = new Forecast(
            "paths", new Observation(Period.Year(2022), 5), [.. Enumerable.Range(0, 3).Select(step => EmpiricalDistribution.Create(paths.AtStep(step)))], "counted", paths: paths);
        ThresholdPassing passing = ThresholdPassing.Of(forecast, 10);

        Assert.Equal([0.25, 0.25, 0.25], passing.InPeriod);
        Assert.Equal([0.25, 0.5, 0.75], passing.ByPeriod);
        Assert.Equal(Period.Year(2024), passing.TimeTo(0.5));
        Assert.Null(passing.TimeTo(0.8));
    }

    [Fact]
    public void Risk_LikelihoodAndImpact_IsTheirProduct()
    {
        var scenario = new Scenario("Worst", [Adds(0, 1, 2)]) { Likelihood = 2, Impact = 5 };
        Assert.Equal(10, scenario.Risk);
        Assert.Null((scenario with { Impact = null }).Risk);
        Assert.Throws<ArgumentOutOfRangeException>(() => scenario with { Likelihood = 6 });
    }

    private static LevelShift Adds(double low, double mode, double high) => new(First)
    {
        Effect = ShiftEffect.Adds,
        Magnitude = Magnitude.Triangular(low, mode, high),
        Rationale = "r",
    };
}
