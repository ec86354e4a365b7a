namespace SahelForecast.Models.Ces;

/// <summary>How a season enters complex exponential smoothing.</summary>
public enum CesSeasonality
{
    /// <summary>Not at all: level and momentum alone ("N").</summary>
    None,

    /// <summary>Each season has a level and a momentum of its own, all with the same weights ("S").</summary>
    Simple,

    /// <summary>A level and a momentum, and one additive deviation a season ("P").</summary>
    Partial,

    /// <summary>A level and a momentum, and for each season a deviation with a momentum of its own, which can grow with the level ("F").</summary>
    Full,
}
