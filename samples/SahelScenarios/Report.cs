using SahelForecast;
using SahelForecast.Scenarios;
using static SahelScenarios.Table;
using static Samples.ConsoleText;

namespace SahelScenarios;

/// <summary>Prints what was known, what is assumed and what follows.</summary>
internal static class Report
{
    public static void PrintKnown(TimeSeriesPanel figures)
    {
        Heading("1. What was known in January 2023");
        Line($"  {"",-16}{"2020",14}{"2021",12}{"2022",12}{"change",10}");
        foreach (TimeSeries series in figures)
        {
            Line($"  {Figures.CountryOf(series.Key).Name,-14}{Short(series.Key["measure"]),-9}{Value(series, 2020),7}{Value(series, 2021),12}{Value(series, 2022),12}{Change(series),10}");
        }

        foreach (string source in Figures.Sources)
        {
            Paragraph(source, indent: 2);
        }
    }

    public static void PrintStories(ScenarioMixture scenarios)
    {
        Heading("2. Three stories, and what they assume");
        Paragraph("Probabilities, likelihoods and impacts are assumptions of this sample, and so are the five years of no growth that the baseline's growth of needs is shrunk by and its damping of 0.8.", indent: 2);
        foreach (ScenarioOutcome outcome in scenarios.Outcomes)
        {
            Scenario story = outcome.Scenario;
            Console.WriteLine();
            Paragraph(FormattableString.Invariant($"{story.Name}, probability {story.Probability:0.00}; likelihood {story.Likelihood} x impact {story.Impact} = risk {story.Risk} of 25. {story.Narrative}"), indent: 2);
            foreach (ScenarioAssumption assumption in story.Assumptions)
            {
                Paragraph(FormattableString.Invariant(
                    $"- From {assumption.Start}: {assumption.Rationale}. Size {assumption.Magnitude.Quantile(0.5):0.###}, with 80 % between {assumption.Magnitude.Quantile(0.1):0.###} and {assumption.Magnitude.Quantile(0.9):0.###} ({assumption.Source})."), indent: 4);
            }
        }
    }

    public static void PrintTables(TimeSeriesPanel figures, ForecastPanel baseline, ScenarioMixture scenarios)
    {
        PrintTable("3. People in need, millions: median and 80 % interval", Figures.Needs, 1e6, [2024, 2026]);
        PrintTable("4. Deaths from violence, thousands", Figures.Deaths, 1e3, [2023, 2025]);
        PrintTable("5. Refugees from Mali, Burkina Faso and Niger, thousands", Figures.Refugees, 1e3, [2024, 2026]);
        Paragraph("\"No scenario\" carries the past on: shrunk and damped growth for needs, no change for the rest. \"Came\" is what was published later; Mali's 7.1 million of 2024 are counted by a new method. The stories were written by people who knew it, so nobody should call them forecasts that came true: what they missed is the flight to the coast, which began a year earlier and without the worst story.", indent: 2);
        Paragraph("A band under a story holds given that the story comes true; in Mali it is narrow because the story says how needs grow. Series are drawn apart from each other, so a total over countries would be too sure. UCDP counts fewer deaths than the 1,913 and 4,803 of the press (ACLED by their size).", indent: 2);

        void PrintTable(string heading, string measure, double unit, int[] years)
        {
            Heading(heading);
            Line($"  {"",-13}{"",5}{"came",8}{"no scenario",18}{"best",18}{"most likely",18}{"worst",18}");
            foreach (Forecast plain in baseline.Where(forecast => forecast.Key["measure"] == measure))
            {
                foreach (int year in years)
                {
                    Period period = Period.Year(year);
                    TimeSeries series = figures[plain.Key];
                    string came = series.Periods.Contains(period) ? Number(series[period], unit) : "";
                    string stories = string.Concat(scenarios.Outcomes.Select(outcome => $"{Spread(outcome.Forecasts[plain.Key], period, unit),18}"));
                    Line($"  {(year == years[0] ? Figures.CountryOf(plain.Key).Name : ""),-13}{year,5}{came,8}{Spread(plain, period, unit),18}{stories}");
                }
            }
        }
    }

    public static void PrintThresholds(TimeSeriesPanel figures, ScenarioMixture scenarios)
    {
        Heading("6. Probability of passing the planning threshold: a quarter more than in 2022 (assumption)");
        Line($"  {"",-14}{"threshold",12}{"best",14}{"most likely",14}{"worst",14}{"weighed",14}{"even odds",12}");
        Line($"  {"",-14}{"",12}{"2024   2026",14}{"2024   2026",14}{"2024   2026",14}{"2024   2026",14}{"reached in",12}");
        foreach (Country country in Figures.Countries)
        {
            double threshold = Math.Round(1.25 * figures[country.Key][Figures.Origin]);
            ThresholdPassing[] passing = [.. scenarios.Outcomes.Select(outcome => outcome.Forecasts).Append(scenarios.Forecasts).Select(panel => ThresholdPassing.Of(panel[country.Key], threshold))];
            string columns = string.Concat(passing.Select(one => $"{$"{Percent(one.ByPeriod[1])}{Percent(one.ByPeriod[3]),7}",14}"));
            Line($"  {country.Name,-14}{Whole(threshold),12}{columns}{passing[^1].TimeTo(0.5)?.ToString() ?? "later",12}");
        }
    }

    public static void PrintTornado(IReadOnlyList<AssumptionInfluence> influences)
    {
        Heading("7. What drives Mali's needs in 2026 under the worst story, millions of people");
        Line($"  {"at 10 %",8}{"at 90 %",9}{"swing",8}  of variance");
        foreach (AssumptionInfluence influence in influences.Where(influence => influence.Swing > 0))
        {
            Line($"  {influence.Low / 1e6,8:0.0}{influence.High / 1e6,9:0.0}{influence.Swing / 1e6,8:0.0}{Percent(Math.Max(0, influence.FirstOrder)),9}    {influence.Assumption.Rationale}");
        }

        Paragraph("All other assumptions at their medians. The remaining assumptions of this story change nothing in this figure.", indent: 2);
    }

    private static string Short(string measure) => measure switch { Figures.Needs => "needs", _ => measure };

    private static string Value(TimeSeries series, int year) => Whole(series[Period.Year(year)]);

    private static string Change(TimeSeries series)
    {
        double percent = GrowthRate.Between(series[Figures.Origin - 1], series[Figures.Origin]).Percent;
        return percent < 1_000 ? FormattableString.Invariant($"{percent:+0;-0;0} %") : "x " + Whole(1 + (percent / 100));
    }
}
