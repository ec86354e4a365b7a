using SahelForecast.Distributions;

namespace SahelForecast;

/// <summary>A forecast: one predictive distribution a period, and joint sample paths when it was simulated.</summary>
/// <remarks>Mean, quantiles and intervals are asked of it. Whatever needs several periods at once (totals) needs <see cref="Paths"/>.</remarks>
public sealed class Forecast
{
    /// <summary>Creates a forecast. Models do this; users ask a fitted model.</summary>
    /// <param name="modelName">The model, for tables and charts.</param>
    /// <param name="origin">The last period the model saw, with the value observed there (NaN when missing).</param>
    /// <param name="steps">One distribution a step, at least one; <c>steps[0]</c> is one period after the origin.</param>
    /// <param name="intervalMethod">How the distributions were made, in a few words.</param>
    /// <param name="key">The key of the series.</param>
    /// <param name="metadata">The description of the series.</param>
    /// <param name="paths">Joint draws of the same horizon, when there are any.</param>
    /// <param name="seed">The seed the paths came from.</param>
    /// <exception cref="ArgumentException">There are no steps, or the paths have another horizon.</exception>
    public Forecast(
        string modelName,
        Observation origin,
        IReadOnlyList<PredictiveDistribution> steps,
        string intervalMethod,
        SeriesKey? key = null,
        SeriesMetadata? metadata = null,
        SamplePaths? paths = null,
        ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Count == 0)
        {
            throw new ArgumentException("A forecast needs at least one step.", nameof(steps));
        }

        if (paths is not null && paths.Horizon != steps.Count)
        {
            throw new ArgumentException($"paths has {paths.Horizon} steps, but the forecast has {steps.Count}.", nameof(paths));
        }

        ModelName = Guard.Text(modelName);
        IntervalMethod = Guard.Text(intervalMethod);
        Origin = origin.Period;
        OriginValue = origin.Value;
        Periods = new PeriodRange(origin.Period.Plus(1), steps.Count);
        Steps = [.. steps];
        Key = key ?? SeriesKey.Empty;
        Metadata = metadata ?? SeriesMetadata.Default;
        Paths = paths;
        Seed = seed;
    }

    /// <summary>The model or scenario that made it.</summary>
    public string ModelName { get; }

    /// <summary>The key of the series.</summary>
    public SeriesKey Key { get; }

    /// <summary>Unit, kind, bounds, source and breaks of the series.</summary>
    public SeriesMetadata Metadata { get; }

    /// <summary>The last period the model saw.</summary>
    public Period Origin { get; }

    /// <summary>The value observed at the origin; NaN when it is missing.</summary>
    public double OriginValue { get; }

    /// <summary>The periods forecast.</summary>
    public PeriodRange Periods { get; }

    /// <summary>How many periods are forecast.</summary>
    public int Horizon => Steps.Count;

    /// <summary>The distributions; <c>Steps[0]</c> is one period after the origin.</summary>
    public IReadOnlyList<PredictiveDistribution> Steps { get; }

    /// <summary>Joint draws; null when the distributions come from formulas.</summary>
    public SamplePaths? Paths { get; }

    /// <summary>The seed of the paths; null when nothing was drawn.</summary>
    public ulong? Seed { get; }

    /// <summary>How the distributions, and so the intervals, were made.</summary>
    public string IntervalMethod { get; }

    /// <summary>The distribution of a period.</summary>
    /// <param name="period">A period that is forecast.</param>
    /// <returns>Its distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not forecast.</exception>
    public PredictiveDistribution this[Period period] => Periods.IndexOf(period) is >= 0 and int index
        ? Steps[index]
        : throw new ArgumentOutOfRangeException(nameof(period), period, $"{period} is not forecast: this forecast has {Periods}.");

    /// <summary>The means.</summary>
    /// <returns>A series over the periods forecast.</returns>
    /// <exception cref="InvalidOperationException">A mean is not finite, as that of an unbounded log-scale Student t; use <see cref="Median"/>.</exception>
    public TimeSeries Mean() => Series(Steps.Select(step => step.Mean));

    /// <summary>The medians: as likely too high as too low.</summary>
    /// <returns>A series over the periods forecast.</returns>
    public TimeSeries Median() => Quantile(0.5);

    /// <summary>The values that outcomes stay below with a probability.</summary>
    /// <param name="probability">A fraction in (0, 1).</param>
    /// <returns>A series over the periods forecast.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not inside (0, 1).</exception>
    public TimeSeries Quantile(double probability)
    {
        Guard.Level(probability, nameof(probability));
        return Series(Steps.Select(step => step.Quantile(probability)));
    }

    /// <summary>The central prediction intervals.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1).</param>
    /// <returns>The lower and the upper ends.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public (TimeSeries Lower, TimeSeries Upper) Interval(double level)
    {
        Guard.Level(level);
        PredictionInterval[] intervals = [.. Steps.Select(step => step.Interval(level))];
        return (Series(intervals.Select(interval => interval.Lower)), Series(intervals.Select(interval => interval.Upper)));
    }

    /// <summary>The distribution of the sum over several periods.</summary>
    /// <param name="periods">Periods that are all forecast; meant for flows.</param>
    /// <returns>The distribution of the totals of the paths.</returns>
    /// <exception cref="InvalidOperationException">There are no paths: marginal distributions say nothing of a sum.</exception>
    /// <exception cref="ArgumentException">A period is not forecast, or there are none.</exception>
    public PredictiveDistribution Total(PeriodRange periods)
    {
        SamplePaths paths = Paths ?? throw new InvalidOperationException(
            "A total needs sample paths: forecast with Method = ForecastMethod.Simulated.");
        if (periods.Count == 0 || !Periods.Contains(periods.Start) || !Periods.Contains(periods.Last))
        {
            throw new ArgumentException($"{periods} is not inside the forecast, which has {Periods}.", nameof(periods));
        }

        int first = Periods.IndexOf(periods.Start);
        double[] totals = paths.AtStep(first).ToArray();
        for (int step = first + 1; step < first + periods.Count; step++)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(totals, paths.AtStep(step), totals);
        }

        return EmpiricalDistribution.Own(totals);
    }

    /// <summary>The forecast given that every value lies in a range.</summary>
    /// <param name="minimum">The lowest value possible; may be negative infinity.</param>
    /// <param name="maximum">The highest value possible; may be infinity.</param>
    /// <returns>A forecast whose distributions are conditioned on the range, step by step. It has no paths: conditioning each step
    /// says nothing of several together.</returns>
    /// <exception cref="ArgumentException">The range is empty, or a step has no probability inside it.</exception>
    public Forecast Truncate(double minimum, double maximum) => new(
        ModelName,
        new Observation(Origin, OriginValue),
        [.. Steps.Select(step => new TruncatedDistribution(step, minimum, maximum))],
        FormattableString.Invariant($"{IntervalMethod}; truncated to [{minimum}, {maximum}]"),
        Key,
        Metadata);

    /// <summary>Model, origin and periods, for messages.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => $"{ModelName}: {Periods}, origin {Origin}";

    private TimeSeries Series(IEnumerable<double> values)
    {
        double[] all = [.. values];
        int unusable = Array.FindIndex(all, value => !double.IsFinite(value));
        return unusable < 0
            ? new TimeSeries(Periods, all, Key, Metadata)
            : throw new InvalidOperationException(
                $"{ModelName} has no finite value of this kind for {Periods[unusable]}. Use Median(), or set SeriesMetadata.UpperBound (such as the population).");
    }
}
