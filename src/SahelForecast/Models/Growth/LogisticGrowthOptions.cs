namespace SahelForecast.Models.Growth;

/// <summary>Choices for <see cref="LogisticGrowthModel"/>.</summary>
public sealed record LogisticGrowthOptions
{
    /// <summary>How growth slows.</summary>
    /// <value>Default <see cref="GrowthCurve.Logistic"/>.</value>
    public GrowthCurve Curve { get; init => field = Guard.Defined(value, nameof(Curve)); }

    /// <summary>What the series can grow to, in its unit, such as the people at risk; null estimates it.</summary>
    /// <value>Default null. Above 0. Values may pass it for a time and are then drawn back; for a bound that is never passed set <see cref="SeriesMetadata.UpperBound"/>.</value>
    public double? Capacity
    {
        get;
        init => field = value is double capacity ? Guard.FinitePositive(capacity, nameof(Capacity)) : null;
    }

    /// <summary>How unsure a given <see cref="Capacity"/> is: the standard deviation of its logarithm, so 0.1 is about 10 %. The series then has its say too.</summary>
    /// <value>Default 0: known. Without a given capacity it has no effect.</value>
    public double CapacityUncertainty { get; init => field = Guard.FiniteNotNegative(value, nameof(CapacityUncertainty)); }

    /// <summary>What may end growth and turn it round; null is growth to the cap for ever.</summary>
    /// <value>Default null. For horizons of some years of stocks of displaced people <see cref="GrowthInterruption.OfRefugees"/>.</value>
    public GrowthInterruption? Interruption { get; init; }

    /// <summary>The choices in words, such as "Logistic, capacity estimated".</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Curve}, capacity {(Capacity is double capacity ? FormattableString.Invariant($"{capacity:G6}, uncertainty {CapacityUncertainty}") : "estimated")}{(Interruption is null ? "" : $", {Interruption}")}");
}
