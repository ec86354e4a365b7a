using SahelForecast.Distributions;
using SahelForecast.Models.Ces;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class CesUncertaintyTests
{
    private static readonly SeriesMetadata Unbounded = new() { Kind = SeriesKind.Index };

    // Quantiles and draws of the library before it had the option.
    [Theory]
    [InlineData(null, 1170.93018221739, 1143.0894366430693)]
    [InlineData(CesSeasonality.None, 1429.031740155263, 1244.927171358951)]
    [InlineData(CesSeasonality.Simple, 1176.394284769777, 1146.4315520131474)]
    [InlineData(CesSeasonality.Partial, 1170.93018221739, 1143.0894366430693)]
    [InlineData(CesSeasonality.Full, 1176.010941316956, 1146.0006920746653)]
    public void ParameterUncertainty_Off_IsAsItWas(CesSeasonality? kind, double quantile, double draw)
    {
        FittedCes fitted = new CesModel(new CesOptions { Seasonality = kind }).Fit(SeriesGenerator.Seasonal(50));
        NumericAssert.AssertClose(quantile, fitted.Forecast(4).Steps[3].Quantile(0.9), 1e-13);
        NumericAssert.AssertClose(draw, fitted.Simulate(4, 5, 3).AtStep(3)[2], 1e-13);
    }

    [Theory]
    [InlineData(CesSeasonality.None, 10)]
    [InlineData(CesSeasonality.Simple, 20)]
    [InlineData(CesSeasonality.Partial, 16)]
    [InlineData(CesSeasonality.Full, 18)]
    public void ParameterUncertainty_On_WidensMostOnShortSeriesAndLeavesThePoints(CesSeasonality kind, int count)
    {
        double shortGain = Gain(count);
        double longGain = Gain(400);

        Assert.InRange(longGain, 1.001, 1.1);
        Assert.InRange(shortGain, longGain + 0.1, 6);

        double Gain(int length)
        {
            var options = new CesOptions { Seasonality = kind };
            TimeSeries series = Series(length, 3);
            FittedCes fit = new CesModel(options).Fit(series);
            Forecast known = fit.Forecast(5);
            Forecast uncertain = new CesModel(options with { ParameterUncertainty = true }).Fit(series).Forecast(5);
            Assert.Equal(kind, fit.Seasonality);
            Assert.Equal(known.Median().Values.ToArray(), uncertain.Median().Values.ToArray());
            return uncertain.Steps[4].Interval(0.95).Width / known.Steps[4].Interval(0.95).Width;
        }
    }

    // Ahead the mean is, to first order, a regression on what parameters and initial states do to it: slopes here are differences of the recursion with each moved, the prior adds rows, and to what errors
    // leave behind is added what that gains. Seasons are kept in half precision.
    [Theory]
    [InlineData(CesSeasonality.None, 30, 0, false)]
    [InlineData(CesSeasonality.None, 30, 2, true)]
    [InlineData(CesSeasonality.Simple, 41, 0, false)]
    [InlineData(CesSeasonality.Partial, 42, 0, false)]
    [InlineData(CesSeasonality.Partial, 42, 3, true)]
    [InlineData(CesSeasonality.Full, 47, 1, true)]
    public void Forecast_Uncertain_IsARegressionOnWhatEstimatesDo(CesSeasonality kind, int count, int missingAtEnd, bool isGappy)
    {
        const int season = 4;
        const int horizon = 9;
        TimeSeries whole = Series(count, 8);
        double[] values = [.. (isGappy ? SeriesGenerator.WithMissing(whole, 0.1, 2) : whole).Values, .. Enumerable.Repeat(double.NaN, missingAtEnd)];
        TimeSeries series = TimeSeries.Create(whole.Periods.Start, values, metadata: whole.Metadata);
        FittedCes known = new CesModel(new CesOptions { Seasonality = kind }).Fit(series);
        FittedCes fitted = new CesModel(new CesOptions { Seasonality = kind, ParameterUncertainty = true }).Fit(series);
        CesChoice choice = CesSelection.Choose(values, kind, season, CancellationToken.None);
        Assert.Equal((kind, false), (choice.Member.Kind, choice.Member.IsLevel));

        int parameterCount = CesParameters.CountOf(kind);
        double[] point = Point(choice.Member.Optimum.Parameters, kind);
        double[] start = choice.Member.Start;
        List<double[]> states = States(kind, season);
        double[] longer = [.. values, .. Enumerable.Repeat(double.NaN, horizon)];
        int total = parameterCount + states.Count;
        double[][] slopes = [.. Enumerable.Range(0, total).Select(Slopes)];
        int[] observed = [.. Enumerable.Range(0, values.Length).Where(t => !double.IsNaN(values[t]))];
        double deviation = known.StandardDeviation;
        int degrees = observed.Length - total;
        double[] prior = new double[parameterCount * parameterCount];
        double criterion = 0;
        Assert.True(new CesPrior(kind, observed.Length, season).Add(point, ref criterion, new double[parameterCount], prior, isStraight: true));
        double[,] normal = new double[total, total];
        for (int i = 0; i < total; i++)
        {
            for (int j = 0; j < total; j++)
            {
                normal[i, j] = observed.Sum(t => slopes[i][t] * slopes[j][t]) / (deviation * deviation);
                normal[i, j] += i < parameterCount && j < parameterCount ? prior[(i * parameterCount) + j] * degrees / observed.Length : 0;
            }
        }

        double[,] covariance = Inverse(normal);
        Forecast forecast = fitted.Forecast(horizon);
        for (int step = 0; step < horizon; step++)
        {
            double variance = 0;
            for (int i = 0; i < total; i++)
            {
                for (int j = 0; j < total; j++)
                {
                    variance += slopes[i][values.Length + step] * covariance[i, j] * slopes[j][values.Length + step];
                }
            }

            for (int lag = 1; lag <= step + missingAtEnd; lag++)
            {
                for (int i = 0; i < parameterCount; i++)
                {
                    for (int j = 0; j < parameterCount; j++)
                    {
                        variance += deviation * deviation * ResponseSlope(i, lag) * covariance[i, j] * ResponseSlope(j, lag);
                    }
                }
            }

            double alone = known.Forecast(horizon).Steps[step].StandardDeviation;
            StudentTDistribution actual = Assert.IsType<StudentTDistribution>(forecast.Steps[step]);
            Assert.True(variance > 0.01 * alone * alone);
            NumericAssert.AssertClose(Math.Sqrt((alone * alone) + variance), actual.Scale, kind == CesSeasonality.None ? 1e-5 : 1e-3, 0, $"step {step}");
            Assert.Equal(degrees, actual.DegreesOfFreedom);
        }

        double[] Slopes(int moved)
        {
            double by = moved < parameterCount ? 1e-6 : 1e-3;
            return [.. Means(moved, by).Zip(Means(moved, -by), (one, other) => (one - other) / (2 * by))];
        }

        double[] Means(int moved, double by)
        {
            double[] state = [.. start];
            for (int i = 0; moved >= parameterCount && i < state.Length; i++)
            {
                state[i] += by * states[moved - parameterCount][i];
            }

            double[] fittedValues = new double[longer.Length];
            CesKernel.Smooth(longer, Moved(moved, by), state, new double[state.Length], 0, 0, fittedValues);
            return fittedValues;
        }

        CesParameters Moved(int moved, double by) => CesParameters.Of(kind, [.. point.Select((number, i) => i == moved ? number + by : number)]);

        double ResponseSlope(int moved, int lag) => (Response(Moved(moved, 1e-6), lag) - Response(Moved(moved, -1e-6), lag)) / 2e-6;

        double Response(CesParameters parameters, int lag)
        {
            double[] state = new double[start.Length];
            var recursion = new CesRecursion(parameters, state, 0);
            recursion.Next(1);
            for (int i = 1; i < lag; i++)
            {
                recursion.Next(0);
            }

            return recursion.Forecast;
        }
    }

    // Given the parameters the posterior is a regression's; over these it is summed on a grid, with the prior of the fit and a flat one of the states.
    [Fact]
    public void Forecast_Uncertain_IsCloseToThePosterior()
    {
        // Where the optimum is near the edge, a normal distribution about it knows nothing of the rest that the likelihood allows.
        var options = new CesOptions { Seasonality = CesSeasonality.None };
        double uncertain = 0;
        double known = 0;
        const int series = 10;
        int count = 0;
        for (ulong seed = 1; count < series; seed++)
        {
            TimeSeries walk = Walk(60, seed);
            FittedCes fitted = new CesModel(options).Fit(walk);
            if (fitted.Smoothing.Real is < 1.35 or > 1.8)
            {
                continue;
            }

            count++;
            double exact = PosteriorWidth(walk.Values, 4);
            uncertain += Math.Log(new CesModel(options with { ParameterUncertainty = true }).Fit(walk).Forecast(4).Steps[3].Interval(0.9).Width / exact) / series;
            known += Math.Log(fitted.Forecast(4).Steps[3].Interval(0.9).Width / exact) / series;
        }

        Assert.InRange(Math.Exp(known), 0.85, 0.935);
        Assert.InRange(Math.Exp(uncertain), 0.95, 1.03);
    }

    [Fact]
    public void ParameterUncertainty_On_CoversShortSeriesBetter()
    {
        int known = 0;
        int uncertain = 0;
        for (ulong seed = 1; seed <= 400; seed++)
        {
            (TimeSeries training, TimeSeries holdout) = Walk(14, seed).SplitAt(SeriesGenerator.Start(Frequency.Yearly).Plus(10));
            Forecast one = new CesModel().Fit(training).Forecast(4);
            Forecast other = CesModel.CesWide().Fit(training).Forecast(4);
            for (int step = 0; step < 4; step++)
            {
                known += one.Steps[step].Interval(0.95).Contains(holdout.Values[step]) ? 1 : 0;
                uncertain += other.Steps[step].Interval(0.95).Contains(holdout.Values[step]) ? 1 : 0;
            }
        }

        // 95 % of 1,600 is 1,520.
        Assert.InRange(known, 0, 1_360);
        Assert.InRange(uncertain, 1_440, 1_570);
    }

    [Fact]
    public void Simulate_UncertainSeasons_AddUpToNothing()
    {
        // What is not known of deviations adds up to 0 over a season: a year's total is no more uncertain than the level makes it.
        TimeSeries series = Series(30, 4);
        FittedCes fitted = new CesModel(new CesOptions { Seasonality = CesSeasonality.Partial, ParameterUncertainty = true }).Fit(series);
        CesChoice choice = CesSelection.Choose(series.Values, CesSeasonality.Partial, 4, CancellationToken.None);
        var uncertainty = CesUncertainty.Of(series.Values, CesFacts.Of(choice, 30, null), choice.Member.Start, 4, fitted.Training.Count - fitted.ParameterCount + 1);
        double[] draws = [.. Enumerable.Range(0, uncertainty.Count).Select(i => Math.Sin(1 + (3.7 * i)))];
        double[] before = [.. draws];
        uncertainty.Centre(draws);

        Assert.Equal(3 + 2 + 4, uncertainty.Count);
        Assert.Equal(before[..5], draws[..5]);
        Assert.Equal(0, draws[5..].Sum(), 1e-12);

        // Less their mean, and as much more as keeps each as it was: a variance of 1 - 1/4 times 4/3.
        NumericAssert.AssertClose((before[5] - before[5..].Average()) * Math.Sqrt(4.0 / 3), draws[5], 1e-12);
    }

    [Fact]
    public void Fit_ShortSeries_IsSmoothingOfALevelThatIsUncertain()
    {
        // Six values: simple smoothing on four degrees of freedom. The level is uncertain by alpha and by where it began.
        TimeSeries walk = SeriesGenerator.RandomWalk(6, start: 50, seed: 4);
        FittedCes known = new CesModel().Fit(walk);
        FittedCes uncertain = CesModel.CesWide().Fit(walk);
        StudentTDistribution step = Assert.IsType<StudentTDistribution>(uncertain.Forecast(2).Steps[1]);

        Assert.Equal(4, step.DegreesOfFreedom);
        Assert.InRange(step.Scale / known.Forecast(2).Steps[1].StandardDeviation, 1.01, 2);
        Assert.Equal(step.Scale, Assert.IsType<StudentTDistribution>(FittedCes.FromJson(uncertain.ToJson()).Forecast(2).Steps[1]).Scale);
    }

    [Fact]
    public void Fit_ConstantSeries_IsCertain() =>
        Assert.Equal(0.1, CesModel.CesWide().Fit(SeriesGenerator.Constant(40, 0.1, Frequency.Monthly)).Forecast(3).Steps[2].Quantile(0.99));

    [Fact]
    public void Describe_Uncertain_SaysSo()
    {
        FittedCes fitted = CesModel.CesWide().Fit(Series(40, 1));
        Assert.Contains("are Student t, allow for not knowing", fitted.Describe(), StringComparison.Ordinal);
        Assert.Contains("Student t", fitted.Forecast(1).IntervalMethod, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"shared\":\"", "\"shared\":\"AAAA")]
    [InlineData("\"seasons\":\"", "\"seasons\":\"AAA")]
    [InlineData("\"seasons\":\"", "\"seasons\":\"AAAAAAAA")]
    public void FromJson_UncertaintyOfAnotherSize_IsRefused(string whole, string damaged)
    {
        string json = new CesModel(new CesOptions { Seasonality = CesSeasonality.Partial, ParameterUncertainty = true }).Fit(Series(40, 1)).ToJson();
        Assert.Contains(whole, json, StringComparison.Ordinal);
        Assert.Throws<ForecastException>(() => FittedCes.FromJson(json.Replace(whole, damaged, StringComparison.Ordinal)));
    }

    // The width of the 90 % interval of the posterior predictive distribution, h periods ahead.
    private static double PosteriorWidth(ReadOnlySpan<double> values, int h)
    {
        int n = values.Length;
        double[] longer = [.. values, .. Enumerable.Repeat(double.NaN, h)];
        var found = new List<(double Log, StudentTDistribution Part)>();
        var prior = new CesPrior(CesSeasonality.None, n, 1);
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 40; j++)
            {
                double[] point = [0.0125 + (0.025 * i), (j - 19.5) / (8.0 * n)];
                double criterion = 0;
                if (!prior.Add(point, ref criterion, new double[2], new double[4]))
                {
                    continue;
                }

                CesParameters parameters = CesParameters.Of(CesSeasonality.None, point);
                double[] zero = Fitted(parameters, [0, 0]);
                double[] byLevel = [.. Fitted(parameters, [1, 0]).Zip(zero, (one, other) => one - other)];
                double[] byMomentum = [.. Fitted(parameters, [0, 1]).Zip(zero, (one, other) => one - other)];
                (double aa, double ab, double bb, double ay, double by, double yy) = (0, 0, 0, 0, 0, 0);
                for (int t = 0; t < n; t++)
                {
                    double rest = values[t] - zero[t];
                    (aa, ab, bb) = (aa + (byLevel[t] * byLevel[t]), ab + (byLevel[t] * byMomentum[t]), bb + (byMomentum[t] * byMomentum[t]));
                    (ay, by, yy) = (ay + (byLevel[t] * rest), by + (byMomentum[t] * rest), yy + (rest * rest));
                }

                double determinant = (aa * bb) - (ab * ab);
                double level = ((bb * ay) - (ab * by)) / determinant;
                double momentum = ((aa * by) - (ab * ay)) / determinant;
                double squares = yy - (level * ay) - (momentum * by);
                (double x, double z) = (byLevel[^1], byMomentum[^1]);
                var steps = new CesStep[h];
                CesOutlook.Fill(parameters, [0, 0], 0, new double[4], steps);
                double variance = steps[^1].Variance + (((bb * x * x) - (2 * ab * x * z) + (aa * z * z)) / determinant);
                found.Add((
                    -criterion - (0.5 * (Math.Log(determinant) + ((n - 2) * Math.Log(squares / n)))),
                    new StudentTDistribution(zero[^1] + (level * x) + (momentum * z), Math.Sqrt(variance * squares / (n - 2)), n - 2)));
            }
        }

        double most = found.Max(one => one.Log);
        (double Log, StudentTDistribution Part)[] likely = [.. found.Where(one => one.Log > most - 9)];
        double total = likely.Sum(one => Math.Exp(one.Log - most));
        return new MixtureDistribution([.. likely.Select(one => one.Part)], [.. likely.Select(one => Math.Exp(one.Log - most) / total)]).Interval(0.9).Width;

        double[] Fitted(CesParameters parameters, double[] state)
        {
            double[] fitted = new double[longer.Length];
            CesKernel.Smooth(longer, parameters, state, new double[2], 0, 0, fitted);
            return fitted;
        }
    }

    private static double[] Point(CesParameters parameters, CesSeasonality kind) => kind switch
    {
        CesSeasonality.None => [parameters.U, parameters.V],
        CesSeasonality.Simple => [parameters.P, parameters.Q],
        CesSeasonality.Partial => [parameters.U, parameters.V, parameters.P],
        _ => [parameters.U, parameters.V, parameters.P, parameters.Q],
    };

    // What initial states may do: deviations add up to 0 where there is a level.
    private static List<double[]> States(CesSeasonality kind, int season)
    {
        var states = new List<double[]>();
        int size = kind == CesSeasonality.None ? 2 : 2 + (2 * season);
        bool hasLevel = kind != CesSeasonality.Simple;
        for (int i = hasLevel ? 0 : 2; i < size - (hasLevel && size > 2 ? 2 : 0); i++)
        {
            if (i > 2 && i % 2 == 1 && kind == CesSeasonality.Partial)
            {
                continue;
            }

            double[] state = new double[size];
            state[i] = 1;
            state[size - 2 + (i % 2)] -= hasLevel && i >= 2 ? 1 : 0;
            states.Add(state);
        }

        return states;
    }

    private static TimeSeries Walk(int count, ulong seed)
    {
        var dice = new Dice(seed);
        double level = 500;
        return SeriesGenerator.From(count, _ => Value(), metadata: Unbounded);

        double Value()
        {
            double error = 10 * dice.Normal();
            double value = level + error;
            level += 0.5 * error;
            return value;
        }
    }

    private static TimeSeries Series(int count, ulong seed)
    {
        TimeSeries walk = Walk(count, seed);
        return SeriesGenerator.From(count, i => walk.Values[i] + (60 * Math.Sin((Math.PI * i / 2) + 1)), Frequency.Quarterly, Unbounded);
    }

    // By Gauss and Jordan; the largest pivot of each column.
    private static double[,] Inverse(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[] unit = [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(matrix[i, i]))];
        double[,] work = new double[n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                work[i, j] = matrix[i, j] / (unit[i] * unit[j]);
            }

            work[i, n + i] = 1;
        }

        for (int k = 0; k < n; k++)
        {
            int best = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(work[i, k]));
            for (int j = 0; j < 2 * n; j++)
            {
                (work[k, j], work[best, j]) = (work[best, j], work[k, j]);
            }

            double pivot = work[k, k];
            for (int j = 0; j < 2 * n; j++)
            {
                work[k, j] /= pivot;
            }

            for (int i = 0; i < n; i++)
            {
                double factor = i == k ? 0 : work[i, k];
                for (int j = 0; j < 2 * n && factor != 0; j++)
                {
                    work[i, j] -= factor * work[k, j];
                }
            }
        }

        double[,] inverse = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                inverse[i, j] = work[i, n + j] / (unit[i] * unit[j]);
            }
        }

        return inverse;
    }
}
