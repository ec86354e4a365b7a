using SahelForecast;
using SahelForecast.Models.Combination;
using static Samples.ConsoleText;

namespace ModelComparison;

/// <summary>Where to start when no model stands out: the library's own choice for each series, and why.</summary>
internal static class Outlook
{
    private const int MostSeries = 5;

    public static void Print(Trial trial)
    {
        foreach (TimeSeries series in trial.Figures.Panel.Take(MostSeries))
        {
            string name = series.Key.Dimensions.Count > 0 ? $"{series.Key}" : "The series";

            #region readme-auto
            FittedCombination fitted = new AutoModel().Fit(series);
            PredictionInterval next = fitted.Forecast(horizon: 1).Steps[0].Interval(level: 0.80);
            Paragraph(FormattableString.Invariant($"{name}: with 80 % between {next.Lower:N0} and {next.Upper:N0} in {series.Periods.Last + 1}."));
            Paragraph(fitted.Describe(), indent: 2);
            #endregion
        }
    }
}
