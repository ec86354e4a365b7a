using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

public class BacktestComparisonTests
{
    private static readonly BacktestOptions Options = new() { Horizon = 2, InitialCount = 10 };

    private static CancellationToken NeverCancelled => TestContext.Current.CancellationToken;

    private static TimeSeriesPanel Growing => TimeSeriesPanel.Create(Enumerable.Range(0, 12).Select(
        i => SeriesGenerator.LogRandomWalk(40, drift: 0.1, standardDeviation: 0.1, seed: (ulong)i).Relabel(SeriesKey.Of(("n", $"{i:00}")))));

    [Fact]
    public void DieboldMariano_OneSeries_TestsTheLossesInTheOrderOfTime()
    {
        TimeSeries series = Growing[0];
        BacktestResult growth = Run(new GrowthModel(), series);
        BacktestResult naive = Run(new NaiveModel(), series);

        DieboldMarianoResult test = BacktestComparison.DieboldMariano(growth, naive, ForecastMetric.Mae, step: 1);

        DieboldMarianoResult direct = DieboldMariano.Test(Losses(growth), Losses(naive), horizon: 2);
        Assert.Equal((direct.Statistic, direct.PValue, 29, 2), (test.Statistic, test.PValue, test.Count, test.Horizon));
        Assert.True(test.MeanDifference < 0);

        static double[] Losses(BacktestResult result) => [.. result.Folds.SkipLast(1).Select(fold => ForecastMetric.Mae.Evaluate(fold, 1))];
    }

    [Fact]
    public void DieboldMariano_OriginsLeftOut_KeepTheirPlace()
    {
        // Without outcomes in 2022 and 2023 one origin has nothing to score: it counts as missing, not as if time had passed it by.
        TimeSeries gap = Growing[0].WithValues([.. Growing[0].Select((observation, i) => i is 12 or 13 ? double.NaN : observation.Value)]);

        DieboldMarianoResult test = BacktestComparison.DieboldMariano(Run(new GrowthModel(), gap), Run(new NaiveModel(), gap), ForecastMetric.Mae);

        Assert.Equal((28, 2), (test.Count, test.MissingCount));
    }

    [Fact]
    public void MeanDifference_ManySeries_DrawsWholeSeries()
    {
        BootstrapInterval interval = BacktestComparison.MeanDifference(Run(new GrowthModel()), Run(new NaiveModel()), ForecastMetric.AbsoluteLogError());

        Assert.Equal((12, 12 * 59), (interval.ClusterCount, interval.Count));
        Assert.True(interval.Upper < 0);
        Assert.Equal(
            Run(new GrowthModel()).Score(ForecastMetric.AbsoluteLogError()) - Run(new NaiveModel()).Score(ForecastMetric.AbsoluteLogError()),
            interval.MeanDifference,
            1e-12);
    }

    [Fact]
    public void Ranks_ThreeModels_OrdersThem()
    {
        RankComparison ranks = BacktestComparison.Ranks([Run(new MeanModel()), Run(new GrowthModel()), Run(new NaiveModel())], ForecastMetric.Mase(1));

        Assert.Equal(["Mean", "Growth", "Naive"], ranks.Models);
        Assert.Equal((12, 3.0), (ranks.SeriesCount, ranks.MeanRanks[0]));
        Assert.True(ranks.MeanRanks[1] < ranks.MeanRanks[2] && ranks.FPValue < 0.001);
    }

    [Fact]
    public void Ranks_SeriesWithoutScore_IsLeftOut()
    {
        // A constant training part gives MASE no scale.
        TimeSeriesPanel panel = TimeSeriesPanel.Create([.. Growing, SeriesGenerator.Constant(40, 5).Relabel(SeriesKey.Of(("n", "constant")))]);

        RankComparison ranks = BacktestComparison.Ranks(
            [Backtest.Run(new NaiveModel(), panel, Options, cancellationToken: NeverCancelled), Backtest.Run(new DriftModel(), panel, Options, cancellationToken: NeverCancelled)],
            ForecastMetric.Mase(1));

        Assert.Equal(12, ranks.SeriesCount);
    }

    [Fact]
    public void Compare_NotComparable_SaysWhy()
    {
        BacktestResult all = Run(new NaiveModel());
        BacktestResult one = all.Where(SeriesKey.Of(("n", "03")));

        Assert.Contains("have other folds", Error(() => BacktestComparison.MeanDifference(all, one, ForecastMetric.Mae)), StringComparison.Ordinal);
        Assert.Contains("12 series, but this test is of one", Error(() => BacktestComparison.DieboldMariano(all, all, ForecastMetric.Mae)), StringComparison.Ordinal);
        Assert.Contains("Coverage 80 % is not better when lower", Error(() => BacktestComparison.MeanDifference(all, all, ForecastMetric.Coverage(0.8))), StringComparison.Ordinal);
        Assert.Contains("the steps 0 to 1", Error(() => BacktestComparison.DieboldMariano(one, one, ForecastMetric.Mae, step: 2)), StringComparison.Ordinal);

        static string Error(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
    }

    [Fact]
    public void EnergyScore_Paths_IsTheMeanOverFolds()
    {
        var simulated = new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 200 };
        BacktestResult result = Backtest.Run(new NaiveModel(), Growing[0], Options with { Horizon = 1, Forecast = simulated }, NeverCancelled);

        // Of one period it is the CRPS of the sample.
        Assert.Equal(result.Score(ForecastMetric.Crps), result.EnergyScore(), 1e-9 * result.EnergyScore());
        Assert.Contains("needs sample paths", Assert.Throws<InvalidOperationException>(() => Run(new NaiveModel(), Growing[0]).EnergyScore()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ViewsIgnorance_PathsOrFormulas_NearlyAgree()
    {
        var held = new CensoredDistribution(new NormalDistribution(3, 4), 0, double.PositiveInfinity);
        double[] draws = new double[1_000];
        held.Sample(draws, 1);

        double exact = ForecastMetric.ViewsIgnorance.Evaluate(Folds.Of("a", [1, 2], (held, 2)), 0);
        double sampled = ForecastMetric.ViewsIgnorance.Evaluate(Folds.Of("a", [1, 2], (EmpiricalDistribution.Create(draws), 2)), 0);

        Assert.Equal(ViewsScores.Ignorance(draws, 2), sampled, 1e-12);
        Assert.Equal(exact, sampled, 0.3);
    }

    [Fact]
    public void LogScore_Normal_IsMinusTheLogDensity() => Assert.Equal(
        0.5 * ((1.5 * 1.5) + Math.Log(2 * Math.PI * 4)), ForecastMetric.LogScore.Evaluate(Folds.Of("a", [1, 2], (new NormalDistribution(10, 2), 13)), 0), 1e-12);

    private static BacktestResult Run(IForecastModel model, TimeSeries? series = null) => series is null
        ? Backtest.Run(model, Growing, Options, cancellationToken: NeverCancelled)
        : Backtest.Run(model, series, Options, NeverCancelled);
}
