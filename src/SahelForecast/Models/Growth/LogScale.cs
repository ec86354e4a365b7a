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

    /// <summary>What is added to a series that holds nothing but zeros: half a unit.</summary>
    private const double OffsetOfZeros = 0.5;

    /// <summary>Takes logarithms; NaN stays NaN.</summary>
    /// <param name="series">The series.</param>
    /// <param name="model">Its name in messages.</param>
    /// <param name="fewestPositive">How many values must be above zero.</param>
    /// <exception cref="ArgumentException">A value is negative, or too few values are positive.</exception>
    public static (LogScale Scale, double[] Logs) Of(TimeSeries series, string model, int fewestPositive = 2)
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

        if (positive < fewestPositive)
        {
            throw new ArgumentException(
                $"{model} needs at least {fewestPositive} values above zero to measure growth, but {series.Name} has {positive}. Use Mean or Naive.",
                nameof(series));
        }

        var scale = new LogScale(!zeros ? 0 : positive > 0 ? smallest / 2 : OffsetOfZeros);
        return (scale, scale.ToLogs(series.Values));
    }

    /// <summary>The logarithms of values; NaN stays NaN.</summary>
    public double[] ToLogs(ReadOnlySpan<double> values)
    {
        double[] logs = new double[values.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(values[i] + Offset);
        }

        return logs;
    }

    /// <summary>The distribution of a value whose logarithm is Student t, its extreme tails held.</summary>
    public PredictiveDistribution Distribution(double logLocation, double logScale, double degreesOfFreedom)
    {
        double tail = logScale * SpecialFunctions.StudentQuantile(HeldTail, degreesOfFreedom);

        // A constant series: rounding may leave a scale too small to tell two values apart.
        return Value(logLocation + tail) < Value(logLocation - tail)
            ? Held(new LogStudentTDistribution(logLocation, logScale, degreesOfFreedom), logLocation + tail, logLocation - tail)
            : new PointMassDistribution(Value(logLocation));
    }

    /// <summary>A distribution of positive numbers brought back to values, what lies beyond two logarithms held there.</summary>
    public PredictiveDistribution Held(PredictiveDistribution onLogs, double lowestLog, double highestLog)
    {
        double offset = Offset;
        PredictiveDistribution distribution = offset > 0
            ? new TransformedDistribution(onLogs, value => value - offset, value => value + offset)
            : onLogs;
        return new CensoredDistribution(distribution, Value(lowestLog), Value(highestLog));
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
