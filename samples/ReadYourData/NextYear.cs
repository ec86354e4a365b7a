using SahelForecast;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ets;

namespace ReadYourData;

/// <summary>A series and its forecast of one year, or why there is none.</summary>
internal sealed record NextYear(TimeSeries Series, Forecast? Forecast, string Note)
{
    // Below this number of values a model has nothing to learn from, and no change is the honest forecast.
    public const int FewestToLearn = 8;

    public static NextYear Of(TimeSeries stated)
    {
        TimeSeries series = AsCounts(stated);
        int observed = series.Count - series.MissingCount;
        int horizon = Math.Max(1, (int)Math.Round(series.Frequency.PeriodsPerYear()));
        IForecastModel model = observed < FewestToLearn ? new NaiveModel() : new EtsModel();
        FitOutcome outcome = model.FitAll(TimeSeriesPanel.Create([series]))[0];
        return outcome.IsSuccess
            ? new NextYear(series, outcome.Model.Forecast(horizon), observed < FewestToLearn ? $"no change: only {observed} values" : "")
            : new NextYear(series, null, outcome.Error!.Message);
    }

    /// <summary>Figures of no stated kind, none below 0, are taken for counts: their forecasts don't go below 0.</summary>
    private static TimeSeries AsCounts(TimeSeries series) => series.Metadata.Kind == SeriesKind.Index && series.Values.ToArray().All(value => !(value < 0))
        ? series.Relabel(metadata: series.Metadata with { LowerBound = 0 })
        : series;
}
