using System.Numerics.Tensors;
using SahelForecast.Numerics;

namespace SahelForecast.Scenarios;

/// <summary>Lets a share of displaced people go home each period, for a while.</summary>
/// <param name="Start">The first period of returns.</param>
/// <param name="Duration">Periods of returns, at least 1; those who have returned stay away afterwards.</param>
/// <remarks>The magnitude is the share of the stock that returns a period, in [0, 1]: y (1 - m)^k after k periods of returns.</remarks>
public sealed record ReturnMovement(Period Start, int Duration) : ScenarioAssumption(Start)
{
    /// <summary>Periods of returns, at least 1.</summary>
    public int Duration { get; init => field = Guard.Positive(value, nameof(Duration)); } = Guard.Positive(Duration);

    /// <inheritdoc/>
    protected internal override int? StepsBack => 0;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        int periods = Math.Min(Duration, step.Period - Start + 1);
        Span<double> left = stackalloc double[ScenarioStep.MostPaths];
        left = left[..draws.Length];
        TensorPrimitives.Subtract(1, magnitudes, left);
        VectorMath.Power(left, periods, left);
        TensorPrimitives.Multiply(draws, left, draws);
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (Magnitude.Quantile(0) < 0 || Magnitude.Quantile(1) > 1
            ? FormattableString.Invariant($"returns a share that may lie outside [0, 1] (magnitude {Magnitude}). Write 0.1 for 10 % of those displaced a period.")
            : null);
}
