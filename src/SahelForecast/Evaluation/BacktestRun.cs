using System.Runtime.ExceptionServices;

namespace SahelForecast.Evaluation;

/// <summary>Fits and forecasts the folds of a plan. Each block writes its own places of the result, so threads change nothing.</summary>
internal sealed class BacktestRun(
    IForecastModel model, BacktestOptions options, BacktestPlan plan, IProgress<BacktestProgress>? progress, CancellationToken cancellationToken)
{
    private readonly int _total = plan.Blocks.Sum(block => block.Folds.Length);
    private readonly BacktestFold?[][] _folds = [.. plan.Blocks.Select(block => new BacktestFold?[block.Folds.Length])];
    private readonly BacktestFailure?[][] _failures = [.. plan.Blocks.Select(block => new BacktestFailure?[block.Folds.Length])];
    private int _completed;

    public BacktestResult Execute()
    {
        if (model is IPanelForecastModel pooled)
        {
            IGrouping<int, int>[] moments = [.. Enumerable.Range(0, plan.Blocks.Count).GroupBy(block => plan.Blocks[block].Moment)];
            ForEach(moments.Length, i => RunTogether(pooled, moments[i].Key, moments[i]));
        }
        else
        {
            ForEach(plan.Blocks.Count, block => RunBlock(block, PanelFitting.FitOne(model, plan.Blocks[block].Folds[0].Training, cancellationToken)));
        }

        return new BacktestResult(
            model.Name, _folds.SelectMany(block => block).OfType<BacktestFold>(), _failures.SelectMany(block => block).OfType<BacktestFailure>());
    }

    private void ForEach(int count, Action<int> body)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken }, body);
        }
        catch (AggregateException all) when (all.InnerException is ArgumentException { ParamName: nameof(options) } refusal)
        {
            ExceptionDispatchInfo.Throw(refusal);
        }
    }

    private void RunTogether(IPanelForecastModel pooled, int moment, IEnumerable<int> blocks)
    {
        ForecastException? error = FitOutcome.Catch(() => pooled.FitPanel(plan.Known(moment), cancellationToken), out IReadOnlyList<FitOutcome>? fits);
        Dictionary<SeriesKey, FitOutcome>? byKey = fits?.ToDictionary(fit => fit.Key);
        foreach (int block in blocks)
        {
            SeriesKey key = plan.Blocks[block].Folds[0].Training.Key;
            RunBlock(block, byKey is null ? FitOutcome.Failure(key, error!) : byKey[key]);
        }
    }

    private void RunBlock(int block, FitOutcome fit)
    {
        PlannedFold[] folds = plan.Blocks[block].Folds;
        for (int i = 0; i < folds.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            fit = i == 0 ? fit : Append(fit, folds[i - 1].Training, folds[i].Training);
            Finish(block, i, folds[i], fit);
            progress?.Report(new BacktestProgress(Interlocked.Increment(ref _completed), _total));
        }
    }

    private FitOutcome Append(FitOutcome fit, TimeSeries before, TimeSeries now)
    {
        if (!fit.IsSuccess)
        {
            return fit;
        }

        if (fit.Model is not IAppendableFit appendable)
        {
            throw CantAppend(options);
        }

        int added = now.Periods.Last - before.Periods.Last;
        ForecastException? error = FitOutcome.Catch(() => appendable.Append(now.Values[^added..]), out IFittedModel? longer);
        return longer is null ? FitOutcome.Failure(fit.Key, error!) : FitOutcome.Success(fit.Key, longer);
    }

    private ArgumentException CantAppend(BacktestOptions options) => new(
        $"RefitEvery is {options.RefitEvery}, but {model.Name} can't take new values without a new fit. Set RefitEvery to 1.", nameof(options));

    private void Finish(int block, int place, PlannedFold fold, FitOutcome fit)
    {
        ForecastException? error = ForecastFrom(fit, out Forecast? forecast);
        if (error is not null)
        {
            if (options.Fallback is not null)
            {
                ForecastFrom(PanelFitting.FitOne(options.Fallback, fold.Training, cancellationToken), out forecast);
            }

            _failures[block][place] = new BacktestFailure(fold.Training.Key, fold.Training.Periods.Last, error, IsReplaced: forecast is not null);
        }

        if (forecast is not null)
        {
            _folds[block][place] = new BacktestFold(fold.Training, forecast, fold.Actual) { IsFallback = error is not null };
        }
    }

    private ForecastException? ForecastFrom(FitOutcome fit, out Forecast? forecast)
    {
        forecast = null;
        return fit.Error ?? FitOutcome.Catch(() => fit.Model.Forecast(options.Horizon, options.Forecast), out forecast);
    }
}
