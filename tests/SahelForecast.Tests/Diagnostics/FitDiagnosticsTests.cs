using SahelForecast.Diagnostics;
using SahelForecast.Models;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Counts;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using SahelForecast.Tests.Models;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Diagnostics;

public class FitDiagnosticsTests
{
    public static TheoryData<string> Scaling =>
        [.. ModelCatalog.ScalingNames.Concat(ModelCatalog.ScalingNamesOfRegressions).Concat(ModelCatalog.NamesOfTransformed).Select(row => row.Data)];

    public static TheoryData<string> Models => [.. ModelCatalog.Names.Concat(ModelCatalog.NamesOfRegressions).Concat(ModelCatalog.NamesOfTransformed).Select(row => row.Data)];

    private static IEnumerable<TimeSeries> All =>
    [
        .. SeriesGenerator.Awkward().Select(one => one.Series),
        SeriesGenerator.RandomWalk(40, start: 0, standardDeviation: 5, frequency: Frequency.Monthly),
        SeriesGenerator.WithMissing(SeriesGenerator.RandomWalk(60, start: -50, frequency: Frequency.Quarterly), 0.7),
        SeriesGenerator.LogRandomWalk(60, frequency: Frequency.Monthly),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void GlanceAndTidy_AnySeries_AreSound(string name)
    {
        int fits = 0;
        foreach (TimeSeries series in All)
        {
            IFittedModel fit;
            try
            {
                fit = ModelCatalog.Create(name).Fit(series);
            }
            catch (Exception refusal) when (refusal is ArgumentException or ForecastException)
            {
                continue;
            }

            fits++;
            Assert.Equal(series.Count, fit.Errors().Length);
            Assert.DoesNotContain(fit.Errors(), double.IsInfinity);
            AssertSound(fit.Glance(), series);
            foreach (FitCoefficient coefficient in fit.Tidy())
            {
                Assert.False(double.IsNaN(coefficient.Estimate), $"{name}: {coefficient}");
                Assert.True(coefficient.StandardError is null or (>= 0 and < double.PositiveInfinity), $"{name}: {coefficient}");
                Assert.True(coefficient.PValue is null or (>= 0 and <= 1), $"{name}: {coefficient}");
            }

            AssertFits(fit.Report());
        }

        Assert.True(fits > 5, $"{name} was fitted {fits} times.");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Report_AnyCulture_IsTheSame(string name)
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(60, frequency: Frequency.Monthly);
        string here = ModelCatalog.Create(name).Fit(series).Report();
        using (new CultureScope("fr-FR"))
        {
            Assert.Equal(here, ModelCatalog.Create(name).Fit(series).Report());
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Tidy_AppendedOrReadFit_HasTheEstimatesOfTheFit(string name)
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(60, frequency: Frequency.Monthly);
        IFittedModel fit = ModelCatalog.Create(name).Fit(series);
        FitCoefficient[] before = [.. fit.Tidy()];
        if (fit is IAppendableFit)
        {
            // A fit asked for the first time after it took new values recalls what it was fitted to.
            var other = (IAppendableFit)ModelCatalog.Create(name).Fit(series);
            IFittedModel longer = other.Append([series.Values[^1], double.NaN, series.Values[^2]]);
            Assert.Equal(before, longer.Tidy());
            Assert.Equal(fit.Glance().Bic, longer.Glance().Bic);
            Assert.Equal(fit.Glance().LikelihoodCount, longer.Glance().LikelihoodCount);
        }

        if (fit is ISavableFit savable && fit.Name.Length > 0)
        {
            IFittedModel read;
            try
            {
                read = SavedFits.FromJson(savable.ToJson());
            }
            catch (InvalidOperationException)
            {
                return;
            }

            Assert.Equal(before.Select(one => (one.Term, one.Estimate)), read.Tidy().Select(one => (one.Term, one.Estimate)));

            // What is uncertain of regressors' amounts is kept; past values, which the rest would take, are not. Amounts come first, those of counts last.
            int kept = ((read as ITransformedFit)?.Inner ?? read) is FittedArimaRegression regression ? regression.RegressionCoefficients.Count : read is FittedCountRegression ? before.Length : 0;
            Assert.Equal(before.Take(kept), read.Tidy().Take(kept));
            Assert.All(read.Tidy().Skip(kept).Where(one => kept == 0 || one.Term is not ("mean" or "drift")), one => Assert.Null(one.StandardError));
            Assert.Null(read.Glance().LjungBox);
            Assert.Equal(fit.Glance().Aic, read.Glance().Aic);
            AssertFits(read.Report());
        }
    }

    [Theory]
    [MemberData(nameof(Scaling))]
    public void GlanceAndTidy_ScaledSeries_ScaleAlike(string name)
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(60, frequency: Frequency.Monthly);
        IFittedModel fit = ModelCatalog.Create(name).Fit(series);
        IFittedModel scaled = ModelCatalog.Create(name).Fit(series.WithValues([.. series.Values.ToArray().Select(value => 1024 * value)]));

        Near(1024 * fit.Glance().StandardDeviation, scaled.Glance().StandardDeviation);
        if (!name.Contains("Box-Cox", StringComparison.Ordinal))
        {
            Near(fit.Glance().JarqueBera!.Value.Statistic, scaled.Glance().JarqueBera!.Value.Statistic);
            foreach ((FitCoefficient one, FitCoefficient other) in fit.Tidy().Zip(scaled.Tidy()))
            {
                Assert.Equal(one.StandardError is null, other.StandardError is null);
                if (one.ZStatistic is double z && !one.Term.StartsWith("log level", StringComparison.Ordinal))
                {
                    Assert.True(Math.Abs(z - other.ZStatistic!.Value) <= 2e-3 * Math.Max(1, Math.Abs(z)), $"{name}: {one} and {other}");
                }
            }
        }

        static void Near(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= 1e-3 * Math.Abs(expected), FormattableString.Invariant($"{expected} and {actual}"));
    }

    [Fact]
    public void Errors_OfModels_AreOnTheirScale()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(60, frequency: Frequency.Monthly);
        FittedEts ets = new EtsModel(new EtsOptions { Candidates = [EtsSpecification.Parse("MNN")] }).Fit(series);
        Assert.Equal(ets.Residuals.Values[7] / ets.Fitted.Values[7], ets.Errors()[7]);

        FittedGrowth growth = new GrowthModel().Fit(series);
        Assert.Equal(Math.Log(series.Values[7] / series.Values[6]) - Math.Log(1 + (growth.Rate.Percent / 100)), growth.Errors()[7], 1e-12);

        double[] gappy = [10, double.NaN, double.NaN, double.NaN, 14, 15];
        double[] errors = new NaiveModel().Fit(TimeSeries.Create(Period.Year(2000), gappy)).Errors();
        Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN, 2, 1], errors);

        IFittedModel logs = new EtsModel(new EtsOptions { Candidates = [EtsSpecification.Parse("ANN")] }).WithTransform(SeriesTransform.BoxCox(0)).Fit(series);
        double largest = logs.Errors().Where(double.IsFinite).Select(Math.Abs).Max();
        Assert.InRange(largest, 0.1, 1);
        Assert.Equal("alpha", logs.Tidy()[0].Term);
        Assert.NotNull(logs.Tidy()["initial level"].StandardError);
    }

    [Fact]
    public void Glance_PanelWithFailure_IsATable()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
        [
            .. Enumerable.Range(0, 4).Select(i => SeriesGenerator.LogRandomWalk(i == 2 ? 1 : 40, seed: (ulong)i + 1, frequency: Frequency.Monthly)
                .Relabel(key: SeriesKey.Of(("country", "Burkina Faso"), ("admin1", $"Boucle du Mouhoun et une région au nom assez long {i}")))),
        ]);
        GlanceTable table = new EtsModel().FitAll(panel).Glance();

        Assert.Equal(4, table.Count);
        Assert.Equal(1, table.FailedCount);
        Assert.NotNull(table[2].Error);
        Assert.Null(table[2].Glance);
        Assert.All(table.Where(row => row.Glance is not null), row => Assert.Equal(40, row.Glance!.Count));
        string text = table.ToString();
        AssertFits(text);
        Assert.Contains("assez long 2  failed: ", text, StringComparison.Ordinal);
        Assert.Contains("failed: ", text, StringComparison.Ordinal);
        Assert.Contains("1 of 4 fits failed.", text, StringComparison.Ordinal);
        using (new CultureScope("fr-FR"))
        {
            Assert.Equal(text, table.ToString());
        }
    }

    [Fact]
    public void Tidy_PanelWithFailure_HasARowASeriesAndCoefficient()
    {
        var model = new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 1, 1), IncludesConstant = true });
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
        [
            .. Enumerable.Range(0, 4).Select(i => SeriesGenerator.LogRandomWalk(i == 2 ? 2 : 40, seed: (ulong)i + 1, frequency: Frequency.Monthly)
                .Relabel(key: SeriesKey.Of(("country", "Burkina Faso"), ("admin1", $"Boucle du Mouhoun et une région au nom assez long {i}")))),
        ]);
        IReadOnlyList<FitOutcome> outcomes = model.FitAll(panel, cancellationToken: TestContext.Current.CancellationToken);
        PanelCoefficientTable table = outcomes.Tidy();

        Assert.Equal([0, 0, 0, 1, 1, 1, 3, 3, 3], table.Select(row => row.Key["admin1"][^1] - '0'));
        Assert.Equal(outcomes[3].Model.Tidy(), table.Where(row => row.Key.Equals(panel[3].Key)).Select(row => row.Coefficient));
        Assert.Equal(outcomes[1].Model.Name, table[3].ModelName);
        Assert.Equal(["ar1", "ma1", "drift"], table.Take(3).Select(row => row.Coefficient.Term));
        Assert.Equal([table[2], table[5], table[8]], table["drift"]);
        Assert.Contains("No fit has a coefficient \"omega\"; there is ar1, ma1, drift.", Assert.Throws<KeyNotFoundException>(() => table["omega"]).Message, StringComparison.Ordinal);
        FitOutcome failed = Assert.Single(table.Failed);
        Assert.Equal((panel[2].Key, outcomes[2].Error), (failed.Key, failed.Error));

        string text = table.ToString();
        AssertFits(text);
        Assert.Equal(1 + 9 + 1 + 1 + 1, text.Split('\n').Length);
        Assert.Contains("assez long 2  failed: ", text, StringComparison.Ordinal);
        Assert.Contains("1 of 4 fits failed.", text, StringComparison.Ordinal);
        using (new CultureScope("fr-FR"))
        {
            Assert.Equal(text, table.ToString());
            Assert.Equal(4, outcomes.Glance().Count);
        }
    }

    [Fact]
    public void Tidy_SeveralFits_SaysWhichHaveNone()
    {
        TimeSeries series = SeriesGenerator.Trending(30);
        IFittedModel[] fits = [new NaiveModel().Fit(series), new MeanModel().Fit(series)];
        PanelCoefficientTable table = fits.Tidy();
        Assert.Equal(fits[1].Tidy()[0], Assert.Single(table).Coefficient);
        Assert.Empty(table.Failed);
        Assert.Contains("none: Naive estimates no coefficients", table.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("failed", table.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(", Mean: mean ", table[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("there are none", Assert.Throws<KeyNotFoundException>(() => Array.Empty<FitOutcome>().Tidy()["mean"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => ((IEnumerable<FitOutcome>)null!).Tidy());
    }

    [Fact]
    public void Report_OfATable_IsAsUsersSeeIt()
    {
        double[] values = [112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133];
        string report = new EtsModel(new EtsOptions { Candidates = [EtsSpecification.Parse("ANN")], Regularisation = EtsRegularisation.None })
            .Fit(TimeSeries.Create(Period.Month(2019, 1), values)).Report();
        string[] lines = report.Split('\n');

        Assert.Equal("ETS(A,N,N), fitted to the series, 2019-01 to 2020-10", lines[0]);
        Assert.Contains("coefficient    estimate  std. error       z        p", lines);
        Assert.Contains(lines, line => line.StartsWith("alpha                 1           -       -        -", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("22 values. One-step errors: mean ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Ljung-Box: ", StringComparison.Ordinal) && line.Contains(" on 4 degrees of freedom, p = ", StringComparison.Ordinal));
    }

    [Fact]
    public void Report_FitOfAnotherLibrary_SaysWhatThereIs()
    {
        IFittedModel fit = new LastValueModel().Fit(SeriesGenerator.LogRandomWalk(60));
        Assert.Equal(fit.Residuals.Values.ToArray(), fit.Errors());
        Assert.Empty(fit.Tidy());
        Assert.Null(fit.Glance().LjungBox);
        Assert.Contains("Errors were not tested", fit.Report(), StringComparison.Ordinal);
        AssertFits(fit.Report());
    }

    [Fact]
    public void Glance_TwoModels_HasAicOfTheFormulas()
    {
        TimeSeries series = SeriesGenerator.Trending(30);
        FittedEts ets = EtsModel.EtsMle().Fit(series);
        FitGlance glance = ets.Glance();
        double k = ets.ParameterCount;
        Assert.Equal((-2 * ets.LogLikelihood) + (2 * k), glance.Aic!.Value, 1e-9);
        Assert.Equal((-2 * ets.LogLikelihood) + (2 * k) + (2 * k * (k + 1) / (30 - k - 1)), glance.Aicc!.Value, 1e-9);
        Assert.Equal((-2 * ets.LogLikelihood) + (k * Math.Log(30)), glance.Bic!.Value, 1e-9);

        IFittedModel[] fits = [ets, new NaiveModel().Fit(series)];
        GlanceTable table = fits.Glance();
        Assert.Null(table[1].Glance!.Aic);
        Assert.Empty(fits[1].Tidy());
        Assert.Contains("estimates no coefficients", fits[1].Tidy().ToString(), StringComparison.Ordinal);
        Assert.Contains("has no coefficient \"omega\"; it has alpha", Assert.Throws<KeyNotFoundException>(() => ets.Tidy()["omega"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tidy_MeanDriftAndLine_HaveTheErrorsOfTextbooks()
    {
        double[] values = [3, 5, 4, 8, 9, 7, 12];
        TimeSeries series = TimeSeries.Create(Period.Year(2000), values);
        FitCoefficient mean = new MeanModel().Fit(series).Tidy()["mean"];
        double squares = values.Sum(value => (value - values.Average()) * (value - values.Average()));
        Assert.Equal(Math.Sqrt(squares / 6 / 7), mean.StandardError!.Value, 1e-12);
        Assert.Equal(mean.Estimate / mean.StandardError.Value, mean.ZStatistic);

        FitCoefficient drift = new DriftModel().Fit(series).Tidy()["drift"];
        Assert.Equal(1.5, drift.Estimate);
        Assert.Equal(Math.Sqrt(values.Skip(1).Zip(values, (later, earlier) => later - earlier - 1.5).Sum(error => error * error) / 5 / 6), drift.StandardError!.Value, 1e-12);

        // R: summary(lm(log(c(3, 5, 4, 8, 9, 7, 12)) ~ I(0:6)))
        CoefficientTable line = new LogLinearTrendModel().Fit(series).Tidy();
        Assert.Equal(R.Level, line["log level"].Estimate, 1e-12);
        Assert.Equal(R.LevelError, line["log level"].StandardError!.Value, 1e-12);
        Assert.Equal(R.Growth, line["log growth"].Estimate, 1e-12);
        Assert.Equal(R.GrowthError, line["log growth"].StandardError!.Value, 1e-12);
    }

    private static class R
    {
        public const double Level = 1.2242513072096641;
        public const double LevelError = 0.16201648747629149;
        public const double Growth = 0.20152706331494383;
        public const double GrowthError = 0.044935288697410633;
    }

    private static void AssertSound(FitGlance glance, TimeSeries series)
    {
        Assert.Equal(series.Count, glance.Count + glance.MissingCount);
        Assert.Equal(glance.LogLikelihood is null, glance.Aic is null);
        Assert.True(glance.LikelihoodCount is null || glance.LikelihoodCount <= glance.Count);
        foreach (ResidualTestResult? test in new[] { glance.LjungBox, glance.JarqueBera, glance.Arch })
        {
            Assert.True(test is null || double.IsNaN(test.Value.Statistic) || (test.Value.Statistic >= 0 && test.Value.PValue is >= 0 and <= 1), $"{glance.ModelName}: {test}");
        }
    }

    private static void AssertFits(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }
}
