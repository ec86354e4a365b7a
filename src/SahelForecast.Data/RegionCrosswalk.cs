using System.Diagnostics.CodeAnalysis;

namespace SahelForecast.Data;

/// <summary>A region of today and the one that held it before a reform.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="FormerCode">The code of the former region; the same where only borders or the name changed.</param>
/// <param name="FormerName">Its name.</param>
public sealed record RegionChange(PCode Code, string Name, PCode FormerCode, string FormerName);

/// <summary>From the regions since a reform back to those before, so that a series can go on over it: what was split is added up again.</summary>
/// <remarks>A code says nothing without its name: ML09 was Bamako, and is Taoudenni since Mali's reform of 2023. So every step asks for both, and refuses what doesn't go together.
/// Borders moved a little here and there; sums are of the parts that the former region was made into.</remarks>
public sealed partial class RegionCrosswalk
{
    private RegionCrosswalk(string country, int year, string source, IReadOnlyList<RegionChange> changes) =>
        (Country, Year, Source, Changes) = (country, year, source, changes);

    /// <summary>The country, an ISO 3166-1 alpha-3 code.</summary>
    public string Country { get; }

    /// <summary>The year of the reform; files may use the former regions for years after.</summary>
    public int Year { get; }

    /// <summary>Where the correspondence is from.</summary>
    public string Source { get; }

    /// <summary>All regions since the reform.</summary>
    public IReadOnlyList<RegionChange> Changes { get; }

    /// <summary>Looks a region up.</summary>
    /// <param name="code">Its code in a file of the regions since the reform.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="change">The region and the former one, when both agree.</param>
    /// <param name="problem">What is wrong, when they don't, and the cure.</param>
    /// <returns>Whether code and name are those of one region since the reform.</returns>
    public bool TryFind(PCode code, string name, [NotNullWhen(true)] out RegionChange? change, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(name);
        problem = null;
        change = Changes.FirstOrDefault(one => one.Code == code);
        if (change is null)
        {
            problem = FormattableString.Invariant($"{code} (\"{name}\") is no region of {Country} since {Year}. This crosswalk knows {Changes.Count} regions, such as {Changes[0].Code} ({Changes[0].Name}).");
            return false;
        }

        // A region that kept its code may be written with its old name for a while.
        if (PlaceNames.AreAlike(name, change.Name) || (change.Code == change.FormerCode && PlaceNames.AreAlike(name, change.FormerName)))
        {
            return true;
        }

        problem = FormattableString.Invariant(
            $"{code} is \"{name}\" in this file, but {change.Name} since {Year}. A file of the former regions needs no crosswalk; never add the two up by code.");
        change = null;
        return false;
    }

    /// <summary>Brings a panel of the regions since the reform to the former ones.</summary>
    /// <param name="panel">Series by region, and by whatever else their keys hold; counts or amounts that add up.</param>
    /// <param name="places">The names of the codes, as <see cref="DataSourceResult.Places"/> has them.</param>
    /// <param name="dimension">The dimension with the codes.</param>
    /// <returns>A panel of the former regions, codes in the spelling of <see cref="PCode"/>. A sum with a part missing is missing.</returns>
    /// <exception cref="ArgumentException">Code and name of a region don't go together, a code has no name, or a part of a former region has no series.</exception>
    /// <exception cref="KeyNotFoundException">A series lacks the dimension.</exception>
    public TimeSeriesPanel ToFormer(TimeSeriesPanel panel, IReadOnlyList<PlaceName> places, string dimension = "admin1")
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(places);
        if (panel.Count == 0)
        {
            return panel;
        }

        // The region of today stays in the key until the sum, so that no two keys are alike.
        const string Today = "region_since_reform";
        ILookup<PCode, string> names = places.ToLookup(place => place.Code, place => place.Name);
        var parts = new List<TimeSeries>(panel.Count);
        var found = new Dictionary<SeriesKey, HashSet<PCode>>();
        foreach (TimeSeries series in panel)
        {
            RegionChange change = Find(series.Key, names, dimension, out string? problem) ?? throw new ArgumentException($"({series.Key}): {problem}", nameof(panel));
            (string, string)[] former = [.. series.Key.Dimensions.Select(one => (one, one == dimension ? change.FormerCode.ToString() : series.Key[one]))];
            parts.Add(TimeSeries.Create(series.Periods.Start, series.Values, SeriesKey.Of([.. former, (Today, change.Code.ToString())]), series.Metadata));
            SeriesKey key = SeriesKey.Of(former);
            (found.TryGetValue(key, out HashSet<PCode>? codes) ? codes : found[key] = []).Add(change.Code);
        }

        foreach ((SeriesKey key, HashSet<PCode> codes) in found)
        {
            if (Changes.FirstOrDefault(change => change.FormerCode.ToString() == key[dimension] && !codes.Contains(change.Code)) is RegionChange absent)
            {
                throw new ArgumentException(
                    $"{absent.FormerName} was made into {absent.Name} ({absent.Code}) too, which has no series beside the others of ({key}): their sum would be too small. Add it, or leave all parts of {absent.FormerName} out.",
                    nameof(panel));
            }
        }

        return TimeSeriesPanel.Create(parts).AggregateBy([.. panel[0].Key.Dimensions]);
    }

    // All names of a code must be those of its region.
    private RegionChange? Find(SeriesKey key, ILookup<PCode, string> names, string dimension, out string? problem)
    {
        RegionChange? change = null;
        if (!PCode.TryParse(key[dimension], out PCode? code, out problem))
        {
            return null;
        }

        foreach (string name in names[code])
        {
            if (!TryFind(code, name, out change, out problem))
            {
                return null;
            }
        }

        problem = change is null ? $"places has no name for {code}, and a code alone may mean two regions. Give the names of the file." : null;
        return change;
    }
}
