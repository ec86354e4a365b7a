using FsCheck.Xunit;
using SahelForecast.Distributions;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class TriggerTests
{
    private const double Missing = double.NaN;

    private static readonly TriggerThreshold Hundred = TriggerThreshold.AtLeast(100);

    [Fact]
    public void BackTest_Observations_FillTheTableByHand()
    {
        // Lead time 1: 2000 announces 2001. Hit, false alarm, miss, correct rejection, missing, unknown outcome.
        Trigger trigger = Trigger.OnObservation("Flood", TriggerThreshold.AtLeast(10), 1, TriggerKind.Action);
        TriggerBackTest test = trigger.BackTest(Years(2000, 10, 11, 9, 0, Missing, 12), Years(2001, 100, 99, 150, 1, 500), Hundred);

        Assert.Equal(
            [TriggerResult.Hit, TriggerResult.FalseAlarm, TriggerResult.Miss, TriggerResult.CorrectRejection, TriggerResult.NotAssessed, TriggerResult.OutcomeUnknown],
            test.Assessments.Select(look => look.Result));
        Assert.Equal(0.5, test.HitRate);
        Assert.Equal(0.5, test.FalseAlarmRatio);
        Assert.Equal(ReturnPeriod.Create(5, 3), test.ReturnPeriod);
        Assert.Equal([2000, 2001, 2005], test.Activations.Select(look => look.Issued.FirstDay.Year));
        Assert.Equal(Period.Year(2004), Assert.Single(test.NotAssessed).Issued);
        Assert.Null(test.NotAssessed[0].Activated);
    }

    [Fact]
    public void BackTest_NoEvents_HasNoHitRate()
    {
        TriggerBackTest test = Trigger.OnObservation("Dry", TriggerThreshold.AtMost(-1, "SPI"), 0, TriggerKind.Observational)
            .BackTest(Years(2000, "SPI", 0, -1, -2), Years(2000, 0, 0, 0), Hundred);

        Assert.True(double.IsNaN(test.HitRate));
        Assert.Equal(1, test.FalseAlarmRatio);
        Assert.Equal(2, test.Activations.Count);
    }

    [Fact]
    public void BackTest_Forecasts_CountDrawsThatPassAndListOriginsWithout()
    {
        Trigger trigger = Trigger.OnForecast("Flow", Hundred, 0.5, 2, TriggerKind.Readiness);
        Forecast[] forecasts = [From(2003, [0, 0, 0, 0], [99, 99, 99, 100]), From(2000, [0, 0, 0, 0], [100, 99, 101, 0])];
        TriggerBackTest test = trigger.BackTest(forecasts, Years(2002, 100, 100, 100, 0), Hundred);

        Assert.Equal([0.5, Missing, Missing, 0.25], test.Assessments.Select(look => look.Value));
        Assert.Equal([TriggerResult.Hit, TriggerResult.NotAssessed, TriggerResult.NotAssessed, TriggerResult.CorrectRejection], test.Assessments.Select(look => look.Result));
        Assert.Equal(2, test.ReturnPeriod.Assessed);
    }

    [Theory]
    [InlineData(true, 1 - 0.84134474606854293)]
    [InlineData(false, 0.84134474606854293)]
    public void BackTest_ForecastWithoutPaths_UsesTheDistribution(bool atLeast, double expected)
    {
        TriggerThreshold threshold = atLeast ? TriggerThreshold.AtLeast(110) : TriggerThreshold.AtMost(110);
        var forecast = new Forecast("Normal", new Observation(Period.Year(2000), 1), [new NormalDistribution(100, 10)], "formula");
        TriggerBackTest test = Trigger.OnForecast("Normal", threshold, expected - 1e-9, 1, TriggerKind.Action).BackTest([forecast], Years(2001, 1), Hundred);

        Assert.Equal(expected, test.Assessments[0].Value, 12);
        Assert.Equal(TriggerResult.FalseAlarm, test.Assessments[0].Result);
    }

    [Fact]
    public void BackTest_WrongUnitFrequencyOrHorizon_NamesTheItemAndTheCure()
    {
        Trigger seen = Trigger.OnObservation("Flood", TriggerThreshold.AtLeast(10), 1, TriggerKind.Action);
        Trigger foreseen = Trigger.OnForecast("Flow", Hundred, 0.5, 2, TriggerKind.Action);

        Assert.Contains("is in \"SPI\", but the threshold is at least 10 people", Refused(() => seen.BackTest(Years(2000, "SPI", 1), Years(2000, 1), Hundred)), StringComparison.Ordinal);
        Assert.Contains("outcome is Monthly", Refused(() => seen.BackTest(Years(2000, 1), TimeSeries.Create(Period.Month(2000, 1), [1]), Hundred)), StringComparison.Ordinal);
        Assert.Contains("has 1 steps, but Flow looks 2 ahead. Forecast further.", Refused(() => foreseen.BackTest([From(2000, [1])], Years(2000, 1), Hundred)), StringComparison.Ordinal);
        Assert.Contains("2000 comes twice", Refused(() => foreseen.BackTest([From(2000, [1], [1]), From(2000, [1], [1])], Years(2000, 1), Hundred)), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => foreseen.BackTest(Years(2000, 1), Years(2000, 1), Hundred));
        Assert.Throws<InvalidOperationException>(() => seen.BackTest([From(2000, [1])], Years(2000, 1), Hundred));
    }

    [Fact]
    public void OnForecast_BadNumbers_AreRefused()
    {
        Assert.Contains("write 0.9, not 90", Refused(() => Trigger.OnForecast("x", Hundred, 30, 1, TriggerKind.Action)), StringComparison.Ordinal);
        Assert.Contains("every forecast reaches", Refused(() => Trigger.OnForecast("x", Hundred, 0, 1, TriggerKind.Action)), StringComparison.Ordinal);
        Assert.Contains("at least 1", Refused(() => Trigger.OnForecast("x", Hundred, 0.5, 0, TriggerKind.Action)), StringComparison.Ordinal);
        Assert.Contains("at least 0 periods", Refused(() => Trigger.OnObservation("x", Hundred, -1, TriggerKind.Action)), StringComparison.Ordinal);
    }

    [Fact]
    public void Set_LeadTimePauseAndBlockedPeriods_MakeTheEffectivePeriodLonger()
    {
        // By outcome year 2001 to 2006: early activates 2001, 2002, 2005; late (lead time 0) 2002, 2004; 2006 is missing in one.
        TriggerBackTest early = Run("Early", 1, Years(2000, 1, 1, 0, 0, 1, Missing));
        TriggerBackTest late = Run("Late", 0, Years(2001, 0, 1, 0, 1, 0, 1));

        TriggerSet plain = TriggerSet.Create([early, late]);
        Assert.Equal([ReturnPeriod.Create(5, 3), ReturnPeriod.Create(5, 2)], plain.Individual);
        Assert.Equal(ReturnPeriod.Create(5, 4), plain.Overall);
        Assert.Equal(plain.Overall, plain.Effective);
        Assert.Equal([Period.Year(2006)], plain.NotAssessed);

        Assert.Equal([2001, 2002, 2005], Effective(TriggerSet.Create([early, late], minimumLeadTime: 1)));
        Assert.Equal([2001, 2004], Effective(TriggerSet.Create([early, late], pausePeriods: 1)));
        Assert.Equal([2002, 2004, 2005], Effective(TriggerSet.Create([early, late], blocked: [Period.Year(2001)])));

        // Readiness releases a twentieth of the money.
        TriggerSet staged = TriggerSet.Create([Run("Early", 1, Years(2000, 1, 1, 0, 0, 1, Missing), TriggerKind.Readiness), late]);
        Assert.Equal([2002, 2004], Effective(staged));
        Assert.Equal(plain.Overall, staged.Overall);
    }

    [Property]
    public void Set_AnyRecords_OverallIsShortestAndEffectiveLonger(ulong seed, byte triggers, byte years, byte pause, byte lead)
    {
        var dice = new Dice(seed);
        TriggerBackTest[] tests = [.. Enumerable.Range(0, 1 + (triggers % 4)).Select(i => Run(
            $"T{i}", i, Years(2000 - i, [.. Enumerable.Range(0, 1 + (years % 40)).Select(_ => dice.Uniform() < 0.1 ? Missing : dice.Uniform() < 0.3 ? 1.0 : 0)])))];
        TriggerSet set = TriggerSet.Create(tests, lead % 4, pause % 3);

        Assert.All(set.Individual, individual => Assert.True(Length(set.Overall) <= Length(individual)));
        Assert.True(Length(set.Effective) >= Length(set.Overall));
        Assert.All(set.EffectiveActivations, period => Assert.Contains(period, set.Activations));
        Assert.Equal(set.Activations.Count, set.Overall.Activations);
    }

    private static double Length(ReturnPeriod period) => period.Periods ?? double.PositiveInfinity;

    private static IEnumerable<int> Effective(TriggerSet set) => set.EffectiveActivations.Select(period => period.FirstDay.Year);

    private static string Refused(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    private static TriggerBackTest Run(string name, int leadTime, TimeSeries indicator, TriggerKind kind = TriggerKind.Action) =>
        Trigger.OnObservation(name, TriggerThreshold.AtLeast(1), leadTime, kind).BackTest(indicator, indicator, Hundred);

    private static TimeSeries Years(int first, params double[] values) => Years(first, "people", values);

    private static TimeSeries Years(int first, string unit, params double[] values) =>
        TimeSeries.Create(Period.Year(first), values, metadata: new SeriesMetadata { Unit = unit, Kind = SeriesKind.Index });

    private static Forecast From(int origin, params double[][] steps)
    {
        SamplePaths paths = SamplePaths.Create(steps.Length, steps[0].Length, steps.SelectMany(step => step).ToArray());
        return new Forecast("Draws", new Observation(Period.Year(origin), 1), EmpiricalDistribution.OfSteps(paths), "given", paths: paths, seed: 1);
    }
}
