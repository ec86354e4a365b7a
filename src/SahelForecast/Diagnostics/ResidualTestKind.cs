namespace SahelForecast.Diagnostics;

/// <summary>What a test of one-step errors looks for.</summary>
public enum ResidualTestKind
{
    /// <summary>Memory: errors that depend on earlier ones.</summary>
    LjungBox,

    /// <summary>Errors that are not normal: skewed, or with more or fewer extremes.</summary>
    JarqueBera,

    /// <summary>Large errors that follow large ones.</summary>
    Arch,
}
