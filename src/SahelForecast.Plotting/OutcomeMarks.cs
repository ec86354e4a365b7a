using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>What happened after a forecast was made: unconnected diamonds, apart from the history that the model saw.</summary>
public sealed class OutcomeMarks : SeriesPlottable
{
    private readonly MarkerStyle _marker = new(MarkerShape.FilledDiamond, 13, ChartColors.Outcome)
    {
        LineColor = Colors.White,
        LineWidth = 1.5f,
        OutlineColor = Colors.White,
        OutlineWidth = 1.5f,
    };

    internal OutcomeMarks(TimeSeries series)
        : base(WithValues(series, nameof(series)).Metadata, series.Periods)
    {
        Series = series;
        AddMarkers([.. Runs(series).SelectMany(run => run)], _marker);
    }

    /// <summary>The values drawn.</summary>
    public TimeSeries Series { get; }

    /// <summary>The words in the legend.</summary>
    public string LegendText { get; set; } = "What happened";

    /// <inheritdoc/>
    public override IEnumerable<LegendItem> LegendItems => LegendItem.Single(this, LegendText, _marker);

    internal override IEnumerable<double> Essentials => Series.Where(o => !double.IsNaN(o.Value)).Select(o => o.Value);
}
