using SahelForecast.Distributions;
using SahelForecast.Models;
using SahelForecast.Models.Ets;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class EtsModelTests
{
    private static readonly EtsOptions Plain = new() { Regularisation = EtsRegularisation.None };

    [Theory]
    [InlineData(InformationCriterion.Aicc)]
    [InlineData(InformationCriterion.Aic)]
    [InlineData(InformationCriterion.Bic)]
    public void Fit_Automatic_HasTheLeastCriterion(InformationCriterion criterion)
    {
        TimeSeries series = SeriesGenerator.Seasonal(48, level: 1_000, amplitude: 250, noise: 40);
        FittedEts chosen = new EtsModel(Plain with { Criterion = criterion }).Fit(series);
        double least = EtsSpecification.Candidates("ZZZ").Min(one => Price(Fit(one, series)));

        NumericAssert.AssertClose(least, Price(chosen), 1e-9);

        double Price(FittedEts fitted)
        {
            double k = fitted.ParameterCount;
            double n = series.Count;
            double price = criterion switch
            {
                InformationCriterion.Aic => 2 * k,
                InformationCriterion.Bic => k * Math.Log(n),
                _ => (2 * k) + (2 * k * (k + 1) / (n - k - 1)),
            };
            return price - (2 * fitted.LogLikelihood);
        }
    }

    [Fact]
    public void Fit_KnownStructure_FindsIt()
    {
        Assert.Equal(SeasonType.None, new EtsModel().Fit(SeriesGenerator.RandomWalk(80, 500, 10, frequency: Frequency.Monthly)).Specification.Season);
        Assert.NotEqual(SeasonType.None, new EtsModel().Fit(SeriesGenerator.Seasonal(72)).Specification.Season);
        Assert.NotEqual(TrendType.None, new EtsModel().Fit(SeriesGenerator.Trending(40)).Specification.Trend);
    }

    [Fact]
    public void Fit_Nested_LikelihoodIsNoLess()
    {
        foreach ((int season, double[] values) in EtsGolden.Series.Values.Where(one => one.Values.Length > 30).Take(40))
        {
            TimeSeries series = TimeSeries.Create(Period.Month(1990, 1), values, metadata: new SeriesMetadata { Kind = SeriesKind.Index });
            Assert.True(Fit("AAN", series).LogLikelihood > Fit("ANN", series).LogLikelihood - 1e-3, series.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    public void Fit_OtherUnit_ScalesForecastsAndLikelihood(double scale)
    {
        foreach ((string id, (int season, double[] values)) in EtsGolden.Series.Where(one => int.Parse(one.Key[1..], System.Globalization.CultureInfo.InvariantCulture) % 10 == 3))
        {
            var options = new EtsOptions { SeasonLength = season };
            var metadata = new SeriesMetadata { Kind = SeriesKind.Index };
            FittedEts reference = new EtsModel(options).Fit(TimeSeries.Create(Period.Month(1990, 1), values, metadata: metadata));
            FittedEts scaled = new EtsModel(options).Fit(TimeSeries.Create(Period.Month(1990, 1), [.. values.Select(value => value * scale)], metadata: metadata));
            double size = values.Max(Math.Abs);

            Assert.Equal(reference.Specification, scaled.Specification);
            NumericAssert.AssertClose(reference.LogLikelihood, scaled.LogLikelihood + (values.Length * Math.Log(scale)), 1e-9, 1e-6, id);
            for (int step = 0; step < 8; step++)
            {
                foreach (double probability in new[] { 0.025, 0.5, 0.975 })
                {
                    double expected = reference.Forecast(8).Steps[step].Quantile(probability);
                    NumericAssert.AssertClose(expected, scaled.Forecast(8).Steps[step].Quantile(probability) / scale, 1e-7, 1e-7 * size, id);
                }
            }
        }
    }

    [Fact]
    public void Fit_GoldenSeries_EveryCandidateConverges()
    {
        int fits = 0;
        Parallel.ForEach(EtsGolden.Series.Values, one =>
        {
            bool isPositive = one.Values.All(value => value > 0);
            foreach (EtsSpecification specification in EtsSpecification.Candidates(one.Season > 1 ? "ZZZ" : "ZZN").Where(each => isPositive || !each.NeedsPositiveValues))
            {
                TimeSeries series = TimeSeries.Create(Period.Month(1990, 1), one.Values, metadata: new SeriesMetadata { Kind = SeriesKind.Index });
                var shape = new EtsShape(specification, one.Season);
                if (shape.ParameterCount <= series.Count && (!shape.HasSeason || series.Count >= 2 * one.Season))
                {
                    FittedEts fitted = new EtsModel(new EtsOptions { Candidates = [specification], SeasonLength = one.Season }).Fit(series);
                    EtsParameters found = fitted.Parameters;
                    Assert.True(fitted.Converged, $"{specification}: {fitted.GradientNorm}");
                    Assert.True(found.Alpha is >= 0 and <= 1 && found.Beta >= 0 && found.Beta <= found.Alpha && found.Gamma >= 0 && found.Gamma <= 1 - found.Alpha, $"{specification}: {found}");
                    Interlocked.Increment(ref fits);
                }
            }
        });

        Assert.InRange(fits, 2_000, 3_600);
    }

    // Memory comes from a pool and holds what was there before: nothing of it may reach a result.
    [Theory]
    [InlineData(EtsRegularisation.None)]
    [InlineData(EtsRegularisation.Learned)]
    public void Fit_AnythingInThePool_GivesTheSameBits(EtsRegularisation regularisation)
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(30);
        foreach (EtsSpecification specification in EtsSpecification.Candidates("ZZN"))
        {
            double[] found = [.. new[] { 0, 0.7, 3, double.NaN }.Select(dirt =>
            {
                for (int length = 16; length <= 1 << 14; length *= 2)
                {
                    double[] rented = System.Buffers.ArrayPool<double>.Shared.Rent(length);
                    Array.Fill(rented, dirt);
                    System.Buffers.ArrayPool<double>.Shared.Return(rented);
                }

                EtsSpecification twin = specification with { Error = ErrorType.Additive };
                return new EtsModel(new EtsOptions { Candidates = [twin, specification], Regularisation = regularisation }).Fit(series).Forecast(3).Steps[2].Median;
            })];
            Assert.All(found, one => Assert.Equal(found[0], one));
        }
    }

    [Fact]
    public void Fit_MissingValues_ArePredictedThrough()
    {
        TimeSeries whole = SeriesGenerator.Trending(40, noise: 5);
        double[] values = whole.Values.ToArray();
        values[20] = double.NaN;
        values[21] = double.NaN;
        FittedEts fitted = new EtsModel().Fit(whole.WithValues(values));

        Assert.InRange(fitted.Fitted.Values[21], whole.Values[21] * 0.95, whole.Values[21] * 1.05);
        Assert.True(double.IsNaN(fitted.Residuals.Values[20]));
        NumericAssert.AssertClose(new EtsModel().Fit(whole).Forecast(3).Steps[2].Median, fitted.Forecast(3).Steps[2].Median, 0.02);
    }

    [Fact]
    public void Fit_LeadingMissingValues_StartAtTheFirstValue()
    {
        TimeSeries series = SeriesGenerator.Trending(20);
        double[] later = [double.NaN, double.NaN, .. series.Values];
        FittedEts fitted = new EtsModel().Fit(series.WithValues(series.Values).Relabel());
        FittedEts shifted = new EtsModel().Fit(TimeSeries.Create(series.Periods.Start, later, metadata: series.Metadata));

        Assert.True(double.IsNaN(shifted.Fitted.Values[1]));
        Assert.Equal(fitted.Forecast(4).Steps[3].Median, shifted.Forecast(4).Steps[3].Median);
    }

    [Fact]
    public void Fit_ValuesNotAbove0_LeavesMultiplicativeModelsOut()
    {
        TimeSeries series = SeriesGenerator.From(24, i => i % 4 == 0 ? 0 : 100 + i);

        Assert.False(new EtsModel().Fit(series).Specification.NeedsPositiveValues);
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fit("MNN", series));
        Assert.Contains("above 0", error.Message, StringComparison.Ordinal);
        Assert.Equal("series", error.ParamName);
    }

    [Fact]
    public void Fit_TooShortForItsSeason_NamesTheMinimum()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fit("ANA", SeriesGenerator.Seasonal(18)));

        Assert.Contains("at least 24 observed values", error.Message, StringComparison.Ordinal);
        Assert.Equal(SeasonType.None, new EtsModel().Fit(SeriesGenerator.Seasonal(18)).Specification.Season);
    }

    [Fact]
    public void Explodes_MeanOrScatterBeyondTenRanges_IsSetAside()
    {
        double[] values = [10, 12, 11, 13, 12];
        EtsEstimate calm = Estimate(new EtsPosition(12, 0.5, [], 0), 3);

        Assert.False(EtsGuard.Explodes(calm, calm.Start, values));
        Assert.True(EtsGuard.Explodes(calm, new EtsPosition(12, 3, [], 0), values));
        Assert.True(EtsGuard.Explodes(calm, new EtsPosition(double.NaN, 0, [], 0), values));
        Assert.True(EtsGuard.Explodes(Estimate(new EtsPosition(12, 0, [], 0), 4_000), new EtsPosition(12, 0, [], 0), values));

        static EtsEstimate Estimate(EtsPosition position, double squares) => new(
            EtsSpecification.Parse("AAN"), new EtsParameters(0.5, 0.1, 0, 1), position, squares, 5, 5, 0, 0, true);
    }

    [Fact]
    public void ParameterUncertainty_On_WidensMostOnShortSeries()
    {
        double shortGain = Gain(12);
        double longGain = Gain(120);

        Assert.InRange(longGain, 1.0, 1.1);
        Assert.InRange(shortGain, longGain + 0.1, 3);

        static double Gain(int count)
        {
            TimeSeries series = SeriesGenerator.Trending(count, start: 10_000, noise: 100);
            var options = new EtsOptions { Candidates = [EtsSpecification.Parse("AAN")] };
            PredictionInterval known = new EtsModel(options).Fit(series).Forecast(6).Steps[5].Interval(0.95);
            PredictionInterval uncertain = new EtsModel(options with { ParameterUncertainty = true }).Fit(series).Forecast(6).Steps[5].Interval(0.95);
            return uncertain.Width / known.Width;
        }
    }

    // With alpha, beta and gamma 0 the model is a regression on a constant: its forecast is Student t with n - 2 degrees of freedom and variance s² (1 + 1/n), as every
    // textbook has it, but for alpha, which costs a degree of freedom.
    [Fact]
    public void ParameterUncertainty_LevelThatStays_IsThatOfAMean()
    {
        double[] values = [11, 8, 12, 9, 10.5, 9.5, 11.5, 8.5, 10, 10.2, 9.1, 11.2];
        TimeSeries series = TimeSeries.Create(Period.Year(2000), values);
        FittedEts fitted = new EtsModel(Plain with { Candidates = [EtsSpecification.Parse("ANN")], ParameterUncertainty = true }).Fit(series);
        double mean = values.Average();
        double scale = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 2));

        Assert.Equal(0, fitted.Parameters.Alpha);
        var expected = new StudentTDistribution(mean, scale * Math.Sqrt(1 + (1.0 / values.Length)), values.Length - 2);
        NumericAssert.AssertClose(expected.Quantile(0.975), fitted.Forecast(5).Steps[4].Quantile(0.975), 1e-6);
    }

    [Fact]
    public void Forecast_FactorSeasonBeyondOneSeason_IsCloseToItsPaths()
    {
        TimeSeries series = SeriesGenerator.From(40, i => (1_000 + (5 * i)) * (1 + (0.4 * Math.Sin(Math.PI * i / 2))) * (1 + (0.06 * Math.Sin(7 * i * i))), Frequency.Quarterly);
        foreach (string specification in new[] { "MAM", "MNM", "MAdM", "AAM" })
        {
            FittedEts fitted = Fit(specification, series);
            Forecast formulas = fitted.Forecast(10);
            SamplePaths paths = fitted.Simulate(10, 20_000, 3);
            foreach (int step in new[] { 2, 9 })
            {
                double[] draws = paths.AtStep(step).ToArray();
                double deviation = Math.Sqrt(draws.Average(draw => (draw - draws.Average()) * (draw - draws.Average())));
                NumericAssert.AssertClose(draws.Average(), formulas.Steps[step].Mean, 0.01, 0, specification);
                NumericAssert.AssertClose(deviation, formulas.Steps[step].StandardDeviation, step < 4 ? 0.02 : 0.1, 0, specification);
            }
        }
    }

    [Theory]
    [InlineData("MNN")]
    [InlineData("MAdN")]
    [InlineData("MNM")]
    [InlineData("MAdM")]
    public void Outlook_MultiplicativeErrors_HasTheMomentsOfAllErrorsThatCanCome(string name)
    {
        EtsSpecification specification = EtsSpecification.Parse(name);
        var parameters = new EtsParameters(
            0.6, specification.Trend == TrendType.None ? 0 : 0.2, specification.Season == SeasonType.None ? 0 : 0.3, specification.Trend == TrendType.None ? 1 : 0.9);
        var position = new EtsPosition(100, specification.Trend == TrendType.None ? 0 : 4, specification.Season == SeasonType.None ? [] : [0.7, 1.3], 0);
        const double Deviation = 0.2;
        EtsStep[] steps = EtsOutlook.Of(specification, parameters, position, Deviation, 4);

        // Gauss and Hermite's rule of seven nodes is exact to degree 13; fourth powers of the fourth value have an error to the twelfth at most.
        double[] nodes = [-3.750439717725742, -2.366759410734541, -1.154405394739968, 0, 1.154405394739968, 2.366759410734541, 3.750439717725742];
        double[] weights = [5.4826885597221800e-4, 0.030757123967586498, 0.24012317860501272, 0.45714285714285714, 0.24012317860501272, 0.030757123967586498, 5.4826885597221800e-4];
        double[] raw = new double[5];
        for (int i = 0; i < 7 * 7 * 7 * 7; i++)
        {
            var motion = new EtsMotion(specification, parameters, position.Level, position.Trend, [.. position.Season]);
            double weight = 1;
            double value = 0;
            for (int step = 0, rest = i; step < 4; step++, rest /= 7)
            {
                double error = motion.Raw(Deviation * nodes[rest % 7]);
                weight *= weights[rest % 7];
                value = motion.Mean + error;
                motion.Next(error);
            }

            for (int power = 0; power < 5; power++)
            {
                raw[power] += weight * Math.Pow(value, power);
            }
        }

        double variance = raw[2] - (raw[1] * raw[1]);
        double third = raw[3] - (3 * raw[1] * variance) - (raw[1] * raw[1] * raw[1]);
        double fourth = raw[4] - (4 * raw[1] * raw[3]) + (6 * raw[1] * raw[1] * raw[2]) - (3 * Math.Pow(raw[1], 4));
        NumericAssert.AssertClose(raw[1], steps[3].Mean, 1e-12);
        NumericAssert.AssertClose(Math.Sqrt(variance), steps[3].StandardDeviation, 1e-11);
        NumericAssert.AssertClose(third / Math.Pow(variance, 1.5), steps[3].Skewness, 1e-9);
        NumericAssert.AssertClose((fourth / (variance * variance)) - 3, steps[3].Kurtosis, 1e-8);
    }

    [Theory]
    [InlineData("MNN", 0)]
    [InlineData("MAdN", 0)]
    [InlineData("MAM", 0)]
    [InlineData("MAA", 0)]
    [InlineData("MAN", 2)]
    public void Forecast_MultiplicativeErrors_PathIsTheMedianOrTheMean(string name, int missingAtEnd)
    {
        double level = 1_000;
        TimeSeries series = SeriesGenerator.From(40, i => (level *= 1 + (0.25 * Math.Sin(7 * i * i))) * (1 + (0.2 * Math.Sin(Math.PI * i / 2))), Frequency.Quarterly);
        double[] values = [.. series.Values, .. Enumerable.Repeat(double.NaN, missingAtEnd)];
        series = TimeSeries.Create(series.Periods.Start, values, metadata: new SeriesMetadata { Kind = SeriesKind.Index });
        EtsOptions options = Plain with { Candidates = [EtsSpecification.Parse(name)] };
        foreach (bool isUncertain in new[] { false, true })
        {
            FittedEts median = new EtsModel(options with { ParameterUncertainty = isUncertain }).Fit(series);
            FittedEts mean = new EtsModel(options with { ParameterUncertainty = isUncertain, Centre = EtsCentre.Mean }).Fit(series);
            Forecast one = median.Forecast(8);
            Forecast other = mean.Forecast(8);
            SamplePaths draws = median.Simulate(8, 100, 5);
            SamplePaths otherDraws = mean.Simulate(8, 100, 5);
            for (int step = 0; step < 8; step++)
            {
                double path = other.Steps[step].Mean;
                double offset = path - other.Steps[step].Median;
                NumericAssert.AssertClose(path, one.Steps[step].Median, 3e-5);
                NumericAssert.AssertClose(path + offset, one.Steps[step].Mean, 3e-5);
                NumericAssert.AssertClose(offset, one.Steps[step].Quantile(0.9) - other.Steps[step].Quantile(0.9), 0, 3e-5 * path);
                NumericAssert.AssertClose(offset, draws.AtStep(step)[7] - otherDraws.AtStep(step)[7], 0, 3e-5 * path);
            }

            Assert.True(one.Steps[7].Mean > 1.0001 * one.Steps[7].Median);
            Assert.Equal(one.Steps[7].Quantile(0.9), FittedEts.FromJson(median.ToJson()).Forecast(8).Steps[7].Quantile(0.9));
        }
    }

    [Fact]
    public void Forecast_AdditiveErrors_CentreDoesNotMatter()
    {
        TimeSeries series = SeriesGenerator.Trending(30);
        EtsOptions options = Plain with { Candidates = [EtsSpecification.Parse("AAN")] };

        Assert.Equal(
            new EtsModel(options).Fit(series).Forecast(5).Steps[4].Quantile(0.9),
            new EtsModel(options with { Centre = EtsCentre.Mean }).Fit(series).Forecast(5).Steps[4].Quantile(0.9));
    }

    [Fact]
    public void Distribution_Skewed_HasItsMoments()
    {
        foreach ((double skewness, double kurtosis) in new[] { (0.05, 0.01), (0.4, 0.2), (0.4, 0.4), (0.79, 0.8), (1.2, 2.6), (2, 8) })
        {
            PredictiveDistribution distribution = new EtsStep(100, 20, skewness, kurtosis).Distribution(EtsCentre.Mean);
            double third = 0;
            double fourth = 0;
            const int Count = 200_000;
            for (int i = 0; i < Count; i++)
            {
                double z = (distribution.Quantile((i + 0.5) / Count) - 100) / 20;
                third += z * z * z / Count;
                fourth += z * z * z * z / Count;
            }

            NumericAssert.AssertClose(100, distribution.Mean, 1e-4);
            NumericAssert.AssertClose(20, distribution.StandardDeviation, 2e-3);
            NumericAssert.AssertClose(skewness, third, 0.02, 1e-3);
            NumericAssert.AssertClose(kurtosis, fourth - 3, 0.05, 1e-2);
            NumericAssert.AssertClose(0.3, distribution.CumulativeProbability(distribution.Quantile(0.3)), 1e-9);
        }
    }

    [Fact]
    public void Describe_SeasonalFit_SaysWhatItFound()
    {
        string text = new EtsModel().Fit(SeriesGenerator.Seasonal(60)).Describe();

        Assert.Contains("The season", text, StringComparison.Ordinal);
        Assert.Contains("each error moves the level by", text, StringComparison.Ordinal);
    }

    private static FittedEts Fit(string specification, TimeSeries series) => Fit(EtsSpecification.Parse(specification), series);

    private static FittedEts Fit(EtsSpecification specification, TimeSeries series) => new EtsModel(Plain with { Candidates = [specification] }).Fit(series);
}
