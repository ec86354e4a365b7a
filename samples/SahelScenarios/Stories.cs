using SahelForecast;
using SahelForecast.Scenarios;
using static SahelScenarios.Figures;

namespace SahelScenarios;

/// <summary>Three stories told in January 2023. Every size is sourced or says that it is an assumption; change them.</summary>
internal static class Stories
{
    private const string Judgement = "assumption of this sample";

    private static readonly Period Next = Origin + 1;

    public static ScenarioSet Set { get; } = new(
        new Scenario("Best", [Rise(GrowthShape.Once), Returns()])
        {
            Narrative = "The 17 % rise happens once; then some people go home.",
            Probability = 0.25,
            Likelihood = 2,
            Impact = 2,
        },
        new Scenario("Most likely", [Rise(GrowthShape.Fades(halfLife: 1)), Withdrawal(3_000, "as reported in January 2023"), Response("MLI"), FlightFromMali()])
        {
            Narrative = "The rise fades; 3,000 of nearly 18,000 peacekeepers leave Mali.",
            Probability = 0.5,
            Likelihood = 4,
            Impact = 3,
        },
        new Scenario("Worst", [Rise(GrowthShape.Holds), Withdrawal(9_000, $"half of the mission: {Judgement}"), Spread(), Response("MLI"), Response("BFA"), Response("NER"), FlightFromMali(), FlightToTheCoast()])
        {
            Narrative = "The rise holds year after year; half of the peacekeepers leave, and violence spreads to Burkina Faso and Niger.",
            Probability = 0.25,
            Likelihood = 3,
            Impact = 5,
        });

    private static GrowthPath Rise(GrowthShape shape) => new(Next)
    {
        Scope = KeyOf("MLI", Needs),
        Shape = shape,
        Magnitude = Magnitude.LogNormal(8_782_254.0 / 7_522_833 - 1, low90: 0.085, high90: 0.196),
        Rationale = $"Mali's rise of 17 % {shape}",
        Source = "low: displaced people +8.5 % in 2022 (UNHCR); middle: 7,522,833 to 8,782,254 (OCHA); high: by the launch figure of 9.0 million",
    };

    private static ReturnMovement Returns() => new(Next + 1, 2)
    {
        Scope = KeyOf("MLI", Needs),
        Magnitude = Magnitude.Triangular(0, 0.05, 0.1),
        Rationale = "some of those in need go home and recover, two years long",
        Source = Judgement,
    };

    private static CapacityWithdrawal Withdrawal(double leave, string source) => new(Next, leave, 18_000)
    {
        Scope = KeyOf("MLI", Deaths),
        Magnitude = Magnitude.LogNormal(1, low90: 0.5, high90: 2),
        Rationale = FormattableString.Invariant($"{leave:N0} of nearly 18,000 peacekeepers leave Mali"),
        Source = $"{source}; elasticity of deaths: {Judgement}",
    };

    private static SpillOver Spread() => new(Next + 1, Transmission.Of(
        (KeyOf("MLI", Deaths), KeyOf("BFA", Deaths), 0.3), (KeyOf("MLI", Deaths), KeyOf("NER", Deaths), 0.2), (KeyOf("BFA", Deaths), KeyOf("NER", Deaths), 0.1)))
    {
        Scope = SeriesKey.Of(("measure", Deaths)),
        Magnitude = Magnitude.Triangular(0, 1, 2),
        Rationale = "violence spreads from Mali to its neighbours a year later",
        Source = $"shares of the added deaths 0.3, 0.2, 0.1: {Judgement}",
    };

    private static SeriesResponse Response(string country) => new(Next + 1, KeyOf(country, Deaths))
    {
        Scope = KeyOf(country, Needs),
        Magnitude = Magnitude.Triangular(0, 0.17, 0.34),
        Saturation = 2,
        Rationale = $"needs in {Countries.First(one => one.Code == country).Name} follow violence a year later, at most doubled",
        Source = "elasticity: +16.7 % needs after +151 % deaths (1,913 to 4,803) in Mali; a single pair of figures, so from nothing to double; the limit is an assumption",
    };

    private static SpillOver FlightFromMali() => new(Next + 1, Transmission.Of((KeyOf("MLI", Needs), KeyOf("MRT", Refugees), 0.05)))
    {
        Scope = KeyOf("MRT", Refugees),
        Reference = SpillReference.Origin,
        Magnitude = Magnitude.Triangular(0, 1, 2),
        Rationale = "of the people in need added in Mali since 2022, 5 % cross to Mauritania a year later",
        Source = Judgement,
    };

    private static SpillOver FlightToTheCoast()
    {
        string[] coast = ["BEN", "TGO", "GHA", "CIV"];
        return new SpillOver(Next + 1, Transmission.Of([.. coast.Select(to => (KeyOf("BFA", Needs), KeyOf(to, Refugees), 0.05))]))
        {
            Scope = SeriesKey.Of(("measure", Refugees)),
            Magnitude = Magnitude.Triangular(0, 1, 2),
            Rationale = "of the people in need that violence adds in Burkina Faso, 5 % cross to each country of the coast a year later",
            Source = Judgement,
        };
    }
}
