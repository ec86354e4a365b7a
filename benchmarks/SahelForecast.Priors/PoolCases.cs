using SahelForecast.Distributions;
using SahelForecast.Models.Combination;

namespace SahelForecast.Priors;

/// <summary>An outcome beside its forecast.</summary>
/// <param name="Step">Periods ahead.</param>
/// <param name="Seasons">Values of the training part over those of a season.</param>
/// <param name="LogRatios">The logarithm of the outcome's distance from the median over that of the end of the 50, 80 and 95 % interval on its side, below in logarithms of distances from 0.</param>
internal readonly record struct PoolOutcome(int Step, double Seasons, double[] LogRatios);

/// <summary>Held-out ends forecast by the pools of <see cref="AutoModel"/>, before their intervals are calibrated.</summary>
internal sealed class PoolCases(int season, int horizon, IReadOnlyList<HoldOut> learned, IEnumerable<HoldOut> judged)
{
    private static readonly double[] Tails = [0.25, 0.1, 0.025];

    // Nothing said of the smallest: a ratio below is as good as 0.
    private const double Smallest = 1e-9;

    /// <summary>Steps ahead.</summary>
    public int Horizon => horizon;

    /// <summary>Those to learn from.</summary>
    public PoolOutcome[] Learned(bool isFast) => Forecast(learned, isFast);

    /// <summary>Those to judge by.</summary>
    public PoolOutcome[] Judged(bool isFast) => Forecast([.. judged], isFast);

    private PoolOutcome[] Forecast(IReadOnlyList<HoldOut> ends, bool isFast)
    {
        var found = new PoolOutcome[ends.Count][];
        Parallel.For(0, ends.Count, i => found[i] = Forecast(ends[i], isFast));
        return [.. found.SelectMany(one => one)];
    }

    private PoolOutcome[] Forecast(HoldOut end, bool isFast)
    {
        Period start = season switch { 4 => Period.Quarter(1900, 1), 12 => Period.Month(1900, 1), _ => Period.Year(1500) };
        TimeSeries series = TimeSeries.Create(start, end.Training);
        SeriesTraits traits = SeriesTraits.Of(series, season);
        AutoPool pool = AutoPool.For(traits, isFast);
        Forecast[] forecasts =
        [
            .. pool.Members.Select(member => PanelFitting.FitOne(member, series, CancellationToken.None)).Where(fit => fit.IsSuccess).Select(fit => fit.Model.Forecast(end.Outcome.Length)),
        ];
        if (traits.Season != season || pool.Table is null || forecasts.Length < 2)
        {
            return [];
        }

        double[] weights = PoolWeights.Checked(null, forecasts.Length);
        return
        [
            .. end.Outcome.Select((outcome, step) => new PoolOutcome(
                step + 1,
                (double)end.Training.Length / season,
                RatiosOf(pool.Form.Pool(Array.ConvertAll(forecasts, forecast => forecast.Steps[step]), weights), outcome))),
        ];
    }

    private static double[] RatiosOf(PredictiveDistribution pooled, double outcome)
    {
        double median = pooled.Median;
        return Array.ConvertAll(Tails, tail => outcome >= median
            ? Math.Log(Math.Max(outcome - median, Smallest * median) / Math.Max(pooled.Quantile(1 - tail) - median, Smallest * median))
            : Math.Log(Math.Max(Math.Log(median / Math.Max(outcome, Smallest * median)), Smallest) / Math.Max(Math.Log(median / Math.Max(pooled.Quantile(tail), Smallest * median)), Smallest)));
    }
}
