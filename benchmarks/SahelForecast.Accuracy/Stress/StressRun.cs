using SahelForecast.Accuracy.Output;
using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Stress;

/// <summary>How a model bore it.</summary>
internal sealed class StressRun
{
    private const int Horizon = 12;
    private const int Shown = 10;

    private static readonly double[] Probabilities = [0.005, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.995];

    private readonly string _name;
    private readonly string?[] _faults;
    private readonly bool[] _refused;
    private readonly double[] _milliseconds;

    private StressRun(string name, int count)
    {
        _name = name;
        _faults = new string?[count];
        _refused = new bool[count];
        _milliseconds = new double[count];
    }

    public static StressRun Of(string name, IForecastModel model, int count, int seed, int threads, Terminal terminal, CancellationToken cancellationToken)
    {
        var run = new StressRun(name, count);
        var progress = new Progress(terminal, name, "series");
        int completed = 0;
        run.Try(model, UglySeries.Make(seed, 0), 0);
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
        {
            run.Try(model, UglySeries.Make(seed, i), i);
            progress.Report(new BacktestProgress(Interlocked.Increment(ref completed), count));
        });
        progress.Finish(count, run._faults.Count(fault => fault is not null));
        return run;
    }

    public void Write(TextWriter output)
    {
        double[] sorted = [.. _milliseconds.Order()];
        int slowest = Array.IndexOf(_milliseconds, sorted[^1]);
        output.WriteLine(FormattableString.Invariant(
            $"{_name}: {_faults.Length} series, {_refused.Count(refused => refused)} refused, {_faults.Count(fault => fault is not null)} faults; ms a series (fit, {Horizon} steps, {Probabilities.Length} quantiles each): median {sorted[sorted.Length / 2]:0.0}, 99 % {sorted[(int)(0.99 * (sorted.Length - 1))]:0.0}, most {sorted[^1]:0.0} (series {slowest})"));
        foreach ((string? fault, int place) in _faults.Select((fault, place) => (fault, place)).Where(one => one.fault is not null).Take(Shown))
        {
            output.WriteLine($"  series {place}: {fault}");
        }
    }

    private void Try(IForecastModel model, TimeSeries series, int place)
    {
        double start = ThreadCpuClock.Milliseconds;
        try
        {
            _faults[place] = FaultOf(model.Fit(series).Forecast(Horizon), series.Metadata);
        }
        catch (ArgumentException refusal) when (refusal.ParamName == "series")
        {
            _refused[place] = true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _faults[place] = $"{fault.GetType().Name}: {Failure.OneLine(fault.Message)}";
        }

        _milliseconds[place] = ThreadCpuClock.Milliseconds - start;
    }

    private static string? FaultOf(Forecast forecast, SeriesMetadata metadata)
    {
        for (int step = 0; step < forecast.Horizon; step++)
        {
            double before = metadata.LowerBound;
            foreach (double probability in Probabilities)
            {
                double quantile = forecast.Steps[step].Quantile(probability);
                if (!double.IsFinite(quantile) || quantile < before || quantile > metadata.UpperBound)
                {
                    return FormattableString.Invariant($"step {step + 1}: the quantile of {probability} is {quantile:G9}, after {before:G9}, of [{metadata.LowerBound:G6}, {metadata.UpperBound:G6}], by {forecast.ModelName}");
                }

                before = quantile;
            }
        }

        return null;
    }
}
