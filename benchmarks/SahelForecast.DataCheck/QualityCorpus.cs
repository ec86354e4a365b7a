using System.Globalization;

namespace SahelForecast.DataCheck;

/// <summary>Published series that nobody damaged: training parts of M4, M3, and refugees by country of origin.</summary>
/// <param name="Name">Where they are from.</param>
/// <param name="Series">The series.</param>
internal sealed record QualityCorpus(string Name, IReadOnlyList<TimeSeries> Series)
{
    // Constants are chosen on years to this one.
    private const int LastYear = 2010;
    private const int Fewest = 8;

    /// <summary>Reads all of them.</summary>
    /// <param name="folder">The folder with m3, m4 and unhcr.</param>
    public static IReadOnlyList<QualityCorpus> Read(string folder) =>
    [
        Wide(folder, "m4", "yearly", Period.Year(1000)),
        Wide(folder, "m4", "quarterly", Period.Quarter(1900, 1)),
        Wide(folder, "m4", "monthly", Period.Month(1900, 1)),
        Wide(folder, "m4", "weekly", Period.Week(1900, 1)),
        Refugees(folder),
        Wide(folder, "m3", "yearly", Period.Year(1000)),
        Wide(folder, "m3", "quarterly", Period.Quarter(1900, 1)),
        Wide(folder, "m3", "monthly", Period.Month(1900, 1)),
        // Without a calendar, and without a season.
        Wide(folder, "m3", "other", Period.Year(1000)),
    ];

    private static QualityCorpus Wide(string folder, string competition, string frequency, Period start) => new(
        $"{competition.ToUpperInvariant()} {frequency}",
        [
            .. PlainRows.Read(Path.Combine(folder, competition, $"{frequency}_train.csv.gz")).Skip(1).Select(row => TimeSeries.Create(
                start, [.. row.Cells.Skip(1).Where(cell => cell.Length > 0).Select(Number)], SeriesKey.Of(("id", row.Cells[0])))),
        ]);

    // From the first to the last year with people, zeros and gaps as published.
    private static QualityCorpus Refugees(string folder)
    {
        List<(int Line, string[] Cells)> rows = PlainRows.Read(Path.Combine(folder, "unhcr", "origin_year_totals.csv.gz"));
        int country = Array.IndexOf(rows[0].Cells, "coo_iso");
        int year = Array.IndexOf(rows[0].Cells, "year");
        int refugees = Array.IndexOf(rows[0].Cells, "refugees");
        var series = new List<TimeSeries>();
        foreach (IGrouping<string, string[]> origin in rows.Skip(1).Select(row => row.Cells).GroupBy(cells => cells[country]))
        {
            (Period Year, double Value)[] known =
            [
                .. origin.Where(cells => cells[refugees].Length > 0).Select(cells => (Period.Year((int)Number(cells[year])), Number(cells[refugees])))
                    .Where(one => one.Item1 <= Period.Year(LastYear) && one.Item2 > 0),
            ];
            if (known.Length >= Fewest)
            {
                var builder = new TimeSeriesBuilder(Frequency.Yearly, SeriesKey.Of(("origin", origin.Key)));
                Array.ForEach(known, one => builder.Add(one.Year, one.Value));
                series.Add(builder.Build());
            }
        }

        return new QualityCorpus("refugees to 2010", series);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
