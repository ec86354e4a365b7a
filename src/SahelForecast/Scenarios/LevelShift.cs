using System.Numerics.Tensors;

namespace SahelForecast.Scenarios;

/// <summary>How a shift or shock changes a level.</summary>
public enum ShiftEffect
{
    /// <summary>The magnitude is a factor: 1.3 for 30 % more, 0.8 for 20 % less.</summary>
    Multiplies,

    /// <summary>The magnitude is an amount in the unit of the series, such as people; negative for fewer.</summary>
    Adds,
}

/// <summary>Moves the level from a period on, for good: a new method, a border closed, a camp opened.</summary>
/// <param name="Start">The first period at the new level.</param>
public sealed record LevelShift(Period Start) : ScenarioAssumption(Start)
{
    /// <summary>What the magnitude means.</summary>
    /// <value>Default <see cref="ShiftEffect.Multiplies"/>.</value>
    public ShiftEffect Effect { get; init => field = Guard.Defined(value, nameof(Effect)); }

    /// <inheritdoc/>
    protected internal override int? StepsBack => 0;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        if (Effect == ShiftEffect.Multiplies)
        {
            TensorPrimitives.Multiply(draws, magnitudes, draws);
        }
        else
        {
            TensorPrimitives.Add(draws, magnitudes, draws);
        }
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (Effect == ShiftEffect.Multiplies && Magnitude.Quantile(0) < 0
            ? FormattableString.Invariant($"multiplies by a factor that may be negative (magnitude {Magnitude}). Use factors of at least 0, or Effect = ShiftEffect.Adds.")
            : null);
}
