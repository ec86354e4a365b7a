using System.Globalization;
using CsvHelper;
using SahelForecast.Accuracy.Input;

namespace SahelForecast.Priors;

/// <summary>Yearly figures of many countries from a tidy file whose rows are summed.</summary>
internal static class YearlyTable
{
    // No country: unknown origin, and Tibetans, whom UNHCR lists as one.
    private static readonly string[] NoCountry = ["", "UNK", "TIB"];

    /// <summary>Reads sums of columns; a year without any figure is missing, whatever other years have.</summary>
    /// <param name="path">The file, gzip or plain.</param>
    /// <param name="key">The column of the countries.</param>
    /// <param name="lastYear">No later year is looked at.</param>
    /// <param name="values">The columns to add.</param>
    public static TimeSeries[] Read(string path, string key, int lastYear, params string[] values) => InputText.Read(path, text =>
    {
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrimWhitespace = true });
        csv.ReadHeader();
        string[] headers = [.. csv.Headers];
        int[] columns = [.. values.Select(column => Array.IndexOf(headers, column))];
        (int keyColumn, int yearColumn) = (Array.IndexOf(headers, key), Array.IndexOf(headers, "year"));
        var sums = new SortedDictionary<string, SortedDictionary<int, double>>(StringComparer.Ordinal);
        while (csv.Read())
        {
            (string country, int year) = (csv.GetString(keyColumn), int.Parse(csv.GetString(yearColumn), CultureInfo.InvariantCulture));
            double[] given = [.. columns.Select(csv.GetString).Where(cell => cell.Length > 0).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            if (given.Length == 0 || year > lastYear || NoCountry.Contains(country))
            {
                continue;
            }

            sums.TryAdd(country, []);
            sums[country][year] = sums[country].GetValueOrDefault(year) + given.Sum();
        }

        return (TimeSeries[])[.. sums.Select(country => ToSeries(country.Key, country.Value))];
    });

    /// <summary>The subregions of the United Nations by country.</summary>
    public static Dictionary<string, string> Regions(string path) => InputText.Read(path, text =>
    {
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrimWhitespace = true });
        csv.ReadHeader();
        string[] headers = [.. csv.Headers];
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            regions[csv.GetString(Array.IndexOf(headers, "iso_code"))] = csv.GetString(Array.IndexOf(headers, "unsd_subregion"));
        }

        return regions;
    });

    /// <summary>Years and values as a series.</summary>
    private static TimeSeries ToSeries(string country, IReadOnlyDictionary<int, double> years)
    {
        int first = years.Keys.Min();
        double[] values = [.. Enumerable.Range(first, years.Keys.Max() - first + 1).Select(year => years.TryGetValue(year, out double value) ? value : double.NaN)];
        return TimeSeries.Create(Period.Year(first), values, SeriesKey.Of(("country", country)));
    }
}
