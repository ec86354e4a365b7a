using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>A value that is certain.</summary>
public sealed class PointMassDistribution : PredictiveDistribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="value">The value, finite, in the unit of the series.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public PointMassDistribution(double value) => Value = Guard.Finite(value);

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public override double Mean => Value;

    /// <inheritdoc/>
    public override double Variance => 0;

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => value >= Value ? 1 : 0;

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) => Value;

    /// <inheritdoc/>
    protected override double CrpsCore(double observed) => Math.Abs(observed - Value);

    /// <inheritdoc/>
    /// <remarks>Infinity at the value, minus infinity elsewhere.</remarks>
    protected override double LogDensityCore(double value) => value == Value ? double.PositiveInfinity : double.NegativeInfinity;

    internal override double Draw(ref RandomStream stream) => Value;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"PointMass({Value:G6})");
}
