namespace SahelForecast.Models.Counts;

/// <summary>The series' own recent values as what may come: short memory, no trend. Hard to beat for deaths in conflict and other counts that come in bursts.</summary>
/// <remarks>
/// <para>The forecast h periods ahead is a mixture of past values y(t-k), each with weight exp(-k / m(h)) and memory m(h) = m h^a. Each is moved a share p(h) of the way to
/// the last value on the scale of log(1 + y), and stands for values about it that are normal on that scale with standard deviation s h^b; with a small probability, smaller after
/// high values, with a far wider one, because wars begin. What falls below 0 is 0. Where all past values are whole, so are the values forecast.</para>
/// <para>The constants were learned from monthly deaths in conflict (see HistoryPriors.Learned.cs) and hold for any frequency; nothing is estimated from the series itself, so one value is enough. With
/// <see cref="RecentHistoryOptions.Window"/> the last n values count alike and nothing is moved: with Poisson counts about each that is the "conflictology" reference
/// of the VIEWS forecasting challenge.</para>
/// <para>Paths have these distributions at every step, and deviations that remember the one before as the series itself does. Missing values are left out, and
/// those at the end count as time passed. One is the unit of a count, so the forecast doesn't scale with the series. Without trend and season. O(n).</para>
/// <para>Reference for the idea: the benchmark models of the VIEWS prediction challenge 2023/24, H. Hegre et al., arXiv 2407.11045.</para>
/// </remarks>
public sealed class RecentHistoryModel : ForecastModel<FittedRecentHistory>
{
    private readonly RecentHistoryOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null takes the learned memory.</param>
    public RecentHistoryModel(RecentHistoryOptions? options = null) => _options = options ?? new RecentHistoryOptions();

    /// <inheritdoc/>
    public override string Name => "Recent history";

    /// <summary>The last 12 values, alike, each as the mean of a Poisson distribution.</summary>
    /// <returns>The model.</returns>
    public static RecentHistoryModel Conflictology() => new(new RecentHistoryOptions { Window = 12, Spread = HistorySpread.Poisson });

    /// <summary>The last 24 values, alike, each as the mean of a Poisson distribution.</summary>
    /// <returns>The model.</returns>
    public static RecentHistoryModel Conflictology24() => new(new RecentHistoryOptions { Window = 24, Spread = HistorySpread.Poisson });

    /// <summary>The last value as the mean of a Poisson distribution.</summary>
    /// <returns>The model.</returns>
    public static RecentHistoryModel LastPoisson() => new(new RecentHistoryOptions { Window = 1, Spread = HistorySpread.Poisson });

    /// <inheritdoc/>
    protected override FittedRecentHistory FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        CountSeries.RequireNotNegative(Name, series);
        return FittedRecentHistory.Of(series, _options, HistoryPriors.Learned);
    }
}
