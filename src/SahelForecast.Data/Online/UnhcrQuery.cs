using System.Globalization;

namespace SahelForecast.Data.Online;

/// <summary>Which rows of a UNHCR table are asked for.</summary>
public sealed record UnhcrQuery
{
    private const int FirstYear = 1951;
    private const int LastYear = 2200;

    /// <summary>The countries people come from, as ISO 3166 codes of three letters; not UNHCR's own codes.</summary>
    /// <value>Default none: every origin, one by one.</value>
    public IReadOnlyList<string> Origins { get; init => field = Codes(value, nameof(Origins)); } = [];

    /// <summary>The countries where people are, as ISO 3166 codes of three letters; not UNHCR's own codes.</summary>
    /// <value>Default none: every country of asylum, one by one.</value>
    public IReadOnlyList<string> Asylums { get; init => field = Codes(value, nameof(Asylums)); } = [];

    /// <summary>The first year.</summary>
    /// <value>Default 1951, the first of the database.</value>
    public int From { get; init => field = Year(value, nameof(From)); } = FirstYear;

    /// <summary>The last year.</summary>
    /// <value>Default null: the current one.</value>
    public int? To { get; init => field = value is { } year ? Year(year, nameof(To)) : null; }

    /// <summary>What is asked for.</summary>
    /// <returns>One line, in every culture alike.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{From} to {To?.ToString(CultureInfo.InvariantCulture) ?? "now"}, from {(Origins.Count == 0 ? "anywhere" : string.Join(' ', Origins))}, in {(Asylums.Count == 0 ? "any country" : string.Join(' ', Asylums))}");

    /// <summary>The parameters.</summary>
    /// <param name="currentYear">The year of the clock.</param>
    /// <exception cref="ArgumentException">The years are the wrong way round.</exception>
    internal List<(string Name, string Value)> Parameters(int currentYear)
    {
        int to = To ?? currentYear;
        return From > to
            ? throw new ArgumentException(FormattableString.Invariant($"From is {From}, but must not be after To, which is {to}."))
            :
            [
                ("yearFrom", From.ToString(CultureInfo.InvariantCulture)), ("yearTo", to.ToString(CultureInfo.InvariantCulture)),

                // A side that is neither named nor broken down would come as one sum.
                Origins.Count > 0 ? ("coo", string.Join(',', Origins)) : ("coo_all", "true"),
                Asylums.Count > 0 ? ("coa", string.Join(',', Asylums)) : ("coa_all", "true"),

                // Without it codes are UNHCR's own, such as GFR for Germany.
                ("cf_type", "ISO"),
            ];
    }

    private static string[] Codes(IReadOnlyList<string> codes, string name)
    {
        ArgumentNullException.ThrowIfNull(codes, name);
        return [.. codes.Select(code => CountryCode.Check(code ?? "", name)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static int Year(int year, string name) => year is >= FirstYear and <= LastYear
        ? year
        : throw new ArgumentOutOfRangeException(name, year, FormattableString.Invariant($"{name} is {year}, but must be a year from {FirstYear} on."));
}
