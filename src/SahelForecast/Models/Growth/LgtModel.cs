using SahelForecast.Decomposition;

namespace SahelForecast.Models.Growth;

/// <summary>Local and global trend: growth between a straight line and an exponential, heavy-tailed errors whose size follows the level. Made for fast-growing, volatile series.</summary>
/// <remarks>
/// <para>y(t+1) = l + gamma l^rho + lambda b + sigma l^tau e, e of Student's t with 3 degrees of freedom. The level l moves by alpha of y - l, the local trend b by beta of the level's move less b. rho lies
/// between -0.5 (damped) and 1 (exponential; 0 is a straight line), tau between 0 (errors of one size) and 1 (relative ones).</para>
/// <para>Parameters are those of the greatest posterior density under weak priors in units of the series' mean; their uncertainty is the normal approximation there (Laplace), on log odds of shares and the logarithm of
/// sigma. No formula has the distribution: forecasts are made on 8,191 evenly spread futures, always the same, held at 0 and at 1,000 times the largest value.</para>
/// <para>Priors were chosen on M4's yearly series. Where the test of the M competitions finds a season, values are divided by seasonal indices shrunk towards 1 by the share of noise in them, and forecasts multiplied;
/// the indices count as known. No adjustment is made with values of 0. Missing values are taken to have come as expected, and the error after d of them is sqrt(1 + d) times as
/// large. Across a <see cref="SeriesBreak"/> the level starts anew and the trend goes on. Two values must be above zero; negative values are refused. O(n) an evaluation.</para>
/// <para>Reference: S. Smyl, C. Bergmeir, A. Dokumentov, X. Long, E. Wibowo and D. Schmidt (2025), Local and global trend Bayesian exponential smoothing models, International Journal of Forecasting
/// 41(1), 111-127. There parameters are sampled, and sigma l^tau has a constant beside it; here a prior keeps sigma above zero.</para>
/// </remarks>
public sealed class LgtModel : ForecastModel<FittedLgt>
{
    private const int FewestPositive = 2;

    // Of values in units of their mean. Beyond lies the rounding of the unit, and a search ends elsewhere, if only just, when it differs.
    private const int Digits = 12;

    private readonly LgtOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null adjusts for the season of the frequency.</param>
    public LgtModel(LgtOptions? options = null) => _options = options ?? new LgtOptions();

    /// <inheritdoc/>
    public override string Name => "LGT";

    /// <summary>Three.</summary>
    public override int MinimumCount => 3;

    /// <inheritdoc/>
    protected override FittedLgt FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        int positive = 0;
        for (int i = 0; i < series.Count; i++)
        {
            double value = series.Values[i];
            if (value < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{Name} needs values of at least 0, but {series.Name} has {value} in {series.Periods[i]}. Use ETS or Theta."), nameof(series));
            }

            positive += value > 0 ? 1 : 0;
        }

        if (positive < FewestPositive)
        {
            throw new ArgumentException(
                $"{Name} needs at least {FewestPositive} values above zero to measure growth, but {series.Name} has {positive}. Use Mean or Naive.", nameof(series));
        }

        var adjustment = SeasonalAdjustment.Of(series.Values, _options.SeasonLength ?? series.Frequency.SeasonLength(), shrink: true);
        double[] values = adjustment.Adjust(series.Values);
        (double unit, double largest) = Summarise(values);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Round(values[i] / unit, Digits);
        }

        int[] breaks = PooledGrowthTrack.BreaksIn(series.Metadata, series.Periods);
        return FittedLgt.Of(series, adjustment, unit, values, breaks, largest / unit, LgtEstimate.Find(values, breaks));
    }

    private static (double Mean, double Largest) Summarise(ReadOnlySpan<double> values)
    {
        double sum = 0;
        double largest = 0;
        int observed = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                sum += value;
                largest = Math.Max(largest, value);
                observed++;
            }
        }

        return (sum / observed, largest);
    }
}
