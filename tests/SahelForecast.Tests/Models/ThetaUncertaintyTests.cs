using SahelForecast.Distributions;
using SahelForecast.Models.Theta;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class ThetaUncertaintyTests
{
    private static readonly ThetaOptions Plain = new() { Estimation = ThetaEstimation.LeastSquares, AdjustSeasonality = false };

    // Quantiles and draws of the library before it had the option.
    [Theory]
    [InlineData(ThetaVariant.Standard, 1174.029824267875, 1144.5604507122257, 241988.48684234935, 211043.52854801546)]
    [InlineData(ThetaVariant.Optimised, 1173.5261610376342, 1143.894293581047, 241670.4915686303, 209789.61599151825)]
    [InlineData(ThetaVariant.DynamicStandard, 1173.1423317003992, 1143.268068753027, 243366.4312609024, 210611.31637912017)]
    [InlineData(ThetaVariant.DynamicOptimised, 1171.1406484614529, 1141.5768354702511, 230908.9302678029, 198323.48631589435)]
    public void ParameterUncertainty_Off_IsAsItWas(ThetaVariant variant, double seasonal, double seasonalDraw, double walk, double walkDraw)
    {
        AssertIs(SeriesGenerator.Seasonal(50), seasonal, seasonalDraw);
        AssertIs(SeriesGenerator.LogRandomWalk(20), walk, walkDraw);

        void AssertIs(TimeSeries series, double quantile, double draw)
        {
            FittedTheta fitted = new ThetaModel(new ThetaOptions { Variant = variant }).Fit(series);
            NumericAssert.AssertClose(quantile, fitted.Forecast(4).Steps[3].Quantile(0.9), 1e-13);
            NumericAssert.AssertClose(draw, fitted.Simulate(4, 5, 3).AtStep(3)[2], 1e-13);
        }
    }

    [Theory]
    [InlineData(ThetaVariant.Standard)]
    [InlineData(ThetaVariant.Optimised)]
    [InlineData(ThetaVariant.DynamicStandard)]
    [InlineData(ThetaVariant.DynamicOptimised)]
    public void ParameterUncertainty_On_WidensMostOnShortSeriesAndLeavesThePoints(ThetaVariant variant)
    {
        double shortGain = Gain(10);
        double longGain = Gain(300);

        Assert.InRange(longGain, 1.001, 1.06);
        Assert.InRange(shortGain, longGain + 0.15, 4);

        double Gain(int count)
        {
            ThetaOptions options = Plain with { Variant = variant };
            TimeSeries series = Drifting(count, 3);
            Forecast known = new ThetaModel(options).Fit(series).Forecast(6);
            Forecast uncertain = new ThetaModel(options with { ParameterUncertainty = true }).Fit(series).Forecast(6);
            Assert.Equal(known.Median().Values.ToArray(), uncertain.Median().Values.ToArray());
            return uncertain.Steps[5].Interval(0.95).Width / known.Steps[5].Interval(0.95).Width;
        }
    }

    // Ahead the mean is, to first order, a regression on what alpha, level and drift do to it: slopes here are differences of the recursion with the three moved, gaps filled by forecasts, and the
    // variance is the textbook's x'(X'X)^-1 x, with a row more for what is known of alpha without the series.
    [Theory]
    [InlineData(ThetaVariant.Standard, false, 0, 0)]
    [InlineData(ThetaVariant.Optimised, false, 0, 0)]
    [InlineData(ThetaVariant.Optimised, true, 2, 0)]
    [InlineData(ThetaVariant.Optimised, false, 1, 5)]
    [InlineData(ThetaVariant.DynamicStandard, true, 1, 0)]
    [InlineData(ThetaVariant.DynamicOptimised, false, 3, 0)]
    [InlineData(ThetaVariant.DynamicOptimised, true, 0, 0)]
    [InlineData(ThetaVariant.DynamicOptimised, true, 2, 6)]
    public void Forecast_Uncertain_IsARegressionOnWhatEstimatesDo(ThetaVariant variant, bool isGappy, int missingAtEnd, int appended)
    {
        TimeSeries whole = Drifting(24, 5);
        double[] values = [.. (isGappy ? SeriesGenerator.WithMissing(whole, 0.2, 2) : whole).Values, .. Enumerable.Repeat(double.NaN, missingAtEnd)];
        TimeSeries series = TimeSeries.Create(whole.Periods.Start, values, metadata: whole.Metadata);

        // New values move what is known on, and teach nothing.
        double[] added = [.. Drifting(24 + missingAtEnd + appended, 5).Values[^appended..]];
        added.AsSpan(0, Math.Min(1, appended)).Fill(double.NaN);
        FittedTheta known = new ThetaModel(Plain with { Variant = variant }).Fit(series).Append(added);
        FittedTheta fitted = new ThetaModel(Plain with { Variant = variant, ParameterUncertainty = true }).Fit(series).Append(added);
        const int horizon = 8;
        double[] longer = [.. values, .. added, .. Enumerable.Repeat(double.NaN, horizon)];
        int hidden = appended > 0 ? 0 : missingAtEnd;
        double[] unit = [1, 100, 100];
        double[][] slopes = [.. Enumerable.Range(0, 3).Select(i => Slopes(i, 1e-6 * unit[i]))];
        double deviation = known.StandardDeviation;
        double[] observed = [.. Enumerable.Range(0, values.Length).Where(t => !double.IsNaN(values[t])).Select(t => (double)t)];
        double[,] normal = new double[3, 3];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                normal[i, j] = observed.Sum(t => slopes[i][(int)t] * slopes[j][(int)t]) / (deviation * deviation);
            }
        }

        normal[0, 0] += 12;
        double[,] covariance = Inverse(normal);
        int estimated = variant is ThetaVariant.Optimised or ThetaVariant.DynamicOptimised ? 3 : 2;
        for (int step = 0; step < horizon; step++)
        {
            double[] x = [.. slopes.Select(slope => slope[^(horizon - step)])];
            double variance = (step + hidden) * covariance[0, 0] * deviation * deviation;
            for (int i = 0; i < 3; i++)
            {
                variance += x[i] * covariance[i, 0] * x[0] + (x[i] * covariance[i, 1] * x[1]) + (x[i] * covariance[i, 2] * x[2]);
            }

            double alone = known.Forecast(horizon).Steps[step].StandardDeviation;
            StudentTDistribution actual = Assert.IsType<StudentTDistribution>(fitted.Forecast(horizon).Steps[step]);
            NumericAssert.AssertClose(Math.Sqrt((alone * alone) + variance), actual.Scale, 2e-6, 0, $"step {step}");
            Assert.Equal(observed.Length - estimated, actual.DegreesOfFreedom);
        }

        double[] Slopes(int moved, double by)
        {
            double[] above = Means(moved, by);
            double[] below = Means(moved, -by);
            return [.. above.Zip(below, (one, other) => (one - other) / (2 * by))];
        }

        double[] Means(int moved, double by)
        {
            ThetaParameters at = ThetaKernel.Estimate(values, variant, ThetaEstimation.LeastSquares, 1, new double[ThetaSample.ScratchWidth * values.Length]);
            at = at with { Alpha = at.Alpha + (moved == 0 ? by : 0), InitialLevel = at.InitialLevel + (moved == 1 ? by : 0) };
            ThetaState state = at.Start;
            double[] means = new double[longer.Length];
            for (int t = 0; t < longer.Length; t++)
            {
                double mean = state.Forecast(at) + (moved == 2 ? by * state.LineReach : 0);
                means[t] = mean;
                state = state.Next(at, double.IsNaN(longer[t]) ? mean : longer[t] - at.Origin);
            }

            return means;
        }
    }

    // With alpha 0 the level never moves: what is left is a regression on a constant and time. Where alpha is 0 and the residuals add up to 0, alpha moves nothing but what later errors leave.
    [Fact]
    public void Uncertainty_LevelThatStays_IsThatOfALine()
    {
        double[] values = [10, 13, 11, 16, 13, 19, 14, 22, 19, 20];
        int n = values.Length;
        double meanTime = (n + 1) / 2.0;
        double spread = Enumerable.Range(1, n).Sum(t => (t - meanTime) * (t - meanTime));
        double mean = values.Average();
        double slope = Enumerable.Range(1, n).Sum(t => (t - meanTime) * (values[t - 1] - mean)) / spread;
        var parameters = new ThetaParameters(0, 1, mean - (slope * meanTime) - values[0], values[0], slope);
        ThetaSmoothing smoothing = ThetaKernel.Smooth(values, parameters, parameters.Start, 0, new double[n]);
        double variance = smoothing.SumOfSquares / (n - 2);
        var uncertainty = ThetaUncertainty.Of(values, parameters, ThetaVariant.Optimised, ThetaEstimation.LeastSquares, 1, n - 2);
        double[] moves = uncertainty.Moves(parameters, smoothing.State, 5);

        // A third regressor is what alpha does: sums of residuals, whose part beside constant and time widens the line by its own share.
        double[] residuals = [.. Enumerable.Range(1, n).Select(t => values[t - 1] - mean - (slope * (t - meanTime)))];
        double[] sums = [.. Enumerable.Range(0, n).Select(t => residuals[..t].Sum())];
        double sumMean = sums.Average();
        double sumSlope = Enumerable.Range(1, n).Sum(t => (t - meanTime) * (sums[t - 1] - sumMean)) / spread;
        double left = Enumerable.Range(1, n).Sum(t => Math.Pow(sums[t - 1] - sumMean - (sumSlope * (t - meanTime)), 2)) + (12 * variance);
        for (int h = 1; h <= 5; h++)
        {
            double ahead = n + h - meanTime;
            double line = (1.0 / n) + (ahead * ahead / spread);
            double beside = sumMean + (sumSlope * ahead);
            double expected = line + (beside * beside / left) + ((h - 1) * variance / left);
            NumericAssert.AssertClose(expected, uncertainty.Variance(moves.AsSpan((h - 1) * 3, 3), h, Math.Sqrt(variance)), 1e-9);
        }
    }

    // Given alpha the posterior is a regression's; over alpha it is summed on a grid. A flat prior on level and drift, and on alpha over [0, 1].
    [Fact]
    public void Forecast_Uncertain_IsCloseToThePosterior()
    {
        double uncertain = 0;
        double known = 0;
        int count = 0;
        for (ulong seed = 1; count < 25; seed++)
        {
            TimeSeries series = Drifting(16, seed);
            FittedTheta fitted = new ThetaModel(Plain with { Variant = ThetaVariant.Optimised, ParameterUncertainty = true }).Fit(series);
            if (fitted.Alpha is < 0.05 or > 0.95)
            {
                continue;
            }

            count++;
            double exact = PosteriorWidth(series.Values, 5);
            uncertain += Math.Log(fitted.Forecast(5).Steps[4].Interval(0.9).Width / exact) / 25;
            known += Math.Log(new ThetaModel(Plain with { Variant = ThetaVariant.Optimised }).Fit(series).Forecast(5).Steps[4].Interval(0.9).Width / exact) / 25;
        }

        Assert.InRange(Math.Exp(known), 0.5, 0.85);
        Assert.InRange(Math.Exp(uncertain), 0.93, 1.07);
    }

    [Theory]
    [InlineData(ThetaVariant.Standard, 1, 8)]
    [InlineData(ThetaVariant.Optimised, 0.5, 10)]
    [InlineData(ThetaVariant.DynamicOptimised, 1, 8)]
    public void ParameterUncertainty_On_CoversShortSeriesBetter(ThetaVariant variant, double alpha, int count)
    {
        int known = 0;
        int uncertain = 0;
        var options = new ThetaOptions { Variant = variant };
        for (ulong seed = 1; seed <= 400; seed++)
        {
            (TimeSeries training, TimeSeries holdout) = Drifting(count + 4, seed, alpha).SplitAt(SeriesGenerator.Start(Frequency.Yearly).Plus(count));
            Forecast one = new ThetaModel(options).Fit(training).Forecast(4);
            Forecast other = new ThetaModel(options with { ParameterUncertainty = true }).Fit(training).Forecast(4);
            for (int step = 0; step < 4; step++)
            {
                known += one.Steps[step].Interval(0.95).Contains(holdout.Values[step]) ? 1 : 0;
                uncertain += other.Steps[step].Interval(0.95).Contains(holdout.Values[step]) ? 1 : 0;
            }
        }

        // 95 % of 1,600 is 1,520.
        Assert.InRange(known, 0, 1_400);
        Assert.InRange(uncertain, 1_470, 1_560);
    }

    [Fact]
    public void Forecast_UncertainOnABoxCoxScale_IsNormalThereWithTheVarianceOfStudentT()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(12).Relabel(metadata: new SeriesMetadata { Kind = SeriesKind.Index });
        ThetaOptions options = Plain with { BoxCoxLambda = 0, ParameterUncertainty = true };
        LogNormalDistribution step = Assert.IsType<LogNormalDistribution>(new ThetaModel(options).Fit(series).Forecast(3).Steps[2]);
        TimeSeries logarithms = TimeSeries.Create(series.Periods.Start, [.. series.Values.ToArray().Select(value => Math.Log(value))], metadata: new SeriesMetadata { Kind = SeriesKind.Index });
        PredictiveDistribution inner = new ThetaModel(Plain with { ParameterUncertainty = true }).Fit(logarithms).Forecast(3).Steps[2];

        NumericAssert.AssertClose(inner.Median, step.LogMean, 1e-12);
        NumericAssert.AssertClose(inner.StandardDeviation, step.LogStandardDeviation, 1e-10);
    }

    [Fact]
    public void Fit_ConstantSeries_IsCertain() => Assert.Equal(
        0.1, new ThetaModel(new ThetaOptions { ParameterUncertainty = true }).Fit(SeriesGenerator.Constant(20, 0.1)).Forecast(3).Steps[2].Quantile(0.99));

    [Fact]
    public void Describe_Uncertain_SaysSo()
    {
        var options = new ThetaOptions { ParameterUncertainty = true };
        Assert.Contains("Student t, allow for not knowing", new ThetaModel(options).Fit(Drifting(20, 1)).Describe(), StringComparison.Ordinal);
        Assert.Contains("Student t", new ThetaModel(options).Fit(Drifting(20, 1)).Forecast(1).IntervalMethod, StringComparison.Ordinal);
        Assert.Contains("normal on that scale, allow", new ThetaModel(options with { BoxCoxLambda = 0.5 }).Fit(SeriesGenerator.LogRandomWalk(20)).Describe(), StringComparison.Ordinal);
        Assert.EndsWith("parameters uncertain", options.ToString(), StringComparison.Ordinal);
    }

    // Simple smoothing with a drift, as the model has it.
    private static TimeSeries Drifting(int count, ulong seed, double alpha = 0.5)
    {
        var dice = new Dice(seed);
        double level = 100;
        return SeriesGenerator.From(count, _ => Value(), metadata: new SeriesMetadata { Kind = SeriesKind.Index });

        double Value()
        {
            double error = 10 * dice.Normal();
            double value = level + error;
            level += 4 + (alpha * error);
            return value;
        }
    }

    // The width of the 90 % interval of the posterior predictive distribution, h periods ahead.
    private static double PosteriorWidth(ReadOnlySpan<double> values, int h)
    {
        int n = values.Length;
        double[] longer = [.. values, .. Enumerable.Repeat(double.NaN, h)];
        var weights = new List<double>();
        var parts = new List<StudentTDistribution>();
        for (int k = 0; k < 100; k++)
        {
            double alpha = (k + 0.5) / 100;
            double[] zero = Fitted(alpha, 0, 0);
            double[] byLevel = [.. Fitted(alpha, 1, 0).Zip(zero, (one, other) => one - other)];
            double[] byDrift = [.. Fitted(alpha, 0, 1).Zip(zero, (one, other) => one - other)];
            (double aa, double ab, double bb, double ay, double by, double yy) = (0, 0, 0, 0, 0, 0);
            for (int t = 0; t < n; t++)
            {
                double rest = values[t] - zero[t];
                (aa, ab, bb) = (aa + (byLevel[t] * byLevel[t]), ab + (byLevel[t] * byDrift[t]), bb + (byDrift[t] * byDrift[t]));
                (ay, by, yy) = (ay + (byLevel[t] * rest), by + (byDrift[t] * rest), yy + (rest * rest));
            }

            double determinant = (aa * bb) - (ab * ab);
            double level = ((bb * ay) - (ab * by)) / determinant;
            double drift = ((aa * by) - (ab * ay)) / determinant;
            double squares = yy - (level * ay) - (drift * by);
            double x = byLevel[^1];
            double z = byDrift[^1];
            double variance = 1 + ((h - 1) * alpha * alpha) + (((bb * x * x) - (2 * ab * x * z) + (aa * z * z)) / determinant);
            weights.Add(Math.Exp(-0.5 * (Math.Log(determinant) + ((n - 2) * Math.Log(squares / n)))));
            parts.Add(new StudentTDistribution(zero[^1] + (level * x) + (drift * z), Math.Sqrt(variance * squares / (n - 2)), n - 2));
        }

        double total = weights.Sum();
        var mixture = new MixtureDistribution([.. parts], [.. weights.Select(weight => weight / total)]);
        return mixture.Interval(0.9).Width;

        double[] Fitted(double alpha, double level, double drift)
        {
            var parameters = new ThetaParameters(alpha, 1, level, 0, drift);
            double[] fitted = new double[longer.Length];
            ThetaKernel.Smooth(longer, parameters, parameters.Start, 0, fitted);
            return fitted;
        }
    }

    private static double[,] Inverse(double[,] matrix)
    {
        double[,] inverse = new double[3, 3];
        double determinant = 0;
        for (int i = 0; i < 3; i++)
        {
            determinant += matrix[0, i] * ((matrix[1, (i + 1) % 3] * matrix[2, (i + 2) % 3]) - (matrix[1, (i + 2) % 3] * matrix[2, (i + 1) % 3]));
        }

        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                inverse[j, i] = ((matrix[(i + 1) % 3, (j + 1) % 3] * matrix[(i + 2) % 3, (j + 2) % 3]) - (matrix[(i + 1) % 3, (j + 2) % 3] * matrix[(i + 2) % 3, (j + 1) % 3])) / determinant;
            }
        }

        return inverse;
    }
}
