using SahelForecast.Accuracy.Output;

namespace SahelForecast.Accuracy.Panel;

/// <summary>The scored cases of one model.</summary>
internal sealed record PanelResult(string Model, IReadOnlyList<PanelCase> Cases, IReadOnlyList<Failure> Failures)
{
    /// <summary>The cases of each origin of each series.</summary>
    public IReadOnlyDictionary<(SeriesKey Key, Period Origin), PanelCase[]> ByOrigin { get; } =
        Cases.GroupBy(one => (one.Fold.Key, one.Fold.Origin)).ToDictionary(group => group.Key, group => group.ToArray());
}
