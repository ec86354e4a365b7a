namespace SahelForecast.Models.Growth;

/// <summary>What is believed of growth before seeing a series: a rate worth so many periods, a volatility worth so many changes.</summary>
/// <remarks>The conjugate normal and inverse-gamma prior of the mean and variance of log growth.</remarks>
public sealed record GrowthPrior
{
    /// <summary>The rate shrunk towards.</summary>
    /// <value>Default no growth. Converted to the frequency of the series.</value>
    public GrowthRate Rate { get; init; } = GrowthRate.FromPercent(0);

    /// <summary>How many observed periods the rate is worth, at least 0: the estimate becomes (Weight x prior + periods x observed) / (Weight + periods).</summary>
    /// <value>Default 0: no shrinkage of the rate.</value>
    public double Weight { get; init => field = Guard.FiniteNotNegative(value, nameof(Weight)); }

    /// <summary>The standard deviation of log growth in one period of the series; 0.3 means that changes of ±30 % are usual.</summary>
    /// <value>Default 0, unused while <see cref="VolatilityWeight"/> is 0.</value>
    public double Volatility { get; init => field = Guard.FiniteNotNegative(value, nameof(Volatility)); }

    /// <summary>How many observed changes the volatility is worth, at least 0: it adds to the degrees of freedom.</summary>
    /// <value>Default 0: the volatility comes from the series alone.</value>
    public double VolatilityWeight { get; init => field = Guard.FiniteNotNegative(value, nameof(VolatilityWeight)); }

    /// <summary>The prior in words, such as "0.00 % in 1 year worth 4 periods, volatility 0.3 worth 3 changes".</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Rate} worth {Weight} periods, volatility {Volatility} worth {VolatilityWeight} changes");
}
