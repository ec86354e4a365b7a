using SahelForecast.Decomposition;

namespace SahelForecast.Models.Ets;

/// <summary>Simple exponential smoothing: a level that follows the series by a share of each error, seasonally adjusted as in the M competitions.</summary>
/// <remarks>
/// <para>ETS(A,N,N): y(t) = l(t-1) + e(t), l(t) = l(t-1) + alpha e(t), e normal. Alpha in [0, 1] and the initial level make the sum of squared
/// one-step errors as small as it gets anywhere, which is also maximum likelihood: the initial level is solved for, alpha searched over its whole range.
/// A constant series has alpha 0. The variance s² is that sum over n - 2, for n observed values, and that of h periods ahead
/// s² (1 + (h - 1) alpha²). Without adjustment the same as R <c>forecast::ses</c>, which holds alpha in [0.0001, 0.9999] and may stop early.</para>
/// <para>Season: where the M competitions' test finds one, values are divided by their seasonal indices before, and forecasts multiplied by them after;
/// the indices count as known. Such is "SES" of M4 and "SINGLE" of M3. No adjustment is made with values of 0 or less, when some season
/// has no value in the middle of a complete cycle, or when an index is below 0.0001.</para>
/// <para>Missing values are predicted through: the level stays, and the error after a gap counts like any other. Intervals count the periods since
/// the last observed value. They are normal and take alpha, level and variance as known, so they are too narrow on short series.</para>
/// <para>Fitting is O(n). Reference: R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder (2008), Forecasting with Exponential Smoothing, chapters 2,
/// 5 and 6; for the seasonal test S. Makridakis and M. Hibon (2000), The M3-Competition, International Journal of Forecasting 16(4), 451-476.</para>
/// </remarks>
public sealed class SesModel : ForecastModel<FittedSes>
{
    private readonly SesOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null adjusts for the season of the frequency.</param>
    public SesModel(SesOptions? options = null) => _options = options ?? new SesOptions();

    /// <inheritdoc/>
    public override string Name => "SES";

    /// <summary>Three: one degree of freedom beside alpha and the initial level.</summary>
    public override int MinimumCount => 3;

    /// <inheritdoc/>
    protected override FittedSes FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        SeasonalAdjustment adjustment = _options.AdjustSeasonality
            ? SeasonalAdjustment.Of(series.Values, _options.SeasonLength ?? series.Frequency.SeasonLength())
            : SeasonalAdjustment.None;
        double[] adjusted = adjustment.Adjust(series.Values);
        SesEstimate estimate = SesKernel.Estimate(adjusted);
        double[] fitted = new double[series.Count];
        SesState state = SesKernel.Smooth(adjusted, estimate.Alpha, estimate.InitialLevel, fitted);
        adjustment.Restore(fitted);
        var errors = new SesErrors(series.Count - series.MissingCount, state.SumOfSquares, adjustment.LogDensityChange(series.Values));
        return new FittedSes(series, fitted, adjustment, estimate, errors, state);
    }
}
