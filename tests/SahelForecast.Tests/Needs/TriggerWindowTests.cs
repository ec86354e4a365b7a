using FsCheck.Xunit;
using SahelForecast.Distributions;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class TriggerWindowTests
{
    private const double Missing = double.NaN;

    private static readonly TriggerThreshold Hundred = TriggerThreshold.AtLeast(100);

    private static readonly Period January = Period.Month(2020, 1);

    [Fact]
    public void Within_ThreeMonths_CountsPathsThatPassInAnyOfThem()
    {
        // 1 of 4 paths passes each month, another one each: 0.25 a month, 0.75 in three.
        Forecast forecast = From(January, [100, 0, 0, 0], [0, 100, 0, 0], [0, 0, 100, 0]);
        Trigger one = Trigger.OnForecast("Flow", Hundred, 0.5, 1, TriggerKind.Action);
        Trigger any = one.Within(3);
        TimeSeries outcome = TimeSeries.Create(January, [0, 0, 0, 120, 0]);

        Assert.Equal(0.25, one.BackTest([forecast], outcome, Hundred).Assessments[0].Value);
        TriggerAssessment look = any.BackTest([forecast], outcome, Hundred).Assessments[0];
        Assert.Equal(0.75, look.Value);
        Assert.Equal(TriggerResult.Hit, look.Result);
        Assert.Equal(120, look.Outcome);
        Assert.Equal((January + 1, January + 3), (look.Target, look.LastTarget));
        Assert.Equal("2020-01 for 2020-02 to 2020-04: 0.75, activated, outcome 120: Hit", look.ToString());
        Assert.EndsWith("1 to 3 periods ahead", any.ToString(), StringComparison.Ordinal);
        Assert.Equal(any, any.Within(1).Within(3));
    }

    [Fact]
    public void Within_PartOfTheWindowUnknown_IsNoEventOnlyWhenAllIsKnown()
    {
        // Windows of two months after each month: event with a gap, gap without an event, and none.
        Trigger trigger = Trigger.OnObservation("Rain", TriggerThreshold.AtMost(10, "mm"), 1, TriggerKind.Readiness).Within(2);
        TimeSeries rain = TimeSeries.Create(January, [5, 5, 5, 20], metadata: new SeriesMetadata { Unit = "mm" });
        TriggerBackTest test = trigger.BackTest(rain, TimeSeries.Create(January, [0, 100, Missing, 50, 99, 0]), Hundred);

        Assert.Equal([TriggerResult.Hit, TriggerResult.OutcomeUnknown, TriggerResult.FalseAlarm, TriggerResult.CorrectRejection], test.Assessments.Select(look => look.Result));
        Assert.Equal([100, 50, 99, 99], test.Assessments.Select(look => look.Outcome));
    }

    [Fact]
    public void Within_ForecastTooShortOrWithoutPaths_IsRefused()
    {
        Trigger trigger = Trigger.OnForecast("Flow", Hundred, 0.5, 2, TriggerKind.Action).Within(2);
        TimeSeries outcome = TimeSeries.Create(January, [0.0]);
        Assert.Contains("has 2 steps, but Flow looks 3 ahead", Refused(() => trigger.BackTest([From(January, [1], [1])], outcome, Hundred)), StringComparison.Ordinal);
        var formula = new Forecast("Normal", new Observation(January, 1), [.. Enumerable.Repeat(new NormalDistribution(100, 10), 3)], "formula");
        Assert.Contains("has no sample paths", Refused(() => trigger.BackTest([formula], outcome, Hundred)), StringComparison.Ordinal);
        Assert.Contains("at least 1", Refused(() => trigger.Within(0)), StringComparison.Ordinal);
    }

    [Property]
    public void Within_LongerWindow_IsNeverLessLikely(ulong seed)
    {
        var dice = new Dice(seed);
        double[][] steps = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 30).Select(_ => dice.Uniform() * 120).ToArray())];
        Trigger trigger = Trigger.OnForecast("Flow", Hundred, 0.5, 1, TriggerKind.Action);
        double[] found = [.. Enumerable.Range(1, 4).Select(window => trigger.Within(window).BackTest([From(January, steps)], TimeSeries.Create(January, [0.0]), Hundred).Assessments[0].Value)];

        Assert.Equal(found.Order(), found);
        Assert.Equal(Enumerable.Range(0, 30).Count(path => steps.Any(step => step[path] >= 100)) / 30.0, found[3]);
    }

    [Fact]
    public void ByYear_MonthlyRecord_CountsYearsWithAnActivation()
    {
        // From July 2018 to 2022: 2018 is not whole, 2019 active twice, 2020 quiet, 2021 has a gap, 2022 active once.
        double[] values = new double[54];
        values[6 + 2] = values[6 + 9] = values[6 + 36 + 11] = 1;
        values[0] = values[6 + 24] = 1;
        values[6 + 24 + 5] = Missing;
        TriggerYears years = Run(values).ByYear();

        Assert.Equal([2019, 2020, 2022], years.Counted);
        Assert.Equal([2019, 2022], years.Active);
        Assert.Equal([2018, 2021], years.LeftOut);
        Assert.Equal(ReturnPeriod.Create(3, 2), years.ReturnPeriod);
        Assert.Equal("2 years (2 activations in 3 years); left out 2018, 2021", years.ToString());

        // In August to October alone, 2018 and 2021 are whole: 2021 and 2018 were active in January and July only.
        TriggerYears season = Run(values).ByYear([8, 9, 10]);
        Assert.Equal([2018, 2019, 2020, 2021, 2022], season.Counted);
        Assert.Equal([2019], season.Active);
        Assert.Equal(6, season.ReturnPeriod.Periods);
    }

    [Property]
    public void ByYear_AnyRecord_EveryYearCountsOrIsLeftOutAndYearsAreNoMoreThanMonths(ulong seed, byte start, byte length)
    {
        var dice = new Dice(seed);
        double[] values = [.. Enumerable.Range(0, 1 + length).Select(_ => dice.Uniform() < 0.01 ? Missing : dice.Uniform() < 0.1 ? 1 : 0)];
        TriggerBackTest test = Run(values, Period.Month(2000, 1) + (start % 12));
        TriggerYears years = test.ByYear();

        Assert.Equal(test.Assessments.Select(look => look.Issued.FirstDay.Year).Distinct(), years.Counted.Concat(years.LeftOut).Order());
        Assert.Equal(years.Active, years.Counted.Where(year => test.Activations.Any(look => look.Issued.FirstDay.Year == year)));
        Assert.True(years.Active.Count <= test.Activations.Count);
        Assert.All(years.Counted, year => Assert.Equal(12, test.Assessments.Count(look => look.Issued.FirstDay.Year == year && look.Activated is not null)));
    }

    [Fact]
    public void ByYear_BadMonths_AreRefused()
    {
        Assert.Contains("months has 13", Refused(() => Run([1]).ByYear([13])), StringComparison.Ordinal);
        Assert.Contains("was not run in the months 3", Refused(() => Run([1]).ByYear([3])), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private static TriggerBackTest Run(double[] values, Period? start = null)
    {
        TimeSeries seen = TimeSeries.Create(start ?? Period.Month(2018, 7), values);
        return Trigger.OnObservation("Seen", TriggerThreshold.AtLeast(1), 0, TriggerKind.Action).BackTest(seen, seen, Hundred);
    }

    private static Forecast From(Period origin, params double[][] steps)
    {
        SamplePaths paths = SamplePaths.Create(steps.Length, steps[0].Length, steps.SelectMany(step => step).ToArray());
        return new Forecast("Draws", new Observation(origin, 1), EmpiricalDistribution.OfSteps(paths), "given", paths: paths, seed: 1);
    }
}
