namespace SahelForecast;

/// <summary>What the numbers of a series are, which decides how they aggregate and what values they can take.</summary>
public enum SeriesKind
{
    /// <summary>A state at the end of the period, such as people displaced at year end. Never negative unless stated.</summary>
    Stock,

    /// <summary>What happened during the period, such as new displacements or incidents. Never negative unless stated.</summary>
    Flow,

    /// <summary>A ratio or share. Unbounded unless stated.</summary>
    Rate,

    /// <summary>An index, a difference or a residual. Unbounded unless stated.</summary>
    Index,
}
