namespace SahelForecast.Decomposition;

/// <summary>A series as the sum of a trend, one or more seasons and a remainder.</summary>
public sealed class SeriesDecomposition
{
    private readonly double[] _weights;

    // Trusted: the caller gives the arrays away. The values of the components stand in the periods of the series.
    internal SeriesDecomposition(TimeSeries series, int[] seasonLengths, double[] trend, double[][] seasons, double[] weights)
    {
        Series = series;
        SeasonLengths = Array.AsReadOnly(seasonLengths);
        _weights = weights;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = double.IsNaN(series.Values[i]) ? 0 : weights[i];
        }

        double[] season = new double[series.Count];
        foreach (double[] one in seasons)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(season, one, season);
        }

        double[] adjusted = new double[series.Count];
        double[] remainder = new double[series.Count];
        System.Numerics.Tensors.TensorPrimitives.Subtract(series.Values, season, adjusted);
        System.Numerics.Tensors.TensorPrimitives.Subtract(adjusted, trend, remainder);
        Trend = Component(trend, "trend");
        Seasons = Array.AsReadOnly(Array.ConvertAll(seasons, one => Component(one, "season")));
        Season = Component(season, "season");
        Remainder = Component(remainder, "remainder");
        SeasonallyAdjusted = Component(adjusted, "seasonally adjusted");
    }

    /// <summary>The series decomposed.</summary>
    public TimeSeries Series { get; }

    /// <summary>What changes slowly, in the unit of the series; never missing.</summary>
    public TimeSeries Trend { get; }

    /// <summary>What comes back every season, in the unit of the series, one a length in <see cref="SeasonLengths"/>; never missing. It sums to about 0 over a season.</summary>
    public IReadOnlyList<TimeSeries> Seasons { get; }

    /// <summary>Periods in each season, rising.</summary>
    public IReadOnlyList<int> SeasonLengths { get; }

    /// <summary>The sum of <see cref="Seasons"/>.</summary>
    public TimeSeries Season { get; }

    /// <summary>The series less trend and season; NaN where the series is missing.</summary>
    public TimeSeries Remainder { get; }

    /// <summary>The series less its season; NaN where the series is missing.</summary>
    public TimeSeries SeasonallyAdjusted { get; }

    /// <summary>How much each value counted in the end, in [0, 1]: 0 for missing values and, in a robust decomposition, for outliers.</summary>
    public IReadOnlyList<double> Weights => Array.AsReadOnly(_weights);

    private TimeSeries Component(double[] values, string what) =>
        new(Series.Periods, values, Series.Key, Series.Metadata.AsDifference($"{what} of {Series.Name}"));
}
