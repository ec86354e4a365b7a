namespace SahelForecast.Accuracy.Competition;

/// <summary>A series of a competition.</summary>
/// <param name="Id">Its id in the files.</param>
/// <param name="Training">What models are given.</param>
/// <param name="Actual">What came, over the periods after; NaN where not known.</param>
internal sealed record CompetitionSeries(string Id, TimeSeries Training, TimeSeries Actual);
