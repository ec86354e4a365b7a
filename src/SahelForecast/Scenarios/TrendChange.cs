using System.Numerics.Tensors;
using SahelForecast.Numerics;

namespace SahelForecast.Scenarios;

/// <summary>Bends the baseline from a period on: more, or less, with every period that passes.</summary>
/// <param name="Start">The first period of the new trend.</param>
/// <remarks>k periods into it (k = 1 at the start), with magnitude m: y (1 + m)^k where it multiplies, m as a fraction a period, such as 0.02; y + k m where it adds.
/// The baseline's own trend and spread stay.</remarks>
public sealed record TrendChange(Period Start) : ScenarioAssumption(Start)
{
    /// <summary>What the magnitude means.</summary>
    /// <value>Default <see cref="ShiftEffect.Multiplies"/>: a change of the growth rate.</value>
    public ShiftEffect Effect { get; init => field = Guard.Defined(value, nameof(Effect)); }

    /// <inheritdoc/>
    protected internal override int? StepsBack => 0;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        int periods = step.Period - Start + 1;
        if (Effect == ShiftEffect.Adds)
        {
            TensorPrimitives.MultiplyAdd(magnitudes, periods, draws, draws);
            return;
        }

        Span<double> factors = stackalloc double[ScenarioStep.MostPaths];
        factors = factors[..draws.Length];
        TensorPrimitives.Add(magnitudes, 1, factors);
        VectorMath.Power(factors, periods, factors);
        TensorPrimitives.Multiply(draws, factors, draws);
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (Effect == ShiftEffect.Multiplies && Magnitude.Quantile(0) < -1
            ? FormattableString.Invariant($"may fall by more than all of it a period (magnitude {Magnitude}). Write fractions of at least -1: -0.02 for 2 % less a period.")
            : null);
}
