using System.Globalization;

namespace SahelForecast.Data.Online;

/// <summary>Which rows of a theme are asked for.</summary>
public sealed record HapiQuery
{
    private static readonly string[] Reserved = ["app_identifier", "limit", "offset", "output_format"];

    /// <summary>The country, as ISO 3166 code of three letters such as MLI; for themes by place.</summary>
    /// <value>Default null: all countries, which may be a million rows.</value>
    public string? Location { get; init => field = CountryCode.Check(value, nameof(Location)); }

    /// <summary>The country people come from; for refugees and returnees.</summary>
    public string? Origin { get; init => field = CountryCode.Check(value, nameof(Origin)); }

    /// <summary>The country where people are, or from which they returned; for refugees and returnees.</summary>
    public string? Asylum { get; init => field = CountryCode.Check(value, nameof(Asylum)); }

    /// <summary>0 for the country, 1 and 2 for its administrative levels.</summary>
    /// <value>Default null: all levels, which must not be summed.</value>
    public int? AdminLevel
    {
        get;
        init => field = value is null or (>= 0 and <= 2)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(AdminLevel), value, FormattableString.Invariant($"AdminLevel is {value}, but must be 0, 1 or 2."));
    }

    /// <summary>The first day of the reference periods; default null for no bound.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of the reference periods; default null for no bound.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Other filters by the names that HAPI gives them, such as <c>sector_code</c> or <c>admin1_code</c>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, string> Filters { get; init => field = Checked(value); } = new Dictionary<string, string>();

    /// <summary>What is asked for, as it is sent.</summary>
    /// <returns>One line, in every culture alike.</returns>
    public override string ToString() => string.Join('&', Pairs().Select(pair => $"{pair.Name}={pair.Value}"));

    /// <summary>The query of a theme.</summary>
    /// <exception cref="ArgumentException">The theme has no such filter: HAPI ignores those it does not know.</exception>
    internal List<(string Name, string Value)> For(HapiTheme theme, HapiTable table)
    {
        string? misplaced = table.ByOriginAndAsylum && Location is not null ? $"Location. Set {nameof(Origin)} or {nameof(Asylum)}"
            : !table.ByOriginAndAsylum && Origin is not null ? $"Origin. Set {nameof(Location)}"
            : !table.ByOriginAndAsylum && Asylum is not null ? $"Asylum. Set {nameof(Location)}"
            : !table.HasAdminLevels && AdminLevel is not null ? "AdminLevel: its figures are national. Leave it out"
            : null;
        return misplaced is not null ? throw new ArgumentException($"The theme {theme} has no {misplaced}.")
            : From > To ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"From is {From:yyyy-MM-dd}, but must not be after To, which is {To:yyyy-MM-dd}."))
            : [.. Pairs(), ("output_format", "json")];
    }

    private IEnumerable<(string Name, string Value)> Pairs() => new (string Name, string? Value)[]
    {
        ("location_code", Location), ("origin_location_code", Origin), ("asylum_location_code", Asylum),
        ("admin_level", AdminLevel?.ToString(CultureInfo.InvariantCulture)), ("start_date", Day(From)), ("end_date", Day(To)),
    }.Where(pair => pair.Value is not null).Select(pair => (pair.Name, pair.Value!))
        .Concat(Filters.OrderBy(filter => filter.Key, StringComparer.Ordinal).Select(filter => (filter.Key, filter.Value)));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Checked(IReadOnlyDictionary<string, string> filters)
    {
        ArgumentNullException.ThrowIfNull(filters, nameof(Filters));
        foreach ((string name, string value) in filters)
        {
            if (name.Length is 0 or > 64 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            {
                throw new ArgumentException($"The filter {CellText.Show(name)} is not a name of HAPI: they have small letters, digits and underscores only.", nameof(filters));
            }

            if (Reserved.Contains(name, StringComparer.Ordinal))
            {
                throw new ArgumentException($"The filter {name} is set by the client itself. Leave it out; PageSize is in OnlineOptions.", nameof(filters));
            }

            ArgumentNullException.ThrowIfNull(value, nameof(filters));
        }

        return new Dictionary<string, string>(filters, StringComparer.Ordinal);
    }
}

/// <summary>Checks country codes before they are sent: both services answer a wrong one with no rows.</summary>
internal static class CountryCode
{
    /// <summary>The code in capitals; null stays null.</summary>
    public static string? Check(string? code, string name) => code is null ? null
        : code.Length == 3 && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant()
        : throw new ArgumentException($"{name} is {CellText.Show(code)}, but must be an ISO 3166 code of three letters, such as MLI.", name);
}
