using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Models;

public class PooledGrowthModelTests
{
    private static readonly PooledGrowthPrior Plain = PooledGrowthPrior.For(GrowthKind.RefugeeStock) with
    {
        Persistence = 0.5,
        Damping = 0.5,
        Memory = 0.25,
        Clip = 1e9,
        FallScale = 0.1,
        RiseScale = 0.2,
        FallExponent = 1,
        RiseExponent = 0.5,
        FallTail = 2,
        RiseTail = 2,
        TailExponent = 0,
        TypicalChange = 0.1,
        TypicalChangeWeight = 1,
        ChangeMemory = 0.5,
        Adaptation = 1,
        AdaptationFade = 0,
        Novelty = 0,
        BetweenPanels = 0,
        BetweenGroups = 0,
    };

    private static FittedPooledGrowth Fit(params double[] values) => new PooledGrowthModel(new PooledGrowthOptions { Prior = Plain }).Fit(Yearly(values));

    [Fact]
    public void Forecast_ByHand_FollowsTheFormulas()
    {
        // Growth 0.2, then 0.4: recent growth 0.75 (0.4 + 0.25 x 0.2) = 0.3375; changes 0.4 + 0.5 x 0.2 = 0.5 worth 1.5 years.
        Forecast forecast = Fit(100, 100 * Math.Exp(0.2), 100 * Math.Exp(0.6)).Forecast(2);
        double own = (0.1 + 0.5) / (1 + 1.5) / 0.1;

        AssertClose(100 * Math.Exp(0.6 + (0.5 * 0.3375)), forecast.Steps[0].Median, 1e-12);
        AssertClose(100 * Math.Exp(0.6 + (0.5 * 1.5 * 0.3375)), forecast.Steps[1].Median, 1e-12);

        // The quartiles of Student's t of 2 degrees of freedom are at the root of 2/3.
        double quartile = Math.Sqrt(2.0 / 3);
        AssertClose(forecast.Steps[0].Median * Math.Exp(0.2 * own * quartile), forecast.Steps[0].Quantile(0.75), 1e-10);
        AssertClose(forecast.Steps[0].Median * Math.Exp(-0.1 * own * quartile), forecast.Steps[0].Quantile(0.25), 1e-10);
        AssertClose(forecast.Steps[1].Median * Math.Exp(0.2 * own * Math.Sqrt(2) * quartile), forecast.Steps[1].Quantile(0.75), 1e-10);
        AssertClose(forecast.Steps[1].Median * Math.Exp(-0.1 * own * 2 * quartile), forecast.Steps[1].Quantile(0.25), 1e-10);
    }

    [Fact]
    public void Fit_Jump_IsNotRepeated()
    {
        var model = new PooledGrowthModel();
        double steady = model.Fit(Yearly(100, 110, 121, 133)).NextGrowth.Percent;
        double jump = model.Fit(Yearly(100, 110, 121, 1_210)).NextGrowth.Percent;

        Assert.InRange(steady, 2, 10);
        Assert.InRange(jump, steady, 10);
    }

    [Theory]
    [InlineData(new double[] { 70_000 }, 70_000)]
    [InlineData(new double[] { 500, 500, 500, 500, 500 }, 500)]
    [InlineData(new double[] { 0, 0, 0 }, 0)]
    public void Fit_NothingToLearnFrom_IsAsWideAsOneValueOfItsKind(double[] values, double median)
    {
        FittedPooledGrowth fitted = new PooledGrowthModel().Fit(Yearly(values));
        Forecast forecast = fitted.Forecast(5);
        Forecast one = new PooledGrowthModel().Fit(Yearly(70_000)).Forecast(5);

        AssertClose(median, forecast.Steps[4].Median, 1e-12, 1e-12);
        Assert.Contains("0 years of changes", fitted.Describe(), StringComparison.Ordinal);
        Assert.Equal(median == 0, fitted.Describe().Contains("All values are zero", StringComparison.Ordinal));
        if (median > 0)
        {
            AssertClose(one.Steps[4].Quantile(0.9) / 70_000, forecast.Steps[4].Quantile(0.9) / median, 1e-12);
            Assert.True(forecast.Steps[4].Quantile(0.9) > 1.3 * median);
        }
    }

    [Fact]
    public void Fit_FrozenValues_StayAsWideAsBefore()
    {
        double[] moving = [100, 130, 110, 160, 150];
        Forecast before = Fit(moving).Forecast(1);
        Forecast frozen = Fit([.. moving, 150, 150, 150]).Forecast(1);

        Assert.True(Width(frozen) > 0.5 * Width(before));
        Assert.True(Width(Fit([.. moving, 151, 150, 151]).Forecast(1)) < 0.4 * Width(before));
    }

