using System.Globalization;

namespace SahelForecast.Data;

/// <summary>How a row says its period.</summary>
internal enum PeriodForm
{
    /// <summary>One cell with a period or a date.</summary>
    Text,

    /// <summary>A year in one cell, a month (number or name) in another.</summary>
    YearAndMonth,

    /// <summary>A year in one cell, a range of months such as <c>Jun-Aug</c> in another; the range's first month counts.</summary>
    YearAndSeason,
}

/// <summary>The cells of a row that name a period.</summary>
/// <param name="Column">The column for messages.</param>
/// <param name="Positions">The cells, in the order of the form.</param>
/// <param name="Form">How they say it.</param>
internal sealed record PeriodPlan(string Column, int[] Positions, PeriodForm Form = PeriodForm.Text)
{
    /// <summary>Whether an empty cell means that the row has no such values, as a table of projections where there is no second one.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the row names no such period.</summary>
    public bool IsAbsent(Table row) => Optional && Array.TrueForAll(Positions, position => string.IsNullOrWhiteSpace(row[position]));

    /// <summary>Reads the period of a row.</summary>
    /// <returns>Null, or what is wrong and how to cure it.</returns>
    public string? Read(Table row, Frequency frequency, CultureInfo culture, out Period period)
    {
        if (Form == PeriodForm.Text)
        {
            return PeriodText.Read(row[Positions[0]], frequency, culture, out period);
        }

        string year = row[Positions[0]];
        string month = row[Positions[1]];
        ReadOnlySpan<char> name = Form == PeriodForm.YearAndSeason && month.IndexOf('-', StringComparison.Ordinal) is > 0 and int dash ? month.AsSpan(0, dash) : month;
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 9999)
        {
            period = default;
            return $"{CellText.Show(year)} is not a year. Write one like 2024.";
        }

        if (MonthNames.Read(name.Trim(), culture) is not int part)
        {
            period = default;
            return $"{CellText.Show(month)} is not a month. Write a number from 1 to 12 or a name such as {(Form == PeriodForm.YearAndSeason ? "Jun-Aug" : "June")}.";
        }

        period = Period.Containing(new DateOnly(number, part, 1), frequency);
        return null;
    }
}
