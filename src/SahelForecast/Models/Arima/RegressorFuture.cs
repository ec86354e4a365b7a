namespace SahelForecast.Models.Arima;

/// <summary>What a fit knows of the future of its regressors: of each the values from the first period after the series on, NaN where unknown.</summary>
internal static class RegressorFuture
{
    /// <summary>Whether all are known so many periods ahead.</summary>
    public static bool IsKnown(double[][] future, int ahead) => Array.TrueForAll(future, values => values.Length >= ahead && !double.IsNaN(values[ahead - 1]));

    /// <summary>The value of one so many periods ahead.</summary>
    /// <exception cref="InvalidOperationException">It is unknown; the message names regressor and period.</exception>
    public static double Known(double[] values, string name, TimeSeries training, int ahead)
    {
        double value = ahead <= values.Length ? values[ahead - 1] : double.NaN;
        return double.IsNaN(value)
            ? throw new InvalidOperationException($"{name} has no value for {training.Periods.Last.Plus(ahead)}. Give Forecast the regressors' future values, or forecasts of them.")
            : value;
    }

    /// <summary>What is left of it some periods later.</summary>
    public static double[][] After(double[][] future, int count) => [.. future.Select(values => values.Length > count ? values[count..] : [])];

    /// <summary>The same with what a panel says; where both have a value the panel's counts.</summary>
    /// <param name="future">What is known.</param>
    /// <param name="regressors">Of which.</param>
    /// <param name="training">What they explain.</param>
    /// <param name="panel">What is told now.</param>
    /// <param name="others">Keys that may be told too and change nothing.</param>
    /// <exception cref="ArgumentException">A series is no regressor, or has other periods.</exception>
    public static double[][] Merge(double[][] future, (SeriesKey Key, string Name)[] regressors, TimeSeries training, TimeSeriesPanel panel, IEnumerable<SeriesKey> others)
    {
        ArgumentNullException.ThrowIfNull(panel, nameof(regressors));
        Require(panel.Select(regressor => regressor.Key), regressors, others, nameof(regressors));
        double[][] merged = [.. future];
        Period next = training.Periods.Last.Plus(1);
        foreach (TimeSeries regressor in panel)
        {
            RegressorTable.RequireFrequency(training, regressor);
            int place = Array.FindIndex(regressors, known => known.Key.Equals(regressor.Key));
            if (place >= 0)
            {
                merged[place] = RegressorTable.Merge(RegressorTable.From(regressor, next), merged[place]);
            }
        }

        return merged;
    }

    /// <summary>Refuses keys of no regressor.</summary>
    public static void Require(IEnumerable<SeriesKey> keys, (SeriesKey Key, string Name)[] regressors, IEnumerable<SeriesKey> others, string argument)
    {
        foreach (SeriesKey key in keys)
        {
            if (!Array.Exists(regressors, regressor => regressor.Key.Equals(key)) && !others.Contains(key))
            {
                throw new ArgumentException($"({key}) is no regressor of this fit, which has {string.Join("; ", regressors.Select(regressor => $"({regressor.Key})"))}. Use the same keys.", argument);
            }
        }
    }
}