    [Fact]
    public void Fit_Break_CountsNoChangeAcrossIt()
    {
        TimeSeries series = Yearly(100, 110, 121, 60, 66);
        TimeSeries marked = series.Relabel(metadata: new SeriesMetadata { Breaks = [new SeriesBreak(Period.Year(2003), BreakReason.Method, "JIAF 2.0")] });
        var model = new PooledGrowthModel(new PooledGrowthOptions { Prior = Plain });
        double x = Math.Log(1.1);

        // Growth of 10 % before and after; a year between of which nothing is known.
        AssertClose(0.75 * (x + (0.0625 * (x + (0.25 * x)))), model.Fit(marked).RecentGrowth.LogFactor, 1e-12);
        Assert.True(model.Fit(series).RecentGrowth.LogFactor < 0);
        Assert.True(Width(model.Fit(marked).Forecast(1)) < Width(model.Fit(series).Forecast(1)));
        Assert.True(double.IsNaN(((IErrorSource)model.Fit(marked)).OneStepErrors()[3]));
    }

    [Fact]
    public void Fit_BreakAfterEveryPoint_IsLikeOneValue()
    {
        TimeSeries series = Yearly(10, 500, 30, 7_000);
        TimeSeries broken = series.Relabel(metadata: new SeriesMetadata
        {
            Breaks = [.. Enumerable.Range(2001, 3).Select(year => new SeriesBreak(Period.Year(year), BreakReason.Definition, "Another form."))],
        });
        Forecast forecast = new PooledGrowthModel().Fit(broken).Forecast(3);
        Forecast one = new PooledGrowthModel().Fit(Yearly(7_000)).Forecast(3);

        Assert.Equal(one.Steps[2].Quantile(0.975), forecast.Steps[2].Quantile(0.975));
        Assert.Equal(7_000, forecast.Steps[2].Median, 1e-8);
    }

    [Fact]
    public void Fit_CapBelowTheLastValue_StaysBelowIt()
    {
        TimeSeries series = TimeSeries.Create(Period.Year(2000), [100, 140, 180], metadata: new SeriesMetadata { UpperBound = 180 });
        Forecast forecast = new PooledGrowthModel().Fit(series).Forecast(3);

        Assert.All(forecast.Steps, step => Assert.True(step.Quantile(1) <= 180 && step.Median == 180 && step.Quantile(0.1) < 180));
    }

    [Fact]
    public void Fit_MissingYears_CountAsTheirGrowthAYear()
    {
        // 0.6 in three years, which leave 0.25^3 of what was before.
        double growth = Fit(100, 100 * Math.Exp(0.1), double.NaN, double.NaN, 100 * Math.Exp(0.7)).RecentGrowth.LogFactor;

        AssertClose(((1 - Math.Pow(0.25, 3)) * 0.2) + (Math.Pow(0.25, 3) * 0.75 * 0.1), growth, 1e-12);
    }

    [Fact]
    public void Fit_Flow_TakesWhatWasLearnedOfFlows()
    {
        TimeSeries flow = Yearly(10, 40, 20).Relabel(metadata: new SeriesMetadata { Kind = SeriesKind.Flow });
        var model = new PooledGrowthModel();

        Assert.Same(PooledGrowthPrior.For(GrowthKind.NewDisplacement), model.Fit(flow).Prior);
        Assert.Same(PooledGrowthPrior.For(GrowthKind.RefugeeStock), model.Fit(Yearly(10, 40, 20)).Prior);
        Assert.Same(
            PooledGrowthPrior.For(GrowthKind.PeopleInNeed), new PooledGrowthModel(new PooledGrowthOptions { Kind = GrowthKind.PeopleInNeed }).Fit(flow).Prior);
    }

    [Fact]
    public void FitPanel_WiderSeries_WidensAll_AndGroupsMore()
    {
        PooledGrowthPrior prior = Plain with { BetweenPanels = 0.5, BetweenGroups = 0.5 };
        TimeSeriesPanel panel = TimeSeriesPanel.Create(Enumerable.Range(0, 20).Select(i =>
            SeriesGenerator.LogRandomWalk(25, seed: (ulong)i, standardDeviation: i < 10 ? 1.2 : 0.05).Relabel(SeriesKey.Of(("country", $"C{i:00}"), ("region", i < 10 ? "wide" : "narrow")))));
        var apart = new PooledGrowthModel(new PooledGrowthOptions { Prior = prior, GroupBy = "region" });
        var together = new PooledGrowthModel(new PooledGrowthOptions { Prior = prior });
        double[] byGroup = [.. apart.FitPanel(panel).Select(outcome => ((FittedPooledGrowth)outcome.Model).Widening)];
        double[] whole = [.. together.FitPanel(panel).Select(outcome => ((FittedPooledGrowth)outcome.Model).Widening)];

        Assert.Single(whole.Distinct());
        Assert.Equal(2, byGroup.Distinct().Count());
        Assert.True(byGroup[0] != byGroup[19] && (byGroup[0] > whole[0]) != (byGroup[19] > whole[0]));
        Assert.Equal(1, new PooledGrowthModel(new PooledGrowthOptions { Prior = prior }).Fit(panel[0]).Widening);
    }

