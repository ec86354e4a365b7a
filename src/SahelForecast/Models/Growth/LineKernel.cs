namespace SahelForecast.Models.Growth;

/// <summary>A least-squares line through observed values at times 0, 1, 2, ...</summary>
/// <param name="Observed">Values used.</param>
/// <param name="MeanTime">The mean of their times.</param>
/// <param name="Level">The height at the mean time.</param>
/// <param name="Slope">The rise a period.</param>
/// <param name="SquaredTimes">The sum of squared times about their mean.</param>
/// <param name="Scale">The residual standard deviation, on Observed - 2 degrees of freedom.</param>
internal readonly record struct LineEstimate(int Observed, double MeanTime, double Level, double Slope, double SquaredTimes, double Scale)
{
    public double At(double time) => Level + (Slope * (time - MeanTime));

    /// <summary>The scale of a new value about the line.</summary>
    public double ScaleAt(double time) =>
        Scale * Math.Sqrt(1 + (1.0 / Observed) + ((time - MeanTime) * (time - MeanTime) / SquaredTimes));
}

/// <summary>Simple linear regression on time.</summary>
internal static class LineKernel
{
    /// <summary>Fits a line; NaN values are left out. At least three others. O(n), allocates nothing.</summary>
    public static LineEstimate Fit(ReadOnlySpan<double> values)
    {
        int observed = 0;
        double meanTime = 0;
        double level = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                observed++;
                meanTime += (i - meanTime) / observed;
                level += (values[i] - level) / observed;
            }
        }

        double squaredTimes = 0;
        double product = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                squaredTimes += (i - meanTime) * (i - meanTime);
                product += (i - meanTime) * (values[i] - level);
            }
        }

        double slope = product / squaredTimes;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double error = double.IsNaN(values[i]) ? 0 : values[i] - level - (slope * (i - meanTime));
            squares += error * error;
        }

        return new LineEstimate(observed, meanTime, level, slope, squaredTimes, Math.Sqrt(squares / (observed - 2)));
    }
}
