using SahelForecast.Stationarity;

namespace SahelForecast.Models.Arima;

/// <summary>Autoregressive integrated moving averages: differences of a series that follow their own past values and past errors; the order is chosen, or given.</summary>
/// <remarks>
/// <para>With w = (1 - B)^d (1 - B^m)^D y, B the step back by a period and m a season, (1 - f(1) B - ...) (1 - F(1) B^m - ...) (w - c) = (1 + g(1) B + ...) (1 + G(1) B^m + ...) e. c is a
/// mean without differences; with one it is a drift, of y a period; with two there is none.</para>
/// <para>Coefficients maximise the exact Gaussian likelihood of w: a bounded search over partial autocorrelations, so that every autoregression is stationary and every moving average
/// invertible, with exact derivatives, from several starts (<see cref="FittedArima.GradientNorm"/> says how near it ended). Constant and variance are solved for. One evaluation costs O(n r), r the
/// longest lag. Missing values are integrated over exactly, whatever the differences; each one costs as much again. They are then filled by what the model makes of them, and
/// intervals allow for what is not known of them, as far as a thousandth of the errors' variance. Models whose stationary variance is over 1e7 times that of the errors are none. Least squares of the errors after the first
/// values is an option (<see cref="ArimaOptions.Estimation"/>).</para>
/// <para>Without an order, the rest is chosen by the least information criterion, stepwise from a few simple models to better neighbours, as Hyndman and Khandakar have it, or among all within
/// bounds; models with a root within 1.01 of the unit circle are passed over. Differences: by default a series is differenced over its season where the season is strong, and else once from one period to the
/// next, since what people need or where they are does not return to a fixed level; second differences, which carry the latest change on for ever, are not taken, and each coefficient must
/// earn 1 beyond the criterion. This was chosen on the M4 sample and judged on the M3 competition, where sMAPE falls from 13.58 to 13.25 and MASE from 1.46 to 1.40. With
/// <see cref="ArimaRegularisation.None"/> tests (<see cref="Differencing"/>) and criterion alone decide, as in R's auto.arima, whose orders it then finds in nine of ten series of M3.
/// A series that is constant, or whose differences are, gets no coefficients.</para>
/// <para>Distributions are normal and take all as known, so they are too narrow on short series. For growth in per cent fit the logarithms, and where spread grows with the level a power:
/// <c>new ArimaModel().WithTransform(SeriesTransform.BoxCox())</c> chooses lambda for each series and <see cref="Transforms.SeriesTransform.BoxCox(double)"/> takes it as given, with regressors
/// too. Whole distributions are brought back; the fit on that scale is the <see cref="Transforms.ITransformedFit.Inner"/> one.</para>
/// <para>References: G. E. P. Box and G. M. Jenkins (1970), Time Series Analysis; R. J. Hyndman and Y. Khandakar (2008), Automatic time series forecasting: the forecast package for R,
/// Journal of Statistical Software 27(3), 1-22; the filter: M. Morf, G. S. Sidhu and T. Kailath (1974), IEEE Transactions on Automatic Control 19(4), 315-323.</para>
/// </remarks>
public sealed partial class ArimaModel : ForecastModel<FittedArima>
{
    private readonly ArimaOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null chooses the order by AICc, with the season of the frequency.</param>
    public ArimaModel(ArimaOptions? options = null) => _options = options ?? new ArimaOptions();

    /// <inheritdoc/>
    public override string Name => _options.Order is ArimaOrder order ? $"ARIMA{order}" : "ARIMA";

    /// <summary>One with the order to be chosen; with a given one as many as its numbers, and one more.</summary>
    public override int MinimumCount => _options.Order is ArimaOrder order ? order.P + order.Q + order.SeasonalP + order.SeasonalQ + order.D + 2 : 1;

    /// <summary>The order chosen by tests and AICc alone, stepwise: R's auto.arima with the exact likelihood throughout.</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static ArimaModel AutoArima(int? seasonLength = null) => new(new ArimaOptions { SeasonLength = seasonLength, Regularisation = ArimaRegularisation.None });

    /// <inheritdoc/>
    protected override FittedArima FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        (int first, int end) = Observed(series);
        ReadOnlySpan<double> values = series.Values[first..end];
        ArimaEstimate estimate = ArimaEstimate.Of(values, [], _options, series.Frequency.SeasonLength(), cancellationToken);
        double[] fitted = new double[series.Count];
        ArimaPosition position = estimate.Follow(series.Count - end, fitted.AsSpan(first));
        fitted.AsSpan(0, first).Fill(double.NaN);
        return new FittedArima(series, fitted, estimate.Facts, estimate.Motion, position, estimate.FollowGaps(series.Count - end));
    }
}
