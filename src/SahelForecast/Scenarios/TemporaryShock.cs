using System.Numerics.Tensors;

namespace SahelForecast.Scenarios;

/// <summary>Moves the level for a while and lets it come back: an offensive, a flood, a lean season.</summary>
/// <param name="Start">The first period of the shock.</param>
/// <param name="Duration">Periods at full size, at least 1.</param>
/// <param name="Decay">The share of the effect left after each later period, in [0, 1): 0 ends it at once.</param>
public sealed record TemporaryShock(Period Start, int Duration, double Decay = 0) : ScenarioAssumption(Start)
{
    /// <summary>Periods at full size, at least 1.</summary>
    public int Duration { get; init => field = Guard.Positive(value, nameof(Duration)); } = Guard.Positive(Duration);

    /// <summary>The share of the effect left after each later period, in [0, 1).</summary>
    public double Decay { get; init => field = Checked(value); } = Checked(Decay);

    /// <summary>What the magnitude means.</summary>
    /// <value>Default <see cref="ShiftEffect.Multiplies"/>.</value>
    public ShiftEffect Effect { get; init => field = Guard.Defined(value, nameof(Effect)); }

    /// <inheritdoc/>
    protected internal override int? StepsBack => 0;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        int late = step.Period - Start - Duration + 1;
        double weight = late <= 0 ? 1 : Math.Pow(Decay, late);
        if (Effect == ShiftEffect.Adds)
        {
            TensorPrimitives.MultiplyAdd(magnitudes, weight, draws, draws);
            return;
        }

        for (int i = 0; i < draws.Length; i++)
        {
            draws[i] *= 1 + (weight * (magnitudes[i] - 1));
        }
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (Effect == ShiftEffect.Multiplies && Magnitude.Quantile(0) < 0
            ? FormattableString.Invariant($"multiplies by a factor that may be negative (magnitude {Magnitude}). Use factors of at least 0, or Effect = ShiftEffect.Adds.")
            : null);

    private static double Checked(double decay) => decay is >= 0 and < 1
        ? decay
        : throw new ArgumentOutOfRangeException(
            nameof(decay), decay, FormattableString.Invariant($"Decay is {decay}, but must be at least 0 and below 1; for a shock that never ends use LevelShift."));
}
