using System.Globalization;
using System.Runtime.CompilerServices;

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
/// <param name="column">The column for messages.</param>
/// <param name="positions">The cells, in the order of the form.</param>
/// <param name="form">How they say it.</param>
internal sealed class PeriodPlan(string column, int[] positions, PeriodForm form = PeriodForm.Text)
{
    public string Column { get; } = column;

    public int[] Positions { get; } = positions;

    private readonly CellMemo<Period> _known = new();

    // The last text and what it meant, where cells are texts: rows of one period mostly stand together.
    private string? _lastText;
    private Period _lastPeriod;

    /// <summary>Whether an empty cell means that the row has no such values, as a table of projections where there is no second one.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the row names no such period.</summary>
    public bool IsAbsent(Table row) => Optional && Array.TrueForAll(Positions, position => string.IsNullOrWhiteSpace(row[position]));

    /// <summary>Reads the period of a row.</summary>
    /// <returns>Null, or what is wrong and how to cure it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Read(Table row, Frequency frequency, CultureInfo culture, out Period period)
    {
        if (form == PeriodForm.Text)
        {
            bool isBytes = row.TryBytes(Positions[0], out ReadOnlySpan<byte> cell);
            if (isBytes && _known.TryGet(cell, out period))
            {
                return null;
            }

            string text = row[Positions[0]];
            if (text == _lastText)
            {
                period = _lastPeriod;
                return null;
            }

            string? problem = PeriodText.Read(text, frequency, culture, out period);
            (_lastText, _lastPeriod) = problem is null ? (text, period) : (null, default);
            if (isBytes && problem is null)
            {
                _known.Add(cell, period);
            }

            return problem;
        }

        string year = row[Positions[0]];
        string month = row[Positions[1]];
        ReadOnlySpan<char> name = form == PeriodForm.YearAndSeason && month.IndexOf('-', StringComparison.Ordinal) is > 0 and int dash ? month.AsSpan(0, dash) : month;
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 9999)
        {
            period = default;
            return $"{CellText.Show(year)} is not a year. Write one like 2024.";
        }

        if (MonthNames.Read(name.Trim(), culture) is not int part)
        {
            period = default;
            return $"{CellText.Show(month)} is not a month. Write a number from 1 to 12 or a name such as {(form == PeriodForm.YearAndSeason ? "Jun-Aug" : "June")}.";
        }

        period = Period.Containing(new DateOnly(number, part, 1), frequency);
        return null;
    }
}
