using System.Text.RegularExpressions;

namespace SahelForecast.Needs;

/// <summary>Keeps people, money, rates and quantities apart by the unit that a series states.</summary>
internal static partial class MeasurementUnit
{
    public const string People = "people";

    public const string Fraction = "fraction";

    /// <summary>The unit of the phases of areas. Two scales, two units: a phase of food insecurity is no intersectoral severity.</summary>
    public static string Phase(PhaseScale scale) => scale == PhaseScale.Jiaf ? "JIAF severity" : "IPC phase";

    /// <summary>Refuses a forecast whose unit is not people.</summary>
    public static void RequirePeople(Forecast forecast, string argument)
    {
        if (forecast.Key.Dimensions.Contains("standard", StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"{NameOf(forecast)} is a quantity of {forecast.Key["standard"]} in \"{forecast.Metadata.Unit}\", but \"{People}\" is wanted: pass the people the quantity is for.", argument);
        }

        RequirePeople(NameOf(forecast), forecast.Metadata.Unit, argument);
    }

    /// <summary>Refuses the unit of people, shares, phases and money for a quantity.</summary>
    public static string RequireQuantity(string unit, string argument)
    {
        string? what = IsPeople(Guard.Text(unit, argument)) ? "counts people"
            : unit == Fraction ? "is for shares"
            : Enum.GetValues<PhaseScale>().Any(scale => Phase(scale) == unit) ? "is for phases"
            : CurrencyCode().IsMatch(unit) ? "is a currency; for money a person use SectorCost" : null;
        return what is null ? unit : throw new ArgumentException($"{argument} is \"{unit}\", but that {what}: name the unit of a quantity, such as \"l\" or \"kg\".", argument);
    }

    /// <summary>Refuses a forecast in another unit than the one wanted.</summary>
    public static void Require(string unit, Forecast forecast, string argument)
    {
        if (unit == People)
        {
            RequirePeople(forecast, argument);
        }
        else if (!string.Equals(forecast.Metadata.Unit, unit, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"{NameOf(forecast)} is in \"{forecast.Metadata.Unit}\", but \"{unit}\" is wanted. Pass a forecast in that unit, or correct SeriesMetadata.Unit.", argument);
        }
    }

    /// <summary>Refuses a series whose unit is not people, or that holds a negative number of them.</summary>
    public static void RequirePeople(TimeSeries series, string argument)
    {
        RequirePeople(series.Name, series.Metadata.Unit, argument);
        ReadOnlySpan<double> values = series.Values;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{series.Name} has {values[i]} people in {series.Periods[i]}: people are not negative. Correct the figure, or write NaN when it is unknown."), argument);
            }
        }
    }

    /// <summary>Refuses what is no ISO 4217 code, such as "US$" or "dollars".</summary>
    public static string Currency(string code, string argument) => CurrencyCode().IsMatch(Guard.Text(code, argument))
        ? code
        : throw new ArgumentException($"{argument} is \"{code}\", but must be an ISO 4217 code of three capital letters: write \"USD\".", argument);

    /// <summary>How a forecast is called in messages.</summary>
    public static string NameOf(Forecast forecast) => forecast.Metadata.DisplayName
        ?? (forecast.Key.Equals(SeriesKey.Empty) ? $"the forecast of {forecast.ModelName}" : forecast.Key.ToString());

    private static bool IsPeople(string unit) => unit is "people" or "People" or "persons" or "Persons";

    private static void RequirePeople(string name, string unit, string argument)
    {
        if (!IsPeople(unit))
        {
            throw new ArgumentException(
                $"{name} is in \"{unit}\", but \"{People}\" is wanted: rates, money and quantities are no people. Pass a series of people, or correct SeriesMetadata.Unit.", argument);
        }
    }

    [GeneratedRegex("^[A-Z]{3}\\z")]
    private static partial Regex CurrencyCode();
}
