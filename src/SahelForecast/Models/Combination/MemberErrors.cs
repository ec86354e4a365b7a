using SahelForecast.Evaluation;

namespace SahelForecast.Models.Combination;

/// <summary>How models did at rolling origins in one series.</summary>
/// <param name="Scores">The mean continuous ranked probability score of each, or what else is compared; NaN where it could not be had.</param>
/// <param name="Forecasts">Outcomes judged.</param>
internal sealed record MemberErrors(double[] Scores, int Forecasts)
{
    private const int MostOrigins = 8;
    private const int FarthestStep = 4;
    private const int FewestValues = 6;

    // Forecasts at which own errors count as much as what is believed without them.
    private const double HalfWay = 24;

    // Weights go with the score to minus this power.
    private const double Power = 2;

    /// <summary>Backtests each model; null where the series is too short.</summary>
    public static MemberErrors? Of(IReadOnlyList<IForecastModel> members, TimeSeries series, BacktestOptions? options, CancellationToken cancellationToken, ForecastMetric? metric = null)
    {
        if (options is null && series.Count < FewestValues)
        {
            return null;
        }

        BacktestOptions plan = options ?? DefaultPlan(series.Count);
        double[] scores = new double[members.Count];
        int forecasts = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            // With many values missing there may be no origin to forecast from.
            ForecastException? refusal = FitOutcome.Catch(() => Backtest.Run(members[i], series, plan, cancellationToken: cancellationToken), out BacktestResult? result);
            if (result is null)
            {
                return options is null ? null : throw refusal!;
            }

            scores[i] = result.Folds.Count > 0 && result.Failures.Count == 0 ? result.Score(metric ?? ForecastMetric.Crps) : double.NaN;
            forecasts = Math.Max(forecasts, result.CountByStep().Sum());
        }

        return new MemberErrors(scores, forecasts);
    }

    /// <summary>The mean log skill of each member over series, each less the mean over members; 0 where nobody knows.</summary>
    public static double[] Shared(IReadOnlyList<MemberErrors?> all, int members)
    {
        double[] sums = new double[members];
        int[] counts = new int[members];
        foreach (MemberErrors errors in all.OfType<MemberErrors>())
        {
            double[] logs = errors.Logs();
            for (int i = 0; i < members; i++)
            {
                sums[i] += double.IsNaN(logs[i]) ? 0 : logs[i];
                counts[i] += double.IsNaN(logs[i]) ? 0 : 1;
            }
        }

        return [.. sums.Select((sum, i) => counts[i] > 0 ? sum / counts[i] : 0)];
    }

    /// <summary>Weights that sum to 1.</summary>
    /// <param name="shared">What is believed of each member's log score without this series.</param>
    public double[] Weights(ReadOnlySpan<double> shared)
    {
        double own = Forecasts / (Forecasts + HalfWay);
        double[] weights = Logs();
        for (int i = 0; i < weights.Length; i++)
        {
            double log = double.IsNaN(weights[i]) ? shared[i] : (own * weights[i]) + ((1 - own) * shared[i]);
            weights[i] = Math.Exp(-Power * log);
        }

        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    /// <summary>A sentence.</summary>
    public string Describe() => FormattableString.Invariant($" Weights come from {Forecasts} past forecasts of each member in this series, shrunk.");

    // A score of 0, as on a series without change, is one of the smallest there can be.
    private double[] Logs()
    {
        double[] logs = Array.ConvertAll(Scores, score => Math.Log(Math.Max(score, double.Epsilon)));
        double[] known = Array.FindAll(logs, double.IsFinite);
        double mean = known.Length > 0 ? known.Average() : 0;
        return Array.ConvertAll(logs, log => double.IsFinite(log) ? Math.Clamp(log - mean, -1, 1) : double.NaN);
    }

    private static BacktestOptions DefaultPlan(int count)
    {
        int horizon = Math.Clamp(count / 6, 1, FarthestStep);
        int first = Math.Max((count + 1) / 2, 3);
        int origins = count - horizon - first + 1;
        return new BacktestOptions
        {
            Horizon = horizon,
            InitialCount = first,
            Stride = Math.Max(1, (origins + MostOrigins - 1) / MostOrigins),
            MaxDegreeOfParallelism = 1,
        };
    }
}
