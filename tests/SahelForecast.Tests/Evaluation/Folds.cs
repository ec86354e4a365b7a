using SahelForecast.Distributions;
using SahelForecast.Evaluation;

namespace SahelForecast.Tests.Evaluation;

/// <summary>Folds made by hand.</summary>
internal static class Folds
{
    /// <summary>A fold whose training part ends in 2020, forecast from 2021 on with one distribution an outcome.</summary>
    public static BacktestFold Of(string name, double[] training, params (PredictiveDistribution Forecast, double Actual)[] steps)
    {
        TimeSeries known = TimeSeries.Create(Period.Year(2021 - training.Length), training, SeriesKey.Of(("n", name)), new SeriesMetadata { Kind = SeriesKind.Index });
        var forecast = new Forecast("By hand", known[^1], [.. steps.Select(step => step.Forecast)], "by hand", known.Key, known.Metadata);
        TimeSeries actual = TimeSeries.Create(Period.Year(2021), [.. steps.Select(step => step.Actual)], known.Key, known.Metadata);
        return new BacktestFold(known, forecast, actual);
    }

    /// <summary>A fold with certain forecasts.</summary>
    public static BacktestFold Certain(string name, double[] training, params (double Forecast, double Actual)[] steps) =>
        Of(name, training, [.. steps.Select(step => ((PredictiveDistribution)new PointMassDistribution(step.Forecast), step.Actual))]);
}
