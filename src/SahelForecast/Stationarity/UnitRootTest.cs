namespace SahelForecast.Stationarity;

/// <summary>How it is decided whether a series is to be differenced once more.</summary>
public enum UnitRootTest
{
    /// <summary>Kwiatkowski, Phillips, Schmidt and Shin: differences when stationarity is rejected, so that a short or noisy series is left as it is.</summary>
    Kpss,

    /// <summary>Augmented Dickey-Fuller with one lag: differences unless a unit root is rejected, so that a short series is differenced.</summary>
    DickeyFuller,

    /// <summary>Phillips-Perron: as Dickey-Fuller, with a correction for dependence in place of lags.</summary>
    PhillipsPerron,
}
