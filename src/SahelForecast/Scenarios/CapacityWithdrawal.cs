namespace SahelForecast.Scenarios;

/// <summary>Withdraws what holds a series down: peacekeepers who leave, staff who can't reach a region. For money see <see cref="FundingCut"/>.</summary>
/// <param name="Start">The first period with less capacity.</param>
/// <param name="Withdrawn">What leaves, above 0 and below <paramref name="Capacity"/>, in any unit, such as 3,000 peacekeepers.</param>
/// <param name="Capacity">What was there, in the same unit, such as 18,000.</param>
/// <remarks>The magnitude is the elasticity of the series on the capacity, stated as a positive number: y (1 - w)^-e, w the share that has left; an elasticity of 1 makes a sixth less
/// capacity a fifth more of the series. It is an assumption to be defended, not an estimate.</remarks>
public sealed record CapacityWithdrawal(Period Start, double Withdrawn, double Capacity) : ScenarioAssumption(Start)
{
    /// <summary>What leaves.</summary>
    public double Withdrawn { get; } = double.IsFinite(Capacity) && Withdrawn > 0 && Withdrawn < Capacity
        ? Withdrawn
        : throw new ArgumentOutOfRangeException(
            nameof(Withdrawn), Withdrawn, FormattableString.Invariant($"Withdrawn is {Withdrawn} of a capacity of {Capacity}: it must be above 0 and below the capacity."));

    /// <summary>What was there.</summary>
    public double Capacity { get; } = Capacity;

    /// <summary>Periods over which it leaves in equal parts, at least 1.</summary>
    /// <value>Default 1: all at the start.</value>
    public int Over { get; init => field = Guard.Positive(value, nameof(Over)); } = 1;

    /// <summary>Periods after the start when the capacity is back at once, at least 1; null when it stays away.</summary>
    /// <value>Default null.</value>
    public int? RestoredAfter { get; init => field = value is int periods ? Guard.Positive(periods, nameof(RestoredAfter)) : null; }

    /// <inheritdoc/>
    protected internal override int? StepsBack => 0;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        int periods = step.Period - Start;
        if (!(periods >= RestoredAfter))
        {
            ElasticityKernel.Lose(draws, magnitudes, Withdrawn / Capacity * Math.Min(1, (periods + 1.0) / Over));
        }
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (Magnitude.Quantile(0) < 0
            ? FormattableString.Invariant($"has an elasticity that may be negative (magnitude {Magnitude}). Less capacity makes more of the series here: write it as a positive number.")
            : null);
}
