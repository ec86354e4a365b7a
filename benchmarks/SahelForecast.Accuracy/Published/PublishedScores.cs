using SahelForecast.Accuracy.Input;
using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Published;

/// <summary>A test part, and the training part that scales its errors when there is one.</summary>
internal sealed record PublishedSeries(double[] Actual, double[]? Training, int Season);

/// <summary>The scores of one method's stored point forecasts.</summary>
/// <param name="Method">Its name in the file.</param>
/// <param name="N">Series scored.</param>
/// <param name="Smape">sMAPE in percent, each series counted once.</param>
/// <param name="PooledSmape">sMAPE in percent, each forecast counted once.</param>
/// <param name="Mase">MASE, each series counted once; NaN without training parts.</param>
internal sealed record PublishedScores(string Method, int N, double Smape, double PooledSmape, double Mase)
{
    /// <summary>Scores a method.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="forecasts">Its rows, one a series, each as long as what came.</param>
    /// <param name="series">The series by id.</param>
    public static PublishedScores Of(string method, IReadOnlyList<WideRow> forecasts, IReadOnlyDictionary<string, PublishedSeries> series)
    {
        var scores = new List<(double Smape, int Count, double Mase)>();
        foreach (WideRow row in forecasts)
        {
            PublishedSeries one = series[row.Id];
            ReadOnlySpan<double> predicted = row.Values.AsSpan(0, one.Actual.Length);
            scores.Add((
                ScoringRules.SymmetricMeanAbsolutePercentageError(one.Actual, predicted),
                one.Actual.Count(value => !double.IsNaN(value)),
                one.Training is null ? double.NaN : ScoringRules.MeanAbsoluteScaledError(one.Actual, predicted, one.Training, one.Season)));
        }

        return new PublishedScores(
            method,
            scores.Count,
            scores.Average(score => score.Smape),
            scores.Sum(score => score.Smape * score.Count) / scores.Sum(score => score.Count),
            scores.Select(score => score.Mase).Where(mase => !double.IsNaN(mase)).DefaultIfEmpty(double.NaN).Average());
    }
}
