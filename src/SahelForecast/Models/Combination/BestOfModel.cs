using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Theta;

namespace SahelForecast.Models.Combination;

/// <summary>The one of several models that did best at rolling origins in the series itself. Choosing is part of the model, so a backtest chooses anew in each fold and can't look ahead.</summary>
/// <remarks>
/// <para>Candidates that fail at an origin are out; where the series is too short for an origin, or all fail, the first that takes the series is used. The chosen one is fitted to the whole series; that it was chosen is not
/// in its intervals, which are therefore a little narrow: a <see cref="CombinationModel"/> is usually better.</para>
/// <para>Costs a fit of each candidate an origin.</para>
/// </remarks>
public sealed class BestOfModel : ForecastModel<FittedCombination>
{
    private readonly IForecastModel[] _candidates;
    private readonly BacktestOptions? _selection;
    private readonly ForecastMetric _metric;

    /// <summary>Creates the model.</summary>
    /// <param name="candidates">At least one model; null takes ETS, CES, ARIMA and DOTM.</param>
    /// <param name="selection">The rolling origins; null takes up to 8 in the second half of the series, 1 to 4 periods ahead.</param>
    /// <param name="metric">What is compared, lower being better; null takes the continuous ranked probability score.</param>
    /// <exception cref="ArgumentException">There is no candidate.</exception>
    public BestOfModel(IReadOnlyList<IForecastModel>? candidates = null, BacktestOptions? selection = null, ForecastMetric? metric = null)
    {
        _candidates = candidates is null ? [new EtsModel(), new CesModel(), new ArimaModel(), ThetaModel.Dotm()] : [.. candidates];
        _selection = selection;
        _metric = metric ?? ForecastMetric.Crps;
        if (_candidates.Length == 0)
        {
            throw new ArgumentException("There is no candidate: give at least one model.", nameof(candidates));
        }
    }

    /// <inheritdoc/>
    public override string Name => $"Best of {string.Join(", ", _candidates.Select(candidate => candidate.Name))}";

    /// <inheritdoc/>
    protected override FittedCombination FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        double[] scores = MemberErrors.Of(_candidates, series, _selection, cancellationToken, _metric)?.Scores ?? [.. _candidates.Select(_ => double.NaN)];
        int[] order = [.. Enumerable.Range(0, scores.Length).OrderBy(place => double.IsNaN(scores[place]) ? double.PositiveInfinity : scores[place])];
        var refusals = new List<FitOutcome>();
        foreach (int place in order)
        {
            FitOutcome fit = PanelFitting.FitOne(_candidates[place], series, cancellationToken);
            refusals.Add(fit);
            if (fit.IsSuccess)
            {
                break;
            }
        }

        IForecastModel[] tried = [.. order.Take(refusals.Count).Select(place => _candidates[place])];
        PooledMembers members = PooledMembers.Of(Name, series, tried, refusals, PoolWeights.Checked(null, tried.Length));
        string table = string.Join(", ", order.Select(place => double.IsNaN(scores[place])
            ? $"{_candidates[place].Name} not to be had"
            : FormattableString.Invariant($"{_candidates[place].Name} {scores[place]:G4}")));
        return FittedCombination.Of(series, members, new PoolForm(CombinationMethod.Quantiles, PoolStatistic.Mean), null, $"Chosen by {_metric.Name} at rolling origins: {table}.");
    }
}