    [Fact]
    public void FitPanel_OneMemberAThousandTimesLarger_CountsLikeAnyOther()
    {
        TimeSeries[] members = [.. Enumerable.Range(0, 6).Select(i => SeriesGenerator.LogRandomWalk(20, seed: (ulong)i).Relabel(SeriesKey.Of(("country", $"C{i}"))))];
        TimeSeries large = members[5].WithValues([.. members[5].Values.ToArray().Select(value => value * 1_000)]);
        var model = new PooledGrowthModel();
        var one = (FittedPooledGrowth)model.FitPanel(TimeSeriesPanel.Create(members))[0].Model;
        var other = (FittedPooledGrowth)model.FitPanel(TimeSeriesPanel.Create([.. members[..5], large]))[0].Model;

        AssertClose(one.Widening, other.Widening, 1e-9);
        Assert.NotEqual(1, one.Widening);
    }

    [Fact]
    public void FitPanel_OneThatFails_IsNamedAndLeavesTheRest()
    {
        TimeSeries bad = TimeSeries.Create(Period.Year(2000), [1, -2, 3], SeriesKey.Of(("country", "BAD")), new SeriesMetadata { Kind = SeriesKind.Index });
        TimeSeriesPanel panel = TimeSeriesPanel.Create([bad, Yearly(10, 12, 15).Relabel(SeriesKey.Of(("country", "OK")))]);
        IReadOnlyList<FitOutcome> outcomes = new PooledGrowthModel().FitPanel(panel);

        Assert.Equal([false, true], outcomes.Select(outcome => outcome.IsSuccess));
        Assert.Contains("-2", outcomes[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(2, outcomes.Count);
    }

    [Fact]
    public void Append_ZeroWhereNoneWas_SaysToFitAgain()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fit(10, 12, 15).Append([0]));

        Assert.Equal("newValues", error.ParamName);
        Assert.Contains("Fit the longer series", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Fit(10, 0, 15).Append([0]).Forecast(1).Steps[0].Quantile(0.01), 1e-9);
    }

    [Fact]
    public void Append_ValueByValue_IsTheFitOfAll()
    {
        double[] values = [100, 130, double.NaN, 90, 90, 140, double.NaN];
        FittedPooledGrowth whole = Fit(values);
        FittedPooledGrowth grown = Fit(values[..3]).Append(values.AsSpan(3..5)).Append(values.AsSpan(5..));

        Assert.Equal(whole.Forecast(3).Steps[2].Quantile(0.9), grown.Forecast(3).Steps[2].Quantile(0.9));
        Assert.Equal(whole.Fitted.Values[^1], grown.Fitted.Values[^1]);
    }

    [Fact]
    public void Simulate_PathsOfLongHorizons_StayTogether()
    {
        SamplePaths paths = Fit(100, 130, 110, 160, 150).Simulate(10, 4_000, 1);
        double[] last = [.. paths.AtStep(9).ToArray().Select(value => Math.Log(value))];

        Assert.True(RankLikeness(paths.AtStep(8), last) > 0.9);
        Assert.InRange(RankLikeness(paths.AtStep(0), last), 0.1, 0.6);
    }

    [Fact]
    public void Learned_Priors_AreSkewedAsTheirKindIs()
    {
        foreach (GrowthKind kind in Enum.GetValues<GrowthKind>())
        {
            var prior = PooledGrowthPrior.For(kind);
            Assert.InRange(prior.FallScale, 0.02, 0.4);
            Assert.InRange(prior.RiseScale, 0.02, 0.4);
            Assert.True(prior.LargestFall > 3 && prior.LargestRise > 3);
        }

        Assert.True(PooledGrowthPrior.For(GrowthKind.RefugeeStock).Persistence > 0.2);
        Assert.True(PooledGrowthPrior.For(GrowthKind.NewDisplacement).Persistence < 0);
    }

    private static TimeSeries Yearly(params double[] values) => TimeSeries.Create(Period.Year(2000), values);

    private static double Width(Forecast forecast) => Math.Log(forecast.Steps[0].Quantile(0.9) / forecast.Steps[0].Quantile(0.1));

    private static double RankLikeness(ReadOnlySpan<double> first, double[] second)
    {
        double[] one = Ranks(first.ToArray());
        double[] two = Ranks(second);
        double middle = (one.Length - 1) / 2.0;
        return one.Zip(two, (x, y) => (x - middle) * (y - middle)).Sum() / one.Sum(x => (x - middle) * (x - middle));
    }

    private static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        double[] ranks = new double[values.Length];
        for (int i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        return ranks;
    }
}
