using System.Numerics.Tensors;

namespace SahelForecast.Scenarios;

/// <summary>Replaces the baseline by growth from the last value before <see cref="ScenarioAssumption.Start"/> at an assumed rate.</summary>
/// <param name="Start">The first period that grows.</param>
/// <remarks>The magnitude is the growth a period as a fraction: 0.17 for +17 %. k periods after the start the rate is magnitude x weight(k), with the
/// weights of <see cref="Shape"/>; y(t) = y(t-1) (1 + rate). The spread is that of the magnitude alone: what the baseline says about later periods is
/// given up, so put a growth path before assumptions that shift the level.</remarks>
public sealed record GrowthPath(Period Start) : ScenarioAssumption(Start)
{
    /// <summary>How the rate goes on: holds, once, fades, ramps.</summary>
    /// <value>Default <see cref="GrowthShape.Holds"/>.</value>
    public GrowthShape Shape { get; init; } = GrowthShape.Holds;

    /// <inheritdoc/>
    protected internal override int? StepsBack => 1;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        double weight = Shape.WeightAt(step.Period - Start);
        TensorPrimitives.Multiply(magnitudes, weight, draws);
        TensorPrimitives.Add(draws, 1, draws);
        TensorPrimitives.Multiply(step.Projected(step.Index - 1), draws, draws);
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (Magnitude.Quantile(0) < -1
            ? FormattableString.Invariant($"may fall by more than all of it (magnitude {Magnitude}). Write fractions of at least -1: -0.2 for a fall of 20 %.")
            : Start == baseline.Periods.Start && double.IsNaN(baseline.OriginValue)
                ? $"grows from {baseline.Origin}, where the series ({baseline.Key}) has no value. Start it later."
                : null);
}
