namespace SahelForecast.Models.Counts;

/// <summary>Counts about a mean that follows past counts: negative binomial or Poisson, with further zeros where wanted.</summary>
/// <remarks>
/// <para>y(t) given the past is negative binomial with mean m(t) and variance m + m² / r, or Poisson. The mean follows m(t) = omega + alpha y(t-1) + beta m(t-1), or its logarithm follows
/// log m(t) = omega + alpha log(1 + y(t-1)) + beta log m(t-1) (<see cref="CountDynamics"/>), with alpha + beta below 1, begun at its level. A hurdle asks first whether there is any, by a share of
/// periods with any that forgets the past at the pace that foresaw them best, and takes the counts from 1 on; inflation adds zeros with a probability of their own.</para>
/// <para>Estimated by maximum likelihood with exact slopes, together with beliefs learned from monthly deaths in conflict (CountPriors.Learned.cs) about the dispersion 1 / r, alpha + beta and alpha's share
/// of it: on a short series these decide, on a long one they hardly count. <see cref="FitPanel"/> learns the beliefs from the panel instead. O(n) an evaluation.</para>
/// <para>h periods ahead the counts are negative binomial with the mean and the variance that the recursion gives (exactly for identity dynamics without zero form, else from 2,000 paths of a fixed seed);
/// parameters count as known. Paths have these distributions at every step, and deviations that remember the one before. Missing values are predicted through. Counts are forecast whole. Without season;
/// one is the unit, so the forecast doesn't scale with the series.</para>
/// <para>For counts that come in bursts, such as deaths in conflict, <see cref="RecentHistoryModel"/> forecasts better: this model is for steadier ones, and where regressors are to be weighed.</para>
/// <para>References: R. Ferland, A. Latour and D. Oraichi (2006), Integer-valued GARCH process, Journal of Time Series Analysis 27(6), 923-942; K. Fokianos and D. Tjøstheim (2011), Log-linear Poisson
/// autoregression, Journal of Multivariate Analysis 102(3), 563-578; F. Zhu (2011), A negative binomial integer-valued GARCH model, Journal of Time Series Analysis 32(1), 54-67.</para>
/// </remarks>
public sealed partial class CountModel : ForecastModel<FittedCounts>, IPanelForecastModel
{
    // How much less firmly the learned beliefs are held while a panel makes its own.
    private const double Open = 3;
    private const int FewestSeries = 5;

    private readonly CountOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null takes negative binomial counts with identity dynamics.</param>
    public CountModel(CountOptions? options = null) => _options = options ?? new CountOptions();

    /// <inheritdoc/>
    public override string Name => "Counts";

    /// <summary>Negative binomial counts whose log mean follows past counts.</summary>
    /// <returns>The model.</returns>
    public static CountModel CountLogLinear() => new(new CountOptions { Dynamics = CountDynamics.LogLinear });

    /// <summary>Negative binomial counts behind a hurdle.</summary>
    /// <returns>The model.</returns>
    public static CountModel CountHurdle() => new(new CountOptions { Zeros = ZeroForm.Hurdle });

    /// <summary>Learns from each series with beliefs that the panel makes together: its median dispersion and dynamics, and how far series differ. Fewer than five series make none.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="cancellationToken">Stops a long fit.</param>
    /// <returns>One outcome a series, in the order of the panel.</returns>
    public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        CountPrior prior = CountPriors.For(_options.Dynamics);
        CountEstimate[] estimates =
        [
            .. panel.Where(series => series.Any(observation => observation.Value > 0) && !series.Any(observation => observation.Value < 0))
                .Select(series =>
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return CountKernel.Estimate(series.Values, [], _options, prior.Times(Open));
                }),
        ];
        CountPrior own = estimates.Length < FewestSeries ? prior : CountPrior.Of(estimates);
        return [.. panel.Select(series => Outcome(series, own, cancellationToken))];
    }

    /// <inheritdoc/>
    protected override FittedCounts FitCore(TimeSeries series, CancellationToken cancellationToken) => FitWith(series, CountPriors.For(_options.Dynamics));

    private FittedCounts FitWith(TimeSeries series, CountPrior prior)
    {
        CountSeries.RequireNotNegative(Name, series);
        return FittedCounts.Of(series, _options, CountKernel.Estimate(series.Values, [], _options, prior));
    }

    private FitOutcome Outcome(TimeSeries series, CountPrior prior, CancellationToken cancellationToken)
    {
        FittedCounts? fit = null;
        ForecastException? error = FitOutcome.Catch(
            () =>
            {
                Require(series, cancellationToken);
                return FitWith(series, prior);
            },
            out fit);
        return fit is null ? FitOutcome.Failure(series.Key, error!) : FitOutcome.Success(series.Key, fit);
    }
}
