using SahelForecast.Distributions;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Baselines;

/// <summary>A fitted no-change model.</summary>
public sealed class FittedNaive : FittedModel, ISavableFit
{
    private readonly WalkSummary _walk;

    internal FittedNaive(string name, TimeSeries training, double[] fitted, WalkSummary walk, double standardDeviation)
        : base(name, training, fitted)
    {
        _walk = walk;
        StandardDeviation = standardDeviation;
    }

    private FittedNaive(SavedFit<SavedNaive> saved)
        : base(saved.Name, saved.Series)
    {
        _walk = saved.State.Walk;
        StandardDeviation = saved.State.StandardDeviation;
    }

    private FittedNaive(FittedNaive before, TimeSeries training, TimeSeries fitted, WalkSummary walk)
        : base(before, training, fitted)
    {
        _walk = walk;
        StandardDeviation = before.StandardDeviation;
    }

    /// <summary>The root mean square change a period, in the unit of the series.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"No change from the last value, {_walk.Last:#,0.##}. A typical change in one period was {StandardDeviation:#,0.##} (root mean square of {_walk.Increments}). Intervals are normal, take that size as known, and widen with the square root of time.");

    /// <summary>Moves the last value on, with the standard deviation unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series.</exception>
    public FittedNaive Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        WalkSummary walk = RandomWalkKernel.Continue(_walk, newValues, added);
        return new FittedNaive(this, longer, Fitted.Append(added), walk);
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write("naive", 1, this, new SavedNaive(_walk, StandardDeviation), FitJson.Default.SavedFitSavedNaive);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedNaive FromJson(string json) => new(SavedFit.Read(json, "naive", 1, FitJson.Default.SavedFitSavedNaive));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string IntervalMethod => "normal, variance of past changes taken as known";

    private protected override double[] OneStepErrors() => RandomWalkKernel.Errors(Training.Values, 0, 1);

    private protected override PredictiveDistribution Step(int ahead) =>
        Symmetric.Normal(_walk.Last, StandardDeviation * Math.Sqrt(ahead + _walk.MissingAtEnd));

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? RandomWalkKernel.StandardisedErrors(Training.Values, 0) : [];
        var noise = new NoiseSource(StandardDeviation, double.PositiveInfinity, past);
        PathKernel.Run(new RandomWalkPaths(_walk.Last, 0, 0, 1, _walk.MissingAtEnd, noise), horizon, pathCount, seed, draws);
    }
}
