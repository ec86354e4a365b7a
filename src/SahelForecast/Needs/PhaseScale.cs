namespace SahelForecast.Needs;

/// <summary>A scale of five severity phases. Both count from 1, the least severe, to 5, and phase 3 or worse is in need on both.</summary>
public enum PhaseScale
{
    /// <summary>Acute food insecurity by the IPC and the Cadre Harmonisé: minimal, stressed, crisis, emergency, catastrophe.</summary>
    AcuteFoodInsecurity,

    /// <summary>Intersectoral severity by JIAF 2.0: minimal, stressed, severe, extreme, catastrophic.</summary>
    Jiaf,
}
