using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Something drawn over periods that still knows what it shows, so that a <see cref="ForecastFigure"/> can name it.</summary>
public abstract class SeriesPlottable : IPlottable
{
    private readonly List<Action<RenderPack>> _parts = [];

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
        foreach (Action<RenderPack> draw in _parts)
        {
            draw(rp);
        }
    }

    /// <summary>From the first to the last period of plottables of one frequency.</summary>
    internal static PeriodRange Span(IReadOnlyList<SeriesPlottable> shown)
    {
        Period first = shown.Min(plottable => plottable.Periods.Start);
        return new PeriodRange(first, shown.Max(plottable => plottable.Periods.Last) - first + 1);
    }

    private protected void AddLine(List<Coordinates> points, LineStyle style) =>
        _parts.Add(rp => Drawing.Line(rp.Canvas, Pixels(points), style));

    private protected void AddMarkers(List<Coordinates> points, MarkerStyle style) =>
        _parts.Add(rp => Drawing.Markers(rp, Pixels(points), style));

    private protected void AddBand(Forecast forecast, double level, Color color)
    {
        (TimeSeries lower, TimeSeries upper) = forecast.Interval(level);
        List<Coordinates> low = [.. Lead(forecast), .. lower.Select(Point)], high = [.. Lead(forecast), .. upper.Select(Point)];
        _parts.Add(rp => Drawing.Band(rp.Canvas, Pixels(high), Enumerable.Reverse(Pixels(low)), color));
    }

    /// <summary>Both ends of a band at every period, with the words that name it.</summary>
    private protected static IEnumerable<BandEdge> Edges(Forecast forecast, double level, string name)
    {
        (TimeSeries lower, TimeSeries upper) = forecast.Interval(level);
        string band = $"the {ChartText.Level(level)} interval of {name}";
        return lower.Concat(upper).Select(edge => new BandEdge(edge.Value, edge.Period, band));
    }

    /// <summary>The origin, where its value is known.</summary>
    private protected static List<Coordinates> Lead(Forecast forecast) =>
        double.IsNaN(forecast.OriginValue) ? [] : [Point(new Observation(forecast.Origin, forecast.OriginValue))];

    private protected static List<Coordinates> Medians(Forecast forecast) => [.. forecast.Median().Select(Point)];

    private protected static Coordinates Point(Observation observation) =>
        new(PeriodAxis.PositionOf(observation.Period), observation.Value);

    /// <summary>The stretches without a missing value.</summary>
    private protected static IEnumerable<List<Coordinates>> Runs(TimeSeries series)
    {
        var run = new List<Coordinates>();
        foreach (Observation observation in series)
        {
            if (!double.IsNaN(observation.Value))
            {
                run.Add(Point(observation));
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

    private List<Pixel> Pixels(List<Coordinates> points) => [.. points.Select(point => Axes.GetPixel(point))];
}

/// <summary>One end of a band, with the words that name it.</summary>
internal readonly record struct BandEdge(double Value, Period Period, string Band);
