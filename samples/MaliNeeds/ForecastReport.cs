using SahelForecast;
using SahelForecast.Distributions;
using static MaliNeeds.ConsoleTable;
using static Samples.ConsoleText;

namespace MaliNeeds;

/// <summary>Prints forecasts beside what happened, and says plainly where the intervals missed.</summary>
internal static class ForecastReport
{
    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    public static void Print(int section, TimeSeries series, Period origin, IReadOnlyList<LabelledFit> fits, TableUnit unit)
    {
        TimeSeries known = series.SplitAt(origin + 1).Training;
        TimeSeries training = known.SinceLastBreak();
        Heading($"{section}. Forecasts made at the end of {origin}, learned from {training.Periods} ({training.Count} values), in {unit.Name}");
        foreach (LabelledFit fit in fits)
        {
            Console.WriteLine();
            if (fit.Forecast is not Forecast forecast)
            {
                Paragraph($"{fit.Label}: no forecast. {fit.Problem}", indent: 2);
                continue;
            }

            Line($"  {fit.Label}");
            Line($"    year   point     50 % interval     80 % interval     95 % interval    what happened");
            foreach (Period year in forecast.Periods)
            {
                string intervals = string.Concat(Levels.Select(level => $"  {Interval(forecast[year].Interval(level), unit),16}"));
                string outcome = series.Periods.Contains(year) ? $"  {People(series[year]),12}  {Verdict(forecast[year], series[year], Levels)}" : "";
                Line($"    {year}  {Scaled(forecast[year].Median, unit),6}{intervals}{outcome}");
            }
        }
    }

    public static void PrintVerdict(TimeSeries series, IReadOnlyList<LabelledFit> fits)
    {
        Forecast[] forecasts = [.. fits.Select(fit => fit.Forecast).OfType<Forecast>()];
        Heading("How often the intervals held what happened");
        foreach (double level in Levels)
        {
            (Forecast Forecast, Period Year)[] cases = [.. forecasts.SelectMany(f => f.Periods.Where(series.Periods.Contains).Select(year => (f, year)))];
            var missed = cases.Where(item => !item.Forecast[item.Year].Interval(level).Contains(series[item.Year])).ToArray();
            string which = string.Join("; ", missed.Select(item => $"{item.Forecast.ModelName} from {item.Forecast.Origin} for {item.Year}"));
            Paragraph(FormattableString.Invariant($"{level * 100:0} %: {cases.Length - missed.Length} of {cases.Length} held. {(missed.Length == 0 ? "None missed." : $"Missed: {which}.")}"), indent: 2);
        }

        Paragraph("The cases overlap and are few: this shows what an interval is, not how well these are calibrated.", indent: 2);
    }

    private static string Interval(PredictionInterval interval, TableUnit unit) =>
        $"{Scaled(interval.Lower, unit)} to {Scaled(interval.Upper, unit)}";

    /// <summary>The widest interval that missed, which says it all: the narrower ones missed too.</summary>
    public static string Verdict(PredictiveDistribution forecast, double outcome, IReadOnlyList<double> levels)
    {
        double missed = levels.LastOrDefault(level => !forecast.Interval(level).Contains(outcome));
        return missed == 0 ? "all held" : FormattableString.Invariant($"{missed * 100:0} % missed");
    }
}

/// <summary>A model fitted at one origin: a forecast, or why there is none.</summary>
internal sealed record LabelledFit(string Label, Forecast? Forecast, string? Summary, string? Problem)
{
    public static LabelledFit Of(string label, IForecastModel model, TimeSeries training, int horizon, ForecastOptions options)
    {
        try
        {
            IFittedModel fitted = model.Fit(training);
            return new LabelledFit(label, fitted.Forecast(horizon, options), fitted.Describe(), null);
        }
        catch (ArgumentException problem)
        {
            return new LabelledFit(label, null, null, problem.Message);
        }
    }
}
