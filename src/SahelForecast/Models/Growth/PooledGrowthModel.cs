namespace SahelForecast.Models.Growth;

/// <summary>Growth as it was in many countries: part of the recent growth goes on and fades, jumps are not repeated, and intervals are as skewed and heavy-tailed as such figures were.</summary>
/// <remarks>
/// <para>x is log growth a year. Recent growth g takes x cut to c tanh(x / c), older years counting less. The median h years ahead is log y + b (1 + f + ... + f^(h-1)) g. Below and above it
/// lie two halves of Student's t whose scales widen with a power of h and follow the series' own absolute changes, shrunk towards those of its kind; a series of one value takes
/// the kind's, widened. All constants are a <see cref="PooledGrowthPrior"/>, learned by maximum likelihood from many countries. So that nothing absurd has weight, values are held at the largest
/// rise and fall that the countries learned from had.</para>
/// <para>Fitted to a panel, the scales of all its series are multiplied by one factor, and those of each group (<see cref="PooledGrowthOptions.GroupBy"/>) by its own, learned from past one-step
/// errors and shrunk: groups to the panel, the panel to the kind. Growth itself is shrunk to none: neither the growth of a region nor that of the world told more of a country's next years
/// in the data learned from.</para>
/// <para>A change across a <see cref="SeriesBreak"/> counts for nothing. A value repeated to the last digit was carried forward and says nothing of how much figures change, so intervals stay wide.
/// Missing values: a change over d years counts as d years of its growth a year. Zeros: half of the smallest positive value is added before the logarithm and taken off
/// after, half of one where all are zero. Negative values are refused.</para>
/// <para>Constants are of yearly figures. Other frequencies are converted by time, which was not judged. One value is enough. O(n).</para>
/// <para>For a cap, such as the population, set <see cref="SeriesMetadata.UpperBound"/>.</para>
/// </remarks>
public sealed class PooledGrowthModel : ForecastModel<FittedPooledGrowth>, IPanelForecastModel
{
    private readonly PooledGrowthOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null takes what was learned of refugees, or of new displacement where the series is a flow.</param>
    public PooledGrowthModel(PooledGrowthOptions? options = null) => _options = options ?? new PooledGrowthOptions();

    /// <inheritdoc/>
    public override string Name => "Pooled growth";

    /// <inheritdoc/>
    public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        FitOutcome[] alone = [.. panel.Select(series => PanelFitting.FitOne(this, series, cancellationToken))];
        var fits = new Dictionary<SeriesKey, FittedPooledGrowth>();
        foreach (FitOutcome outcome in alone.Where(outcome => outcome.IsSuccess))
        {
            fits.Add(outcome.Key, (FittedPooledGrowth)outcome.Model);
        }

        double whole = Learn(fits.Values, 0, prior => prior.BetweenPanels);
        Dictionary<string, double> groups = fits.GroupBy(fit => GroupOf(fit.Key), fit => fit.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => _options.GroupBy is null ? whole : Learn(group, whole, prior => prior.BetweenGroups), StringComparer.Ordinal);
        return
        [
            .. alone.Select(outcome => outcome.IsSuccess
                ? FitOutcome.Success(outcome.Key, fits[outcome.Key].Widened(Math.Exp(groups[GroupOf(outcome.Key)])))
                : outcome),
        ];
    }

    /// <inheritdoc/>
    protected override FittedPooledGrowth FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        PooledGrowthPrior prior = _options.PriorOf(series);
        (LogScale scale, double[] logs) = LogScale.Of(series, Name, fewestPositive: 0);
        return FittedPooledGrowth.Of(series, scale, logs, prior, widening: 1);
    }

    // Priors of a panel can differ by kind: the widest of what they allow for counts for all.
    private static double Learn(IEnumerable<FittedPooledGrowth> fits, double believed, Func<PooledGrowthPrior, double> deviation)
    {
        FittedPooledGrowth[] all = [.. fits];
        return PooledWidening.Learn([.. all.SelectMany(fit => fit.Surprises())], believed, all.Select(fit => deviation(fit.Prior)).DefaultIfEmpty().Max());
    }

    private string GroupOf(SeriesKey key) => _options.GroupBy is string dimension && key.Dimensions.Contains(dimension) ? key[dimension] : "";
}
