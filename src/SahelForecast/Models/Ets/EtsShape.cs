namespace SahelForecast.Models.Ets;

/// <summary>Where the numbers of a model lie in the vector that is searched: smoothing parameters, level, trend, and all seasonal states but the last.</summary>
/// <remarks>Of the seasonal states one is not free: what is added to all of them (or multiplied) can be taken from the level. Smoothing parameters are searched
/// as alpha, beta / alpha, gamma / (1 - alpha) and phi, whose ranges don't depend on each other; with level and trend they lie in the first lanes.</remarks>
internal readonly record struct EtsShape
{
    /// <summary>Lanes of a vector.</summary>
    public const int Lanes = 8;

    public EtsShape(EtsSpecification specification, int seasonLength)
    {
        Specification = specification;
        HasTrend = specification.Trend != TrendType.None;
        IsDamped = specification.Trend == TrendType.AdditiveDamped;
        HasSeason = specification.Season != SeasonType.None;
        SeasonLength = HasSeason ? seasonLength : 1;
        int next = 1;
        Beta = HasTrend ? next++ : -1;
        Gamma = HasSeason ? next++ : -1;
        Phi = IsDamped ? next++ : -1;
        SmoothingCount = next;
        Level = next++;
        Trend = HasTrend ? next++ : -1;
        FirstSeason = next;
        Count = next + SeasonLength - 1;
    }

    public EtsSpecification Specification { get; }

    public bool HasTrend { get; }

    public bool IsDamped { get; }

    public bool HasSeason { get; }

    public bool IsMultiplicativeError => Specification.Error == ErrorType.Multiplicative;

    public bool IsMultiplicativeSeason => Specification.Season == SeasonType.Multiplicative;

    /// <summary>Periods in a season; 1 without one.</summary>
    public int SeasonLength { get; }

    /// <summary>The place of beta / alpha; -1 without trend. Alpha's is 0.</summary>
    public int Beta { get; }

    /// <summary>The place of gamma / (1 - alpha); -1 without season.</summary>
    public int Gamma { get; }

    /// <summary>The place of phi; -1 when not damped.</summary>
    public int Phi { get; }

    /// <summary>How many smoothing parameters there are.</summary>
    public int SmoothingCount { get; }

    /// <summary>The place of the initial level.</summary>
    public int Level { get; }

    /// <summary>The place of the initial trend; -1 without.</summary>
    public int Trend { get; }

    /// <summary>The place of the first seasonal state.</summary>
    public int FirstSeason { get; }

    /// <summary>How many numbers are searched.</summary>
    public int Count { get; }

    /// <summary>The same, filled up to whole vectors.</summary>
    public int Stride => (Count + Lanes - 1) / Lanes * Lanes;

    /// <summary>Parameters estimated, the variance included.</summary>
    public int ParameterCount => Count + 1;
}
