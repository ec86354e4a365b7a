namespace SahelForecast.Tests.Models;

/// <summary>A model beside two regressors of whole numbers that are known two dozen periods ahead.</summary>
internal sealed class CalendarRegression(IRegressionForecastModel inner) : IForecastModel
{
    private const int Ahead = 24;

    public string Name => $"{inner.Name} on a calendar";

    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => inner.Fit(
        series,
        TimeSeriesPanel.Create([Make(series, "holiday", t => t % 7 == 3 ? 1 : 0), Make(series, "school", t => t * t % 11)]),
        cancellationToken);

    private static TimeSeries Make(TimeSeries series, string name, Func<int, double> value) => TimeSeries.Create(
        series.Periods.Start, [.. Enumerable.Range(0, series.Count + Ahead).Select(value)], SeriesKey.Of(("driver", name)), new SeriesMetadata { Kind = SeriesKind.Index });
}
