using SahelForecast;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Growth;

namespace MaliNeeds;

/// <summary>The models that the sample compares.</summary>
internal static class Candidates
{
    /// <summary>A judgement, tuned on nothing: five years of no growth halve a rate that was measured on five, as rules of thumb for
    /// displaced people halve it; the damping lets what is left fade.</summary>
    private static readonly GrowthPrior NoGrowth = new() { Rate = GrowthRate.FromPercent(0), Weight = 5 };

    /// <summary>The model that the charts show: growth, held back by the memory that most rises fade.</summary>
    public static (string Label, IForecastModel Model) Main { get; } =
        ("Growth, shrunk to none, damped", new GrowthModel(new GrowthOptions { Prior = NoGrowth, Damping = 0.8 }));

    public static IReadOnlyList<(string Label, IForecastModel Model)> All { get; } =
    [
        ("No change (naive)", new NaiveModel()),
        ("Straight line (drift)", new DriftModel()),
        ("Growth as measured", new GrowthModel()),
        Main,
        ("Log-linear trend", new LogLinearTrendModel()),
    ];
}
