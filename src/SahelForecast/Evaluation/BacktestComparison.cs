namespace SahelForecast.Evaluation;

/// <summary>Whether backtests on the same folds differ by more than chance.</summary>
public static class BacktestComparison
{
    /// <summary>Tests two models on one series and one step with the small-sample test of Diebold and Mariano.</summary>
    /// <param name="a">The backtest of model A, of one series with consecutive origins; see <see cref="BacktestResult.Where"/>.</param>
    /// <param name="b">The backtest of model B on the same folds.</param>
    /// <param name="metric">The loss, such as <see cref="ForecastMetric.Crps"/>; lower must be better.</param>
    /// <param name="step">The step, 0 one period after the origin.</param>
    /// <param name="alternative">What is looked for.</param>
    /// <returns>The test; it prints as a sentence for a report.</returns>
    /// <exception cref="ArgumentException">The folds differ or are of several series, the metric is not one that is better when lower, or there are too few outcomes.</exception>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public static DieboldMarianoResult DieboldMariano(
        BacktestResult a,
        BacktestResult b,
        ForecastMetric metric,
        int step = 0,
        DieboldMarianoAlternative alternative = DieboldMarianoAlternative.TwoSided)
    {
        Check(a, b, metric);
        if (step < 0 || step >= a.Horizon)
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, $"step is {step}, but the forecasts have the steps 0 to {a.Horizon - 1}.");
        }

        SeriesKey[] keys = [.. a.Folds.Select(fold => fold.Key).Distinct()];
        return keys.Length == 1
            ? Evaluation.DieboldMariano.Test(LossesOf(a), LossesOf(b), step + 1, alternative)
            : throw new ArgumentException(
                $"The backtest has {keys.Length} series, but this test is of one in the order of time. Choose it with Where, or use {nameof(MeanDifference)} or {nameof(Ranks)}.",
                nameof(a));

        // Origins that were skipped keep their place in time.
        double[] LossesOf(BacktestResult result)
        {
            Period first = result.Folds[0].Origin;
            double[] losses = new double[result.Folds[^1].Origin - first + 1];
            Array.Fill(losses, double.NaN);
            foreach ((BacktestFold fold, double[] values) in result.Folds.Zip(result.Values(metric)))
            {
                losses[fold.Origin - first] = step < values.Length ? values[step] : double.NaN;
            }

            return losses;
        }
    }

    /// <summary>An interval for the difference of two mean scores over many series, by drawing whole series again.</summary>
    /// <param name="a">The backtest of model A.</param>
    /// <param name="b">The backtest of model B on the same folds.</param>
    /// <param name="metric">The score, one that is a mean over outcomes and better when lower.</param>
    /// <param name="options">Level, resamples, seed.</param>
    /// <returns>The interval for the score of A less that of B; below 0 speaks for A.</returns>
    /// <exception cref="ArgumentException">The folds differ or are of one series, or the metric is not one that is better when lower.</exception>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public static BootstrapInterval MeanDifference(BacktestResult a, BacktestResult b, ForecastMetric metric, BootstrapOptions? options = null)
    {
        Check(a, b, metric);
        var clusterOf = new Dictionary<SeriesKey, int>();
        var differences = new List<double>();
        var clusters = new List<int>();
        foreach ((BacktestFold fold, (double[] lossesA, double[] lossesB)) in a.Folds.Zip(a.Values(metric).Zip(b.Values(metric))))
        {
            clusterOf.TryAdd(fold.Key, clusterOf.Count);
            differences.AddRange(lossesA.Zip(lossesB, (lossA, lossB) => lossA - lossB));
            clusters.AddRange(Enumerable.Repeat(clusterOf[fold.Key], lossesA.Length));
        }

        return BootstrapInterval.Create([.. differences], [.. clusters], options);
    }

    /// <summary>Ranks several models by their scores in each series, with the tests of Friedman and Nemenyi.</summary>
    /// <param name="results">Two backtests or more on the same folds, their model names all different.</param>
    /// <param name="metric">The score, better when lower. Units may differ between series.</param>
    /// <returns>The comparison over the series that every model has a score for.</returns>
    /// <exception cref="ArgumentException">The folds differ, names are alike, the metric is not one that is better when lower, or there are fewer than 2 models or series.</exception>
    /// <exception cref="InvalidOperationException">Failed folds are missing.</exception>
    public static RankComparison Ranks(IReadOnlyList<BacktestResult> results, ForecastMetric metric)
    {
        ArgumentNullException.ThrowIfNull(results);
        foreach (BacktestResult result in results)
        {
            Check(results[0], result, metric);
        }

        IReadOnlyList<SeriesScore>[] scores = [.. results.Select(result => result.ScoreBySeries(metric))];
        int[] scored = [.. Enumerable.Range(0, scores.Length == 0 ? 0 : scores[0].Count).Where(i => scores.All(model => model[i].Count > 0))];
        double[,] table = new double[scored.Length, scores.Length];
        for (int row = 0; row < scored.Length; row++)
        {
            for (int column = 0; column < scores.Length; column++)
            {
                table[row, column] = scores[column][scored[row]].Score;
            }
        }

        return RankComparison.Create([.. results.Select(result => result.ModelName)], table);
    }

    private static void Check(BacktestResult a, BacktestResult b, ForecastMetric metric)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(metric);
        a.CheckSameFolds(b);
        if (!metric.LowerIsBetter)
        {
            throw new ArgumentException($"{metric.Name} is not better when lower: it can't say which model is better.", nameof(metric));
        }
    }
}
