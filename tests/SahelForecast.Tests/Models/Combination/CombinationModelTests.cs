using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Combination;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Models.Theta;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Models.Combination;

public class CombinationModelTests
{
    private static readonly TimeSeries Series = SeriesGenerator.LogRandomWalk(30);

    [Fact]
    public void Forecast_OneMember_IsThatMember()
    {
        Forecast alone = new EtsModel().Fit(Series).Forecast(4);
        Forecast combined = new CombinationModel([new EtsModel()]).Fit(Series).Forecast(4);

        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(alone.Steps[step].Quantile(0.1), combined.Steps[step].Quantile(0.1));
        }
    }

    [Fact]
    public void Forecast_Quantiles_AreTheWeightedMeanOfTheMembers()
    {
        FittedCombination fitted = new CombinationModel([new NaiveModel(), new DriftModel()], new CombinationOptions { Weights = [0.25, 0.75] }).Fit(Series);

        double expected = (0.25 * new NaiveModel().Fit(Series).Forecast(3).Steps[2].Quantile(0.9)) + (0.75 * new DriftModel().Fit(Series).Forecast(3).Steps[2].Quantile(0.9));
        AssertClose(expected, fitted.Forecast(3).Steps[2].Quantile(0.9), 1e-14);
        Assert.Equal([0.25, 0.75], fitted.Members.Select(member => member.Weight));
    }

    [Fact]
    public void Forecast_LinearPool_IsWiderWhereMembersDisagree()
    {
        TimeSeries rising = SeriesGenerator.Trending(30, noise: 5);
        IForecastModel[] members = [new NaiveModel(), new MeanModel()];
        double quantiles = Width(new CombinationModel(members));
        double mixture = Width(new CombinationModel(members, new CombinationOptions { Method = CombinationMethod.LinearPool }));

        Assert.True(mixture > 1.5 * quantiles, FormattableString.Invariant($"{mixture} and {quantiles}"));

        double Width(CombinationModel model) => model.Fit(rising).Forecast(1).Steps[0].Interval(0.8).Width;
    }

    [Fact]
    public void Forecast_AMemberThatRefuses_IsLeftOutWithItsReason()
    {
        TimeSeries index = SeriesGenerator.RandomWalk(20, start: -50);
        FittedCombination fitted = new CombinationModel([new NaiveModel(), new LgtModel(), new MeanModel()], new CombinationOptions { Weights = [0.2, 0.5, 0.3] }).Fit(index);

        LeftOutMember refused = Assert.Single(fitted.LeftOut);
        Assert.Equal("LGT", refused.Name);
        Assert.Contains("at least 0", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", refused.Reason, StringComparison.Ordinal);
        AssertClose(0.4, fitted.Members[0].Weight, 1e-15);
        Assert.Contains("Left out: LGT", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_AllRefuse_SaysWhy()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new CombinationModel([new MeanModel(), new EtsModel()]).Fit(SeriesGenerator.LogRandomWalk(1)));

        Assert.Equal("series", refusal.ParamName);
        Assert.Contains("Mean needs at least 3", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ETS needs at least", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_PastErrors_WeighsTheBetterMemberMore()
    {
        TimeSeries rising = SeriesGenerator.Trending(40, noise: 5);
        FittedCombination fitted = new CombinationModel([new MeanModel(), new DriftModel()], new CombinationOptions { Weighting = CombinationWeighting.PastErrors }).Fit(rising);

        Assert.True(fitted.Members[1].Weight > 0.8);
        Assert.Contains("past forecasts", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_PastErrorsOfFewValues_HardlyMovesWeights()
    {
        FittedCombination fitted = new CombinationModel([new MeanModel(), new DriftModel()], new CombinationOptions { Weighting = CombinationWeighting.PastErrors })
            .Fit(SeriesGenerator.Trending(7, noise: 5));

        Assert.InRange(fitted.Members[1].Weight, 0.5, 0.75);
    }

    [Fact]
    public void FitPanel_PastErrors_SharesWhatOtherSeriesSay()
    {
        TimeSeries few = SeriesGenerator.Trending(7, noise: 5).Relabel(SeriesKey.Of(("id", "few")));
        TimeSeries[] others = [.. Enumerable.Range(0, 6).Select(i => SeriesGenerator.Trending(40, noise: 5, seed: (ulong)i).Relabel(SeriesKey.Of(("id", $"{i}"))))];
        var model = new CombinationModel([new MeanModel(), new DriftModel()], new CombinationOptions { Weighting = CombinationWeighting.PastErrors });

        double alone = model.Fit(few).Members[1].Weight;
        double together = ((FittedCombination)model.FitAll(TimeSeriesPanel.Create([few, .. others]))[0].Model).Members[1].Weight;

        Assert.True(together > alone + 0.1, FormattableString.Invariant($"{together} and {alone}"));
    }

    [Fact]
    public void Simulate_Paths_HangTogetherAsThoseOfTheMembers()
    {
        FittedCombination fitted = new CombinationModel([new NaiveModel(), new DriftModel()]).Fit(Series);
        SamplePaths paths = fitted.Simulate(8, 4_000, seed: 3);
        SamplePaths own = new NaiveModel().Fit(Series).Simulate(8, 4_000, seed: 3);

        Assert.InRange(Correlation(paths, 3, 7), Correlation(own, 3, 7) - 0.1, Correlation(own, 3, 7) + 0.1);
    }

    [Fact]
    public void Simulate_APath_DoesNotDependOnHowManyThereAre()
    {
        FittedCombination fitted = new CombinationModel([new NaiveModel(), ThetaModel.Dotm()]).Fit(Series);

        Assert.Equal(fitted.Simulate(5, 10, 7).AtStep(4).ToArray(), fitted.Simulate(5, 300, 7).AtStep(4)[..10].ToArray());
    }

    [Fact]
    public void Append_AMemberThatCant_SaysSo()
    {
        FittedCombination fitted = new CombinationModel([new MeanModel(), new NaiveModel()]).Fit(Series);

        if (fitted.Members[0].Fit is not IAppendableFit)
        {
            Assert.Contains("without a new fit", Assert.Throws<InvalidOperationException>(() => fitted.Append([1])).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(PoolStatistic.Median, CombinationMethod.LinearPool, false)]
    [InlineData(PoolStatistic.Median, CombinationMethod.Quantiles, true)]
    [InlineData(PoolStatistic.TrimmedMean, CombinationMethod.LinearPool, false)]
    public void Constructor_OptionsThatDontGoTogether_Throws(PoolStatistic statistic, CombinationMethod method, bool isWeighted) =>
        Assert.Contains("without weights", Assert.Throws<ArgumentException>(() => new CombinationModel(
            [new NaiveModel(), new MeanModel()], new CombinationOptions { Statistic = statistic, Method = method, Weights = isWeighted ? [0.5, 0.5] : null })).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_WeightsOfAnotherNumber_Throws() =>
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => new CombinationModel([new NaiveModel()], new CombinationOptions { Weights = [0.5, 0.5] })).ParamName);

    [Fact]
    public void BestOf_ALine_TakesTheModelOfLines()
    {
        FittedCombination fitted = new BestOfModel([new MeanModel(), new DriftModel(), new NaiveModel()]).Fit(SeriesGenerator.Trending(40, noise: 5));

        Assert.StartsWith("Drift", Assert.Single(fitted.Members).Fit.Name, StringComparison.Ordinal);
        Assert.Contains("Chosen by CRPS", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void BestOf_TooShortToChoose_TakesTheFirstThatFits() =>
        Assert.StartsWith("Naive", new BestOfModel([new MeanModel(), new NaiveModel()]).Fit(SeriesGenerator.LogRandomWalk(2)).Name, StringComparison.Ordinal);

    [Fact]
    public void BestOf_InABacktest_ChoosesAnewInEachFold()
    {
        // Flat for long, then a line: the first fold can't know.
        TimeSeries series = SeriesGenerator.From(60, i => 1_000 + (i < 30 ? i % 2 : 50 * (i - 30)));
        BacktestResult result = Backtest.Run(new BestOfModel([new MeanModel(), new DriftModel()]), series, new BacktestOptions { Horizon = 1, InitialCount = 28, Stride = 31 });

        Assert.Equal(["Mean", "Drift"], result.Folds.Select(fold => fold.Forecast.ModelName.Split(' ')[0]));
    }

    private static double Correlation(SamplePaths paths, int one, int other)
    {
        double[] a = paths.AtStep(one).ToArray();
        double[] b = paths.AtStep(other).ToArray();
        (double meanA, double meanB) = (a.Average(), b.Average());
        double cross = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return cross / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
