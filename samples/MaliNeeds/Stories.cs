using SahelForecast;
using SahelForecast.Scenarios;

namespace MaliNeeds;

/// <summary>Four stories about one change. Every number is sourced or says that it is a judgement; change them.</summary>
internal static class Stories
{
    /// <summary>Makes the scenarios for a change that follows an origin.</summary>
    /// <param name="change">The change from the origin to the next year.</param>
    /// <param name="origin">The year the change starts from.</param>
    /// <param name="isMali">Whether the figures are the sample's own, with their sources.</param>
    public static IReadOnlyList<Scenario> For(GrowthRate change, Period origin, bool isMali)
    {
        Period next = origin + 1;
        Magnitude size = Size(change, isMali);
        string source = isMali
            ? "low: displaced people +8.5 % in 2022 (UNHCR); middle: the published figures; high: +19.6 % by the launch figure of 9.0 million"
            : "middle: the measured change; low and high: half and one and a quarter of it (a judgement)";
        GrowthPath Path(GrowthShape shape, string rationale) =>
            new(next) { Magnitude = size, Shape = shape, Rationale = rationale, Source = source };

        var methodChange = new LevelShift(next + 1)
        {
            Magnitude = Magnitude.Triangular(0.7, 0.85, 1),
            Rationale = isMali
                ? "JIAF 2.0 counts the highest sector in each area, not joint indicators: a lower total is expected, by how much is open"
                : "A new method counts fewer people, by how much is open",
            Source = "judgement: 0 to 30 % lower",
        };

        return
        [
            new Scenario("It holds", [Path(GrowthShape.Holds, "What drove the change goes on and compounds")])
            {
                Probability = 0.15,
                Impact = 5,
                Narrative = isMali ? "Insecurity spreads as in the year before; no return." : "The next years are like the last one.",
            },
            new Scenario("Once only", [Path(GrowthShape.Once, "One year's shock; the new level stays")])
            {
                Probability = 0.35,
                Impact = 3,
                Narrative = isMali ? "No new mass displacement, no return either." : "What happened is over, and what it did remains.",
            },
            new Scenario("It fades", [Path(GrowthShape.Fades(halfLife: 1), "The change halves each year (a judgement)")])
            {
                Probability = 0.3,
                Impact = 4,
                Narrative = isMali ? "Displacement goes on, ever more slowly." : "What drove the change loses force.",
            },
            new Scenario("It reverses", [Path(GrowthShape.Once, "The change is real"), methodChange])
            {
                Probability = 0.2,
                Impact = 2,
                Narrative = "The change comes, then the figure falls as the method changes.",
            },
        ];
    }

    private static Magnitude Size(GrowthRate change, bool isMali)
    {
        double measured = change.Fraction;
        if (isMali)
        {
            return Magnitude.LogNormal(measured, low90: 0.085, high90: 0.196);
        }

        double far = Math.Max(1.25 * measured, -1);
        return measured == 0
            ? Magnitude.Fixed(0)
            : Magnitude.Triangular(Math.Min(0.5 * measured, far), measured, Math.Max(0.5 * measured, far));
    }
}
