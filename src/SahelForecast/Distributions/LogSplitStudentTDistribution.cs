using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>A positive value whose logarithm follows two halves of Student's t that meet in the median: falls and rises each have their own scale and tail.</summary>
/// <remarks>Half of the probability lies on each side. The density jumps at the median where the scales differ; quantiles and cumulative probabilities don't. Like
/// <see cref="LogStudentTDistribution"/> it has no finite mean, variance or CRPS without bounds.</remarks>
public sealed class LogSplitStudentTDistribution : PredictiveDistribution
{
    private readonly LogStudentTDistribution _below;
    private readonly LogStudentTDistribution _above;

    /// <summary>Creates the distribution.</summary>
    /// <param name="logMedian">The median of the natural logarithm, finite.</param>
    /// <param name="lowerLogScale">The scale of the natural logarithm below the median, finite and above 0.</param>
    /// <param name="upperLogScale">The same above it.</param>
    /// <param name="lowerDegreesOfFreedom">The degrees of freedom below the median, above 0, finite.</param>
    /// <param name="upperDegreesOfFreedom">The same above it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public LogSplitStudentTDistribution(double logMedian, double lowerLogScale, double upperLogScale, double lowerDegreesOfFreedom, double upperDegreesOfFreedom)
    {
        _below = new LogStudentTDistribution(
            Guard.Finite(logMedian), Guard.FinitePositive(lowerLogScale), Guard.FinitePositive(lowerDegreesOfFreedom));
        _above = new LogStudentTDistribution(logMedian, Guard.FinitePositive(upperLogScale), Guard.FinitePositive(upperDegreesOfFreedom));
    }

    /// <summary>The median of the natural logarithm.</summary>
    public double LogMedian => _below.LogLocation;

    /// <summary>The scale of the natural logarithm below the median.</summary>
    public double LowerLogScale => _below.LogScale;

    /// <summary>The scale of the natural logarithm above the median.</summary>
    public double UpperLogScale => _above.LogScale;

    /// <summary>The degrees of freedom below the median.</summary>
    public double LowerDegreesOfFreedom => _below.DegreesOfFreedom;

    /// <summary>The degrees of freedom above the median.</summary>
    public double UpperDegreesOfFreedom => _above.DegreesOfFreedom;

    /// <summary>Infinite, as of any t distribution of a logarithm.</summary>
    public override double Mean => double.PositiveInfinity;

    /// <summary>Infinite.</summary>
    public override double Variance => double.PositiveInfinity;

    private double Middle => Math.Exp(LogMedian);

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => Half(value <= Middle).CumulativeProbability(value);

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) => Half(probability <= 0.5).Quantile(probability);

    /// <inheritdoc/>
    /// <remarks>At the median that of the lower half.</remarks>
    protected override double LogDensityCore(double value) => Half(value <= Middle).LogDensity(value);

    internal override double Draw(ref RandomStream stream) => QuantileCore(stream.NextDouble());

    // Each half over its own part of the range; where a range ends at the median both agree.
    internal override double IntegratedSquaredError(double from, double to, double split)
    {
        double middle = Middle;
        double lower = Math.Clamp(middle, from, to);
        double below = lower > from ? _below.IntegratedSquaredError(from, lower, Math.Clamp(split, from, lower)) : 0;
        double above = to > lower ? _above.IntegratedSquaredError(lower, to, Math.Clamp(split, lower, to)) : 0;
        return below + above;
    }

    internal override double Expect(Func<double, double> function, double from, double to)
    {
        double middle = Math.Clamp(Middle, from, to);
        return (middle > from ? _below.Expect(function, from, middle) : 0) + (to > middle ? _above.Expect(function, middle, to) : 0);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"LogSplitStudentT(median {Middle:G6}, log scales {LowerLogScale:G6} and {UpperLogScale:G6}, {LowerDegreesOfFreedom:G6} and {UpperDegreesOfFreedom:G6} degrees of freedom)");

    private LogStudentTDistribution Half(bool isBelow) => isBelow ? _below : _above;
}
