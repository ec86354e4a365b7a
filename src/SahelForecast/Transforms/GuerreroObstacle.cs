namespace SahelForecast.Transforms;

/// <summary>Why Guerrero's method says nothing of a series.</summary>
internal enum GuerreroObstacle
{
    /// <summary>A value is 0 or below.</summary>
    NotPositive,

    /// <summary>There are no more than two seasons, or pairs of values.</summary>
    Short,

    /// <summary>Values vary in fewer than two seasons, or pairs of values.</summary>
    Constant,
}
