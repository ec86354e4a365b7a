using SahelForecast;
using SahelForecast.Scenarios;

namespace MaliNeeds;

/// <summary>Four stories about one rise. Every number is sourced or says that it is a judgement; change them.</summary>
internal static class ScenarioSet
{
    /// <summary>Makes the scenarios for a rise that follows an origin.</summary>
    /// <param name="rise">The rise from the origin to the next year.</param>
    /// <param name="origin">The year the rise starts from.</param>
    /// <param name="isMali">Whether the figures are the sample's own, with their sources.</param>
    public static IReadOnlyList<Scenario> For(GrowthRate rise, Period origin, bool isMali)
    {
        Period next = origin + 1;
        Magnitude size = Size(rise, isMali);
        string source = isMali
            ? "low: displaced people +8.5 % in 2022 (UNHCR); middle: the published figures; high: launch figure of 9.0 million"
            : "middle: the measured rise; low and high: half and one and a quarter of it (a judgement)";
        GrowthPath Path(GrowthShape shape, string rationale) =>
            new(next) { Magnitude = size, Shape = shape, Rationale = rationale, Source = source };

        var methodChange = new LevelShift(next + 1)
        {
            Magnitude = Magnitude.Triangular(0.7, 0.85, 1),
            Rationale = isMali
                ? "JIAF 2.0 counts the highest sector in each area, not joint indicators: a lower total is expected, by how much is open"
                : "A new method or a turn for the better takes back up to 30 % of the level",
            Source = "judgement: 0 to 30 % lower",
        };

        return
        [
            new Scenario("It holds", [Path(GrowthShape.Holds, "What drove the rise goes on and compounds")])
            { Probability = 0.15, Impact = 5, Narrative = "Insecurity spreads as in the year before; no return." },
            new Scenario("Once only", [Path(GrowthShape.Once, "One year's shock; people stay in need")])
            { Probability = 0.35, Impact = 3, Narrative = "No new mass displacement, no return either." },
            new Scenario("It fades", [Path(GrowthShape.Fades(halfLife: 1), "Most measured rises halve within a year")])
            { Probability = 0.3, Impact = 4, Narrative = "Displacement goes on, ever more slowly." },
            new Scenario("It reverses", [Path(GrowthShape.Once, "The rise is real"), methodChange])
            { Probability = 0.2, Impact = 2, Narrative = "The rise comes, then the figure falls as the method changes." },
        ];
    }

    private static Magnitude Size(GrowthRate rise, bool isMali)
    {
        double measured = rise.Fraction;
        (double low, double high) = isMali ? (0.085, 0.196) : (0.5 * measured, 1.25 * measured);
        return measured == 0
            ? Magnitude.Fixed(0)
            : Magnitude.Triangular(Math.Min(low, high), measured, Math.Max(low, high));
    }
}
