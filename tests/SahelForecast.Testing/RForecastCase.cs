using System.Globalization;

namespace SahelForecast.Testing;

/// <summary>One forecast by R's forecast package, from tests/GoldenData/r-forecast. The script there says what R computes.</summary>
public sealed class RForecastCase
{
    private readonly GoldenValue _root;

    private RForecastCase(string name)
    {
        _root = GoldenFile.Json($"r-forecast/{name}.json");
        Name = name;
    }

    /// <summary>Series and method, such as "five-drift".</summary>
    public string Name { get; }

    /// <summary>The method: mean, naive, drift, snaive, ses or loglinear.</summary>
    public string Method => _root.Text("method");

    /// <summary>The first period of the values; yearly, quarterly or monthly.</summary>
    public Period Start
    {
        get
        {
            double[] start = _root.Numbers("start");
            int year = (int)start[0];
            int part = (int)start[1];
            return _root.Number("frequency") switch
            {
                1 => Period.Year(year),
                4 => Period.Quarter(year, part),
                12 => Period.Month(year, part),
                double other => throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"{Name} has frequency {other}; this reader knows 1, 4 and 12.")),
            };
        }
    }

    /// <summary>How many periods are forecast.</summary>
    public int Horizon => (int)_root.Number("horizon");

    /// <summary>The values forecast from; NaN where missing.</summary>
    public double[] Values => _root.Numbers("values");

    /// <summary>Fitted values on the scale of the series; NaN where R has none.</summary>
    public double[] Fitted => _root.Numbers("fitted");

    /// <summary>Residuals, on the LOG scale for "loglinear"; NaN where R has none.</summary>
    public double[] Residuals => _root.Numbers("residuals");

    /// <summary>The residual standard deviation, on the scale of <see cref="Residuals"/>.</summary>
    public double Sigma => _root.Number("sigma");

    /// <summary>The weight of an error in the level, of "ses".</summary>
    public double Alpha => _root.Number("alpha");

    /// <summary>The level before the first value, of "ses".</summary>
    public double InitialLevel => _root.Number("initial_level");

    /// <summary>R's log likelihood, which lacks the constant of the Gaussian density, of "ses".</summary>
    public double LogLikelihood => _root.Number("log_likelihood");

    /// <summary>The point forecasts: means, for "loglinear" medians.</summary>
    public double[] Mean => _root.Numbers("mean");

    /// <summary>The levels of the intervals.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.5, 0.8, 0.95];

    /// <summary>A case by name.</summary>
    /// <param name="name">Series and method, such as "five-drift".</param>
    /// <returns>The case.</returns>
    public static RForecastCase Load(string name) => new(name);

    /// <summary>The names of all cases of a method.</summary>
    /// <param name="method">mean, naive, drift, snaive, ses or loglinear.</param>
    /// <returns>Names for <see cref="Load"/>; at least one.</returns>
    public static IReadOnlyList<string> Names(string method)
    {
        string ending = $"-{method}.json";
        string[] names = [.. GoldenFile.List("r-forecast").Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension)!];
        return names.Length > 0 ? names : throw new FileNotFoundException($"tests/GoldenData/r-forecast has no case of \"{method}\".");
    }

    /// <summary>The lower ends of the intervals.</summary>
    /// <param name="level">One of <see cref="Levels"/>.</param>
    /// <returns>One number a step.</returns>
    public double[] Lower(double level) => _root["lower"].Numbers(level.ToString(CultureInfo.InvariantCulture));

    /// <summary>The upper ends of the intervals.</summary>
    /// <param name="level">One of <see cref="Levels"/>.</param>
    /// <returns>One number a step.</returns>
    public double[] Upper(double level) => _root["upper"].Numbers(level.ToString(CultureInfo.InvariantCulture));

    /// <summary>The values as a series.</summary>
    /// <param name="metadata">Default: an index without bounds, so that intervals below zero stay comparable with R's, which know no bounds.</param>
    /// <returns>The series.</returns>
    public TimeSeries ToSeries(SeriesMetadata? metadata = null) =>
        TimeSeries.Create(Start, Values, metadata: metadata ?? new SeriesMetadata { Kind = SeriesKind.Index });

    /// <summary>The name.</summary>
    /// <returns>Series and method.</returns>
    public override string ToString() => Name;
}
