using SahelForecast.Models.Theta;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>The numbers of R's thetaf, and those of the published definitions worked out slowly; the script in GoldenData/r-theta says how.</summary>
public class ThetaParityTests
{
    // R's quantile of a normal distribution at 0.9 and 0.975.
    private const double Normal80 = 1.2815515655446004;

    public static TheoryData<int> Thetaf => [.. Enumerable.Range(0, Cases("thetaf").Count)];

    public static TheoryData<int> Definitions => [.. Enumerable.Range(0, Cases("models").Count)];

    [Theory]
    [MemberData(nameof(Thetaf))]
    public void Forecast_Standard_EqualsThetaf(int number)
    {
        GoldenValue expected = Cases("thetaf")[number];
        double[] mean = expected.Numbers("mean");
        FittedTheta fitted = new ThetaModel(new ThetaOptions { SeasonLength = (int)expected.Number("frequency") }).Fit(Series(expected));
        Forecast forecast = fitted.Forecast(mean.Length);

        // R's smoothing is good to about 1e-4 in alpha, and to that share of an error in the level (see SesModelTests).
        double tolerance = 1e-3 * expected.Number("sigma");
        NumericAssert.AssertClose(expected.Number("alpha"), fitted.Alpha, 0, 1e-3);
        NumericAssert.AssertClose(mean, forecast.Median().Values, 0, tolerance, expected.Text("series"));
        Assert.Equal(expected.Number("seasonal") == 1, fitted.SeasonalIndices.Count > 0);

        // Our errors are those of the forecasts, drift included, R's those without; as many times wider are the intervals. R leaves the season out of them.
        double[] upper = expected.Numbers("upper80");
        for (int step = 0; step < mean.Length && fitted.SeasonalIndices.Count == 0; step++)
        {
            double width = (forecast.Steps[step].Quantile(0.9) - forecast.Steps[step].Median) / fitted.StandardDeviation;
            NumericAssert.AssertClose((upper[step] - mean[step]) / expected.Number("sigma"), width, 2e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Thetaf))]
    public void Outlook_ParametersOfR_EqualsThetaf(int number)
    {
        GoldenValue expected = Cases("thetaf")[number];
        if (expected.Number("seasonal") == 1)
        {
            return;
        }

        double[] values = expected.Numbers("values");
        double slope = 2 * expected.Number("drift");
        var parameters = new ThetaParameters(expected.Number("alpha"), 0.5, expected.Number("initial_level") - values[0] - (slope / 2), values[0], slope);
        ThetaSmoothing smoothing = ThetaKernel.Smooth(values, parameters, parameters.Start, 0, new double[values.Length]);
        var outlook = new ThetaOutlook(parameters, smoothing.State);
        double[] mean = expected.Numbers("mean");
        double[] upper = expected.Numbers("upper80");
        for (int step = 0; step < mean.Length; step++)
        {
            // The same formula on the same numbers: only rounding differs.
            ThetaStep next = outlook.Next();
            NumericAssert.AssertClose(mean[step], next.Mean, 1e-11, 1e-11 * expected.Number("sigma"));
            NumericAssert.AssertClose((upper[step] - mean[step]) / expected.Number("sigma"), Normal80 * Math.Sqrt(next.Variance), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Fit_Models_IsAtLeastAsGoodAsTheDefinitionsSearchedByBruteForce(int number)
    {
        GoldenValue expected = Cases("models")[number];
        double[] values = expected.Numbers("values");
        FittedTheta fitted = Fit(expected);
        string what = $"{expected.Text("series")} {expected.Text("variant")} {expected.Text("estimation")}";
        double sigma = Math.Sqrt(expected.Number("sum_of_squares") / values.Length);

        // R's one-dimensional search is good to about 1e-8 in alpha, where the criterion is flat; at a weight near 0 the level is far from what moves it.
        NumericAssert.AssertClose(expected.Number("alpha"), fitted.Alpha, 0, 1e-5, what);
        NumericAssert.AssertClose(1 / expected.Number("theta"), 1 / fitted.Theta, 0, 1e-5, what);
        NumericAssert.AssertClose(expected.Number("level"), fitted.InitialLevel, 0, 1e-4 * sigma, what);
        NumericAssert.AssertClose(expected.Number("sum_of_squares"), SumOfSquares(fitted), 1e-5, 0, what);
        if (expected.Text("estimation") == "least-squares")
        {
            Assert.True(SumOfSquares(fitted) <= expected.Number("sum_of_squares") * (1 + 1e-10), what);
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Forecast_Models_EqualTheDefinitions(int number)
    {
        GoldenValue expected = Cases("models")[number];
        FittedTheta fitted = Fit(expected);
        double[] mean = expected.Numbers("mean");
        double[] variance = expected.Numbers("variance");
        Forecast forecast = fitted.Forecast(mean.Length);

        // Parameters are good to about 1e-6, as above.
        NumericAssert.AssertClose(mean, forecast.Median().Values, 0, 1e-4 * fitted.StandardDeviation, expected.Text("series"));
        for (int step = 0; step < mean.Length; step++)
        {
            NumericAssert.AssertClose(variance[step], forecast.Steps[step].Variance / forecast.Steps[0].Variance, 1e-4);
        }
    }

    private static double SumOfSquares(FittedTheta fitted) => fitted.Residuals.Values.ToArray().Sum(error => error * error);

    private static FittedTheta Fit(GoldenValue expected)
    {
        var options = new ThetaOptions
        {
            Variant = Enum.Parse<ThetaVariant>(expected.Text("variant")),
            Estimation = expected.Text("estimation") switch
            {
                "least-squares" => ThetaEstimation.LeastSquares,
                "restricted-likelihood" => ThetaEstimation.RestrictedLikelihood,
                _ => ThetaEstimation.DiscountedLikelihood,
            },
            AdjustSeasonality = false,
        };
        return new ThetaModel(options).Fit(Series(expected));
    }

    // Years, which the discount goes by; with a season of months the option says so.
    private static TimeSeries Series(GoldenValue expected) =>
        TimeSeries.Create(Period.Year(1850), expected.Numbers("values"), metadata: new SeriesMetadata { Kind = SeriesKind.Index });

    private static IReadOnlyList<GoldenValue> Cases(string file) => GoldenFile.Json($"r-theta/{file}.json")["cases"].Items();
}
