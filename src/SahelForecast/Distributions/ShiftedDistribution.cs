using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>The distribution of a value plus a constant. Everything is exact: mean, quantiles, density and score move with the value.</summary>
internal sealed class ShiftedDistribution : PredictiveDistribution
{
    private readonly PredictiveDistribution _inner;
    private readonly double _offset;

    private ShiftedDistribution(PredictiveDistribution inner, double offset)
    {
        _inner = inner;
        _offset = offset;
    }

    /// <summary>Shifts a distribution; one of a kind that has a place of its own stays of its kind.</summary>
    public static PredictiveDistribution Of(PredictiveDistribution inner, double offset) => inner switch
    {
        NormalDistribution => new NormalDistribution(inner.Mean + offset, inner.StandardDeviation),
        PointMassDistribution => new PointMassDistribution(inner.Mean + offset),
        _ => new ShiftedDistribution(inner, offset),
    };

    /// <inheritdoc/>
    public override double Mean => _inner.Mean + _offset;

    /// <inheritdoc/>
    public override double Variance => _inner.Variance;

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => _inner.CumulativeProbability(value - _offset);

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) => _inner.Quantile(probability) + _offset;

    /// <inheritdoc/>
    protected override double CrpsCore(double observed) => _inner.Crps(observed - _offset);

    /// <inheritdoc/>
    protected override double LogDensityCore(double value) => _inner.LogDensity(value - _offset);

    internal override double Draw(ref RandomStream stream) => _inner.Draw(ref stream) + _offset;

    internal override double IntegratedSquaredError(double from, double to, double split) =>
        _inner.IntegratedSquaredError(from - _offset, to - _offset, split - _offset);

    internal override double PartialMoment(int order, double centre, double from, double to) =>
        _inner.PartialMoment(order, centre - _offset, from - _offset, to - _offset);

    internal override double Expect(Func<double, double> function, double from, double to) =>
        _inner.Expect(value => function(value + _offset), from - _offset, to - _offset);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{_inner} shifted by {_offset:G6}");
}
