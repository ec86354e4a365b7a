namespace SahelForecast.Scenarios;

/// <summary>What counts as added by a scenario.</summary>
public enum SpillReference
{
    /// <summary>What is above the same path of the baseline: what the scenario's assumptions do.</summary>
    Baseline,

    /// <summary>What is above the value at the origin: for sources that a <see cref="GrowthPath"/> takes away from their baseline.</summary>
    Origin,
}

/// <summary>Carries what the scenario adds in one place on to its neighbours, a while later: violence that crosses a border, people who flee over it.</summary>
/// <param name="Start">The first period in which something arrives.</param>
/// <param name="Transmission">From where to where, and how much.</param>
/// <remarks>The magnitude scales all shares, 1 as they stand: y(to, t) + m share (y(from, t - lag) - baseline(from, t - lag)), path by path, over all routes. What arrives spreads further
/// by the same shares, so they must not explode. A fall below the baseline is carried on as well.</remarks>
public sealed record SpillOver(Period Start, Transmission Transmission) : ScenarioAssumption(Start)
{
    /// <summary>Periods on the way, at least 1.</summary>
    /// <value>Default 1.</value>
    public int Lag { get; init => field = Guard.Positive(value, nameof(Lag)); } = 1;

    /// <summary>What the source is compared with.</summary>
    /// <value>Default <see cref="SpillReference.Baseline"/>.</value>
    public SpillReference Reference { get; init => field = Guard.Defined(value, nameof(Reference)); }

    /// <inheritdoc/>
    protected internal override int? StepsBack => Lag;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        int index = step.Index - Lag;
        if (index < 0)
        {
            return;
        }

        foreach ((SeriesKey from, SeriesKey to, double share) in Transmission.Routes)
        {
            if (!to.Equals(step.Key))
            {
                continue;
            }

            ReadOnlySpan<double> under = step.Neighbour(from, index);
            ReadOnlySpan<double> without = step.NeighbourBaseline(from, Reference == SpillReference.Origin ? -1 : index);
            for (int i = 0; i < draws.Length; i++)
            {
                draws[i] += magnitudes[i] * share * (under[i] - without[i]);
            }
        }
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options)
    {
        double most = Magnitude.Quantile(1);
        SeriesKey? unknown = null;
        foreach ((SeriesKey from, SeriesKey to, _) in Transmission.Routes)
        {
            unknown ??= panel.TryFind(from) is null ? from : panel.TryFind(to) is null ? to : null;
        }

        return base.ProblemWith(baseline, panel, options)
            ?? (Reference == SpillReference.Origin && unknown is null && NoOrigin(panel) is SeriesKey blank
                ? $"counts from the value of ({blank}) at the origin, which is missing. Set Reference = SpillReference.Baseline." : null)
            ?? (unknown is not null ? $"has a route over ({unknown}), which the panel doesn't forecast. Forecast it too, or leave the route out." : null)
            ?? (Magnitude.Quantile(0) < 0 ? FormattableString.Invariant($"scales its shares by a number that may be negative (magnitude {Magnitude}). Use at least 0.")
            : most * Transmission.SpectralRadius >= 1 ? FormattableString.Invariant(
                $"explodes: what leaves comes back by {most * Transmission.SpectralRadius:0.###} of itself a round (greatest eigenvalue of the shares times the magnitude). Lower the shares until it is below 1.")
            : null);
    }

    private SeriesKey? NoOrigin(ForecastPanel panel)
    {
        foreach ((SeriesKey from, _, _) in Transmission.Routes)
        {
            if (double.IsNaN(panel[from].OriginValue))
            {
                return from;
            }
        }

        return null;
    }
}
