using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Regressors;

namespace SahelForecast.Accuracy.Drivers;

/// <summary>Rolling origins of logarithms of people, with and without logarithms of a driver and its lags.</summary>
/// <remarks>At each origin a method sees values up to it. Two methods also see what the driver truly did later: no one can, and it says how much a perfect forecast of the driver were worth.</remarks>
internal sealed class DriversRun(TimeSeriesPanel responses, TimeSeriesPanel drivers, DriversOptions options, CancellationToken cancellationToken)
{
    public const string NoChange = "no change";
    public const string Plain = "ARIMA";
    public const string Forecast = "ARIMA, driver forecast";
    public const string True = "ARIMA, driver's true future";
    public const string WalkForecast = "(0,1,0), driver forecast";
    public const string WalkTrue = "(0,1,0), driver's true future";

    public static readonly string[] Methods = [NoChange, Plain, Forecast, True, WalkForecast, WalkTrue];

    private static readonly ArimaModel Automatic = new();
    private static readonly ArimaModel Walk = new(new ArimaOptions { Order = new ArimaOrder(0, 1, 0) });
    private readonly List<DriverCase> _cases = [];

    /// <summary>Origins at which a method could not be fitted; its cases fall away for all.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Orders chosen without driver, by how often.</summary>
    public Dictionary<string, int> Orders { get; } = [];

    /// <summary>Runs all methods on all series.</summary>
    public IReadOnlyList<DriverCase> Run()
    {
        foreach (TimeSeries response in responses)
        {
            TimeSeries driver = drivers[response.Key];
            for (Period origin = options.FirstOrigin; origin <= options.LastOrigin; origin = origin.Plus(1))
            {
                cancellationToken.ThrowIfCancellationRequested();
                int horizon = Math.Min(options.Horizons.Max(), Math.Min(response.Periods.Last - origin, driver.Periods.Last - origin));
                if (horizon > 0 && response.Periods.Contains(origin) && !double.IsNaN(response[origin]))
                {
                    Score(response, driver, origin, horizon);
                }
            }
        }

        return _cases;
    }

    private void Score(TimeSeries response, TimeSeries driver, Period origin, int horizon)
    {
        TimeSeries known = response[..(response.Periods.IndexOf(origin) + 1)];
        TimeSeries driverKnown = driver[..(driver.Periods.IndexOf(origin) + 1)];
        var made = new List<(string Method, Forecast Forecast, bool HasDriver)>();
        try
        {
            made.Add((NoChange, new NaiveModel().Fit(known, cancellationToken).Forecast(horizon), false));
            FittedArima plain = Automatic.Fit(known, cancellationToken);
            made.Add((Plain, plain.Forecast(horizon), false));
            Forecast ahead = Automatic.Fit(driverKnown, cancellationToken).Forecast(horizon, new ForecastOptions { Method = ForecastMethod.Simulated });
            foreach ((ArimaModel model, string forecast, string truth) in new[] { (Automatic, Forecast, True), (Walk, WalkForecast, WalkTrue) })
            {
                FittedArimaRegression fit = model.Fit(known, driverKnown.Lags(0, options.LongestLag), cancellationToken);
                bool hasDriver = fit.RegressionCoefficients.Count > 0;
                made.Add((forecast, fit.Forecast(horizon, ahead.Lags(driverKnown, 0, options.LongestLag)), hasDriver));
                made.Add((truth, fit.Forecast(horizon, driver.Lags(0, options.LongestLag)), hasDriver));
            }

            Orders[plain.Order.ToString()] = Orders.GetValueOrDefault(plain.Order.ToString()) + 1;
        }
        catch (Exception error) when (error is ArgumentException or ForecastException)
        {
            Failures.Add($"{response.Key}, {origin}: {error.Message}");
            return;
        }

        double scale = MeanChange(known);
        foreach (int ahead in options.Horizons.Where(ahead => ahead <= horizon && !double.IsNaN(response[origin.Plus(ahead)])))
        {
            double actual = response[origin.Plus(ahead)];
            foreach ((string method, Forecast forecast, bool hasDriver) in made)
            {
                var step = forecast.Steps[ahead - 1];
                PredictionInterval inner = step.Interval(0.8);
                PredictionInterval outer = step.Interval(0.95);
                double error = actual - step.Median;
                _cases.Add(new DriverCase(
                    method, response.Key, origin, ahead, error, Math.Abs(error) / scale, step.Crps(actual), inner.Contains(actual), outer.Contains(actual), inner.Upper - inner.Lower, hasDriver));
            }
        }
    }

    private static double MeanChange(TimeSeries series)
    {
        double[] changes = [.. series.Skip(1).Zip(series, (later, earlier) => Math.Abs(later.Value - earlier.Value)).Where(change => !double.IsNaN(change))];
        return changes.Average();
    }
}
