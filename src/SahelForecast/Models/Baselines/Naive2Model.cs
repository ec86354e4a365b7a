using SahelForecast.Decomposition;
using SahelForecast.Models.RandomWalks;

namespace SahelForecast.Models.Baselines;

/// <summary>No change in the seasonally adjusted series: the benchmark of the M competitions.</summary>
/// <remarks>
/// <para>The series is tested for a season as in the M3 and M4 competitions. Where one is found, values are divided by indices of classical multiplicative
/// decomposition, the last of them is carried forward as in <see cref="NaiveModel"/>, and forecasts are multiplied by the index of their season; the
/// indices count as known. Else, and when values of 0 or less, a season without a value in the middle of a complete cycle, or an index below 0.0001 stand
/// in the way, it is <see cref="NaiveModel"/> itself.</para>
/// <para>Missing values: as in <see cref="NaiveModel"/>; the test takes the pairs that are there, the indices the cycles that are complete.</para>
/// <para>Reference: S. Makridakis and M. Hibon (2000), The M3-Competition, International Journal of Forecasting 16(4), 451-476. R's
/// <c>acf</c> stops at lag 10 log10(n), so the scripts of M4 find no season longer than that; this model does.</para>
/// </remarks>
public sealed class Naive2Model : ForecastModel<FittedNaive2>
{
    private readonly int? _seasonLength;

    /// <summary>Creates the model.</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency (12 for months, 4 for quarters, 1 for years).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> is below 1.</exception>
    public Naive2Model(int? seasonLength = null) =>
        _seasonLength = seasonLength is int length ? Guard.Positive(length, nameof(seasonLength)) : null;

    /// <inheritdoc/>
    public override string Name => "Naive2";

    /// <summary>Two: one change.</summary>
    public override int MinimumCount => 2;

    /// <inheritdoc/>
    protected override FittedNaive2 FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        var adjustment = SeasonalAdjustment.Of(series.Values, _seasonLength ?? series.Frequency.SeasonLength());
        double[] adjusted = adjustment.Adjust(series.Values);
        WalkSummary walk = RandomWalkKernel.Summarise(adjusted);
        double variance = RandomWalkKernel.SumOfSquares(adjusted, drift: 0) / walk.Increments;
        double[] fitted = new double[series.Count];
        RandomWalkKernel.Fitted(adjusted, drift: 0, damping: 1, fitted);
        adjustment.Restore(fitted);
        return new FittedNaive2(series, fitted, adjustment, walk, Math.Sqrt(variance));
    }
}
