using SahelForecast.Diagnostics;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Theta;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Diagnostics;

public class StandardErrorTests(ITestOutputHelper output)
{
    [Fact]
    public void Arima_FitsOfR_AreNearThoseOfR()
    {
        (var ratios, var means, int fits) = (new List<double>(), new List<double>(), 0);
        foreach (Dictionary<string, string> row in DiagnosticsGolden.Arima)
        {
            int[] order = [.. new[] { "p", "q", "P", "Q" }.Select(name => DiagnosticsGolden.Integer(row[name]))];
            double[] values = DiagnosticsGolden.Series[row["id"]];
            FittedArima fit = new ArimaModel(new ArimaOptions
            {
                Order = new ArimaOrder(order[0], 0, order[1], order[2], 0, order[3]),
                SeasonLength = DiagnosticsGolden.Integer(row["season"]),
                IncludesConstant = true,
            }).Fit(TimeSeries.Create(Period.Month(2000, 1), values, metadata: new SeriesMetadata { Kind = SeriesKind.Index }));
            double[] estimates = DiagnosticsGolden.Numbers(row["coefficients"]);
            double[] errors = DiagnosticsGolden.Numbers(row["errors"]);
            FitCoefficient[] own = [.. fit.Tidy()];
            Assert.Equal(estimates.Length, own.Length);
            if (fit.Glance().LjungBox is not { PValue: > 0.2 } || fit.Roots.Any(root => root.Modulus > 0.97))
            {
                // Of a model that doesn't fit both curvatures are wrong, and R's is not to be had near the edge.
                continue;
            }

            fits++;
            double left = Math.Sqrt((fit.ObservedCount - (double)estimates.Length) / fit.ObservedCount);
            for (int i = 0; i < own.Length; i++)
            {
                if (own[i].StandardError is double error && Math.Abs(own[i].Estimate - estimates[i]) < 0.02 * errors[i])
                {
                    (own[i].Term == "mean" ? means : ratios).Add(error * left / errors[i]);
                }
            }
        }

        // The curvature of R is the observed one: with as few as 60 values it differs from the expected one by chance, most of all for moving averages.
        ratios.Sort();
        means.Sort();
        output.WriteLine(FormattableString.Invariant($"{fits} fits, coefficients {Summary(ratios)}, means {Summary(means)}"));
        Assert.InRange(ratios.Count, 40, 900);
        Assert.InRange(ratios[ratios.Count / 2], 0.97, 1.03);
        Assert.InRange(ratios[ratios.Count / 10], 0.85, 1);
        Assert.InRange(ratios[ratios.Count * 9 / 10], 1, 1.2);
        Assert.All(means, ratio => Assert.InRange(ratio, 0.9, 1.05));

        static string Summary(List<double> sorted) => FormattableString.Invariant(
            $"{sorted.Count}: least {sorted[0]:0.000}, 10 % {sorted[sorted.Count / 10]:0.000}, median {sorted[sorted.Count / 2]:0.000}, 90 % {sorted[sorted.Count * 9 / 10]:0.000}, most {sorted[^1]:0.000}");
    }

    [Theory]
    [InlineData("ANN")]
    [InlineData("AAN")]
    [InlineData("AAA")]
    [InlineData("MNN")]
    [InlineData("MAM")]
    public void Ets_LongSeries_AreNearThoseOfTheObservedCurvature(string model)
    {
        TimeSeries series = SeriesOf(model, 400, 3);
        FittedEts fit = EtsOf(model).Fit(series);
        double[] numerical = Numerical(fit, series, new EtsShape(EtsSpecification.Parse(model), 4));
        CoefficientTable table = fit.Tidy();
        output.WriteLine(model + ": " + string.Join(", ", numerical.Select((error, i) => FormattableString.Invariant($"{table[i].Term} {table[i].Estimate:G4} {table[i].StandardError:G5}/{error:G5}"))));
        Assert.All(numerical.Index(), one => Assert.InRange(table[one.Index].StandardError!.Value / one.Item, 0.7, 1.4));
    }

    public static TheoryData<string> Sampled => ["SES", "ANN", "AAN", "MNN", "AAA", "ARIMA", "SARIMA", "OTM", "DOTM", "CES", "CESP"];

