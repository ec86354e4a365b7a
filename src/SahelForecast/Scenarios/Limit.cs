using System.Numerics.Tensors;

namespace SahelForecast.Scenarios;

/// <summary>Which side a limit holds.</summary>
public enum LimitSide
{
    /// <summary>Nothing goes above it: the people of a region, the places in camps.</summary>
    Cap,

    /// <summary>Nothing goes below it: those who can't return.</summary>
    Floor,
}

/// <summary>Holds every draw on one side of a level, known or uncertain; the magnitude is the level, in the unit of the series.</summary>
/// <param name="Start">The first period that is held.</param>
/// <param name="Side">Cap or floor.</param>
public sealed record Limit(Period Start, LimitSide Side) : ScenarioAssumption(Start)
{
    /// <summary>Cap or floor.</summary>
    public LimitSide Side { get; init => field = Guard.Defined(value, nameof(Side)); } = Guard.Defined(Side);

    /// <inheritdoc/>
    protected internal override int? StepsBack => 0;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        if (Side == LimitSide.Cap)
        {
            TensorPrimitives.Min(draws, magnitudes, draws);
        }
        else
        {
            TensorPrimitives.Max(draws, magnitudes, draws);
        }
    }
}
