using SahelForecast.Accuracy.Models;
using SahelForecast.Accuracy.Output;
using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Competition;

/// <summary>Fits models to all series and scores them. Each series has its own place in the result, so threads change nothing but the time.</summary>
internal sealed class CompetitionRun(CompetitionData data, CompetitionOptions options, Terminal terminal, CancellationToken cancellationToken)
{
    private const int WarmUpCount = 5;

    private IReadOnlyList<CompetitionSeries> Series => data.Series;

    /// <summary>Runs a model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="model">The model.</param>
    /// <param name="naive">The outcomes that stand in where it fails; null when it is naive itself, which may not.</param>
    /// <returns>One outcome a series.</returns>
    /// <exception cref="UserErrorException">Naive failed, so that nobody can be scored.</exception>
    public IReadOnlyList<SeriesOutcome> Run(string name, IForecastModel model, IReadOnlyList<SeriesOutcome>? naive)
    {
        IForecastModel guarded = GuardedModel.Around(model);
        WarmUp(guarded);
        Func<int, IFittedModel> fit = FitOf(guarded, Series, out double shared);
        var outcomes = new (SeriesOutcome? Success, ForecastException? Error, double Cpu)[Series.Count];
        var progress = new Progress(terminal, name, "series");
        int completed = 0;
        Parallel.For(0, Series.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken }, i =>
        {
            outcomes[i] = RunOne(Series[i], () => fit(i), shared);
            progress.Report(new BacktestProgress(Interlocked.Increment(ref completed), Series.Count));
        });

        SeriesOutcome[] result = [.. outcomes.Select((outcome, i) => outcome.Success ?? Replaced(i, outcome.Error!, outcome.Cpu, naive))];
        progress.Finish(result.Length, result.Count(outcome => outcome.Failure is not null));
        return result;
    }

    private SeriesOutcome Replaced(int series, ForecastException error, double cpu, IReadOnlyList<SeriesOutcome>? naive) => naive is null
        ? throw new UserErrorException($"{options.Train}: naive itself fails on {Series[series].Id}, so nobody can be scored there: {Failure.OneLine(error.Message)} Remove the series.")
        : naive[series] with { CpuMilliseconds = cpu, Failure = Failure.OneLine(error.Message) };

    // The guard asks every step for its quantiles, so what is computed only when asked for is paid inside the clock; scores are not.
    private (SeriesOutcome?, ForecastException?, double) RunOne(CompetitionSeries series, Func<IFittedModel> fit, double shared)
    {
        double cpu = shared;
        double start = ThreadCpuClock.Milliseconds;
        try
        {
            Forecast forecast;
            try
            {
                forecast = fit().Forecast(series.Actual.Count);
            }
            finally
            {
                cpu += ThreadCpuClock.Milliseconds - start;
            }

            SeriesScores scores = GuardedModel.Attempt(() => SeriesScores.Of(new BacktestFold(series.Training, forecast, series.Actual), options.Season));
            return (new SeriesOutcome(forecast, scores, cpu, null), null, cpu);
        }
        catch (ForecastException error)
        {
            return (null, error, cpu);
        }
    }

    // So that compiling the model is not charged to its first series.
    private void WarmUp(IForecastModel model)
    {
        CompetitionSeries[] first = [.. Series.Take(WarmUpCount)];
        Func<int, IFittedModel> fit = FitOf(model, first, out _);
        for (int i = 0; i < first.Length; i++)
        {
            int position = i;
            RunOne(first[i], () => fit(position), 0);
        }
    }

    // A model that learns across series is fitted once to all; its CPU time, on whatever threads, is shared by them.
    private Func<int, IFittedModel> FitOf(IForecastModel model, IReadOnlyList<CompetitionSeries> series, out double shared)
    {
        shared = 0;
        if (model is not IPanelForecastModel pooled)
        {
            return i => model.Fit(series[i].Training, cancellationToken);
        }

        double before = Environment.CpuUsage.TotalTime.TotalMilliseconds;
        try
        {
            IReadOnlyList<FitOutcome> fits = pooled.FitPanel(TimeSeriesPanel.Create(series.Select(one => one.Training)), cancellationToken);
            return i => fits[i].Model;
        }
        catch (ForecastException error)
        {
            return _ => throw new ForecastException(error.Message, error);
        }
        finally
        {
            shared = (Environment.CpuUsage.TotalTime.TotalMilliseconds - before) / series.Count;
        }
    }
}
