using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Combination;

/// <summary>A fit whose intervals are made of past errors: what <see cref="ConformalExtensions.WithConformalIntervals"/> gives.</summary>
/// <remarks>It takes new values when <see cref="Inner"/> does (<see cref="IAppendableFit"/>). That moves the origin on; the scores stay, as parameters do. It can't be saved.</remarks>
public abstract class ConformalFit : IFittedModel, IErrorSource
{
    private readonly ConformalScores[] _steps;
    private readonly ConformalTooFew _tooFew;
    private readonly string _note;
    private readonly int _missing;

    private ConformalFit(IFittedModel inner, ConformalScores[] steps, ConformalTooFew tooFew, string note)
    {
        Inner = inner;
        _steps = steps;
        _tooFew = tooFew;
        _note = note;
        _missing = MissingAtEnd(inner.Training);
    }

    /// <summary>The fit of the model itself, to the whole series: medians, shape and local scale are its.</summary>
    public IFittedModel Inner { get; }

    /// <inheritdoc/>
    public string Name => $"{Inner.Name}, conformal";

    /// <inheritdoc/>
    public TimeSeries Training => Inner.Training;

    /// <inheritdoc/>
    public TimeSeries Fitted => Inner.Fitted;

    /// <inheritdoc/>
    public TimeSeries Residuals => Inner.Residuals;

    int IErrorSource.MemoryParameters => Inner is IErrorSource source ? source.MemoryParameters : 0;

    /// <summary>How many errors of the series itself the intervals of a step are made of.</summary>
    /// <param name="step">Steps after the last period observed, from 1.</param>
    /// <returns>A number, 0 where there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is below 1.</exception>
    public int ScoreCount(int step) => ScoresOf(Guard.Positive(step)).Own;

    /// <summary>The largest level of an interval that the errors support at a step: n / (n + 1) with n of the series' own, more with those of a panel.</summary>
    /// <param name="step">Steps after the last period observed, from 1.</param>
    /// <returns>A fraction below 1; 0 where no level is supported.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is below 1.</exception>
    public double SupportedLevel(int step) => ScoresOf(Guard.Positive(step)).Supported;

    /// <inheritdoc/>
    public string Describe() => $"{Inner.Describe()} {ConformalText.Describe(_steps, _tooFew)}{_note}";

    /// <inheritdoc/>
    /// <remarks>Draws of <see cref="ForecastMethod.Bootstrapped"/> are placed by the model's formulas, so they keep what their own distribution has different from that.</remarks>
    public Forecast Forecast(int horizon, ForecastOptions? options = null)
    {
        Guard.Positive(horizon);
        Forecast inner = Inner.Forecast(horizon, options);
        ConformalDistribution[] all = Conformal(inner.Paths is null ? inner : Inner.Forecast(horizon, ConformalReplay.Asked));
        SamplePaths? paths = inner.Paths is null ? null : Carry(inner.Paths, all, inner.Seed ?? 0);

        // Draws know no refusal, so that with it formulas answer.
        PredictiveDistribution[] steps = paths is null || _tooFew == ConformalTooFew.Refuse
            ? [.. all.Select(step => Bounds.HoldTo(Training.Metadata, step.Simplest))]
            : EmpiricalDistribution.OfSteps(paths);
        return new Forecast(Name, new Observation(inner.Origin, inner.OriginValue), steps, ConformalText.Method(_steps, _missing, horizon, _tooFew, inner.IntervalMethod), Training.Key, Training.Metadata, paths, inner.Seed);
    }

    /// <inheritdoc/>
    public SamplePaths Simulate(int horizon, int pathCount, ulong seed) =>
        Carry(Inner.Simulate(horizon, pathCount, seed), Conformal(Inner.Forecast(horizon, ConformalReplay.Asked)), seed);

    double[] IErrorSource.OneStepErrors() => Inner is IErrorSource source ? source.OneStepErrors() : Residuals.Values.ToArray();

    /// <summary>The fit; it takes new values when the inner one does.</summary>
    internal static ConformalFit Of(IFittedModel inner, ConformalScores[] steps, ConformalTooFew tooFew, string note) =>
        inner is IAppendableFit appendable ? new Appendable(appendable, steps, tooFew, note) : new Fixed(inner, steps, tooFew, note);

    /// <summary>Periods since the last one observed.</summary>
    internal static int MissingAtEnd(TimeSeries series) => series.Count - series.Values.TrimEnd(double.NaN).Length;

    private ConformalScores ScoresOf(int step) => _steps[Math.Min(step, _steps.Length) - 1];

    private ConformalDistribution[] Conformal(Forecast inner)
    {
        var all = new ConformalDistribution[inner.Horizon];
        for (int i = 0; i < all.Length; i++)
        {
            int step = i + 1 + _missing;
            ConformalScores scores = ScoresOf(step);
            all[i] = new ConformalDistribution(
                inner.Steps[i], scores, _tooFew == ConformalTooFew.Refuse ? level => ConformalText.Refusal(Name, step, level, scores) : null);
        }

        return all;
    }

    // Each draw keeps its probability. One that many draws share is spread over their probability, by a number of the path's own.
    private SamplePaths Carry(SamplePaths paths, ConformalDistribution[] steps, ulong seed)
    {
        const double End = 1e-12;
        double[] draws = new double[paths.Horizon * paths.PathCount];
        ulong own = RandomStream.Derive(seed, Training.Key.StableHash());
        for (int path = 0; path < paths.PathCount; path++)
        {
            RandomStream stream = RandomStream.For(own, StreamPurpose.Sample, (ulong)path);
            for (int step = 0; step < paths.Horizon; step++)
            {
                double draw = paths.AtStep(step)[path];
                double below = steps[step].Inner.CumulativeProbability(Math.BitDecrement(draw));
                double share = steps[step].Inner.CumulativeProbability(draw) - below;
                double value = steps[step].At(Math.Clamp(below + (share * stream.NextDouble()), End, 1 - End));
                draws[(step * paths.PathCount) + path] = Math.Clamp(value, Training.Metadata.LowerBound, Training.Metadata.UpperBound);
            }
        }

        return new SamplePaths(paths.Horizon, paths.PathCount, draws);
    }

    private sealed class Fixed(IFittedModel inner, ConformalScores[] steps, ConformalTooFew tooFew, string note) : ConformalFit(inner, steps, tooFew, note);

    private sealed class Appendable(IAppendableFit inner, ConformalScores[] steps, ConformalTooFew tooFew, string note)
        : ConformalFit(inner, steps, tooFew, note), IAppendableFit
    {
        public IFittedModel Append(ReadOnlySpan<double> newValues) => Of(inner.Append(newValues), _steps, _tooFew, _note);
    }
}
