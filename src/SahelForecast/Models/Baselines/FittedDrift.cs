using SahelForecast.Distributions;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Baselines;

/// <summary>A fitted random walk with drift.</summary>
public sealed class FittedDrift : FittedModel, ICoefficientFit
{
    private readonly WalkSummary _walk;

    internal FittedDrift(string name, TimeSeries training, double[] fitted, WalkSummary walk, double standardDeviation)
        : base(name, training, fitted)
    {
        _walk = walk;
        StandardDeviation = standardDeviation;
    }

    /// <summary>The mean change a period, in the unit of the series.</summary>
    public double Drift => _walk.MeanDrift;

    /// <summary>The standard deviation of changes about the drift, in the unit of the series.</summary>
    public double StandardDeviation { get; }

    /// <summary>The drift.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => [new("drift", Drift, StandardDeviation / Math.Sqrt(_walk.Span))];

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"The last value, {_walk.Last:#,0.##}, moves on by the mean change of {Drift:+#,0.##;-#,0.##;0} a period, measured over {_walk.Span} periods. Changes scattered about it by {StandardDeviation:#,0.##}. Intervals are normal and carry the uncertainty of the drift.");

    private protected override string IntervalMethod => "normal, drift uncertain, variance taken as known";

    private protected override double[] OneStepErrors() => RandomWalkKernel.Errors(Training.Values, Drift, 1);

    private protected override PredictiveDistribution Step(int ahead)
    {
        double periods = ahead + _walk.MissingAtEnd;
        double deviation = StandardDeviation * Math.Sqrt(periods + (periods * periods / _walk.Span));
        return Symmetric.Normal(_walk.Last + (periods * Drift), deviation);
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? RandomWalkKernel.StandardisedErrors(Training.Values, Drift) : [];
        var noise = new NoiseSource(StandardDeviation, double.PositiveInfinity, past);
        var paths = new RandomWalkPaths(_walk.Last, Drift, 1 / Math.Sqrt(_walk.Span), 1, _walk.MissingAtEnd, noise);
        PathKernel.Run(paths, horizon, pathCount, seed, draws);
    }
}
