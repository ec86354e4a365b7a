using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>Between a series of values of at least 0 and its logarithms.</summary>
/// <remarks>A zero has no logarithm. When a series holds zeros, half of its smallest positive value is added to every value before the logarithm and
/// subtracted after, so that scaling the series still scales its forecasts.</remarks>
internal readonly record struct LogScale(double Offset)
{
    /// <summary>The tail on each side that is held at its edge, since a log-scale Student t without bounds has no finite mean or score.
    /// Central intervals up to 99.9 % are not touched.</summary>
    private const double HeldTail = 0.0005;

    /// <summary>Takes logarithms; NaN stays NaN.</summary>
    /// <exception cref="ArgumentException">A value is negative, or fewer than two values are positive.</exception>
    public static (LogScale Scale, double[] Logs) Of(TimeSeries series, string model)
    {
        double smallest = double.PositiveInfinity;
        int positive = 0;
        bool zeros = false;
        for (int i = 0; i < series.Count; i++)
        {
            double value = series.Values[i];
            if (value < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{model} needs values of at least 0, but {series.Name} has {value} in {series.Periods[i]}. Use Drift for differences."),
                    nameof(series));
            }

            zeros |= value == 0;
            if (value > 0)
            {
                positive++;
                smallest = Math.Min(smallest, value);
            }
        }

        if (positive < 2)
        {
            throw new ArgumentException(
                $"{model} needs at least 2 values above zero to measure growth, but {series.Name} has {positive}. Use Mean or Naive.",
                nameof(series));
        }

        double offset = zeros ? smallest / 2 : 0;
        double[] logs = new double[series.Count];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(series.Values[i] + offset);
        }

        return (new LogScale(offset), logs);
    }

    /// <summary>The distribution of a value whose logarithm is Student t, its extreme tails held.</summary>
    public PredictiveDistribution Distribution(double logLocation, double logScale, double degreesOfFreedom)
    {
        double tail = logScale * SpecialFunctions.StudentQuantile(HeldTail, degreesOfFreedom);
        double lowest = Value(logLocation + tail);
        double highest = Value(logLocation - tail);
        if (!(lowest < highest))
        {
            // A constant series: rounding may leave a scale too small to tell two values apart.
            return new PointMassDistribution(Value(logLocation));
        }

        var onLogs = new LogStudentTDistribution(logLocation, logScale, degreesOfFreedom);
        double offset = Offset;
        PredictiveDistribution distribution = offset > 0
            ? new TransformedDistribution(onLogs, value => value - offset, value => value + offset)
            : onLogs;
        return new CensoredDistribution(distribution, lowest, highest);
    }

    /// <summary>Turns logarithms into values in place.</summary>
    public void ToValues(Span<double> logs)
    {
        VectorMath.Exp(logs, logs);
        if (Offset > 0)
        {
            System.Numerics.Tensors.TensorPrimitives.Subtract(logs, Offset, logs);
        }
    }

    /// <summary>The value of one logarithm.</summary>
    public double Value(double log) => VectorMath.Exp(log) - Offset;
}
