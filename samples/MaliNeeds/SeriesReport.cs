using SahelForecast;
using static MaliNeeds.ConsoleTable;
using static Samples.ConsoleText;

namespace MaliNeeds;

/// <summary>Prints the series with its known problems, and the change in it.</summary>
internal static class SeriesReport
{
    public static void Print(NeedsFile file)
    {
        TimeSeries series = file.Series;
        Heading($"1. The series: {series.Metadata.DisplayName}");
        double previous = double.NaN;
        foreach (Observation year in series)
        {
            string growth = previous > 0
                ? FormattableString.Invariant($"{GrowthRate.Between(previous, year.Value).Percent:+0.0;-0.0;0.0} %").PadLeft(11)
                : "";
            bool isBreak = series.Metadata.Breaks.Any(change => change.First == year.Period);
            if (isBreak)
            {
                Line($"  ---- break: the series changes its meaning here ----");
            }

            Line($"  {year.Period}  {People(year.Value),12}{growth}");
            if (file.Text(year.Period, "note") is string note)
            {
                Paragraph(note, indent: 27);
            }

            previous = year.Value;
        }

        Paragraph($"Source: {series.Metadata.Source}. {Support(series)}");
    }

    public static void PrintChange(NeedsFile file, GrowthRate change, Period from)
    {
        Heading($"2. The {(change.Direction < 0 ? "fall" : "rise")} from {from} to {from + 1}");
        Line($"  as published            {change}");
        double roundedBase = RoundTo(change.Base!.Value, 2);
        double roundedNew = RoundTo(change.NewValue!.Value, 2);
        if (roundedBase > 0)
        {
            Line($"  from rounded figures    {GrowthRate.Between(roundedBase, roundedNew)}");
        }

        Line($"  as a share of the new value, which is not growth: {change.ShareOfNewValue * 100:+0.00;-0.00;0.00} %");
        if (file.IsMali)
        {
            GrowthRate civilians = GrowthRate.Between(584, 1_277);
            Paragraph(
                FormattableString.Invariant($"The wrong-base trap: civilians killed in Mali, 584 to 1,277, were reported as \"+54 %\" (MINUSMA, 2022). The growth is {civilians.Percent:+0.0} %; {civilians.ShareOfNewValue * 100:0} % is the rise divided by the NEW value."),
                indent: 2);
        }
    }

    private static string Support(TimeSeries series) => double.IsFinite(series.Metadata.UpperBound)
        ? $"Forecasts stay between 0 and {People(series.Metadata.UpperBound)} people, the population."
        : "Forecasts stay above 0; give --population N to bound them from above.";

    private static double RoundTo(double value, int digits)
    {
        if (value <= 0)
        {
            return value;
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - digits + 1);
        return Math.Round(value / unit) * unit;
    }
}
