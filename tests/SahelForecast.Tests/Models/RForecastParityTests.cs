using SahelForecast.Models.Baselines;
using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>The same numbers as R's forecast package, to 1e-8 of the number or of the residual scale, where the definitions agree.</summary>
public class RForecastParityTests
{
    // R's own sums and quantiles are good to about 1e-13; 1e-8 is what we promise.
    private const double Tolerance = 1e-8;

    public static TheoryData<string> Complete => [.. AllNames().Where(name => !name.StartsWith("missing", StringComparison.Ordinal))];

    public static TheoryData<string> Gappy => [.. AllNames().Where(name => name.StartsWith("missing", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Complete))]
    public void Forecast_CompleteSeries_EqualsR(string name)
    {
        RForecastCase expected = RForecastCase.Load(name);
        IFittedModel fitted = Model(expected.Method).Fit(expected.ToSeries(expected.Method == "loglinear" ? SeriesMetadata.Default : null));
        Forecast forecast = fitted.Forecast(expected.Horizon);

        Compare(expected.Mean, forecast.Median(), expected, "point");
        foreach (double level in RForecastCase.Levels)
        {
            (TimeSeries lower, TimeSeries upper) = forecast.Interval(level);
            Compare(expected.Lower(level), lower, expected, $"lower {level}");
            Compare(expected.Upper(level), upper, expected, $"upper {level}");
        }

        Compare(expected.Fitted, fitted.Fitted, expected, "fitted");
        if (expected.Method != "loglinear")
        {
            // R gives those residuals on the log scale, we on the scale of the series.
            Compare(expected.Residuals, fitted.Residuals, expected, "residuals");
        }
    }

    [Theory]
    [MemberData(nameof(Gappy))]
    public void Forecast_MissingValues_EqualsRWhereDefinitionsAgree(string name)
    {
        // With gaps R counts a change over several periods as one; we don't (see NaiveModel). Point forecasts of naive, snaive and mean agree all the
        // same, and log-linear regression, which drops missing rows in both, agrees entirely.
        RForecastCase expected = RForecastCase.Load(name);
        TimeSeries series = expected.ToSeries(expected.Method == "loglinear" ? SeriesMetadata.Default : null);
        if (expected.Mean.Any(double.IsNaN))
        {
            // A season without any value: R answers NA for it, we refuse.
            Assert.Throws<ArgumentException>(() => Model(expected.Method).Fit(series));
            return;
        }

        Forecast forecast = Model(expected.Method).Fit(series).Forecast(expected.Horizon);
        if (expected.Method != "drift")
        {
            Compare(expected.Mean, forecast.Median(), expected, "point");
        }

        if (expected.Method == "loglinear")
        {
            (TimeSeries lower, TimeSeries upper) = forecast.Interval(0.8);
            Compare(expected.Lower(0.8), lower, expected, "lower");
            Compare(expected.Upper(0.8), upper, expected, "upper");
        }
    }

    private static void Compare(double[] expected, TimeSeries actual, RForecastCase source, string what) => NumericAssert.AssertClose(
        expected, actual.Values, Tolerance, source.Method == "loglinear" ? 0 : Tolerance * source.Sigma, $"{what} of {source.Name}");

    private static IEnumerable<string> AllNames() => new[] { "naive", "snaive", "drift", "mean", "loglinear" }.SelectMany(RForecastCase.Names);

    private static IForecastModel Model(string method) => method switch
    {
        "naive" => new NaiveModel(),
        "snaive" => new SeasonalNaiveModel(),
        "drift" => new DriftModel(),
        "mean" => new MeanModel(),
        _ => new LogLinearTrendModel(),
    };
}
