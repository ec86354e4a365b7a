namespace SahelForecast.Scenarios;

/// <summary>Takes away, at once or bit by bit and for a while or for good, part of what holds a series down.</summary>
/// <param name="Start">The first period with less.</param>
/// <remarks>The magnitude is the elasticity e of the series on the resource, stated as a positive number: y (1 - share lost)^-e; with an elasticity of 1 a sixth less makes a fifth more of the
/// series. It is an assumption to be defended, not an estimate.</remarks>
public abstract record ResourceLoss(Period Start) : ScenarioAssumption(Start)
{
    /// <summary>Periods over which it goes in equal parts, at least 1.</summary>
    /// <value>Default 1: all at the start.</value>
    public int Over { get; init => field = Guard.Positive(value, nameof(Over)); } = 1;

    /// <summary>Periods after the start when all of it is back at once, at least 1; null when it stays away.</summary>
    /// <value>Default null.</value>
    public int? RestoredAfter { get; init => field = value is int periods ? Guard.Positive(periods, nameof(RestoredAfter)) : null; }

    /// <inheritdoc/>
    protected internal override int? StepsBack => 0;

    /// <summary>The share that is gone in the end, above 0 and below 1.</summary>
    private protected abstract double ShareLost { get; }

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        int periods = step.Period - Start;
        if (!(periods >= RestoredAfter))
        {
            ElasticityKernel.Lose(draws, magnitudes, ShareLost * Math.Min(1, (periods + 1.0) / Over));
        }
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (Magnitude.Quantile(0) < 0
            ? FormattableString.Invariant($"has an elasticity that may be negative (magnitude {Magnitude}). What is lost here makes more of the series: write it as a positive number.")
            : null);
}
