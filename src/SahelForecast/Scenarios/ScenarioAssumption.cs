namespace SahelForecast.Scenarios;

/// <summary>One assumption of a scenario: it rewrites the draws of a step, seeing the baseline, its own earlier steps, other series and drivers.</summary>
/// <param name="Start">The first period it works on.</param>
public abstract record ScenarioAssumption(Period Start)
{
    /// <summary>Why it is assumed; every assumption must be defended.</summary>
    public required string Rationale { get; init => field = Guard.Text(value, nameof(Rationale)); }

    /// <summary>Where the figures come from; null for a judgement.</summary>
    public string? Source { get; init; }

    /// <summary>Who assumes it, so that a judgmental adjustment can be scored later (<see cref="ScenarioReplay"/>); null when nobody signs it.</summary>
    public string? By { get; init; }

    /// <summary>How strong the effect is, fixed or uncertain; what the number means is up to the assumption.</summary>
    public required Magnitude Magnitude { get; init; }

    /// <summary>Which series of a panel it touches: those whose keys match.</summary>
    /// <value>Default <see cref="SeriesKey.Empty"/>: all.</value>
    public SeriesKey Scope { get; init; } = SeriesKey.Empty;

    /// <summary>Kind, start, size and rationale, for tables.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public sealed override string ToString() => $"{GetType().Name} from {Start}, size {Magnitude}: {Rationale}{(By is null ? "" : $" ({By})")}";

    /// <summary>How many steps back it looks at what the scenario made of this series and of others (<see cref="ScenarioStep.Projected"/>, <see cref="ScenarioStep.Neighbour"/>), so that
    /// earlier ones need not be kept; the value at the origin is always there.</summary>
    /// <value>At least 0; null for all, which is what an assumption has that doesn't say.</value>
    protected internal virtual int? StepsBack => null;

    /// <summary>Rewrites one step from <see cref="Start"/> on, for some of the paths; several threads may do so at once.</summary>
    /// <param name="step">What may be looked at.</param>
    /// <param name="magnitudes">One magnitude a path.</param>
    /// <param name="draws">One value a path: what the assumptions before left; to be overwritten in place.</param>
    protected internal abstract void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws);

    /// <summary>What makes the assumption impossible on a baseline it touches, in words that follow its name; null when nothing does.</summary>
    internal virtual string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => baseline.Periods.Contains(Start)
        ? null
        : $"starts in {Start} ({Start.Frequency}), but the forecast has {baseline.Periods}. Move its start, or forecast further.";
}
