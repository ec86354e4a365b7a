// Written by benchmarks/SahelForecast.Priors combination; see its CombinationLearning for the data. Not to be edited by hand.
namespace SahelForecast.Models.Combination;

internal static partial class SpreadTables
{
    // 25746 outcomes learned from, 3870 judged; without factors these would have covered 0.492, 0.759, 0.905.
    public static SpreadTable Unseasonal { get; } = new(
        new SpreadLaw(-0.093, 0.212, 0.052, -0.021),
        new SpreadLaw(-0.003, 0.227, 0.044, -0.029),
        new SpreadLaw(0.099, 0.283, 0.065, -0.069))
    {
        FarthestStep = 6,
        UsualCount = 20,
        LeastCount = 5,
        MostCount = 60,
        LearnedFrom = "the last values of M4's training series, yearly",
        JudgedOn = "M3's yearly tests",
        Covered50 = 0.546,
        Covered80 = 0.837,
        Covered95 = 0.968,
    };

    // 23464 outcomes learned from, 6048 judged; without factors these would have covered 0.500, 0.753, 0.902.
    public static SpreadTable ShortSeason { get; } = new(
        new SpreadLaw(-0.201, 0.111, 0.072, -0.037),
        new SpreadLaw(-0.122, 0.1, 0.062, -0.029),
        new SpreadLaw(-0.043, 0.125, 0.001, 0.01))
    {
        FarthestStep = 8,
        UsualCount = 5,
        LeastCount = 2,
        MostCount = 15,
        LearnedFrom = "the last values of M4's training series, quarterly",
        JudgedOn = "M3's quarterly tests",
        Covered50 = 0.482,
        Covered80 = 0.765,
        Covered95 = 0.931,
    };

    // 34344 outcomes learned from, 25704 judged; without factors these would have covered 0.551, 0.822, 0.950.
    public static SpreadTable LongSeason { get; } = new(
        new SpreadLaw(-0.088, -0.023, 0.156, -0.024),
        new SpreadLaw(-0.025, -0.007, 0.161, -0.013),
        new SpreadLaw(0.07, 0.022, 0.013, 0.011))
    {
        FarthestStep = 18,
        UsualCount = 5,
        LeastCount = 2,
        MostCount = 12,
        LearnedFrom = "the last values of M3's and M4's training series, monthly",
        JudgedOn = "M3's monthly tests",
        Covered50 = 0.516,
        Covered80 = 0.832,
        Covered95 = 0.968,
    };

    // 25746 outcomes learned from, 3870 judged; without factors these would have covered 0.457, 0.707, 0.857.
    public static SpreadTable FastUnseasonal { get; } = new(
        new SpreadLaw(0.015, 0.266, -0.004, -0.098),
        new SpreadLaw(0.131, 0.303, 0.053, -0.115),
        new SpreadLaw(0.289, 0.362, 0.062, -0.106))
    {
        FarthestStep = 6,
        UsualCount = 20,
        LeastCount = 5,
        MostCount = 60,
        LearnedFrom = "the last values of M4's training series, yearly",
        JudgedOn = "M3's yearly tests",
        Covered50 = 0.565,
        Covered80 = 0.866,
        Covered95 = 0.977,
    };

    // 23464 outcomes learned from, 6048 judged; without factors these would have covered 0.451, 0.696, 0.854.
    public static SpreadTable FastShortSeason { get; } = new(
        new SpreadLaw(-0.151, 0.168, 0.026, -0.05),
        new SpreadLaw(-0.047, 0.17, 0.025, -0.06),
        new SpreadLaw(0.077, 0.215, -0.029, -0.042))
    {
        FarthestStep = 8,
        UsualCount = 5,
        LeastCount = 2,
        MostCount = 15,
        LearnedFrom = "the last values of M4's training series, quarterly",
        JudgedOn = "M3's quarterly tests",
        Covered50 = 0.469,
        Covered80 = 0.752,
        Covered95 = 0.925,
    };

    // 34344 outcomes learned from, 25704 judged; without factors these would have covered 0.519, 0.783, 0.925.
    public static SpreadTable FastLongSeason { get; } = new(
        new SpreadLaw(-0.1, 0.029, 0.243, -0.052),
        new SpreadLaw(0.002, 0.033, 0.272, -0.055),
        new SpreadLaw(0.14, 0.071, 0.101, -0.022))
    {
        FarthestStep = 18,
        UsualCount = 5,
        LeastCount = 2,
        MostCount = 12,
        LearnedFrom = "the last values of M3's and M4's training series, monthly",
        JudgedOn = "M3's monthly tests",
        Covered50 = 0.525,
        Covered80 = 0.836,
        Covered95 = 0.973,
    };
}
