namespace SahelForecast.Needs;

/// <summary>What names units and sectors, and what is known about the units.</summary>
public sealed record MosaicOptions
{
    /// <summary>The key dimensions that together name a unit.</summary>
    /// <value>Default "admin2". Say "admin2", "group" when each group of an area was assessed apart.</value>
    public IReadOnlyList<string> UnitDimensions { get; init; } = ["admin2"];

    /// <summary>The key dimension that names the sector.</summary>
    /// <value>Default "sector".</value>
    public string SectorDimension { get; init => field = Guard.Text(value); } = "sector";

    /// <summary>All units of the crisis, keyed by the unit dimensions alone. Those without any figure are reported as not assessed.</summary>
    /// <value>Default the units that have a figure or a severity.</value>
    public IReadOnlyList<SeriesKey> Units { get; init; } = [];

    /// <summary>Intersectoral severity of each unit, 1 minimal to 5 catastrophic, keyed by the unit dimensions alone.</summary>
    /// <value>Default none; planning years from 2026 on need one of a unit, here or in <see cref="SeverityForecasts"/>.</value>
    public IReadOnlyDictionary<SeriesKey, int> Severities { get; init; } = new Dictionary<SeriesKey, int>();

    /// <summary>Intersectoral severity of units where it is itself forecast, keyed by the unit dimensions alone: numbers 1 to 5 in the unit "JIAF severity". The people of a unit then count in
    /// the futures in which its severity reaches the minimum, see <see cref="JiafRegime.CountIn"/>. For forecasts only.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<SeriesKey, Forecast> SeverityForecasts { get; init; } = new Dictionary<SeriesKey, Forecast>();
}
