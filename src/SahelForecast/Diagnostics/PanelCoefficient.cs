namespace SahelForecast.Diagnostics;

/// <summary>A number that the fit of one series of several estimated.</summary>
/// <param name="Key">The key of the series.</param>
/// <param name="ModelName">The name of its fit.</param>
/// <param name="Coefficient">The estimate.</param>
public readonly record struct PanelCoefficient(SeriesKey Key, string ModelName, FitCoefficient Coefficient)
{
    /// <summary>Key, model and estimate in a line.</summary>
    /// <returns>Text in the invariant culture.</returns>
    public override string ToString() => $"{Key}, {ModelName}: {Coefficient}";
}
