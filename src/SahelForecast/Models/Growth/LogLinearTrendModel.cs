namespace SahelForecast.Models.Growth;

/// <summary>A straight line through the logarithms by least squares: growth at one rate about which the values scatter.</summary>
/// <remarks>
/// <para>log y(t) = a + b t + e. The prediction interval of the logarithm is the exact Student t interval of the regression,
/// s sqrt(1 + 1/n + (t - mean t)²/Sxx) on n - 2 degrees of freedom; the same numbers as R <c>forecast::tslm(y ~ trend, lambda = 0)</c>.
/// Its median is the point forecast. Unlike <see cref="GrowthModel"/> it expects the series to come back to the line, and its intervals
/// hardly widen: right for a noisy trend, too narrow for a series whose shocks last.</para>
/// <para>Missing values are left out; zeros, negative values and extreme tails as in <see cref="GrowthModel"/>. O(n).</para>
/// </remarks>
public sealed class LogLinearTrendModel : ForecastModel<FittedLogLinearTrend>
{
    /// <inheritdoc/>
    public override string Name => "Log-linear trend";

    /// <summary>Four, for two degrees of freedom.</summary>
    public override int MinimumCount => 4;

    /// <inheritdoc/>
    protected override FittedLogLinearTrend FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        (LogScale scale, double[] logs) = LogScale.Of(series, Name);
        LineEstimate line = LineKernel.Fit(logs);
        double[] fitted = new double[logs.Length];
        for (int i = 0; i < fitted.Length; i++)
        {
            fitted[i] = line.At(i);
        }

        scale.ToValues(fitted);
        return new FittedLogLinearTrend(Name, series, fitted, scale, logs, line);
    }
}
