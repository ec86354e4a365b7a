namespace SahelForecast.Data;

/// <summary>What can be wrong with published figures.</summary>
public enum DataDefect
{
    /// <summary>Periods without a value between periods with one.</summary>
    Gap,

    /// <summary>Zeros where nobody was counted: most likely nothing was reported.</summary>
    AbsentAsZero,

    /// <summary>The same figure carried forward, to the last person.</summary>
    Frozen,

    /// <summary>A jump by about a thousand or a million: people, then thousands of people.</summary>
    UnitChange,

    /// <summary>A new level, at least 40 % higher or lower, that stays and that usual changes don't explain.</summary>
    LevelShift,

    /// <summary>A total that is not the sum of its parts.</summary>
    TotalDiffersFromParts,

    /// <summary>Parts that sum to far more than their total: people who are counted in several of them.</summary>
    OverlappingCategories,

    /// <summary>Series of one panel that were known on different days.</summary>
    MixedVintages,

    /// <summary>A period that several rows of one series hold, or the same figures under several keys.</summary>
    Duplicate,
}

/// <summary>Something to look at before a series is forecast.</summary>
/// <param name="Defect">What it is.</param>
/// <param name="Key">Whose.</param>
/// <param name="First">The first period concerned.</param>
/// <param name="Last">The last one.</param>
/// <param name="Size">How large: periods of a gap, a run of zeros or a frozen value; the factor of a shift or change of unit; the share of the total that parts differ by; days between vintages; rows of a period, or series with the same figures.</param>
/// <param name="Evidence">The figures that say so.</param>
/// <param name="Effect">What models do with it as it stands, and the cure.</param>
public sealed record DataFinding(DataDefect Defect, SeriesKey Key, Period First, Period Last, double Size, string Evidence, string Effect)
{
    /// <summary>Defect, series, periods, evidence and effect.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => $"{Defect}, ({Key}), {(First == Last ? $"{First}" : $"{First} to {Last}")}: {Evidence} {Effect}";
}
