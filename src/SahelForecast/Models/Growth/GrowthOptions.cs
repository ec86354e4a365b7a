namespace SahelForecast.Models.Growth;

/// <summary>Choices for <see cref="GrowthModel"/>.</summary>
public sealed record GrowthOptions
{
    /// <summary>A growth rate to use instead of the series' own, such as a stated assumption; null estimates it.</summary>
    /// <value>Default null. Converted to the frequency of the series.</value>
    public GrowthRate? Rate { get; init; }

    /// <summary>What is believed before seeing the series; the estimates are shrunk towards it. Null for nothing.</summary>
    /// <value>Default null.</value>
    public GrowthPrior? Prior { get; init; }

    /// <summary>How much of the rate is left after each period, in [0, 1]: 1 holds it, 0 is no growth at all.</summary>
    /// <value>Default 1.</value>
    public double Damping { get; init => field = Guard.Probability(value, nameof(Damping)); } = 1;

    /// <summary>The largest rate used, up or down (on the log scale, so that +25 % and -20 % are the same size); null for no cap.</summary>
    /// <value>Default null. A positive rate; converted to the frequency of the series.</value>
    public GrowthRate? MaximumRate
    {
        get;
        init => field = value is null || value.Direction > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaximumRate), value, $"MaximumRate is {value}, but must be a rise: it caps falls alike.");
    }

    /// <summary>The choices in words, such as "rate estimated, damping 0.8".</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"rate {(Rate is null ? "estimated" : Rate.ToString())}{(Prior is null ? "" : $", prior {Prior}")}, damping {Damping}{(MaximumRate is null ? "" : $", at most {MaximumRate}")}");
}
