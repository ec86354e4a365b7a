using SahelForecast.Distributions;

namespace SahelForecast.Transforms;

/// <summary>The transform of Box and Cox, odd about 0 where there are negative values.</summary>
internal sealed class BoxCoxTransform(double lambda, string? note = null) : SeriesTransform
{
    /// <inheritdoc/>
    public override double? Lambda => lambda;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Box-Cox with lambda {lambda:0.###}");

    /// <inheritdoc/>
    internal override string? Note => note;

    private protected override string Domain => lambda == 0 ? "values above 0" : "finite values";

    /// <summary>The number of this scale whose value is so many times that of another; what is normal stays so.</summary>
    public double Scaled(double number, double factor) =>
        lambda == 0 ? number + Math.Log(factor) : ((((lambda * number) + 1) * Stretch(factor)) - 1) / lambda;

    /// <summary>How much wider a distribution of this scale gets when the values get so many times larger.</summary>
    public double Stretch(double factor) => Math.Pow(factor, lambda);

    /// <inheritdoc/>
    internal override double Forward(double value) => lambda switch
    {
        0 => value <= 0 ? double.NegativeInfinity : Math.Log(value),
        _ => (SignedPower(value, lambda) - 1) / lambda,
    };

    /// <inheritdoc/>
    internal override double LogSlope(double value) => (lambda - 1) * Math.Log(Math.Abs(value));

    /// <inheritdoc/>
    internal override double Backward(double value) => lambda == 0 ? Math.Exp(value) : SignedPower((lambda * value) + 1, 1 / lambda);

    /// <inheritdoc/>
    private protected override PredictiveDistribution InvertCore(PredictiveDistribution distribution) => distribution is NormalDistribution normal && lambda == 0
        ? new LogNormalDistribution(normal.Mean, normal.StandardDeviation)
        : base.InvertCore(distribution);

    private static double SignedPower(double value, double power) => Math.CopySign(Math.Pow(Math.Abs(value), power), value);
}
