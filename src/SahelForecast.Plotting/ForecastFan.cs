using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>A forecast: central prediction intervals, the widest faintest, and the median, joined to the last observation.</summary>
public sealed class ForecastFan : SeriesPlottable
{
    private const double BandOpacity = 0.2;

    private readonly LineStyle _line;
    private readonly MarkerStyle _marker;
    private readonly List<BandEdge> _edges = [];

    internal ForecastFan(Forecast forecast, ReadOnlySpan<double> levels, int order)
        : base(forecast.Metadata, FromOrigin(forecast))
    {
        Forecast = forecast;
        Levels = [.. levels.ToArray().Distinct().OrderDescending()];
        Color = ChartColors.Cycle(order);
        _line = new LineStyle(2.5f, Color, LinePattern.DenselyDashed);
        _marker = new MarkerStyle(forecast.Horizon <= 40 ? MarkerShape.OpenCircle : MarkerShape.None, 7, Color) { LineWidth = 2 };
        foreach (double level in Levels)
        {
            (TimeSeries lower, TimeSeries upper) = forecast.Interval(level);
            AddBand(
                [.. Lead(forecast).Select(p => (p.X, p.Y, p.Y)), .. lower.Zip(upper, (low, high) => (PeriodAxis.PositionOf(low.Period), low.Value, high.Value))],
                Color.WithAlpha(BandOpacity));
            string band = $"{forecast.ModelName}: the {ChartText.Level(level)} interval";
            _edges.AddRange(lower.Concat(upper).Select(edge => new BandEdge(edge.Value, edge.Period, band)));
        }

        AddLine(MedianPath(forecast), _line, MarkerStyle.None);
        AddLine([.. MedianPath(forecast).Skip(Lead(forecast).Count())], LineStyle.None, _marker);
    }

    /// <summary>The forecast drawn.</summary>
    public Forecast Forecast { get; }

    /// <summary>The levels of the intervals, widest first.</summary>
    public IReadOnlyList<double> Levels { get; }

    internal Color Color { get; }

    /// <inheritdoc/>
    public override IEnumerable<LegendItem> LegendItems =>
    [
        .. LegendItem.Single(this, $"{Forecast.ModelName}: median", _line, _marker),
        .. Levels.Reverse().Select((level, index) => Swatch(
            $"{ChartText.Level(level)} prediction interval", Color.WithAlpha(1 - Math.Pow(1 - BandOpacity, Levels.Count - index)))),
    ];

    internal override IEnumerable<double> Essentials => MedianPath(Forecast).Select(point => point.Y);

    internal override IEnumerable<BandEdge> BandEdges => _edges;

    /// <summary>The origin where its value is known, then the medians.</summary>
    internal static List<Coordinates> MedianPath(Forecast forecast) =>
        [.. Lead(forecast), .. forecast.Median().Select(o => new Coordinates(PeriodAxis.PositionOf(o.Period), o.Value))];

    internal static IEnumerable<Coordinates> Lead(Forecast forecast) => double.IsNaN(forecast.OriginValue)
        ? []
        : [new Coordinates(PeriodAxis.PositionOf(forecast.Origin), forecast.OriginValue)];

    internal static PeriodRange FromOrigin(Forecast forecast) => new(forecast.Origin, forecast.Horizon + 1);

    // Bands lie on one another, so the legend shows the shade that the eye sees.
    private LegendItem Swatch(string text, Color color) => new() { Plottable = this, LabelText = text, FillColor = color, OutlineWidth = 0 };
}
