using SahelForecast.Decomposition;
using SahelForecast.Distributions;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Baselines;

/// <summary>A fitted no-change model of the seasonally adjusted series.</summary>
public sealed class FittedNaive2 : FittedModel, ISavableFit
{
    private readonly SeasonalAdjustment _adjustment;
    private readonly WalkSummary _walk;

    internal FittedNaive2(TimeSeries training, double[] fitted, SeasonalAdjustment adjustment, WalkSummary walk, double standardDeviation)
        : base(adjustment.IsMade ? "Naive2 (seasonally adjusted)" : "Naive2", training, fitted)
    {
        _adjustment = adjustment;
        _walk = walk;
        StandardDeviation = standardDeviation;
    }

    private FittedNaive2(SavedFit<SavedNaive2> saved)
        : base(saved.Name, saved.Series)
    {
        _adjustment = SeasonalAdjustment.Of(saved.State.Season);
        _walk = saved.State.Walk;
        StandardDeviation = saved.State.StandardDeviation;
    }

    private FittedNaive2(FittedNaive2 before, TimeSeries training, TimeSeries fitted, WalkSummary walk)
        : base(before, training, fitted)
    {
        _adjustment = before._adjustment;
        _walk = walk;
        StandardDeviation = before.StandardDeviation;
    }

    /// <summary>The root mean square change a period, in the unit of the series, seasonally adjusted.</summary>
    public double StandardDeviation { get; }

    /// <summary>One a season, that of the first training period first; mean 1. Empty when the series was not adjusted.</summary>
    public IReadOnlyList<double> SeasonalIndices => _adjustment.Indices;

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"No change from the last value, {_walk.Last:#,0.##}{(_adjustment.IsMade ? " after seasonal adjustment" : "")}. A typical change in one period was {StandardDeviation:#,0.##} (root mean square of {_walk.Increments}). Intervals are normal, take that size as known, and widen with the square root of time.{_adjustment.Describe()}");

    /// <summary>Moves the last value on, with the standard deviation and the seasonal indices unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series.</exception>
    public FittedNaive2 Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        WalkSummary walk = RandomWalkKernel.Continue(_walk, _adjustment.Adjust(newValues, Training.Count), added);
        _adjustment.Restore(added, Training.Count);
        return new FittedNaive2(this, longer, Fitted.Append(added), walk);
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write(
        "naive2", 1, this, new SavedNaive2(_walk, StandardDeviation, _adjustment.SavedFrom(Training.Count - 1)), FitJson.Default.SavedFitSavedNaive2);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedNaive2 FromJson(string json) => new(SavedFit.Read(json, "naive2", 1, FitJson.Default.SavedFitSavedNaive2));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string IntervalMethod => "normal, variance of past changes taken as known";

    private protected override double[] OneStepErrors() => RandomWalkKernel.Errors(_adjustment.Adjust(Training.Values), 0, 1);

    private protected override PredictiveDistribution Step(int ahead)
    {
        double index = _adjustment[Training.Count - 1 + ahead];
        return Symmetric.Normal(index * _walk.Last, index * StandardDeviation * Math.Sqrt(ahead + _walk.MissingAtEnd));
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? RandomWalkKernel.StandardisedErrors(_adjustment.Adjust(Training.Values), 0) : [];
        var noise = new NoiseSource(StandardDeviation, double.PositiveInfinity, past);
        PathKernel.Run(new RandomWalkPaths(_walk.Last, 0, 0, 1, _walk.MissingAtEnd, noise), horizon, pathCount, seed, draws);
        _adjustment.Restore(draws, Training.Count, pathCount);
    }
}
