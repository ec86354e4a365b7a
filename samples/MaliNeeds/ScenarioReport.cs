using SahelForecast;
using SahelForecast.Scenarios;
using static MaliNeeds.ConsoleTable;
using static Samples.ConsoleText;

namespace MaliNeeds;

/// <summary>Prints what each scenario assumes and what follows.</summary>
internal static class ScenarioReport
{
    private static readonly double[] Levels = [0.8, 0.95];

    public static void Print(IReadOnlyList<ScenarioOutcome> outcomes, Forecast mixture, TimeSeries series, TableUnit unit)
    {
        Heading($"5. What the change means under four assumptions, in {unit.Name}");
        Paragraph("Bands show how uncertain the assumed sizes are, given that the story comes true; the mixture adds which story comes. Both leave out the surprises that the forecasts above carry.");
        foreach (ScenarioOutcome outcome in outcomes)
        {
            Console.WriteLine();
            Scenario scenario = outcome.Scenario;
            Paragraph(FormattableString.Invariant($"{scenario.Name} (probability {scenario.Probability:0.00}, impact {scenario.Impact} of 5): {scenario.Narrative}"), indent: 2);
            foreach (ScenarioAssumption assumption in scenario.Assumptions)
            {
                Paragraph($"- {Kind(assumption)} from {assumption.Start}: {Size(assumption)}. {assumption.Rationale}. Source: {assumption.Source}.", indent: 4);
            }

            Rows(outcome.Forecasts[0], series, unit);
        }

        Console.WriteLine();
        Line($"  All four, weighed by their probabilities");
        Rows(mixture, series, unit);
    }

    private static void Rows(Forecast forecast, TimeSeries series, TableUnit unit)
    {
        Line($"    year  median    mean     80 % interval     95 % interval   what happened");
        foreach (Period year in forecast.Periods)
        {
            string ranges = string.Concat(Levels.Select(level => $"  {Range(forecast[year].Interval(level), unit),16}"));
            string happened = series.Periods.Contains(year)
                ? $"  {People(series[year]),14}  {ForecastReport.Verdict(forecast[year], series[year], Levels)}"
                : "";
            Line($"    {year}  {Scaled(forecast[year].Median, unit),6}  {Scaled(forecast[year].Mean, unit),6}{ranges}{happened}");
        }
    }

    private static string Size(ScenarioAssumption assumption)
    {
        double median = assumption.Magnitude.Quantile(0.5);
        double low = assumption.Magnitude.Quantile(0.05);
        double high = assumption.Magnitude.Quantile(0.95);
        return assumption is GrowthPath
            ? FormattableString.Invariant($"{median * 100:+0.0;-0.0;0.0} % a year, with 90 % between {low * 100:+0.0;-0.0;0.0} and {high * 100:+0.0;-0.0;0.0} %")
            : FormattableString.Invariant($"{median:0.00} of the level, with 90 % between {low:0.00} and {high:0.00}");
    }

    private static string Kind(ScenarioAssumption assumption) => assumption switch
    {
        GrowthPath path => $"growth that {path.Shape}",
        LevelShift => "a new level",
        _ => assumption.GetType().Name,
    };

    private static string Range(PredictionInterval interval, TableUnit unit) => $"{Scaled(interval.Lower, unit)} to {Scaled(interval.Upper, unit)}";
}
