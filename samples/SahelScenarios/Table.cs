using System.Globalization;
using SahelForecast;

namespace SahelScenarios;

/// <summary>Plain text that fits 100 columns and reads the same in every console and culture.</summary>
internal static class Table
{
    /// <summary>A whole number with thousands separators.</summary>
    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>In a unit, with two figures or more.</summary>
    public static string Number(double value, double unit) => (value / unit).ToString(value / unit < 9.95 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>The median and the 80 % interval.</summary>
    public static string Spread(Forecast forecast, Period year, double unit)
    {
        PredictionInterval interval = forecast[year].Interval(0.8);
        return $"{Number(forecast[year].Median, unit)} ({Number(interval.Lower, unit)}-{Number(interval.Upper, unit)})";
    }

    public static string Percent(double share) => share is > 0 and < 0.005 ? "<1 %" : FormattableString.Invariant($"{100 * share:0} %");
}
