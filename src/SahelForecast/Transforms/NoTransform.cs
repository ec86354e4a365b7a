using SahelForecast.Distributions;

namespace SahelForecast.Transforms;

/// <summary>Values as they are.</summary>
internal sealed class NoTransform(string note) : SeriesTransform
{
    /// <inheritdoc/>
    public override double? Lambda => 1;

    /// <inheritdoc/>
    public override string ToString() => "values as they are";

    /// <inheritdoc/>
    internal override string? Note => note;

    private protected override string Domain => "finite values";

    /// <inheritdoc/>
    internal override double Forward(double value) => value;

    /// <inheritdoc/>
    internal override double LogSlope(double value) => 0;

    /// <inheritdoc/>
    internal override double Backward(double value) => value;

    private protected override PredictiveDistribution InvertCore(PredictiveDistribution distribution) => distribution;
}
