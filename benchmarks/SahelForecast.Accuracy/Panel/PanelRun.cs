using SahelForecast.Accuracy.Models;
using SahelForecast.Accuracy.Output;
using SahelForecast.Evaluation;
using SahelForecast.Models.Baselines;

namespace SahelForecast.Accuracy.Panel;

/// <summary>Replays the past of a panel for one model after another, all on the same cases.</summary>
internal sealed class PanelRun(TimeSeriesPanel panel, PanelOptions options, Terminal terminal, CancellationToken cancellationToken)
{
    private const int FewestObserved = 2;

    private const string NothingToScore =
        "no series has a case with these options: two known values up to the origin, a known last value and a known outcome. Widen --first-origin, --last-origin, --horizons or what limits the cases.";

    private readonly BacktestOptions _backtest = new()
    {
        Horizon = options.Horizons.Max(),
        InitialCount = FewestObserved,
        FirstOrigin = options.FirstOrigin,
        LastOrigin = options.LastOrigin,
        Fallback = new NaiveModel(),
        MaxDegreeOfParallelism = options.Threads,
    };

    /// <summary>Runs a model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="model">The model.</param>
    /// <param name="naive">The result of naive, which stands in where a forecast can't be scored; null when it is naive itself.</param>
    /// <returns>The same cases for every model, in the order of series, origins and horizons, and the failures.</returns>
    /// <exception cref="UserErrorException">There is no case.</exception>
    public PanelResult Run(string name, IForecastModel model, PanelResult? naive)
    {
        var progress = new Progress(terminal, name, "origins");
        BacktestFold[] folds = [.. Replay(model, progress, out Dictionary<(SeriesKey, Period), string> reasons).Where(fold => IsScorable(fold, naive))];
        var scored = new (PanelCase[] Cases, string? Error)[folds.Length];
        Parallel.For(
            0,
            folds.Length,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken },
            i => scored[i] = Score(folds[i], naive));

        var failures = new List<Failure>();
        foreach ((BacktestFold fold, (PanelCase[] cases, string? error)) in folds.Zip(scored))
        {
            if (cases.Length > 0 && (error ?? reasons.GetValueOrDefault((fold.Key, fold.Origin))) is string reason)
            {
                failures.Add(new Failure(name, string.Join("/", fold.Key.Dimensions.Select(dimension => fold.Key[dimension])), fold.Origin.ToString(), Failure.OneLine(reason)));
            }
        }

        var result = new PanelResult(name, [.. scored.SelectMany(fold => fold.Cases)], failures);
        progress.Finish(folds.Length, failures.Count);
        return result.Cases.Count > 0
            ? result
            : throw new UserErrorException($"{options.Layout.Path}: {NothingToScore}");
    }

    private IReadOnlyList<BacktestFold> Replay(IForecastModel model, Progress progress, out Dictionary<(SeriesKey, Period), string> reasons)
    {
        try
        {
            BacktestResult result = Backtest.Run(GuardedModel.Around(model), panel, _backtest, progress, cancellationToken);
            reasons = result.Failures.ToDictionary(failure => (failure.Key, failure.Origin), failure => failure.Error.Message);
            return result.Folds;
        }
        catch (ArgumentException refusal) when (refusal.ParamName == nameof(panel))
        {
            throw new UserErrorException($"{options.Layout.Path}: {NothingToScore}", refusal);
        }
    }

    // No model is scored where naive can't be, even if one value is enough for it.
    private bool IsScorable(BacktestFold fold, PanelResult? naive)
    {
        double last = fold.Forecast.OriginValue;
        return !double.IsNaN(last) && !(last < options.MinimumBase) && (last > 0 || !options.Positive)
            && fold.Training.Count - fold.Training.MissingCount >= FewestObserved
            && (naive is null || naive.ByOrigin.ContainsKey((fold.Key, fold.Origin)));
    }

    private (PanelCase[] Cases, string? Error) Score(BacktestFold fold, PanelResult? naive)
    {
        int[] horizons = [.. options.Horizons.Where(horizon => fold.Actual.Values[horizon - 1] is double outcome && !double.IsNaN(outcome) && (outcome > 0 || !options.Positive))];
        try
        {
            return (GuardedModel.Attempt(() => horizons.Select(horizon => new PanelCase(fold, horizon, CaseScores.Of(fold, horizon - 1))).ToArray()), null);
        }
        catch (ForecastException error)
        {
            PanelCase[] instead = naive?.ByOrigin[(fold.Key, fold.Origin)] ?? [];
            return ([.. instead.Select(one => one with { Fold = one.Fold with { IsFallback = true } })], error.Message);
        }
    }
}
