namespace SahelForecast.Data;

/// <summary>Choices for <see cref="DataQuality"/>.</summary>
public sealed record DataQualityOptions
{
    /// <summary>The dimension whose values are parts of a total, such as "category"; null when the panel has none.</summary>
    /// <value>Default null: totals are not checked.</value>
    public string? TotalDimension { get; init; }

    /// <summary>The value of <see cref="TotalDimension"/> that is the total.</summary>
    /// <value>Default "total".</value>
    public string TotalValue { get; init; } = "total";

    /// <summary>The share of the total that the sum of its parts may differ by, at least 0: published parts are rounded.</summary>
    /// <value>Default 0.005.</value>
    public double TotalTolerance
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TotalTolerance), value, FormattableString.Invariant($"TotalTolerance is {value}, but must be a finite share of at least 0."));
    } = 0.005;

    /// <summary>The choices, in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => TotalDimension is null
        ? "no totals"
        : FormattableString.Invariant($"{TotalDimension}={TotalValue} is the sum of the others within {TotalTolerance}");
}
