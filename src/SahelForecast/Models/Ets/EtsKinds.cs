namespace SahelForecast.Models.Ets;

/// <summary>A trend as a type, so that a recursion compiled for it has no branch left.</summary>
internal interface ITrendKind
{
    static abstract bool Exists { get; }

    static abstract bool IsDamped { get; }
}

/// <summary>A season as a type.</summary>
internal interface ISeasonKind
{
    static abstract bool Exists { get; }

    static abstract bool IsMultiplicative { get; }
}

internal readonly struct NoTrend : ITrendKind
{
    public static bool Exists => false;

    public static bool IsDamped => false;
}

internal readonly struct LinearTrend : ITrendKind
{
    public static bool Exists => true;

    public static bool IsDamped => false;
}

internal readonly struct DampedTrend : ITrendKind
{
    public static bool Exists => true;

    public static bool IsDamped => true;
}

internal readonly struct NoSeason : ISeasonKind
{
    public static bool Exists => false;

    public static bool IsMultiplicative => false;
}

internal readonly struct AdditiveSeason : ISeasonKind
{
    public static bool Exists => true;

    public static bool IsMultiplicative => false;
}

internal readonly struct MultiplicativeSeason : ISeasonKind
{
    public static bool Exists => true;

    public static bool IsMultiplicative => true;
}
