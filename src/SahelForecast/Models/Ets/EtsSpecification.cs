using System.Diagnostics.CodeAnalysis;

namespace SahelForecast.Models.Ets;

/// <summary>Which exponential smoothing model: its error, trend and season, as in the taxonomy of Hyndman et al. (2008).</summary>
/// <param name="Error">How errors enter.</param>
/// <param name="Trend">The trend.</param>
/// <param name="Season">The season.</param>
public readonly record struct EtsSpecification(ErrorType Error, TrendType Trend, SeasonType Season)
{
    private static readonly EtsSpecification[] All =
    [
        .. from season in Enum.GetValues<SeasonType>()
           from trend in Enum.GetValues<TrendType>()
           from error in Enum.GetValues<ErrorType>()
           select new EtsSpecification(error, trend, season),
    ];

    /// <summary>Whether the model can be chosen automatically. An additive error with a multiplicative season can't: it divides errors by seasons, which
    /// is unstable where these come near 0. It can still be asked for by name.</summary>
    public bool IsAdmissible => Error == ErrorType.Multiplicative || Season != SeasonType.Multiplicative;

    /// <summary>Whether the model is for values above 0 only.</summary>
    public bool NeedsPositiveValues => Error == ErrorType.Multiplicative || Season == SeasonType.Multiplicative;

    /// <summary>Reads a name such as "AAdM", "A,Ad,M" or "ETS(A,Ad,M)".</summary>
    /// <param name="text">Error (A or M), trend (N, A or Ad) and season (N, A or M).</param>
    /// <returns>The specification.</returns>
    /// <exception cref="FormatException">The text is no such name.</exception>
    public static EtsSpecification Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryMatch(text, wildcards: false, out EtsSpecification[] matches) ? matches[0] : throw new FormatException(
            $"\"{text}\" is no exponential smoothing model. Write error (A or M), trend (N, A or Ad) and season (N, A or M), such as \"AAdM\" or \"M,A,N\".");
    }

    /// <summary>The admissible models that match a pattern.</summary>
    /// <param name="pattern">As a name for <see cref="Parse"/>, with Z for any: "ZZZ" are all 15, "ZZN" those without season.</param>
    /// <returns>At least one model, the simplest first.</returns>
    /// <exception cref="FormatException">The text is no such pattern.</exception>
    /// <exception cref="ArgumentException">No admissible model matches.</exception>
    public static IReadOnlyList<EtsSpecification> Candidates(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!TryMatch(pattern, wildcards: true, out EtsSpecification[] matches))
        {
            throw new FormatException($"\"{pattern}\" is no pattern of models. Write error (A, M or Z for any), trend (N, A, Ad or Z) and season (N, A, M or Z), such as \"ZZZ\".");
        }

        EtsSpecification[] admissible = [.. matches.Where(match => match.IsAdmissible)];
        return admissible.Length > 0 ? admissible : throw new ArgumentException(
            $"No model of \"{pattern}\" can be chosen automatically: an additive error with a multiplicative season is unstable. List the models yourself.", nameof(pattern));
    }

    /// <summary>The name in the form "ETS(A,Ad,M)".</summary>
    /// <returns>The name.</returns>
    public override string ToString() => $"ETS({Letter(Error)},{Letter(Trend)},{Letter(Season)})";

    private static bool TryMatch(string text, bool wildcards, [NotNullWhen(true)] out EtsSpecification[] matches)
    {
        string letters = text.Trim();
        letters = letters.StartsWith("ETS(", StringComparison.Ordinal) && letters.EndsWith(')') ? letters[4..^1] : letters;
        letters = letters.Replace(",", "", StringComparison.Ordinal);
        matches = letters.Length is 3 or 4
            ? [.. All.Where(one => Matches(letters[..1], Letter(one.Error)) && Matches(letters[1..^1], Letter(one.Trend)) && Matches(letters[^1..], Letter(one.Season)))]
            : [];
        return matches.Length > 0;

        bool Matches(string given, string letter) => given == letter || (wildcards && given == "Z");
    }

    private static string Letter(ErrorType error) => error == ErrorType.Additive ? "A" : "M";

    private static string Letter(TrendType trend) => trend switch { TrendType.None => "N", TrendType.Additive => "A", _ => "Ad" };

    private static string Letter(SeasonType season) => season switch { SeasonType.None => "N", SeasonType.Additive => "A", _ => "M" };
}
