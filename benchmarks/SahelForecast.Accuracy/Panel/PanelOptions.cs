using SahelForecast.Accuracy.Input;

namespace SahelForecast.Accuracy.Panel;

/// <summary>What to replay, from the command line.</summary>
/// <param name="Layout">Where the figures stand.</param>
/// <param name="Horizons">Periods ahead to report.</param>
/// <param name="FirstOrigin">The first origin.</param>
/// <param name="LastOrigin">The last origin.</param>
/// <param name="MinimumBase">The least last value at the origin; null for any.</param>
/// <param name="Positive">Whether last value and outcome must be above zero.</param>
/// <param name="Subset">Keys to keep; empty for all.</param>
/// <param name="Models">Names of models.</param>
/// <param name="Threads">Threads at most; -1 for all cores.</param>
/// <param name="Output">The folder of the files; null for none.</param>
internal sealed record PanelOptions(
    TidyLayout Layout,
    IReadOnlyList<int> Horizons,
    Period FirstOrigin,
    Period LastOrigin,
    double? MinimumBase,
    bool Positive,
    IReadOnlyList<string> Subset,
    IReadOnlyList<string> Models,
    int Threads,
    string? Output);
