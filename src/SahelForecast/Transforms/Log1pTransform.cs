namespace SahelForecast.Transforms;

/// <summary>log(1 + y).</summary>
internal sealed class Log1pTransform : SeriesTransform
{
    /// <inheritdoc/>
    public override string ToString() => "log(1 + y)";

    private protected override string Domain => "values above -1";

    /// <inheritdoc/>
    internal override double Forward(double value) => value <= -1 ? double.NegativeInfinity : double.LogP1(value);

    /// <inheritdoc/>
    internal override double LogSlope(double value) => -double.LogP1(value);

    /// <inheritdoc/>
    internal override double Backward(double value) => double.ExpM1(value);
}
