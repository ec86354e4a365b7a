namespace SahelForecast.Evaluation;

/// <summary>The folds of a backtest and their scores.</summary>
/// <remarks>Scores over several outcomes count each outcome once; <see cref="MeanOfSeries"/> counts each series once, as competitions do. Only known outcomes
/// are scored. Sums run in the order of the folds, so that the figures are the same on any number of threads.</remarks>
public sealed class BacktestResult
{
    /// <summary>Puts folds together; a backtest does this, and so can you with forecasts that you kept.</summary>
    /// <param name="modelName">What forecast them.</param>
    /// <param name="folds">The folds, kept in this order.</param>
    /// <param name="failures">Origins at which the model failed.</param>
    /// <exception cref="ArgumentException"><paramref name="modelName"/> is empty.</exception>
    public BacktestResult(string modelName, IEnumerable<BacktestFold> folds, IEnumerable<BacktestFailure>? failures = null)
    {
        ModelName = Guard.Text(modelName);
        Folds = [.. folds];
        Failures = [.. failures ?? []];
    }

    /// <summary>The model.</summary>
    public string ModelName { get; }

    /// <summary>The folds by series and origin.</summary>
    public IReadOnlyList<BacktestFold> Folds { get; }

    /// <summary>Where the model failed, replaced by its fallback or not.</summary>
    public IReadOnlyList<BacktestFailure> Failures { get; }

    /// <summary>The longest horizon of a fold.</summary>
    public int Horizon => Folds.Count == 0 ? 0 : Folds.Max(fold => fold.Forecast.Horizon);

    /// <summary>The score over all outcomes.</summary>
    /// <param name="metric">What to measure.</param>
    /// <returns>The score; NaN when no outcome has one.</returns>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public double Score(ForecastMetric metric) => Summarise(metric, Values(metric).SelectMany(fold => fold));

    /// <summary>The scores of the outcomes one, two, ... periods ahead.</summary>
    /// <param name="metric">What to measure.</param>
    /// <returns>One score a step, <see cref="Horizon"/> of them; NaN for a step without outcomes.</returns>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public IReadOnlyList<double> ScoreByStep(ForecastMetric metric)
    {
        double[][] values = Values(metric);
        return [.. Enumerable.Range(0, Horizon).Select(step => Summarise(metric, values.Where(fold => step < fold.Length).Select(fold => fold[step])))];
    }

    /// <summary>How many outcomes are known one, two, ... periods ahead.</summary>
    /// <returns>One count a step.</returns>
    public IReadOnlyList<int> CountByStep() => [.. Enumerable.Range(0, Horizon).Select(step => Folds.Count(fold => IsKnown(fold, step)))];

    /// <summary>The scores of each series.</summary>
    /// <param name="metric">What to measure.</param>
    /// <returns>One score a series, in the order of first appearance.</returns>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public IReadOnlyList<SeriesScore> ScoreBySeries(ForecastMetric metric) =>
    [
        .. Folds.Zip(Values(metric))
            .GroupBy(pair => pair.First.Key)
            .Select(series => (series.Key, Values: series.SelectMany(pair => pair.Second).Where(value => !double.IsNaN(value)).ToArray()))
            .Select(series => new SeriesScore(series.Key, series.Values.Length, Summarise(metric, series.Values))),
    ];

    /// <summary>The mean of the scores of the series that have one, each series counted once.</summary>
    /// <param name="metric">What to measure.</param>
    /// <returns>The mean; NaN when no series has a score.</returns>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public double MeanOfSeries(ForecastMetric metric) =>
        ScoreBySeries(metric).Where(series => series.Count > 0).Select(series => series.Score).DefaultIfEmpty(double.NaN).Average();

    /// <summary>How much better the score is than that of a reference on the same folds.</summary>
    /// <param name="metric">What to measure; lower must be better.</param>
    /// <param name="reference">The backtest of the reference model, such as naive.</param>
    /// <returns>1 - score / reference: 0 as good, 0.1 ten percent better, below 0 worse.</returns>
    /// <exception cref="ArgumentException">The folds differ, or the metric is not one that is better when lower.</exception>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public double Skill(ForecastMetric metric, BacktestResult reference)
    {
        ArgumentNullException.ThrowIfNull(metric);
        CheckSameFolds(reference);
        return metric.LowerIsBetter
            ? ScoringRules.Skill(Score(metric), reference.Score(metric))
            : throw new ArgumentException($"{metric.Name} is not better when lower: a skill would say nothing. Compare the figures themselves.", nameof(metric));
    }

