namespace SahelForecast.Stationarity;

/// <summary>How it is decided whether a series is to be differenced over a season.</summary>
public enum SeasonalTest
{
    /// <summary>The season's strength passes 0.64: see <see cref="StationarityTest.SeasonalStrength"/>.</summary>
    Strength,

    /// <summary>Osborn, Chui, Smith and Birchenhall: differences unless a seasonal unit root is rejected.</summary>
    Ocsb,
}
