using SahelForecast.Distributions;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Baselines;

/// <summary>A fitted no-change model.</summary>
public sealed class FittedNaive : FittedModel
{
    private readonly WalkSummary _walk;

    internal FittedNaive(string name, TimeSeries training, double[] fitted, WalkSummary walk, double standardDeviation)
        : base(name, training, fitted)
    {
        _walk = walk;
        StandardDeviation = standardDeviation;
    }

    /// <summary>The root mean square change a period, in the unit of the series.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"No change from the last value, {_walk.Last:#,0.##}. A typical change in one period was {StandardDeviation:#,0.##} (root mean square of {_walk.Increments}). Intervals are normal, take that size as known, and widen with the square root of time.");

    private protected override string IntervalMethod => "normal, variance of past changes taken as known";

    private protected override PredictiveDistribution Step(int ahead) =>
        Symmetric.Normal(_walk.Last, StandardDeviation * Math.Sqrt(ahead + _walk.MissingAtEnd));

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? RandomWalkKernel.StandardisedErrors(Training.Values, 0, _walk.Increments) : [];
        var noise = new NoiseSource(StandardDeviation, double.PositiveInfinity, past);
        PathKernel.Run(new RandomWalkPaths(_walk.Last, 0, 0, 1, _walk.MissingAtEnd, noise), horizon, pathCount, seed, draws);
    }
}
