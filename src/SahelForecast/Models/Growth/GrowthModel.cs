using SahelForecast.Models.RandomWalks;

namespace SahelForecast.Models.Growth;

/// <summary>Growth in per cent: a random walk of the logarithm with a growth rate that is estimated, given, or shrunk towards a prior.</summary>
/// <remarks>
/// <para>log y(t) = log y(t-1) + g + e. h periods ahead the rate has worked phi + phi² + ... + phi^h times (damping phi). The predictive
/// distribution is Student t on the log scale and carries the innovations, the uncertain rate and the uncertain volatility, so that intervals on
/// five points are as wide as five points deserve. Its median is the point forecast; <see cref="IFittedModel.Fitted"/> are one-step medians.</para>
/// <para>Beyond the 0.05 % and 99.95 % quantiles, and beyond the bounds of the series, values are held at the edge: the mean is then finite, but
/// on short series it leans on the far tail. Prefer the median, and set <see cref="SeriesMetadata.UpperBound"/> (such as the population).</para>
/// <para>Missing values: a change over d periods counts with d times the rate and d times the variance. Zeros: half of the smallest positive value
/// is added to every value before the logarithm and taken off afterwards; at least two values must be positive. Negative values are refused.</para>
/// <para>At least two degrees of freedom are asked for: four observed values when the rate is estimated, three when it is given, fewer with a
/// volatility prior. Fitting is O(n). Reference: see GrowthKernel; damping as in E. S. Gardner and E. McKenzie (1985), Forecasting trends in
/// time series, Management Science 31(10), 1237-1246.</para>
/// </remarks>
public sealed class GrowthModel : ForecastModel<FittedGrowth>
{
    private const double MinimumDegreesOfFreedom = 2;

    private readonly GrowthOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null estimates the rate and holds it.</param>
    /// <exception cref="ArgumentException">A rate is both given and shrunk, or a rate is a fall to zero.</exception>
    public GrowthModel(GrowthOptions? options = null)
    {
        _options = options ?? new GrowthOptions();
        if (_options is { Rate: not null, Prior.Weight: > 0 })
        {
            throw new ArgumentException("Rate is given and Prior.Weight is above 0: a given rate can't be shrunk. Drop one of the two.", nameof(options));
        }

        if (_options.Rate is { Factor: 0 } || _options.Prior is { Rate.Factor: 0 })
        {
            throw new ArgumentException("A rate of -100 % leaves nothing to grow. Use a rate above -100 %.", nameof(options));
        }
    }

    /// <inheritdoc/>
    public override string Name => "Growth";

    /// <summary>The fewest observations that leave two degrees of freedom.</summary>
    public override int MinimumCount
    {
        get
        {
            bool flat = _options.Rate is null && !(_options.Prior?.Weight > 0);
            double increments = MinimumDegreesOfFreedom + (flat ? 1 : 0) - (_options.Prior?.VolatilityWeight ?? 0);
            return 1 + Math.Max((int)Math.Ceiling(increments), flat ? 1 : 0);
        }
    }

    /// <inheritdoc/>
    protected override FittedGrowth FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        (LogScale scale, double[] logs) = LogScale.Of(series, Name);
        WalkSummary walk = RandomWalkKernel.Summarise(logs);
        GrowthPrior prior = _options.Prior ?? new GrowthPrior();
        var onLogs = new LogGrowthPrior(LogRate(prior.Rate, series), prior.Weight, prior.Volatility, prior.VolatilityWeight);
        GrowthEstimate estimate = _options.Rate is GrowthRate given
            ? GrowthKernel.EstimateAbout(LogRate(given, series), logs, walk, onLogs)
            : GrowthKernel.Estimate(logs, walk, onLogs);
        double cap = _options.MaximumRate is GrowthRate maximum ? LogRate(maximum, series) : double.PositiveInfinity;
        double used = Math.Clamp(estimate.Rate, -cap, cap);
        double[] fitted = new double[logs.Length];
        RandomWalkKernel.Fitted(logs, used, _options.Damping, fitted);
        scale.ToValues(fitted);
        return new FittedGrowth(series, fitted, scale, logs, walk, estimate, used, _options);
    }

    private static double LogRate(GrowthRate rate, TimeSeries series) => rate.ConvertTo(series.Frequency).LogFactor;
}
