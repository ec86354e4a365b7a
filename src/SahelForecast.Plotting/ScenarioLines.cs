using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Several forecasts of one series under different assumptions: a median line and one band each.</summary>
/// <remarks>Colour, dash and marker all differ, so the lines can be told apart in black and white too.</remarks>
public sealed class ScenarioLines : SeriesPlottable
{
    private const double BandOpacity = 0.13;

    private readonly List<BandEdge> _edges = [];

    internal ScenarioLines(IReadOnlyList<LabelledForecast> scenarios, double level)
        : base(scenarios[0].Forecast.Metadata, Span(scenarios))
    {
        Scenarios = [.. scenarios];
        Level = level;
        for (int i = 0; i < scenarios.Count; i++)
        {
            AddBand(scenarios[i].Forecast, level, ChartColors.Cycle(i).WithAlpha(BandOpacity));
            _edges.AddRange(Edges(scenarios[i].Forecast, level, scenarios[i].Label));
        }

        for (int i = 0; i < scenarios.Count; i++)
        {
            AddLine([.. Lead(scenarios[i].Forecast), .. Medians(scenarios[i].Forecast)], DistinctStyles.Line(i));
            AddMarkers(Medians(scenarios[i].Forecast), DistinctStyles.Marker(i));
        }
    }

    /// <summary>The scenarios drawn.</summary>
    public IReadOnlyList<LabelledForecast> Scenarios { get; }

    /// <summary>The level of the bands, a fraction in (0, 1).</summary>
    public double Level { get; }

    /// <inheritdoc/>
    public override IEnumerable<LegendItem> LegendItems =>
    [
        .. NamedAtTheLineEnd ? [] : Scenarios.SelectMany((scenario, i) => LegendItem.Single(this, scenario.Label, DistinctStyles.Line(i), DistinctStyles.Marker(i))),
        new LegendItem
        {
            Plottable = this, LabelText = $"{ChartText.Level(Level)} range, given the scenario", FillColor = Colors.Gray.WithAlpha(0.3), OutlineWidth = 0,
        },
    ];

    /// <summary>Set by a figure that writes the labels beside the lines, where they need no legend.</summary>
    internal bool NamedAtTheLineEnd { get; set; }

    internal IEnumerable<EndLabel> EndLabels => Scenarios.Select(
        (scenario, i) => new EndLabel(scenario.Label, Medians(scenario.Forecast)[^1], ChartColors.Cycle(i), DistinctStyles.Marker(i)));

    internal override IEnumerable<double> Essentials => Scenarios.SelectMany(s => Lead(s.Forecast).Concat(Medians(s.Forecast))).Select(point => point.Y);

    internal override IEnumerable<BandEdge> BandEdges => _edges;

    private static PeriodRange Span(IReadOnlyList<LabelledForecast> scenarios)
    {
        Period first = scenarios.Min(s => s.Forecast.Origin);
        return new PeriodRange(first, scenarios.Max(s => s.Forecast.Periods.Last) - first + 1);
    }
}

/// <summary>A name to write beside the end of a line.</summary>
internal readonly record struct EndLabel(string Text, Coordinates Place, Color Color, MarkerStyle Marker);
