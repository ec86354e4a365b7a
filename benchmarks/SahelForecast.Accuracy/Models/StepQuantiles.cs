using SahelForecast.Distributions;

namespace SahelForecast.Accuracy.Models;

/// <summary>What is asked of every step: the median and the ends of the 50, 80 and 95 % intervals.</summary>
internal readonly record struct StepQuantiles(
    double Lower95, double Lower80, double Lower50, double Median, double Upper50, double Upper80, double Upper95)
{
    public static IReadOnlyList<string> Names { get; } = ["lower95", "lower80", "lower50", "median", "upper50", "upper80", "upper95"];

    public IReadOnlyList<double> Values => [Lower95, Lower80, Lower50, Median, Upper50, Upper80, Upper95];

    /// <summary>Whether all are finite and none lies below the one before.</summary>
    public bool IsUsable => double.IsFinite(Lower95) && Lower95 <= Lower80 && Lower80 <= Lower50 && Lower50 <= Median
        && Median <= Upper50 && Upper50 <= Upper80 && Upper80 <= Upper95 && double.IsFinite(Upper95);

    public static StepQuantiles Of(PredictiveDistribution step)
    {
        PredictionInterval half = step.Interval(0.5);
        PredictionInterval wide = step.Interval(0.8);
        PredictionInterval widest = step.Interval(0.95);
        return new StepQuantiles(widest.Lower, wide.Lower, half.Lower, step.Median, half.Upper, wide.Upper, widest.Upper);
    }
}
