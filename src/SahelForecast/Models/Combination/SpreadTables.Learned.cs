// Written by benchmarks/SahelForecast.Priors combination; see its CombinationLearning for the data. Not to be edited by hand.
namespace SahelForecast.Models.Combination;

internal static partial class SpreadTables
{
    // 24444 outcomes learned from, 3552 judged; without factors these would have covered 0.497, 0.769, 0.915.
    public static SpreadTable Unseasonal { get; } = new(
        new SpreadLaw(-0.111, 0.211, 0.069, -0.021),
        new SpreadLaw(-0.034, 0.223, 0.086, -0.034),
        new SpreadLaw(0.053, 0.285, 0.111, -0.068))
    {
        FarthestStep = 6,
        UsualCount = 20,
        LeastCount = 5,
        MostCount = 60,
        LearnedFrom = "the last values of M4's training series, yearly",
        JudgedOn = "M3's yearly tests",
        Covered50 = 0.550,
        Covered80 = 0.835,
        Covered95 = 0.968,
    };

    // 23464 outcomes learned from, 6048 judged; without factors these would have covered 0.516, 0.772, 0.917.
    public static SpreadTable ShortSeason { get; } = new(
        new SpreadLaw(-0.24, 0.07, 0.108, -0.01),
        new SpreadLaw(-0.17, 0.062, 0.102, -0.003),
        new SpreadLaw(-0.11, 0.087, 0.053, 0.041))
    {
        FarthestStep = 8,
        UsualCount = 5,
        LeastCount = 2,
        MostCount = 15,
        LearnedFrom = "the last values of M4's training series, quarterly",
        JudgedOn = "M3's quarterly tests",
        Covered50 = 0.481,
        Covered80 = 0.766,
        Covered95 = 0.932,
    };

    // 34344 outcomes learned from, 25704 judged; without factors these would have covered 0.564, 0.833, 0.956.
    public static SpreadTable LongSeason { get; } = new(
        new SpreadLaw(-0.096, -0.046, 0.159, 0.002),
        new SpreadLaw(-0.036, -0.03, 0.162, 0.015),
        new SpreadLaw(0.046, 0.004, 0.029, 0.031))
    {
        FarthestStep = 18,
        UsualCount = 5,
        LeastCount = 2,
        MostCount = 12,
        LearnedFrom = "the last values of M3's and M4's training series, monthly",
        JudgedOn = "M3's monthly tests",
        Covered50 = 0.517,
        Covered80 = 0.833,
        Covered95 = 0.969,
    };

    // 24444 outcomes learned from, 3552 judged; without factors these would have covered 0.483, 0.749, 0.892.
    public static SpreadTable FastUnseasonal { get; } = new(
        new SpreadLaw(-0.032, 0.228, 0.033, -0.058),
        new SpreadLaw(0.064, 0.259, 0.129, -0.07),
        new SpreadLaw(0.181, 0.339, 0.178, -0.031))
    {
        FarthestStep = 6,
        UsualCount = 20,
        LeastCount = 5,
        MostCount = 60,
        LearnedFrom = "the last values of M4's training series, yearly",
        JudgedOn = "M3's yearly tests",
        Covered50 = 0.566,
        Covered80 = 0.861,
        Covered95 = 0.977,
    };

    // 23464 outcomes learned from, 6048 judged; without factors these would have covered 0.473, 0.725, 0.877.
    public static SpreadTable FastShortSeason { get; } = new(
        new SpreadLaw(-0.196, 0.108, 0.063, -0.003),
        new SpreadLaw(-0.106, 0.105, 0.075, -0.013),
        new SpreadLaw(-0.025, 0.158, 0.05, 0.003))
    {
        FarthestStep = 8,
        UsualCount = 5,
        LeastCount = 2,
        MostCount = 15,
        LearnedFrom = "the last values of M4's training series, quarterly",
        JudgedOn = "M3's quarterly tests",
        Covered50 = 0.468,
        Covered80 = 0.752,
        Covered95 = 0.924,
    };

    // 34344 outcomes learned from, 25704 judged; without factors these would have covered 0.536, 0.801, 0.935.
    public static SpreadTable FastLongSeason { get; } = new(
        new SpreadLaw(-0.11, -0, 0.237, -0.017),
        new SpreadLaw(-0.006, -0.002, 0.266, -0.013),
        new SpreadLaw(0.115, 0.042, 0.111, 0.012))
    {
        FarthestStep = 18,
        UsualCount = 5,
        LeastCount = 2,
        MostCount = 12,
        LearnedFrom = "the last values of M3's and M4's training series, monthly",
        JudgedOn = "M3's monthly tests",
        Covered50 = 0.527,
        Covered80 = 0.838,
        Covered95 = 0.974,
    };
}
