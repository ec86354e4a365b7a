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
        LegendText = $"{forecast.ModelName}: median";
        Levels = [.. levels.ToArray().Distinct().OrderDescending()];
        Color = ChartColors.Cycle(order);
        _line = new LineStyle(2.5f, Color, LinePattern.DenselyDashed);
        _marker = new MarkerStyle(forecast.Horizon <= 12 ? MarkerShape.OpenCircle : MarkerShape.None, 7, Color) { LineWidth = 2 };
        foreach (double level in Levels)
        {
            AddBand(forecast, level, Color.WithAlpha(BandOpacity));
            _edges.AddRange(Edges(forecast, level, forecast.ModelName));
        }

        AddLine([.. Lead(forecast), .. Medians(forecast)], _line);
        AddMarkers(Medians(forecast), _marker);
    }

    /// <summary>The forecast drawn.</summary>
    public Forecast Forecast { get; }

    /// <summary>The levels of the intervals, widest first.</summary>
    public IReadOnlyList<double> Levels { get; }

    /// <summary>The words in the legend for the median.</summary>
    /// <value>Default the name of the model.</value>
    public string LegendText { get; set; }

    internal Color Color { get; }

    /// <inheritdoc/>
    public override IEnumerable<LegendItem> LegendItems =>
    [
        .. LegendItem.Single(this, LegendText, _line, _marker),
        .. Levels.Reverse().Select((level, index) => Swatch(
            LevelText(level), Color.WithAlpha(1 - Math.Pow(1 - BandOpacity, Levels.Count - index)))),
    ];

    internal override IEnumerable<double> Essentials => [.. Lead(Forecast).Concat(Medians(Forecast)).Select(point => point.Y)];

    internal override IEnumerable<BandEdge> BandEdges => _edges;

    private static PeriodRange FromOrigin(Forecast forecast) => new(forecast.Origin, forecast.Horizon + 1);

    // Only the last carries the noun, so that the legend fits one line.
    private string LevelText(double level) => ChartText.Level(level) + (level < Levels[0] ? "" : Levels.Count > 1 ? " prediction intervals" : " prediction interval");

    // Bands lie on one another, so the legend shows the shade that the eye sees.
    private LegendItem Swatch(string text, Color color) => new() { Plottable = this, LabelText = text, FillColor = color, OutlineWidth = 0 };
}
