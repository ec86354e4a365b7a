using System.Globalization;

namespace SahelForecast.Data;

/// <summary>Guesses the roles of columns from hashtags, header and first rows.</summary>
internal sealed class GuessedColumns
{
    private const int LongestKey = 60;

    private static readonly string[] PeriodWords =
        ["year", "annee", "an", "month", "mois", "date", "period", "periode", "quarter", "trimestre", "week", "semaine", "day", "jour"];

    private static readonly string[] FigureTags =
        ["#affected", "#inneed", "#targeted", "#reached", "#population", "#value", "#indicator", "#capacity", "#output", "#beneficiary"];

    private static readonly string[] NoKeyTags = ["#date", "#meta", "#description", "#contact", "#geo", "#id"];

    // Numbers that are no figures.
    private static readonly string[] CodeWords =
        ["id", "code", "pcode", "latitude", "longitude", "lat", "lon", "lng", "percent", "pct", "percentage", "day", "month", "year", "annee", "mois"];

    // Numbers of rows, when they are all that a header says.
    private static readonly string[] RowWords = ["index", "rank", "order", "line", "row", "no", "num", "number"];

    private readonly Table _table;
    private readonly CultureInfo _culture;
    private readonly TableRow[] _rows;
    private readonly HashSet<string> _missing = new(CsvTableOptions.DefaultMissingMarkers, StringComparer.OrdinalIgnoreCase);

    public GuessedColumns(Table table, CultureInfo culture)
    {
        _table = table;
        _culture = culture;
        _rows = [.. table.HeldData];
    }

    /// <summary>The columns whose header is a period of a frequency.</summary>
    public int[] PeriodHeaders(Frequency frequency) => [.. All.Where(column => column < _table.Header.Count
        && PeriodText.Read(_table.Header[column], frequency, _culture, out _) is null)];

    /// <summary>The columns V1, V2, ... in a row.</summary>
    public int[] NumberedHeaders()
    {
        int first = All.FirstOrDefault(column => Number(column) == 1, -1);
        return first < 0 ? [] : [.. All.Skip(first).TakeWhile(column => Number(column) == column - first + 1)];
    }

    /// <summary>The column of the periods and the frequency of its cells.</summary>
    public (int Position, Frequency Frequency)? Period(Frequency? asked)
    {
        (int Position, Frequency? Frequency, int Score)[] candidates =
            [.. All.Select(column => (column, CellFrequency(column, asked), PeriodScore(column))).Where(column => column.Item2 is not null && column.Item3 > 0)];
        return candidates.Length == 0 ? null : candidates.MaxBy(candidate => candidate.Score) is { } best ? (best.Position, best.Frequency!.Value) : null;
    }

    /// <summary>The columns of figures.</summary>
    public int[] Values(int? except) => [.. All.Where(column => column != except && IsFigure(column))];

    /// <summary>The columns of words that name things.</summary>
    public int[] Keys(int[] except)
    {
        int[] words = [.. All.Except(except).Where(IsKey)];
        // A name beside its code only stands in where the code is empty.
        return [.. words.Except(words.SelectMany(column => Names(_table, column)))];
    }

    /// <summary>For a column of codes those of the names that go with it: <c>#adm1+name</c> for <c>#adm1+code</c>.</summary>
    public static int[] Names(Table table, int column) => table.Tags?.ElementAtOrDefault(column) is { } code && code.Attributes.Contains("code")
        ? [.. table.NameColumns.Where(other => table.Tags[other] is { } name && name.Name == code.Name
            && name.Attributes.Count == code.Attributes.Count
            && name.Attributes.All(attribute => attribute == "name" || code.Attributes.Contains(attribute)))]
        : [];

    private IEnumerable<int> All => Enumerable.Range(0, _table.Width);

    private HxlTag? Tag(int column) => _table.Tags?.ElementAtOrDefault(column);

    private string Header(int column) => _table.Header.ElementAtOrDefault(column) ?? "";

    private IEnumerable<string> Cells(int column) =>
        _rows.Select(row => row.Cells.ElementAtOrDefault(column) ?? "").Where(cell => !_missing.Contains(cell.Trim()));

    private int Number(int column) => Header(column) is ['V' or 'v', .. string digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    // Words of a header: "admin1_code" and "Admin 1 PCode" alike.
    private string[] Words(int column) => [.. Header(column).Split([' ', '_', '-', '.', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(TableColumns.Letters)];

    private int PeriodScore(int column)
    {
        if (_table.Tags is not null)
        {
            return Tag(column) is not { Name: "#date" } tag ? 0
                : tag.Attributes.Contains("start") || tag.Attributes.Contains("reported") ? 3
                : tag.Attributes.Contains("end") ? 1 : 2;
        }

        string[] words = Words(column);
        return words.Length == 1 && PeriodWords.Contains(words[0]) ? 3 : words.Any(PeriodWords.Contains) && !words.Contains("end") ? 2 : 0;
    }

    // Dates are taken as months: a series of days is seldom what a table of rounds or reports means.
    private Frequency? CellFrequency(int column, Frequency? asked)
    {
        string[] cells = [.. Cells(column)];
        Frequency[] candidates = asked is { } only ? [only] : [Frequency.Yearly, Frequency.Monthly, Frequency.Quarterly, Frequency.HalfYearly, Frequency.Dekadal, Frequency.Weekly];
        foreach (Frequency frequency in candidates)
        {
            int read = cells.Count(cell => PeriodText.Read(cell, frequency, _culture, out _) is null
                && (asked is not null || frequency == Frequency.Monthly || !SahelForecast.Period.TryParse(cell, out Period own) || own.Frequency == frequency));
            if (cells.Length > 0 && read * 10 >= cells.Length * 9)
            {
                return frequency;
            }
        }

        return null;
    }

    private bool IsFigure(int column)
    {
        string[] cells = [.. Cells(column)];
        if (cells.Length == 0 || cells.Count(cell => NumberText.Read(cell, _culture, out _) is null) * 10 < cells.Length * 9)
        {
            return false;
        }

        return _table.Tags is not null
            ? Tag(column) is { } tag && FigureTags.Contains(tag.Name) && !tag.Attributes.Contains("pct") && !tag.Attributes.Contains("code")
            : Words(column) is { Length: > 0 } words && !words.Any(CodeWords.Contains) && !(words.Length == 1 && RowWords.Contains(words[0]));
    }

    private bool IsKey(int column)
    {
        string[] cells = [.. Cells(column)];
        if (cells.Length == 0 || cells.Any(cell => cell.Length > LongestKey))
        {
            return false;
        }

        bool numbers = cells.All(cell => NumberText.Read(cell, _culture, out _) is null);
        return _table.Tags is not null
            ? Tag(column) is { } tag && !NoKeyTags.Contains(tag.Name) && !FigureTags.Contains(tag.Name) && (!numbers || tag.Attributes.Contains("code"))
            : !string.IsNullOrWhiteSpace(Header(column)) && !numbers && PeriodScore(column) == 0;
    }
}
