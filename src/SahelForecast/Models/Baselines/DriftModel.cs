using SahelForecast.Models.RandomWalks;

namespace SahelForecast.Models.Baselines;

/// <summary>The last value moved on by the mean change: a straight line from the first to the last observation.</summary>
/// <remarks>
/// <para>y(t) = y(t-1) + b + e. The h-step standard deviation is s sqrt(h + h²/n) over n periods, with s² on n - 1 degrees of freedom.
/// The same numbers as R <c>forecast::rwf(drift = TRUE)</c>: normal quantiles, so too narrow on short series.</para>
/// <para>Missing values: as in <see cref="NaiveModel"/>.</para>
/// </remarks>
public sealed class DriftModel : ForecastModel<FittedDrift>
{
    /// <inheritdoc/>
    public override string Name => "Drift";

    /// <summary>Three: two changes.</summary>
    public override int MinimumCount => 3;

    /// <inheritdoc/>
    protected override FittedDrift FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        WalkSummary walk = RandomWalkKernel.Summarise(series.Values);
        double variance = RandomWalkKernel.SumOfSquares(series.Values, walk.MeanDrift) / (walk.Increments - 1);
        double[] fitted = new double[series.Count];
        RandomWalkKernel.Fitted(series.Values, walk.MeanDrift, damping: 1, fitted);
        return new FittedDrift(Name, series, fitted, walk, Math.Sqrt(variance));
    }
}
