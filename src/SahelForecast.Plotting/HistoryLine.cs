using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>What was observed: a line with a marker a value, broken where values are missing.</summary>
public sealed class HistoryLine : SeriesPlottable
{
    private readonly LineStyle _line = new(2, ChartColors.History);
    private readonly MarkerStyle _marker;

    internal HistoryLine(TimeSeries series)
        : base(WithValues(series, nameof(series)).Metadata, series.Periods)
    {
        Series = series;
        _marker = new MarkerStyle(MarkerShape.FilledCircle, series.Count <= 40 ? 7 : 4, ChartColors.History);
        foreach (List<Coordinates> run in Runs(series))
        {
            // Between hundreds of values markers only thicken the line; a value that stands alone needs one.
            AddLine(run, _line);
            AddMarkers(run, series.Count <= 200 || run.Count == 1 ? _marker : MarkerStyle.None);
        }
    }

    /// <summary>The series drawn.</summary>
    public TimeSeries Series { get; }

    /// <summary>The words in the legend.</summary>
    public string LegendText { get; set; } = "Observed";

    /// <inheritdoc/>
    public override IEnumerable<LegendItem> LegendItems => LegendItem.Single(this, LegendText, _line, _marker);

    internal override IEnumerable<double> Essentials => Series.Where(o => !double.IsNaN(o.Value)).Select(o => o.Value);
}
