using SahelForecast.Models.Ets;

namespace SahelForecast.Priors;

/// <summary>How far off automatic exponential smoothing is with a prior: sMAPE and MASE, each over that without, half and half; groups count with the
/// root of their size, so that a small one speaks without deciding alone.</summary>
internal sealed class Judge
{
    // One series that hardly moved before must not outweigh all others.
    private const double MostMase = 50;

    private readonly EtsShape[] _shapes;
    private readonly (double Smape, double Mase)[] _plain;

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
            (double smape, double mase) = Errors(Corpus.Groups[i], choice.Prior(Corpus.SeasonLength));
            double weight = Math.Sqrt(Corpus.Groups[i].Count);
            sum += weight * 0.5 * ((smape / _plain[i].Smape) + (mase / _plain[i].Mase));
            weights += weight;
        }

        return sum / weights;
    }

    public Corpus Corpus { get; }

    /// <summary>sMAPE in percent and MASE of each group.</summary>
    public string Show(EtsPrior prior) => string.Join("  ", Corpus.Groups.Select(group =>
    {
        (double smape, double mase) = Errors(group, prior);
        return FormattableString.Invariant($"{group.Count} ends {smape:0.000} / {mase:0.0000}");
    }));

    private (double Smape, double Mase) Errors(IReadOnlyList<HoldOut> group, EtsPrior prior)
    {
        var errors = new (double Smape, double Mase)[group.Count];
        Parallel.For(0, group.Count, i => errors[i] = Error(group[i], prior));
        (double, double)[] scored = [.. errors.Where(error => !double.IsNaN(error.Mase))];
        return (scored.Average(error => error.Item1), scored.Average(error => error.Item2));
    }

    private (double Smape, double Mase) Error(HoldOut one, EtsPrior prior)
    {
        double[] values = one.Training;
        bool isPositive = values.All(value => value > 0);
        EtsShape[] shapes = [.. _shapes.Where(shape => (isPositive || !shape.Specification.NeedsPositiveValues) && shape.ParameterCount <= values.Length)];
        EtsEstimate estimate = EtsCandidates.Choose(values, shapes, InformationCriterion.Aicc, prior, CancellationToken.None);
        EtsPosition end = EtsSmoothing.Run(estimate.Specification, estimate.Parameters, estimate.Start, values, new double[values.Length]);
        var motion = new EtsMotion(estimate.Specification, estimate.Parameters, end.Level, end.Trend, end.Season);
        double percent = 0;
        double absolute = 0;
        foreach (double outcome in one.Outcome)
        {
            double forecast = isPositive ? Math.Max(0, motion.Mean) : motion.Mean;
            double error = Math.Abs(outcome - forecast);
            absolute += error;
            percent += error == 0 ? 0 : 200 * error / (Math.Abs(outcome) + Math.Abs(forecast));
            motion.Next(0);
        }

        int lag = Corpus.SeasonLength;
        double scale = Enumerable.Range(lag, values.Length - lag).Average(t => Math.Abs(values[t] - values[t - lag]));
        int horizon = one.Outcome.Length;
        return (percent / horizon, scale > 0 ? Math.Min(MostMase, absolute / horizon / scale) : double.NaN);
    }
}
