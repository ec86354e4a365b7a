using SahelForecast.Evaluation;

namespace SahelForecast.Plotting.Tests;

/// <summary>Tables and histograms as backtests give them.</summary>
internal static class CalibrationSamples
{
    public static ReliabilityTable Table(string model, double lean = 0, int count = 1240, params double[] levels) => new(
        model,
        [.. (levels.Length > 0 ? levels : [.. ReliabilityTable.DefaultLevels]).Select(level => new ReliabilityRow(level, Math.Clamp(level + lean, 0, 1), count))]);

    // A U over five bins.
    public static PitHistogram Pit { get; } = new("Naive", [0.3, 0.15, 0.1, 0.15, 0.3], 1240);
}
