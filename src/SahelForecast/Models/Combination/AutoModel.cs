using SahelForecast.Models.Growth;

namespace SahelForecast.Models.Combination;

/// <summary>The model to take when nothing else is known: it chooses a pool of models by season, length, zeros and sign, combines their distributions, and draws intervals as wide as past outcomes say.</summary>
/// <remarks>
/// <para>The ladder. Whole numbers, of shorter periods than a year, with a fifth of zeros or more: recent history and intermittent demand, mixed. Fewer than four positive values, all values alike, or yearly
/// ones with zeros: pooled growth, from one value on; yearly ones that change by 35 % a year and more: the same at 60 % beside smooth models. Negative values too few or too much alike to learn from: no change with a believed scale. Else without a season: LGT, logistic growth, CES and ARIMA; with one: ETS, CES, ARIMA, LGT, DOTM and Theta with Box-Cox. Negative values leave out the models of
/// growth. A member that refuses the series is left out and named; any series with a value is forecast.</para>
/// <para>Distributions are averaged quantile by quantile, then drawn apart or together by factors of steps ahead and length, learned offline (<c>benchmarks/SahelForecast.Priors -- combination</c>); the fit's description
/// says on which data, and what such intervals covered in evaluation.</para>
/// <para>Over a panel, members that learn across series do, among those with the same pool; with <see cref="AutoBudget.Best"/> so do weights.</para>
/// </remarks>
public sealed class AutoModel : ForecastModel<FittedCombination>, IPanelForecastModel
{
    private readonly AutoOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; none is needed.</param>
    public AutoModel(AutoOptions? options = null) => _options = options ?? new AutoOptions();

    /// <inheritdoc/>
    public override string Name => "Auto";

    /// <summary>The model with <see cref="AutoBudget.Fast"/>.</summary>
    /// <param name="seasonLength">Periods in a season; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static AutoModel AutoFast(int? seasonLength = null) => new(new AutoOptions { Budget = AutoBudget.Fast, SeasonLength = seasonLength });

    /// <summary>The model with <see cref="AutoBudget.Best"/>.</summary>
    /// <param name="seasonLength">Periods in a season; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static AutoModel AutoBest(int? seasonLength = null) => new(new AutoOptions { Budget = AutoBudget.Best, SeasonLength = seasonLength });

    /// <inheritdoc/>
    public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var outcomes = new FitOutcome[panel.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            int place = i;
            ForecastException? error = FitOutcome.Catch(() => { Require(panel[place], cancellationToken); return panel[place]; }, out _);
            outcomes[i] = error is null ? null! : FitOutcome.Failure(panel[i].Key, error);
        }

        IEnumerable<IGrouping<string, (int Place, AutoPool Pool, SeriesTraits Traits)>> kinds = Enumerable.Range(0, panel.Count)
            .Where(place => outcomes[place] is null)
            .Select(place => (Place: place, Traits: TraitsOf(panel[place])))
            .Select(one => (one.Place, Pool: AutoPool.For(one.Traits, _options.Budget == AutoBudget.Fast), one.Traits))
            .GroupBy(one => one.Pool.Name, StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            FitTogether(panel, [.. kind], outcomes, cancellationToken);
        }

        return outcomes;
    }

    /// <inheritdoc/>
    protected override FittedCombination FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        SeriesTraits traits = TraitsOf(series);
        AutoPool pool = AutoPool.For(traits, _options.Budget == AutoBudget.Fast);
        FitOutcome[] fits = [.. pool.Members.Select(member => PanelFitting.FitOne(member, series, cancellationToken))];
        MemberErrors? errors = ErrorsOf(pool, series, cancellationToken);
        return Combine(series, pool, traits, fits, errors, new double[fits.Length]);
    }

    private void FitTogether(TimeSeriesPanel panel, (int Place, AutoPool Pool, SeriesTraits Traits)[] kind, FitOutcome[] outcomes, CancellationToken cancellationToken)
    {
        TimeSeriesPanel alike = TimeSeriesPanel.Create(kind.Select(one => panel[one.Place]));
        IForecastModel[] members = kind[0].Pool.Members;
        IReadOnlyList<FitOutcome>[] fits = [.. members.Select(member => member.FitAll(alike, cancellationToken: cancellationToken))];
        var errors = new MemberErrors?[kind.Length];
        Parallel.For(0, kind.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => errors[i] = ErrorsOf(kind[i].Pool, alike[i], cancellationToken));
        double[] shared = MemberErrors.Shared(errors, members.Length);
        for (int i = 0; i < kind.Length; i++)
        {
            int place = i;
            ForecastException? error = FitOutcome.Catch(
                () => Combine(alike[place], kind[place].Pool, kind[place].Traits, [.. fits.Select(fit => fit[place])], errors[place], shared), out FittedCombination? fit);
            outcomes[kind[i].Place] = fit is null ? FitOutcome.Failure(alike[i].Key, error!) : FitOutcome.Success(alike[i].Key, fit);
        }
    }

    private MemberErrors? ErrorsOf(AutoPool pool, TimeSeries series, CancellationToken cancellationToken) =>
        _options.Budget == AutoBudget.Best && pool.Members.Length > 1 ? MemberErrors.Of(pool.Members, series, null, cancellationToken) : null;

    private static FittedCombination Combine(TimeSeries series, AutoPool pool, SeriesTraits traits, FitOutcome[] fits, MemberErrors? errors, double[] shared)
    {
        double[] weights = errors?.Weights(shared) ?? Distributions.PoolWeights.Checked(pool.Weights, fits.Length);
        PooledMembers members = fits.Any(fit => fit.IsSuccess) ? PooledMembers.Of("Auto", series, pool.Members, fits, weights) : LastRung(series, pool, fits);
        IntervalCalibration? calibration = pool.Table is SpreadTable table && members.In.Length > 1 ? new IntervalCalibration(table, traits.Observed, traits.Season) : null;
        return FittedCombination.Of(series, members, pool.Form, calibration, $"{pool.Reason}{errors?.Describe()}", NameOf(members));
    }

    // No member took it: pooled growth takes whatever is not negative, no change whatever there is.
    private static PooledMembers LastRung(TimeSeries series, AutoPool pool, FitOutcome[] fits)
    {
        IForecastModel[] rungs = [.. pool.Members, new PooledGrowthModel(), new LastValueModel()];
        FitOutcome[] all = [.. fits, PanelFitting.FitOne(rungs[^2], series, CancellationToken.None)];
        if (!all[^1].IsSuccess)
        {
            all = [.. all, PanelFitting.FitOne(rungs[^1], series, CancellationToken.None)];
        }

        return PooledMembers.Of("Auto", series, rungs, all, Distributions.PoolWeights.Checked(null, all.Length));
    }

    private static string NameOf(PooledMembers members) => members.In.Length == 1 ? $"Auto: {members.In[0].Fit.Name}" : $"Auto, {members.In.Length} models";

    private SeriesTraits TraitsOf(TimeSeries series) => SeriesTraits.Of(series, _options.SeasonLength ?? series.Frequency.SeasonLength());
}
