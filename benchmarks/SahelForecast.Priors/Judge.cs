using SahelForecast.Models;
using SahelForecast.Models.Ets;

namespace SahelForecast.Priors;

/// <summary>How far off automatic exponential smoothing is with a prior: sMAPE and MASE, each over that without, half and half; groups count with the
/// root of their size, so that a small one speaks without deciding alone.</summary>
internal sealed class Judge
{
    // One series that hardly moved before must not outweigh all others.
    private const double MostMase = 50;

    private readonly EtsShape[] _shapes;
    private readonly Loss[] _plain;

    public Judge(Corpus corpus)
    {
        Corpus = corpus;
        _shapes = [.. EtsSpecification.Candidates(corpus.SeasonLength > 1 ? "ZZZ" : "ZZN").Select(one => new EtsShape(one, corpus.SeasonLength))];
        _plain = [.. corpus.Groups.Select(group => Errors(group, EtsPrior.None))];
    }

    public double Score(PriorChoice choice)
    {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < _plain.Length; i++)
        {
            Loss loss = Errors(Corpus.Groups[i], choice.Prior(Corpus.SeasonLength));
            double weight = Math.Sqrt(Corpus.Groups[i].Count);
            sum += weight * 0.5 * ((loss.Smape / _plain[i].Smape) + (loss.Mase / _plain[i].Mase));
            weights += weight;
        }

        return sum / weights;
    }

    public Corpus Corpus { get; }

    /// <summary>sMAPE in percent and MASE of each group.</summary>
    public string Show(EtsPrior prior) => string.Join("  ", Corpus.Groups.Select(group =>
    {
        Loss loss = Errors(group, prior);
        return FormattableString.Invariant($"{group.Count} ends {loss.Smape:0.000} / {loss.Mase:0.0000}");
    }));

    private Loss Errors(IReadOnlyList<HoldOut> group, EtsPrior prior)
    {
        var losses = new Loss[group.Count];
        Parallel.For(0, group.Count, i => losses[i] = Error(group[i], prior));
        Loss[] scored = [.. losses.Where(loss => !double.IsNaN(loss.Mase))];
        return new Loss(scored.Average(loss => loss.Smape), scored.Average(loss => loss.Mase));
    }

    private Loss Error(HoldOut one, EtsPrior prior)
    {
        double[] values = one.Training;
        bool isPositive = values.All(value => value > 0);
        EtsShape[] shapes = [.. _shapes.Where(shape => (isPositive || !shape.Specification.NeedsPositiveValues) && shape.ParameterCount <= values.Length)];
        EtsEstimate estimate = EtsCandidates.Choose(values, shapes, InformationCriterion.Aicc, prior, CancellationToken.None);
        EtsPosition end = EtsSmoothing.Run(estimate.Specification, estimate.Parameters, estimate.Start, values, new double[values.Length]);
        EtsStep[] steps = EtsOutlook.Of(estimate.Specification, estimate.Parameters, end, estimate.StandardDeviation, one.Outcome.Length, isShapeWanted: false);
        double percent = 0;
        double absolute = 0;
        foreach ((double outcome, EtsStep step) in one.Outcome.Zip(steps))
        {
            // The path is the median, the point forecast of the library. Where there is none the last value stands in.
            double forecast = step.Mean;
            forecast = !double.IsFinite(forecast) ? values[^1] : isPositive ? Math.Max(0, forecast) : forecast;
            double error = Math.Abs(outcome - forecast);
            absolute += error;
            percent += error == 0 ? 0 : 200 * error / (Math.Abs(outcome) + Math.Abs(forecast));
        }

        int lag = Corpus.SeasonLength;
        double scale = Enumerable.Range(lag, values.Length - lag).Average(t => Math.Abs(values[t] - values[t - lag]));
        int horizon = one.Outcome.Length;
        return new Loss(percent / horizon, scale > 0 ? Math.Min(MostMase, absolute / horizon / scale) : double.NaN);
    }

    private readonly record struct Loss(double Smape, double Mase);
}
