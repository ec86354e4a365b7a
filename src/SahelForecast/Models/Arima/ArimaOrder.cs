namespace SahelForecast.Models.Arima;

/// <summary>The order of an ARIMA model: (p,d,q) and, with a season, (P,D,Q).</summary>
public readonly record struct ArimaOrder
{
    /// <summary>The most coefficients of a kind.</summary>
    internal const int MostLags = 10;

    /// <summary>Creates an order.</summary>
    /// <param name="p">Autoregressive coefficients, 0 to 10.</param>
    /// <param name="d">Differences from one period to the next, 0 to 2.</param>
    /// <param name="q">Moving average coefficients, 0 to 10.</param>
    /// <param name="seasonalP">Seasonal autoregressive coefficients, 0 to 10.</param>
    /// <param name="seasonalD">Differences from one season to the next, 0 to 2.</param>
    /// <param name="seasonalQ">Seasonal moving average coefficients, 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ArimaOrder(int p, int d, int q, int seasonalP = 0, int seasonalD = 0, int seasonalQ = 0)
    {
        P = Guard.Between(p, 0, MostLags);
        D = Guard.Between(d, 0, 2);
        Q = Guard.Between(q, 0, MostLags);
        SeasonalP = Guard.Between(seasonalP, 0, MostLags);
        SeasonalD = Guard.Between(seasonalD, 0, 2);
        SeasonalQ = Guard.Between(seasonalQ, 0, MostLags);
    }

    /// <summary>Autoregressive coefficients.</summary>
    public int P { get; init => field = Guard.Between(value, 0, MostLags, nameof(P)); }

    /// <summary>Differences from one period to the next.</summary>
    public int D { get; init => field = Guard.Between(value, 0, 2, nameof(D)); }

    /// <summary>Moving average coefficients.</summary>
    public int Q { get; init => field = Guard.Between(value, 0, MostLags, nameof(Q)); }

    /// <summary>Seasonal autoregressive coefficients.</summary>
    public int SeasonalP { get; init => field = Guard.Between(value, 0, MostLags, nameof(SeasonalP)); }

    /// <summary>Differences from one season to the next.</summary>
    public int SeasonalD { get; init => field = Guard.Between(value, 0, 2, nameof(SeasonalD)); }

    /// <summary>Seasonal moving average coefficients.</summary>
    public int SeasonalQ { get; init => field = Guard.Between(value, 0, MostLags, nameof(SeasonalQ)); }

    /// <summary>Whether the order says anything of a season.</summary>
    public bool IsSeasonal => SeasonalP + SeasonalD + SeasonalQ > 0;

    /// <summary>Differences of both kinds.</summary>
    internal int Differences => D + SeasonalD;

    /// <summary>Such as "(1,1,0)" or "(1,0,1)(0,1,1)".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"({P},{D},{Q}){(IsSeasonal ? FormattableString.Invariant($"({SeasonalP},{SeasonalD},{SeasonalQ})") : "")}");

    /// <summary>Values lost to differencing.</summary>
    internal int Lost(int season) => D + (SeasonalD * season);

    internal ArmaShape Shape(int season) => new(P, Q, SeasonalP, SeasonalQ, season);
}
