using SahelForecast.Models;
using SahelForecast.Models.Arima;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>Regressions with ARIMA errors beside those of R and of dense generalised least squares.</summary>
public class ArimaRegressionParityTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ArimaRegressionGolden.Cases.Count)];

    // R's search ends where the likelihood changes by 1e-15 of itself, so coefficients are off by the root of that and more where it is flat.
    private const double Tolerance = 2e-4;

    // With differences R's start has a variance of 1e6 times that of the errors, not an infinite one.
    private const double StartTolerance = 1e-3;

    // Missing values we take as known once they are filled.
    private const double GapTolerance = 1e-2;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_GivenOrder_HasAmountsOfR(int number)
    {
        Dictionary<string, string> row = ArimaRegressionGolden.Cases[number];
        FittedArimaRegression fit = ArimaRegressionGolden.Fit(row);
        double[] estimates = ArimaGolden.Numbers(row["beta"]);
        double[] exactErrors = ArimaGolden.Numbers(row["gls_se"]);
        Assert.True(fit.Converged);
        Assert.Empty(fit.Dropped);
        Assert.Equal(estimates.Length, fit.RegressionCoefficients.Count);
        for (int i = 0; i < estimates.Length; i++)
        {
            Assert.Equal(0, (fit.RegressionCoefficients[i].Estimate - estimates[i]) / exactErrors[i], Tolerance);
            Assert.Equal(1, fit.RegressionCoefficients[i].StandardError / exactErrors[i], Tolerance);
        }

        Assert.Equal(1, fit.Noise.StandardDeviation / Math.Sqrt(ArimaGolden.Number(row["sigma2"])), Tolerance);
    }

    // R's come from the curvature of the whole likelihood, where amounts and coefficients of the errors are not quite apart, with the variance on n.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_GivenOrder_HasStandardErrorsNearThoseOfR(int number)
    {
        Dictionary<string, string> row = ArimaRegressionGolden.Cases[number];
        FittedArimaRegression fit = ArimaRegressionGolden.Fit(row);
        double[] errors = ArimaGolden.Numbers(row["beta_se"]);
        double onN = Math.Sqrt(ArimaGolden.Number(row["df"]) / fit.Noise.ObservedCount);
        bool hasCoefficients = fit.ParameterCount > errors.Length + 1 + ArimaGolden.Integer(row["constant"]);
        for (int i = 0; i < errors.Length; i++)
        {
            Assert.Equal(1, onN * fit.RegressionCoefficients[i].StandardError / errors[i], hasCoefficients ? 0.25 : 1e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void LogLikelihood_WithoutGaps_IsThatOfR(int number)
    {
        Dictionary<string, string> row = ArimaRegressionGolden.Cases[number];
        if (!HasGaps(row) || row["order"].Split(' ')[1] == "0")
        {
            Assert.Equal(ArimaGolden.Number(row["loglik"]), ArimaRegressionGolden.Fit(row).LogLikelihood, StartTolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forecast_KnownFuture_IsThatOfR(int number)
    {
        Dictionary<string, string> row = ArimaRegressionGolden.Cases[number];
        double[] means = ArimaGolden.Numbers(row["mean"]);
        double[] errors = ArimaGolden.Numbers(row["se"]);
        Forecast forecast = ArimaRegressionGolden.Fit(row, withUncertainty: false).Forecast(means.Length);
        for (int i = 0; i < means.Length; i++)
        {
            Assert.Equal(0, (forecast.Steps[i].Mean - means[i]) / errors[i], Tolerance);
            Assert.Equal(1, forecast.Steps[i].StandardDeviation / errors[i], HasGaps(row) ? GapTolerance : Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forecast_AmountsUncertain_IsThatOfGeneralisedLeastSquares(int number)
    {
        Dictionary<string, string> row = ArimaRegressionGolden.Cases[number];
        double[] means = ArimaGolden.Numbers(row["gls_mean"]);
        double[] errors = ArimaGolden.Numbers(row["gls_forecast_se"]);
        Forecast forecast = ArimaRegressionGolden.Fit(row).Forecast(means.Length);
        for (int i = 0; i < means.Length; i++)
        {
            Assert.Equal(0, (forecast.Steps[i].Mean - means[i]) / errors[i], Tolerance);
            Assert.Equal(1, forecast.Steps[i].StandardDeviation / errors[i], HasGaps(row) ? GapTolerance : Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simulate_KnownFuture_HasTheMomentsOfTheForecast(int number)
    {
        Dictionary<string, string> row = ArimaRegressionGolden.Cases[number];
        FittedArimaRegression fit = ArimaRegressionGolden.Fit(row);
        Forecast forecast = fit.Forecast(6);
        SamplePaths paths = fit.Simulate(6, 20_000, 3);
        for (int i = 0; i < 6; i++)
        {
            double mean = 0;
            double square = 0;
            foreach (double draw in paths.AtStep(i))
            {
                double score = (draw - forecast.Steps[i].Mean) / forecast.Steps[i].StandardDeviation;
                mean += score / paths.PathCount;
                square += score * score / paths.PathCount;
            }

            // Four standard errors of 20,000 draws.
            Assert.Equal(0, mean, 4 / Math.Sqrt(20_000));
            Assert.Equal(1, square, 4 * Math.Sqrt(2.0 / 20_000));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_RegressorTimesAMillion_ChangesItsAmountAlone(int number)
    {
        Dictionary<string, string> row = ArimaRegressionGolden.Cases[number];
        FittedArimaRegression fit = ArimaRegressionGolden.Fit(row);
        FittedArimaRegression scaled = ArimaRegressionGolden.Fit(row, 1e6);
        Assert.Equal(1, scaled.RegressionCoefficients[0].Estimate * 1e6 / fit.RegressionCoefficients[0].Estimate, 1e-6);
        Assert.Equal(1, scaled.RegressionCoefficients[0].StandardError * 1e6 / fit.RegressionCoefficients[0].StandardError, 1e-6);
        Assert.Equal(fit.LogLikelihood, scaled.LogLikelihood, 1e-7);
        Forecast expected = fit.Forecast(6);
        Forecast actual = scaled.Forecast(6);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(0, (actual.Steps[i].Mean - expected.Steps[i].Mean) / expected.Steps[i].StandardDeviation, 1e-5);
            Assert.Equal(1, actual.Steps[i].StandardDeviation / expected.Steps[i].StandardDeviation, 1e-5);
        }
    }

    [Fact]
    public void Fit_AutomaticOrder_TakesTheDifferencesOfRAndANoWorseModel()
    {
        var other = new List<string>();
        var worse = new List<string>();
        foreach (Dictionary<string, string> row in ArimaRegressionGolden.Automatic)
        {
            TimeSeries y = ArimaRegressionGolden.Series("y", ArimaGolden.Numbers(row["y"]));
            var model = ArimaModel.AutoArima(ArimaGolden.Integer(row["m"]));
            FittedArimaRegression fit = model.Fit(y, ArimaRegressionGolden.Regressors(row), TestContext.Current.CancellationToken);
            Assert.Empty(fit.Dropped);
            if (fit.Order.D != ArimaGolden.Integer(row["d"]) || fit.Order.SeasonalD != ArimaGolden.Integer(row["D"]))
            {
                other.Add($"{row["id"]}: {fit.Order}, R d = {row["d"]}, D = {row["D"]}");
                continue;
            }

            double aicc = InformationCriterion.Aicc.Of(fit.LogLikelihood, fit.ParameterCount, fit.ObservedCount);
            if (aicc > ArimaGolden.Number(row["aicc"]) + 0.01)
            {
                worse.Add(FormattableString.Invariant($"{row["id"]}: {fit.Order} {aicc}, R {row["aicc"]}"));
            }
        }

        Assert.True(other.Count == 0, string.Join('\n', other));
        Assert.True(worse.Count == 0, string.Join('\n', worse));
    }

    private static bool HasGaps(Dictionary<string, string> row) => row["y"].Contains("NaN", StringComparison.Ordinal);
}
