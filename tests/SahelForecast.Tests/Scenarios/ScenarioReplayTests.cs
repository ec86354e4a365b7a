using SahelForecast.Models.Growth;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Scenarios;

public class ScenarioReplayTests
{
    // OCHA's people in need in Mali, 2017 to 2024.
    private static TimeSeries Mali => TimeSeries.Create(
        Period.Year(2017), [3_700_000, 5_200_000, 3_200_000, 6_800_000, 5_917_269, 7_522_833, 8_782_254, 7_107_194]);

    private static Scenario Falls => new("It reverses", [
        new GrowthPath(Period.Year(2023)) { Magnitude = Magnitude.Fixed(0.17), Shape = GrowthShape.Once, Rationale = "the ministry's figure", By = "A. Traore" },
        new LevelShift(Period.Year(2024)) { Magnitude = Magnitude.Triangular(0.7, 0.8, 0.9), Rationale = "a new method counts fewer", By = "A. Traore" },
    ]);

    [Fact]
    public void Run_Mali2022_ScoresTheScenarioBesideThePlainForecast()
    {
        ScenarioReplay replay = ScenarioReplay.Run(new GrowthModel(), Mali, Period.Year(2022), 2, Falls);

        Assert.Equal(Period.Year(2022), replay.Plain.Origin);
        Assert.Equal([8_782_254, 7_107_194], replay.Actual.Values.ToArray());
        double byHand = (Math.Abs(8_782_254 - (7_522_833 * 1.17)) + replay.Projected.Steps[1].Crps(7_107_194)) / 2;
        NumericAssert.AssertClose(byHand, replay.ProjectedCrps, 1e-12);
        NumericAssert.AssertClose((replay.Plain.Steps[0].Crps(8_782_254) + replay.Plain.Steps[1].Crps(7_107_194)) / 2, replay.PlainCrps, 1e-12);
        Assert.InRange(replay.ValueAdded, 0.5, 1);
        Assert.Contains("A. Traore", replay.Scenario.Assumptions[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutcomeMissing_IsLeftOutNotZero()
    {
        TimeSeries gap = Mali.WithValues([.. Mali.Values.ToArray().Select((value, i) => i == 6 ? double.NaN : value)]);
        ScenarioReplay replay = ScenarioReplay.Run(new GrowthModel(), gap, Period.Year(2022), 2, Falls);
        NumericAssert.AssertClose(replay.Projected.Steps[1].Crps(7_107_194), replay.ProjectedCrps, 1e-12);
        Assert.Contains(replay.PlainCoverage(0.8), new[] { 0.0, 1.0 });
    }

    [Fact]
    public void Run_PastTheEnd_SaysWhatTheSeriesHas() => Assert.Contains(
        "earlier origin", Assert.Throws<ArgumentException>(() => ScenarioReplay.Run(new GrowthModel(), Mali, Period.Year(2023), 2, Falls)).Message, StringComparison.Ordinal);
}
