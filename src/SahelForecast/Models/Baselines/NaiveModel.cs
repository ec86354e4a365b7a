using SahelForecast.Models.RandomWalks;

namespace SahelForecast.Models.Baselines;

/// <summary>No change: the last value, with intervals that widen with the square root of time.</summary>
/// <remarks>
/// <para>y(t) = y(t-1) + e, e normal with the mean square of past changes as variance. The reference that every other model must beat.
/// The same numbers as R <c>forecast::naive</c>; its intervals take the variance as known and are too narrow on short series.</para>
/// <para>Missing values: a change over d periods counts with variance d times as large; a series that ends with missing values is forecast from
/// its last observation.</para>
/// </remarks>
public sealed class NaiveModel : ForecastModel<FittedNaive>
{
    /// <inheritdoc/>
    public override string Name => "Naive";

    /// <summary>Two: one change.</summary>
    public override int MinimumCount => 2;

    /// <inheritdoc/>
    protected override FittedNaive FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        WalkSummary walk = RandomWalkKernel.Summarise(series.Values);
        double variance = RandomWalkKernel.SumOfSquares(series.Values, drift: 0) / walk.Increments;
        double[] fitted = new double[series.Count];
        RandomWalkKernel.Fitted(series.Values, drift: 0, damping: 1, fitted);
        return new FittedNaive(Name, series, fitted, walk, Math.Sqrt(variance));
    }
}
