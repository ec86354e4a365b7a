using SahelForecast.Distributions;
using SahelForecast.Testing;

namespace SahelForecast.Tests.Needs;

/// <summary>Forecasts of given draws, for tests.</summary>
internal static class Futures
{
    public static readonly Period Origin = Period.Year(2023);

    /// <summary>A forecast whose steps have the draws given, one a path.</summary>
    public static Forecast Of(SeriesKey key, params double[][] steps) => Of(key, new SeriesMetadata(), steps);

    public static Forecast Of(SeriesKey key, SeriesMetadata metadata, params double[][] steps)
    {
        SamplePaths paths = SamplePaths.Create(steps.Length, steps[0].Length, steps.SelectMany(step => step).ToArray());
        return new Forecast("Draws", new Observation(Origin, double.NaN), EmpiricalDistribution.OfSteps(paths), "given draws", key, metadata, paths, 0);
    }

    public static Forecast OfUnit(string unit, params double[][] steps) => Of(SeriesKey.Empty, new SeriesMetadata { Unit = unit, DisplayName = "Odd one" }, steps);

    /// <summary>Draws between 0 and a limit.</summary>
    public static double[] Uniform(ulong seed, int count, double limit)
    {
        var dice = new Dice(seed);
        return [.. Enumerable.Range(0, count).Select(_ => dice.Uniform() * limit)];
    }

    public static double[] Draws(Forecast forecast, int step = 0) => forecast.Paths!.AtStep(step).ToArray();
}
