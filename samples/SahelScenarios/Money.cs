using SahelForecast;
using SahelForecast.Needs;
using SahelForecast.Scenarios;
using static SahelScenarios.Table;
using static Samples.ConsoleText;

namespace SahelScenarios;

/// <summary>Prints what Mali's plan would cost and what would be missing.</summary>
internal static class Money
{
    private static readonly Period Year = Period.Year(2024);

    private static readonly SectorCost Cost = new(
        "intersectoral",
        Magnitude.Triangular(110, 130, 150),
        "US$ 685,734,819 for 5.3 million targeted in 2022 and 751,470,941 for 5.7 million in 2023, US$ 129 and 132 (OCHA); the range is an assumption");

    private static readonly Magnitude TargetShare = Magnitude.Triangular(0.6, 0.67, 0.72);

    private static readonly FundingScenario[] Funding =
    [
        new("as in 2014 to 2019", Magnitude.FromHistory(0.496, 0.342, 0.369, 0.424, 0.523, 0.494), "received over required, US$ million: 238.7/481, 128.9/377.4, 130.8/354.1, 129.3/304.7, 172.5/329.6, 160/324 (OCHA FTS)"),
        new("as in mid-2022", Magnitude.Fixed(0.16), "16 % by the middle of 2022 (UN)"),
    ];

    public static void Print(ScenarioMixture scenarios, SeriesKey mali)
    {
        Heading("8. Mali's plan for 2024: requirement and funding gap, US$ million, preliminary");
        Line($"  {"",-13}{"requirement",16}   {"funded",-20}{"unmet",15}{"people not covered, million",30}");
        foreach (ScenarioOutcome outcome in scenarios.Outcomes)
        {
            Forecast targeted = CaseloadForecast.Create(outcome.Forecasts[mali])
                .WithTargetShare(TargetShare, "5.3 of 7.5 million in 2022 (70 %), 5.7 of 8.8 million in 2023 (65 %); the range is an assumption").Targeted!;
            FundingRequirement requirement = FundingRequirement.Of(ForecastPanel.Create([targeted]), [Cost], "USD");
            foreach (FundingOutcome funding in requirement.Under(Funding))
            {
                bool isFirst = funding.Scenario == Funding[0];
                Line($"  {(isFirst ? outcome.Scenario.Name : ""),-13}{(isFirst ? Millions(requirement.Total) : ""),16}   {funding.Scenario.Name,-20}{Millions(funding.Unmet),15}{Spread(funding.NotCoveredBySector[0], Year, 1e6),30}");
            }
        }

        Paragraph($"People in need x share targeted x cost per person. Target: 5.3 of 7.5 million in 2022 (70 %), 5.7 of 8.8 million in 2023 (65 %); 60 to 72 % is an assumption. Cost: {Cost.Source}.", indent: 2);
        foreach (FundingScenario scenario in Funding)
        {
            Paragraph($"Funded {scenario.Name}: {scenario.Source}.", indent: 2);
        }

        Paragraph("Published for 2024: 7.1 million in need, 4.1 million targeted, US$ 702 million (OCHA). People and money are taken to fall short alike, which is an assumption.", indent: 2);
    }

    private static string Millions(Forecast forecast)
    {
        PredictionInterval interval = forecast[Year].Interval(0.8);
        return FormattableString.Invariant($"{forecast[Year].Median / 1e6:0} ({interval.Lower / 1e6:0}-{interval.Upper / 1e6:0})");
    }
}