    [Theory]
    [MemberData(nameof(Sampled))]
    public void Coefficients_SimulatedSeries_ScatterAsTheirStandardErrorsSay(string name)
    {
        IForecastModel model = name switch
        {
            "SES" => new SesModel(new SesOptions { AdjustSeasonality = false }),
            "ARIMA" => new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 0, 1), IncludesConstant = true }),
            "SARIMA" => new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 1, 0, 0, 1, 1), SeasonLength = 4 }),
            "OTM" => new ThetaModel(new ThetaOptions { Variant = ThetaVariant.Optimised, Estimation = ThetaEstimation.LeastSquares, AdjustSeasonality = false }),
            "DOTM" => new ThetaModel(new ThetaOptions { Variant = ThetaVariant.DynamicOptimised, Estimation = ThetaEstimation.RestrictedLikelihood, AdjustSeasonality = false }),
            "CES" => new CesModel(new CesOptions { Seasonality = CesSeasonality.None }),
            "CESP" => new CesModel(new CesOptions { Seasonality = CesSeasonality.Partial, SeasonLength = 4 }),
            _ => EtsOf(name),
        };
        const int Runs = 120;
        int compared = 0;
        CoefficientTable[] tables = [.. Enumerable.Range(0, Runs).Select(run => model.Fit(SeriesOf(name, 160, (ulong)run + 10)).Tidy())];
        foreach (string term in tables[0].Select(one => one.Term))
        {
            FitCoefficient[] all = [.. tables.Select(table => table[term]).Where(one => one.StandardError is not null)];

            // Where many lie on their bound, the others are a selection.
            if (all.Length > 0.9 * Runs)
            {
                compared++;
                double mean = all.Average(one => one.Estimate);
                double scatter = Math.Sqrt(all.Average(one => (one.Estimate - mean) * (one.Estimate - mean)));
                double said = Math.Sqrt(all.Average(one => one.StandardError!.Value * one.StandardError.Value));
                output.WriteLine(FormattableString.Invariant($"{name} {term}: {all.Length} known, mean {mean:G4}, scatter {scatter:G4}, said {said:G4}, ratio {said / scatter:0.###}"));

                // 120 runs leave 7 % of chance; what is expected of many values says a little too little of a hundred.
                Assert.InRange(said / scatter, 0.7, 1.4);
            }
        }

        Assert.True(compared >= 2, $"{name}: {compared} compared");
    }

    private static EtsModel EtsOf(string model) => new(new EtsOptions { Candidates = [EtsSpecification.Parse(model)], Regularisation = EtsRegularisation.None, SeasonLength = 4 });

    private static TimeSeries SeriesOf(string name, int length, ulong seed) => name switch
    {
        "SES" => Smoothed("ANN", length, seed),
        "CES" or "OTM" or "DOTM" => Smoothed("ANN", length, seed, 8),
        "CESP" => Smoothed("ANA", length, seed),
        "ARIMA" => Path(length, seed, [0.7], [0.4], 0),
        "SARIMA" => Path(length, seed, [0.4], [0, 0, 0, -0.5], 4),
        _ => Smoothed(name, length, seed),
    };

    // Exponential smoothing of known weights.
    private static TimeSeries Smoothed(string model, int length, ulong seed, double drift = 0)
    {
        var dice = new Dice(seed);
        bool isMultiplicative = model[0] == 'M';
        double level = 3_000;
        double trend = model[1] == 'A' ? 4 : drift;
        double[] season = model[2] == 'A' ? [100, -20, -150, 70] : model[2] == 'M' ? [1.1, 0.9, 0.85, 1.15] : [0, 0, 0, 0];
        return SeriesGenerator.From(
            length,
            i =>
            {
                double path = level + trend;
                double mean = model[2] == 'M' ? path * season[i % 4] : path + season[i % 4];
                double error = (isMultiplicative ? 0.001 * mean : 30) * dice.Normal();
                double own = model[2] == 'M' ? error / season[i % 4] : error;
                level = path + (0.4 * own);
                trend += model[1] == 'A' ? 0.1 * own : 0;
                season[i % 4] += model[2] == 'N' ? 0 : 0.2 * (model[2] == 'M' ? error / path : error);
                return mean + error;
            },
            Frequency.Quarterly,
            new SeriesMetadata { Kind = SeriesKind.Index });
    }

    // An autoregressive moving average about 100; with a season the differences of differences are one.
    private static TimeSeries Path(int length, ulong seed, double[] ar, double[] ma, int season)
    {
        const int Forgotten = 200;
        var dice = new Dice(seed);
        double[] errors = [.. Enumerable.Range(0, Forgotten + length).Select(_ => dice.Normal())];
        double[] values = new double[errors.Length];
        for (int t = 10; t < values.Length; t++)
        {
            values[t] = errors[t] + ar.Select((f, i) => f * values[t - 1 - i]).Sum() + ma.Select((g, i) => g * errors[t - 1 - i]).Sum();
        }

        double[] kept = values[Forgotten..];
        for (int t = season + 1; t < kept.Length && season > 0; t++)
        {
            kept[t] += kept[t - 1] + kept[t - season] - kept[t - season - 1];
        }

        return SeriesGenerator.From(length, i => 100 + kept[i], Frequency.Quarterly, new SeriesMetadata { Kind = SeriesKind.Index });
    }

    // From the second differences of the likelihood itself, which the kernel's own curvature plays no part in.
    private static double[] Numerical(FittedEts fit, TimeSeries series, EtsShape shape)
    {
        double scale = series.Values.ToArray().Average();
        double[] scaled = [.. series.Values.ToArray().Select(value => value / scale)];
        double[] season = [.. fit.InitialSeason.Select(state => shape.IsMultiplicativeSeason ? state : state / scale)];
        double[] x = new double[shape.Count];
        x[0] = fit.Parameters.Alpha;
        x[shape.Level] = fit.InitialLevel / scale;
        if (shape.HasTrend)
        {
            x[shape.Beta] = fit.Parameters.Beta / fit.Parameters.Alpha;
            x[shape.Trend] = fit.InitialTrend / scale;
        }

        if (shape.HasSeason)
        {
            x[shape.Gamma] = fit.Parameters.Gamma / (1 - fit.Parameters.Alpha);
            season.AsSpan(0, 3).CopyTo(x.AsSpan(shape.FirstSeason));
        }

        double[] scratch = new double[EtsProblem.ScratchLength(shape, scaled.Length)];
        const double Step = 1e-4;
        int n = shape.SmoothingCount;
        double[,] hessian = new double[shape.Count, shape.Count];
        for (int i = 0; i < shape.Count; i++)
        {
            for (int j = 0; j < shape.Count; j++)
            {
                hessian[i, j] = (At(i, Step, j, Step) - At(i, Step, j, -Step) - At(i, -Step, j, Step) + At(i, -Step, j, -Step)) / (4 * Step * Step) / 2;
            }
        }

        double[,] covariance = Inverse(hessian);
        double left = scaled.Length / (scaled.Length - (double)shape.Count);
        double[] errors = new double[n];
        for (int i = 0; i < n; i++)
        {
            double[] slopes = new double[shape.Count];
            slopes[i] = 1;
            (slopes[0], slopes[i]) = i == shape.Beta ? (x[i], x[0]) : i == shape.Gamma ? (-x[i], 1 - x[0]) : (slopes[0], 1);
            double sum = 0;
            for (int j = 0; j < shape.Count; j++)
            {
                for (int k = 0; k < shape.Count; k++)
                {
                    sum += slopes[j] * slopes[k] * covariance[j, k];
                }
            }

            errors[i] = Math.Sqrt(left * sum);
        }

        return errors;

        double At(int i, double byI, int j, double byJ)
        {
            double[] place = [.. x];
            place[i] += byI;
            place[j] += byJ;
            var problem = new EtsProblem(shape, shape.IsMultiplicativeError, scaled, EtsPrior.None, season.Length > 0 ? season[^1] : 0, scratch);
            return problem.Evaluate(place);
        }
    }

    private static double[,] Inverse(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[,] work = (double[,])matrix.Clone();
        double[,] inverse = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            inverse[i, i] = 1;
        }

        for (int pivot = 0; pivot < n; pivot++)
        {
            double by = work[pivot, pivot];
            for (int j = 0; j < n; j++)
            {
                work[pivot, j] /= by;
                inverse[pivot, j] /= by;
            }

            for (int i = 0; i < n; i++)
            {
                double factor = i == pivot ? 0 : work[i, pivot];
                for (int j = 0; j < n; j++)
                {
                    work[i, j] -= factor * work[pivot, j];
                    inverse[i, j] -= factor * inverse[pivot, j];
                }
            }
        }

        return inverse;
    }
}
