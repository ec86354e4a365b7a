using SahelForecast.Distributions;

namespace SahelForecast.Needs;

/// <summary>Checks of forecasts that are combined draw by draw, and the forecasts made of the results.</summary>
internal static class JointPaths
{
    /// <summary>Refuses forecasts that can't be combined: not of people, without paths, of other periods or path counts, or with negative draws.</summary>
    public static void RequirePeople(IReadOnlyList<Forecast> forecasts, string argument)
    {
        for (int i = 0; i < forecasts.Count; i++)
        {
            MeasurementUnit.RequirePeople(forecasts[i], argument);
            RequireSameShape(forecasts[0], forecasts[i], argument);
            RequireNotNegative(forecasts[i], argument);
        }
    }

    /// <summary>Refuses a forecast without paths or with negative draws.</summary>
    public static void RequireDraws(Forecast forecast, string argument)
    {
        RequireSameShape(forecast, forecast, argument);
        RequireNotNegative(forecast, argument);
    }

    /// <summary>Refuses parts that can't be combined: not all of people or all fractions, fractions without a whole, or of different shapes.</summary>
    public static void RequireParts(IReadOnlyList<Forecast> parts, Forecast? whole, string argument, string wholeArgument)
    {
        bool areFractions = parts[0].Metadata.Unit == MeasurementUnit.Fraction;
        foreach (Forecast part in parts)
        {
            MeasurementUnit.Require(areFractions ? MeasurementUnit.Fraction : MeasurementUnit.People, part, argument);
            RequireSameShape(parts[0], part, argument);
            RequireNotNegative(part, argument);
        }

        if (whole is not null)
        {
            MeasurementUnit.RequirePeople(whole, wholeArgument);
            RequireSameShape(parts[0], whole, wholeArgument);
            RequireNotNegative(whole, wholeArgument);
        }
        else if (areFractions)
        {
            throw new ArgumentException($"{wholeArgument} is absent, but {MeasurementUnit.NameOf(parts[0])} is in fractions: pass the people they are fractions of.", wholeArgument);
        }
    }

    /// <summary>A forecast of draws that the caller gives away, of the shape of another.</summary>
    public static Forecast ToForecast(
        Forecast like, string name, double originValue, double[] draws, string method, SeriesKey key, SeriesMetadata metadata)
    {
        var paths = new SamplePaths(like.Horizon, like.Paths!.PathCount, draws);
        return new Forecast(name, new Observation(like.Origin, originValue), EmpiricalDistribution.OfSteps(paths), method, key, metadata, paths, like.Seed);
    }

    /// <summary>Room for all draws of a forecast.</summary>
    public static double[] BufferFor(Forecast like) => new double[checked(like.Horizon * like.Paths!.PathCount)];

    /// <summary>The part of a step-major buffer that belongs to a step.</summary>
    public static Span<double> AtStep(double[] draws, Forecast like, int step) => draws.AsSpan(step * like.Paths!.PathCount, like.Paths.PathCount);

    /// <summary>A key with one dimension more.</summary>
    /// <exception cref="ArgumentException">The key has that dimension already.</exception>
    public static SeriesKey With(SeriesKey key, params ReadOnlySpan<(string Dimension, string Value)> added) =>
        SeriesKey.Of([.. key.Dimensions.Select(dimension => (dimension, key[dimension])), .. added]);

    /// <summary>A key without one dimension.</summary>
    public static SeriesKey Without(SeriesKey key, string dimension) =>
        key.Keep([.. key.Dimensions.Where(name => name != dimension)]);

    /// <summary>The forecasts of a panel by the value of a dimension.</summary>
    /// <exception cref="ArgumentException">A key lacks the dimension, or a value comes twice; the message names it.</exception>
    public static Dictionary<string, Forecast> ByValueOf(string dimension, ForecastPanel panel, string argument)
    {
        var found = new Dictionary<string, Forecast>(StringComparer.Ordinal);
        foreach (Forecast forecast in panel)
        {
            string value = ValueOf(forecast.Key, dimension, argument);
            if (!found.TryAdd(value, forecast))
            {
                throw new ArgumentException($"{dimension}={value} comes twice: ({found[value].Key}) and ({forecast.Key}). Pass one series for each {dimension}.", argument);
            }
        }

        return found;
    }

    public static string ValueOf(SeriesKey key, string dimension, string argument) => key.Dimensions.Contains(dimension, StringComparer.Ordinal)
        ? key[dimension]
        : throw new ArgumentException($"The key ({key}) has no dimension \"{dimension}\". Give every series one, or name the dimension it has.", argument);

    /// <summary>Refuses a forecast without paths, or of other periods or another path count than the first.</summary>
    public static void RequireSameShape(Forecast first, Forecast other, string argument)
    {
        if (other.Paths is null)
        {
            throw new ArgumentException(
                $"{MeasurementUnit.NameOf(other)} has no sample paths, and combining draw by draw needs them: forecast with Method = ForecastMethod.Simulated.", argument);
        }

        if (other.Periods != first.Periods || other.Paths.PathCount != first.Paths!.PathCount)
        {
            throw new ArgumentException(
                $"{MeasurementUnit.NameOf(other)} has {other.Paths.PathCount} paths for {other.Periods} ({other.Periods.Frequency}), but {MeasurementUnit.NameOf(first)} has " +
                $"{first.Paths!.PathCount} for {first.Periods} ({first.Periods.Frequency}). Forecast the same periods with the same PathCount.", argument);
        }
    }

    private static void RequireNotNegative(Forecast forecast, string argument)
    {
        for (int step = 0; step < forecast.Horizon; step++)
        {
            ReadOnlySpan<double> draws = forecast.Paths!.AtStep(step);
            for (int path = 0; path < draws.Length; path++)
            {
                if (draws[path] < 0)
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"{MeasurementUnit.NameOf(forecast)} has {draws[path]:G6} {forecast.Metadata.Unit} in {forecast.Periods[step]}, path {path}: {(forecast.Metadata.Unit == MeasurementUnit.People ? "people are not" : "a quantity or share is never")} negative. Fit the series with SeriesMetadata.LowerBound = 0."),
                        argument);
                }
            }
        }
    }
}
