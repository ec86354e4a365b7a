using SahelForecast.Distributions;
using SahelForecast.Models.Combination;
using SahelForecast.Models.Counts;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Models.Combination;

public class AutoModelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_FewValues_IsPooledGrowth(int count)
    {
        FittedCombination fitted = new AutoModel().Fit(SeriesGenerator.LogRandomWalk(count));

        Assert.StartsWith("Pooled growth", Assert.Single(fitted.Members).Fit.Name, StringComparison.Ordinal);
        Assert.True(fitted.Forecast(2).Steps[1].Interval(0.8).Width > 0);
        Assert.Contains("too few", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OneNegativeValue_StillHasAnInterval()
    {
        TimeSeries one = SeriesGenerator.From(1, _ => -4, metadata: new SeriesMetadata { Kind = SeriesKind.Index });
        PredictionInterval interval = new AutoModel().Fit(one).Forecast(1).Steps[0].Interval(0.8);

        Assert.True(interval.Lower < -4.5 && interval.Upper > -3.5);
    }

    [Fact]
    public void Fit_AllAlike_DoesNotCallItCertain()
    {
        FittedCombination fitted = new AutoModel().Fit(SeriesGenerator.Constant(12, 5_000));

        Assert.True(fitted.Forecast(1).Steps[0].Interval(0.95).Width > 100);
        Assert.Contains("All 12 values are the same", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ManyZeros_IsCounts()
    {
        FittedCombination fitted = new AutoModel().Fit(SeriesGenerator.From(48, i => i % 3 == 0 ? 1 + (i % 7) : 0, Frequency.Monthly));

        Assert.Contains(fitted.Members, member => member.Fit is FittedRecentHistory);
        Assert.True(fitted.Forecast(1).Steps[0].CumulativeProbability(0) > 0.3);
    }

    [Theory]
    [InlineData(Frequency.Yearly, 30, 4)]
    [InlineData(Frequency.Quarterly, 40, 6)]
    [InlineData(Frequency.Quarterly, 7, 4)]
    [InlineData(Frequency.Monthly, 60, 6)]
    public void Fit_AnOrdinarySeries_PoolsModelsAndSaysWhatItDid(Frequency frequency, int count, int members)
    {
        FittedCombination fitted = new AutoModel().Fit(SeriesGenerator.LogRandomWalk(count, frequency: frequency));
        string said = fitted.Describe();

        Assert.Equal(members, fitted.Members.Count);
        Assert.Contains($"{count} values", said, StringComparison.Ordinal);
        Assert.Contains("In evaluation on M3", said, StringComparison.Ordinal);
        Assert.Contains("95 % intervals covered", fitted.Forecast(1).IntervalMethod, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NegativeValues_LeavesOutGrowth()
    {
        FittedCombination fitted = new AutoModel().Fit(SeriesGenerator.RandomWalk(40));

        Assert.Equal(3, fitted.Members.Count);
        Assert.Empty(fitted.LeftOut);
    }

    [Fact]
    public void FitPanel_AnySeries_GivesWhatEachGivesAlone()
    {
        TimeSeries[] all =
        [
            .. new[] { SeriesGenerator.LogRandomWalk(30), SeriesGenerator.Trending(25), SeriesGenerator.Constant(8, 0), SeriesGenerator.Constant(3, double.NaN) }
                .Select((series, i) => series.Relabel(SeriesKey.Of(("id", $"{i}")))),
        ];
        IReadOnlyList<FitOutcome> fits = new AutoModel().FitAll(TimeSeriesPanel.Create(all));

        Assert.Equal([true, true, true, false], fits.Select(fit => fit.IsSuccess));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(new AutoModel().Fit(all[i]).Forecast(3).Steps[2].Quantile(0.9), fits[i].Model.Forecast(3).Steps[2].Quantile(0.9));
        }
    }

    [Fact]
    public void FitPanel_ShortSeries_ShareHowMuchFiguresChange()
    {
        TimeSeries[] calm = [.. Enumerable.Range(0, 30).Select(i => SeriesGenerator.LogRandomWalk(3, drift: 0, standardDeviation: 0.005, seed: (ulong)i).Relabel(SeriesKey.Of(("id", $"{i}"))))];
        double alone = new AutoModel().Fit(calm[0]).Forecast(1).Steps[0].Interval(0.8).Width;
        double together = new AutoModel().FitAll(TimeSeriesPanel.Create(calm))[0].Model.Forecast(1).Steps[0].Interval(0.8).Width;

        Assert.True(together < 0.97 * alone, FormattableString.Invariant($"{together} and {alone}"));
    }

    [Fact]
    public void Forecast_Total_ComesFromJointPaths()
    {
        Forecast forecast = new AutoModel().Fit(SeriesGenerator.Seasonal(60)).Forecast(3, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 2_000 });
        PredictiveDistribution total = forecast.Total(forecast.Periods);

        AssertClose(forecast.Steps.Sum(step => step.Mean), total.Mean, 1e-9);
    }

    [Fact]
    public void Append_NewValues_EqualsTheMembersAppended()
    {
        FittedCombination fitted = new AutoModel().Fit(SeriesGenerator.Seasonal(60));
        FittedCombination longer = fitted.Append([1_200, 1_300]);

        Assert.Equal(fitted.Training.Periods.Last + 2, longer.Forecast(1).Origin);
        AssertClose(((IAppendableFit)fitted.Members[0].Fit).Append([1_200, 1_300]).Forecast(1).Steps[0].Median, longer.Members[0].Fit.Forecast(1).Steps[0].Median, 1e-15);
    }

    [Fact]
    public void SpreadTables_AnyStepAndLength_NeverNarrowWithTheLevel()
    {
        SpreadTable[] tables =
        [
            SpreadTables.Unseasonal, SpreadTables.ShortSeason, SpreadTables.LongSeason, SpreadTables.FastUnseasonal, SpreadTables.FastShortSeason, SpreadTables.FastLongSeason,
        ];
        foreach (SpreadTable table in tables)
        {
            for (int ahead = 1; ahead <= 40; ahead++)
            {
                foreach (double seasons in (double[])[0.5, 3, 10, 80, 1_000])
                {
                    SpreadFactors factors = table.At(ahead, seasons);
                    Assert.True(factors.At50 is > 0.3 and < 4 && factors.At50 <= factors.At80 && factors.At80 <= factors.At95 && factors.At95 < 6, $"{table.LearnedFrom}: {factors}");
                }
            }
        }
    }
}