    /// <summary>The overall weighted average of the M4 competition: the mean of sMAPE and MASE, each relative to a reference.</summary>
    /// <param name="reference">The backtest of Naive2 on the same folds.</param>
    /// <param name="seasonLength">Periods in a season, for MASE.</param>
    /// <returns>Below 1 beats the reference. Both errors are means over series.</returns>
    /// <exception cref="ArgumentException">The folds differ.</exception>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public double OverallWeightedAverage(BacktestResult reference, int seasonLength)
    {
        CheckSameFolds(reference);
        ForecastMetric mase = ForecastMetric.Mase(seasonLength);
        return ScoringRules.OverallWeightedAverage(
            MeanOfSeries(ForecastMetric.Smape), MeanOfSeries(mase), reference.MeanOfSeries(ForecastMetric.Smape), reference.MeanOfSeries(mase));
    }

    /// <summary>The mean energy score of the sample paths: all periods of a fold together.</summary>
    /// <returns>The mean over folds, in the unit of the series; see <see cref="ScoringRules.EnergyScore"/>. NaN when there are no folds.</returns>
    /// <exception cref="InvalidOperationException">Failed folds are missing, or forecasts have no sample paths.</exception>
    public double EnergyScore()
    {
        CheckComplete();
        return Folds.Select(fold => ScoringRules.EnergyScore(
            fold.Forecast.Paths ?? throw new InvalidOperationException(
                "The energy score needs sample paths: backtest with Forecast = new ForecastOptions { Method = ForecastMethod.Simulated }."),
            fold.Actual.Values)).DefaultIfEmpty(double.NaN).Average();
    }

    /// <summary>The folds of some series.</summary>
    /// <param name="partial">Parts of their keys.</param>
    /// <returns>A smaller result; it may be empty.</returns>
    public BacktestResult Where(SeriesKey partial) =>
        new(ModelName, Folds.Where(fold => fold.Key.Matches(partial)), Failures.Where(failure => failure.Key.Matches(partial)));

    /// <summary>The result as if the model had not been tried where it failed.</summary>
    /// <returns>A result without the failed folds, replaced or not. It flatters a model that fails where forecasting is hard: say so beside its scores.</returns>
    public BacktestResult WithoutFailures() => new(ModelName, Folds.Where(fold => !fold.IsFallback));

    /// <summary>Model and counts.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => $"{ModelName}: {Folds.Count} folds of {Folds.Select(fold => fold.Key).Distinct().Count()} series, {Failures.Count} failures";

    /// <summary>The number of each outcome, fold by fold; NaN where it is not known or not defined.</summary>
    internal double[][] Values(ForecastMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        CheckComplete();
        double[][] values = new double[Folds.Count][];
        Parallel.For(0, values.Length, i =>
        {
            BacktestFold fold = Folds[i];
            values[i] = [.. Enumerable.Range(0, fold.Forecast.Horizon).Select(step => IsKnown(fold, step) ? metric.Evaluate(fold, step) : double.NaN)];
        });
        return values;
    }

    internal static bool IsKnown(BacktestFold fold, int step) => step < fold.Forecast.Horizon && !double.IsNaN(fold.Actual.Values[step]);

    internal void CheckSameFolds(BacktestResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Folds.Select(Identity).SequenceEqual(other.Folds.Select(Identity)))
        {
            throw new ArgumentException(
                $"{ModelName} and {other.ModelName} have other folds: only forecasts of the same periods of the same series can be compared. Backtest both with the same options.",
                nameof(other));
        }

        static (SeriesKey Key, Period Origin, int Horizon) Identity(BacktestFold fold) => (fold.Key, fold.Origin, fold.Forecast.Horizon);
    }

    private static double Summarise(ForecastMetric metric, IEnumerable<double> values)
    {
        double[] defined = [.. values.Where(value => !double.IsNaN(value))];
        return defined.Length == 0 ? double.NaN : metric.Summarise(defined);
    }

    // Leaving failures out would reward a model for failing where forecasting is hard.
    private void CheckComplete()
    {
        BacktestFailure[] missing = [.. Failures.Where(failure => !failure.IsReplaced)];
        if (missing.Length > 0)
        {
            throw new InvalidOperationException(
                $"{ModelName} failed in {missing.Length} of {Folds.Count + missing.Length} folds, first {missing[0]} Set BacktestOptions.Fallback, such as to new NaiveModel(), or score WithoutFailures() and say so.");
        }
    }
}
