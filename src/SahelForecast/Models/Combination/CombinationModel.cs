using SahelForecast.Distributions;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Theta;

namespace SahelForecast.Models.Combination;

/// <summary>Several models as one: their distributions are pooled, so a backtest repeats the combining in each fold.</summary>
/// <remarks>
/// <para>Members that refuse a series are left out, by name and reason; only when all do is the series refused. Each member treats missing values, breaks and bounds its own way.</para>
/// <para>With <see cref="CombinationWeighting.PastErrors"/> each member is backtested on the series; weights go with the inverse square of its continuous ranked probability score, by a share
/// that grows with the number of past forecasts, f / (f + 24): with few they are nearly equal. Over a panel the mean skill of each member in all series stands in the place of equality.</para>
/// <para>Members are fitted one after the other. Whether a fit can be appended to depends on theirs. Reference: F. Petropoulos and I. Svetunkov (2020), A simple combination of univariate
/// models, International Journal of Forecasting 36(1), 110-115.</para>
/// </remarks>
public sealed class CombinationModel : ForecastModel<FittedCombination>, IPanelForecastModel
{
    private readonly IForecastModel[] _members;
    private readonly CombinationOptions _options;

    /// <summary>Creates the combination.</summary>
    /// <param name="members">At least one model; null takes ETS, CES, ARIMA and DOTM.</param>
    /// <param name="options">Choices; null takes the mean of quantiles with equal weights.</param>
    /// <exception cref="ArgumentException">There is no member, or weights, statistic and method don't go together.</exception>
    public CombinationModel(IReadOnlyList<IForecastModel>? members = null, CombinationOptions? options = null)
    {
        _members = members is null ? [new EtsModel(), new CesModel(), new ArimaModel(), ThetaModel.Dotm()] : [.. members];
        _options = options ?? new CombinationOptions();
        if (_members.Length == 0)
        {
            throw new ArgumentException("There is no model to combine: give at least one.", nameof(members));
        }

        bool isMean = _options.Statistic == PoolStatistic.Mean;
        if (!isMean && (_options.Method == CombinationMethod.LinearPool || _options.Weights is not null || _options.Weighting == CombinationWeighting.PastErrors))
        {
            throw new ArgumentException(
                $"A {_options.Statistic} is taken of quantiles without weights: set Statistic to PoolStatistic.Mean, or leave Method, Weights and Weighting as they are.", nameof(options));
        }

        if (_options.Weights is not null && _options.Weighting == CombinationWeighting.PastErrors)
        {
            throw new ArgumentException("Weights are given and to be learned from past errors: leave out Weights, or set Weighting to CombinationWeighting.Given.", nameof(options));
        }

        _ = PoolWeights.Checked(_options.Weights, _members.Length);
    }

    /// <summary>The names of the members.</summary>
    public override string Name => $"Combination of {string.Join(", ", _members.Select(member => member.Name))}";

    /// <inheritdoc/>
    public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        IReadOnlyList<FitOutcome>[] fits = [.. _members.Select(member => member.FitAll(panel, cancellationToken: cancellationToken))];
        MemberErrors?[] errors = _options.Weighting == CombinationWeighting.PastErrors
            ? [.. panel.Select(series => MemberErrors.Of(_members, series, _options.Backtest, cancellationToken))]
            : new MemberErrors?[panel.Count];
        double[] shared = MemberErrors.Shared(errors, _members.Length);
        var outcomes = new FitOutcome[panel.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            int series = i;
            ForecastException? error = FitOutcome.Catch(() => Combine(panel[series], [.. fits.Select(fit => fit[series])], errors[series], shared), out FittedCombination? fit);
            outcomes[i] = fit is null ? FitOutcome.Failure(panel[i].Key, error!) : FitOutcome.Success(panel[i].Key, fit);
        }

        return outcomes;
    }

    /// <inheritdoc/>
    protected override FittedCombination FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        FitOutcome[] fits = [.. _members.Select(member => PanelFitting.FitOne(member, series, cancellationToken))];
        MemberErrors? errors = _options.Weighting == CombinationWeighting.PastErrors
            ? MemberErrors.Of(_members, series, _options.Backtest, cancellationToken)
            : null;
        return Combine(series, fits, errors, new double[_members.Length]);
    }

    private FittedCombination Combine(TimeSeries series, FitOutcome[] fits, MemberErrors? errors, double[] shared)
    {
        double[] weights = errors is null ? PoolWeights.Checked(_options.Weights, _members.Length) : errors.Weights(shared);
        string how = errors is null ? "" : errors.Describe();
        return FittedCombination.Of(series, PooledMembers.Of(Name, series, _members, fits, weights), new PoolForm(_options.Method, _options.Statistic), null, how);
    }
}
