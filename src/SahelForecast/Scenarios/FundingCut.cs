namespace SahelForecast.Scenarios;

/// <summary>Cuts the funds that hold a series down: a programme that ends, a plan that is not paid.</summary>
/// <param name="Start">The first period with less money.</param>
/// <param name="Share">The share of the funds that goes, above 0 and below 1, such as 0.3.</param>
/// <remarks>The magnitude is the elasticity of the series on the funds, stated as a positive number: y (1 - share)^-e. It is an assumption to be defended, not an estimate. Money required
/// and unmet is another question: <c>FundingRequirement</c>.</remarks>
public sealed record FundingCut(Period Start, double Share) : ScenarioAssumption(Start)
{
    /// <summary>The share of the funds that goes.</summary>
    public double Share { get; init => field = Checked(value); } = Checked(Share);

    /// <summary>Periods over which it goes in equal parts, at least 1.</summary>
    /// <value>Default 1: all at the start.</value>
    public int Over { get; init => field = Guard.Positive(value, nameof(Over)); } = 1;

    /// <summary>Periods after the start when the funds are back at once, at least 1; null when they stay away.</summary>
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
            ElasticityKernel.Lose(draws, magnitudes, Share * Math.Min(1, (periods + 1.0) / Over));
        }
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (Magnitude.Quantile(0) < 0
            ? FormattableString.Invariant($"has an elasticity that may be negative (magnitude {Magnitude}). Less money makes more of the series here: write it as a positive number.")
            : null);

    private static double Checked(double share) => share is > 0 and < 1
        ? share
        : throw new ArgumentOutOfRangeException(nameof(share), share, FormattableString.Invariant($"Share is {share}, but must be above 0 and below 1: write 0.3 for 30 % less money."));
}
