using ScottPlot;
using ScottPlot.Plottables;

namespace SahelForecast.Plotting;

/// <summary>Something drawn over periods that still knows what it shows, so that a <see cref="ForecastFigure"/> can name it.</summary>
public abstract class SeriesPlottable : IPlottable
{
    private readonly List<IPlottable> _parts = [];

    private protected SeriesPlottable(SeriesMetadata metadata, PeriodRange periods)
    {
        Metadata = metadata;
        Periods = periods;
    }

    /// <summary>Unit, source, vintage and bounds of what is drawn.</summary>
    public SeriesMetadata Metadata { get; }

    /// <summary>The periods drawn; a forecast starts at its origin.</summary>
    public PeriodRange Periods { get; }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    /// <inheritdoc/>
    public abstract IEnumerable<LegendItem> LegendItems { get; }

    /// <summary>What a reader must see whole: observed values and medians.</summary>
    internal abstract IEnumerable<double> Essentials { get; }

    /// <summary>What may be cut when it is far wider than the rest.</summary>
    internal virtual IEnumerable<BandEdge> BandEdges => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits()
    {
        double[] values = [.. Essentials, .. BandEdges.Select(edge => edge.Value)];
        return new AxisLimits(
            PeriodAxis.PositionOf(Periods.Start), PeriodAxis.PositionOf(Periods.Last), values.Min(), values.Max());
    }

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        foreach (IPlottable part in _parts)
        {
            part.Axes = Axes;
            part.Render(rp);
        }
    }

    private protected void AddLine(IReadOnlyList<Coordinates> points, LineStyle line, MarkerStyle marker)
    {
        _parts.Add(new Scatter(new ScottPlot.DataSources.ScatterSourceCoordinatesArray([.. points])) { LineStyle = line, MarkerStyle = marker });
    }

    private protected void AddBand(IEnumerable<(double X, double Lower, double Upper)> points, Color color)
    {
        var band = new FillY { FillColor = color, LineWidth = 0 };
        band.SetDataSource([.. points.Select(point => (point.X, point.Lower, point.Upper))]);
        _parts.Add(band);
    }

    /// <summary>The stretches without a missing value.</summary>
    private protected static IEnumerable<List<Coordinates>> Runs(TimeSeries series)
    {
        var run = new List<Coordinates>();
        foreach (Observation observation in series)
        {
            if (!double.IsNaN(observation.Value))
            {
                run.Add(new Coordinates(PeriodAxis.PositionOf(observation.Period), observation.Value));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private protected static TimeSeries WithValues(TimeSeries series, string argument)
    {
        ArgumentNullException.ThrowIfNull(series, argument);
        return series.Count > series.MissingCount
            ? series
            : throw new ArgumentException(
                $"{argument} has nothing to draw: {(series.Count == 0 ? "it is empty" : $"all {series.Count} values are missing")}.", argument);
    }
}

/// <summary>One end of a band, with the words that name it.</summary>
internal readonly record struct BandEdge(double Value, Period Period, string Band);
