namespace SahelForecast.Models.Growth;

/// <summary>Growth that slows towards a cap, logistic or Gompertz, the cap given or estimated and never taken for surer than it is.</summary>
/// <remarks>
/// <para>log y(t+1) = log y(t) + r s + e. Logistic: s = 1 - y(t) / K, not below -1; Gompertz: s = log(K / y(t)). The curve is what growth is expected to be from where the series stands, so that intervals
/// begin at the last value and shocks last; a deterministic curve with errors about it would promise to come back to itself. The rate r lies in [0, 1] a period. Above the cap values are
/// drawn down, so a series that falls towards a floor is fitted too.</para>
/// <para>Given K, r and the variance of the normal e have their exact posteriors. K is integrated over a grid of 17 caps, weighted by their posterior. Priors: log K lies 0.7 above the
/// largest logarithm, Student t with scale 0.7 and 3 degrees of freedom (a series still far from its cap says little of it: this prior then decides, so give a cap where one is known); r is 0.1 a
/// year, worth a tenth of a period of free growth; the standard deviation of e is 0.1 over a year, worth two changes. These are stated beliefs, not learned ones.</para>
/// <para>With <see cref="LogisticGrowthOptions.Interruption"/> each future has a peak, after which it declines towards a part of it: forecasts are mixtures over whether and when it comes. A decline that has
/// begun is seen as growth to a cap below the last value, with and without. Fitted values are those of uninterrupted growth.</para>
/// <para>No formula has this distribution: forecasts are made on 8,191 evenly spread futures, always the same, and are held within a factor of 1,000 of the values and caps seen.</para>
/// <para>Missing values: a change over d periods counts with the room along the line between and d times the variance. A change across a <see cref="SeriesBreak"/> counts for nothing. Zeros:
/// half of the smallest positive value is added before the logarithm and taken off after; at least two values must be positive. Negative values are refused. A cap is never above
/// <see cref="SeriesMetadata.UpperBound"/>. O(n).</para>
/// </remarks>
public sealed class LogisticGrowthModel : ForecastModel<FittedLogisticGrowth>
{
    private const double RateOfYear = 0.1;
    private const double VolatilityOfYear = 0.1;

    private readonly LogisticGrowthOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null is a logistic curve whose cap is estimated.</param>
    public LogisticGrowthModel(LogisticGrowthOptions? options = null) => _options = options ?? new LogisticGrowthOptions();

    /// <inheritdoc/>
    public override string Name =>
        (_options.Interruption, _options.Curve) switch
        {
            (null, GrowthCurve.Gompertz) => "Gompertz growth",
            (null, _) => "Logistic growth",
            (_, GrowthCurve.Gompertz) => "Interrupted Gompertz",
            _ => "Interrupted logistic",
        };

    /// <summary>Growth, a peak and decline, as they were in refugees and asylum seekers of many countries of origin: for stocks of displaced people five and ten years ahead.</summary>
    /// <returns>A logistic curve with <see cref="GrowthInterruption.OfRefugees"/>.</returns>
    /// <remarks>Its medians five years ahead came nearer than those of <see cref="PooledGrowthModel"/>, but its middle intervals are too wide and its scores higher: take that one unless the course of a
    /// single crisis, with a cap, is asked for.</remarks>
    public static LogisticGrowthModel InterruptedLogistic() => new(new LogisticGrowthOptions { Interruption = GrowthInterruption.OfRefugees });

    /// <summary>Four, or three with a given cap.</summary>
    public override int MinimumCount => _options.Capacity is null ? 4 : 3;

    /// <inheritdoc/>
    protected override FittedLogisticGrowth FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        (LogScale scale, double[] logs) = LogScale.Of(series, Name);
        double year = 1 / series.Frequency.PeriodsPerYear();
        var prior = new SaturationPrior(RateOfYear * year, VolatilityOfYear * Math.Sqrt(year));
        double bound = Math.Log(series.Metadata.UpperBound + scale.Offset);
        double? given = _options.Capacity is double capacity ? Math.Min(Math.Log(capacity + scale.Offset), bound) : null;
        LogChange[] changes = LogisticGrowthKernel.ChangesOf(logs, PooledGrowthTrack.BreaksIn(series.Metadata, series.Periods));
        CapacityPosterior posterior = CapacityPosterior.Learn(_options, changes, logs, given, bound, prior);
        return FittedLogisticGrowth.Of(Name, series, scale, logs, _options.Curve, _options.Interruption, given is not null, posterior);
    }
}
