using System.Globalization;
using System.Numerics.Tensors;
using SahelForecast.Distributions;

namespace SahelForecast.Regressors;

/// <summary>A weighted sum of lags of a driver.</summary>
/// <param name="weights">By lag, from 0; the last isn't 0.</param>
/// <param name="name">Put behind the driver's.</param>
/// <param name="parts">Added to the driver's key.</param>
internal sealed class DriverLags(double[] weights, string name, (string Dimension, string Value)[] parts)
{
    private int Longest => weights.Length - 1;

    /// <summary>A single lag.</summary>
    public static DriverLags Lag(int periods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        double[] weights = new double[periods + 1];
        weights[periods] = 1;
        string lag = periods.ToString(CultureInfo.InvariantCulture);
        return new DriverLags(weights, $"lag {lag}", [("lag", lag)]);
    }

    /// <summary>Polynomial weights.</summary>
    public static IEnumerable<DriverLags> Almon(int longest, int degree)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degree, longest);
        string lags = string.Create(CultureInfo.InvariantCulture, $"0 to {longest}");
        return Enumerable.Range(0, degree + 1).Select(power => new DriverLags(
            [.. Enumerable.Range(0, longest + 1).Select(lag => Power(lag, longest, power))],
            string.Create(CultureInfo.InvariantCulture, $"lags {lags}, power {power}"),
            [("lags", lags), ("power", power.ToString(CultureInfo.InvariantCulture))]));
    }

    /// <summary>(lag / longest) to a power; 1 to the power of 0.</summary>
    public static double Power(int lag, int longest, int power) => power == 0 ? 1 : Math.Pow((double)lag / longest, power);

    /// <summary>The sum wherever all its lags have a period.</summary>
    public TimeSeries Of(TimeSeries driver)
    {
        int shift = weights.AsSpan().IndexOfAnyExcept(0);
        int count = driver.Count - (Longest - shift);
        if (count <= 0)
        {
            throw new ArgumentException($"{driver.Name} has {driver.Count} periods ({driver.Periods}), too few for a lag of {Longest}. Give a longer driver.", nameof(driver));
        }

        double[] sums = new double[count];
        for (int lag = shift; lag <= Longest; lag++)
        {
            TensorPrimitives.MultiplyAdd(driver.Values.Slice(Longest - lag, count), weights[lag], sums, sums);
        }

        return new TimeSeries(new PeriodRange(driver.Periods.Start.Plus(Longest), count), sums, RegressorSeries.With(driver.Key, parts), Describe(driver.Metadata, driver.Name));
    }

    /// <summary>The sum over the periods of a forecast.</summary>
    public Forecast Of(Forecast driver, TimeSeries history)
    {
        bool isSingle = weights.AsSpan().IndexOfAnyExcept(0) == Longest;
        if (driver.Paths is null && !isSingle)
        {
            throw new InvalidOperationException($"The forecast of ({driver.Key}) has no paths, and a sum over lags needs them: forecast with Method = ForecastMethod.Simulated.");
        }

        SamplePaths? paths = driver.Paths is SamplePaths drawn ? Add(driver, history, drawn) : null;
        PredictiveDistribution[] steps = paths is not null ? EmpiricalDistribution.OfSteps(paths) : [.. Enumerable.Range(0, driver.Horizon).Select(step =>
            step >= Longest ? driver.Steps[step - Longest] : new PointMassDistribution(Known(driver, history, step - Longest)))];
        return new Forecast(
            driver.ModelName,
            new Observation(driver.Origin, driver.OriginValue),
            steps,
            $"{driver.IntervalMethod}; {name}",
            RegressorSeries.With(driver.Key, parts),
            Describe(driver.Metadata, driver.Metadata.DisplayName ?? driver.Key.ToString()),
            paths,
            driver.Seed);
    }

    private SamplePaths Add(Forecast driver, TimeSeries history, SamplePaths drawn)
    {
        double[] draws = new double[drawn.Horizon * drawn.PathCount];
        for (int step = 0; step < drawn.Horizon; step++)
        {
            Span<double> sum = draws.AsSpan(step * drawn.PathCount, drawn.PathCount);
            for (int lag = 0; lag <= Longest; lag++)
            {
                if (weights[lag] == 0)
                {
                    continue;
                }

                if (lag <= step)
                {
                    TensorPrimitives.MultiplyAdd(drawn.AtStep(step - lag), weights[lag], sum, sum);
                }
                else
                {
                    TensorPrimitives.Add(sum, weights[lag] * Known(driver, history, step - lag), sum);
                }
            }
        }

        return new SamplePaths(drawn.Horizon, drawn.PathCount, draws);
    }

    // A step below 0 lies at the origin or before.
    private double Known(Forecast driver, TimeSeries history, int step)
    {
        Period period = driver.Origin.Plus(step + 1);
        int position = history.Periods.IndexOf(period);
        double value = position < 0 ? double.NaN : history.Values[position];
        return double.IsNaN(value)
            ? throw new ArgumentException($"{history.Name} has no value for {period}, which {name} of a forecast from {driver.Origin} needs. Give the driver's history up to its origin.", nameof(history))
            : value;
    }

    // A sum of lags has none of the driver's bounds.
    private SeriesMetadata Describe(SeriesMetadata metadata, string driver) => metadata.AsDifference($"{driver}, {name}");
}
