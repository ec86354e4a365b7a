using SahelForecast.Accuracy.Input;

namespace SahelForecast.Priors;

/// <summary>Series of one kind that constants are learned from: equally weighted groups of held-out ends.</summary>
/// <param name="Name">How the constants are called.</param>
/// <param name="SeasonLength">Periods in a season.</param>
/// <param name="Groups">The groups.</param>
internal sealed record Corpus(string Name, int SeasonLength, IReadOnlyList<IReadOnlyList<HoldOut>> Groups)
{
    private const int FewestValues = 8;

    // Nothing that M3 holds is looked at, and no year of UNHCR's after this one.
    private const int LastYear = 2010;

    /// <summary>Reads all corpora from the folder of shared data. What is short is cut from longer series, so that length is all that differs.</summary>
    public static IReadOnlyList<Corpus> Read(string folder)
    {
        double[][] yearly = M4(folder, "yearly");
        double[][] quarterly = M4(folder, "quarterly");
        double[][] monthly = M4(folder, "monthly");
        double[][] refugees = Refugees(folder);
        return
        [
            new("YearlyShort", 1, [Cut(yearly, 6, 3, 1, 14), Cut(refugees, 5, 2, 1, 14)]),
            new("YearlyLong", 1, [Cut(yearly, 6, 3, 1, int.MaxValue, 20), Cut(refugees, 5, 2, 1, int.MaxValue, 20)]),
            new("QuarterlyShort", 4, [Cut(quarterly, 8, 3, 4, 30)]),
            new("QuarterlyLong", 4, [Cut(quarterly, 8, 2, 4, int.MaxValue, 40)]),
            new("MonthlyShort", 12, [Cut(monthly, 12, 3, 12, 40)]),
            new("MonthlyLong", 12, [Cut(monthly, 18, 1, 12, int.MaxValue, 50)]),
        ];
    }

    // With the official future where there is one: the more ends, the less chance decides.
    private static double[][] M4(string folder, string frequency)
    {
        string test = Path.Combine(folder, "m4", $"{frequency}_test.csv.gz");
        Dictionary<string, double[]> future = File.Exists(test) ? WideFile.Read(test, "id").ToDictionary(row => row.Id, row => row.Values) : [];
        return
        [
            .. WideFile.Read(Path.Combine(folder, "m4", $"{frequency}_train.csv.gz"), "id")
                .Select(row => row.Values.Concat(future.GetValueOrDefault(row.Id, [])).ToArray()),
        ];
    }

    // People who fled a country and live abroad, for countries with a number in each of the years.
    private static double[][] Refugees(string folder)
    {
        string[][] rows = [.. InputText.Read(
            Path.Combine(folder, "unhcr", "origin_year_totals.csv.gz"), text => text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(Cells)];
        int year = Array.IndexOf(rows[0], "year");
        int origin = Array.IndexOf(rows[0], "coo_iso");
        int refugees = Array.IndexOf(rows[0], "refugees");
        return
        [
            .. rows.Skip(1)
                .Where(row => int.Parse(row[year], System.Globalization.CultureInfo.InvariantCulture) <= LastYear)
                .GroupBy(row => row[origin])
                .Select(country => Run(country.Where(row => row[refugees].Length > 0).Select(row => (
                    Year: int.Parse(row[year], System.Globalization.CultureInfo.InvariantCulture),
                    Value: double.Parse(row[refugees], System.Globalization.CultureInfo.InvariantCulture)))))
                .Where(values => values.Length > 0),
        ];
    }

    // The last years without a gap and above 100 people: below, rounding to 5 is most of what moves.
    private static double[] Run(IEnumerable<(int Year, double Value)> years)
    {
        var run = new List<double>();
        int expected = LastYear;
        foreach ((int year, double value) in years.OrderByDescending(one => one.Year))
        {
            if (year != expected || value < 100)
            {
                break;
            }

            run.Insert(0, value);
            expected--;
        }

        return [.. run];
    }

    private static HoldOut[] Cut(double[][] series, int horizon, int origins, int season, int most, int fewest = 0) =>
    [
        .. from values in series
           from origin in Enumerable.Range(1, origins)
           let count = values.Length - (origin * horizon)
           where count >= Math.Max(Math.Max(fewest, FewestValues), (2 * season) + 4)
           select new HoldOut(values[Math.Max(0, count - most)..count], values[count..(count + horizon)]),
    ];

    // No name in this file holds a comma inside quotes before the columns used... so it is checked.
    private static string[] Cells(string line)
    {
        string[] cells = line.TrimEnd('\r').Split(',');
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return cells;
        }

        int open = Array.FindIndex(cells, cell => cell.StartsWith('"'));
        int close = Array.FindIndex(cells, open, cell => cell.EndsWith('"'));
        return [.. cells[..open], string.Join(",", cells[open..(close + 1)]), .. cells[(close + 1)..]];
    }
}
