using SahelForecast.Distributions;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Combination;

/// <summary>No change, for series of any sign so short or so constant that their own changes say next to nothing: the last rung of <see cref="AutoModel"/>'s ladder.</summary>
/// <remarks>A change is Student t. Its scale is believed to be three tenths of the largest absolute value, worth two changes, or of one where all are 0; those seen are added. A stated belief, not a learned one.</remarks>
internal sealed class LastValueModel : ForecastModel<FittedLastValue>
{
    private const double BelievedShare = 0.3;
    private const double BelievedChanges = 3;

    /// <inheritdoc/>
    public override string Name => "Last value";

    /// <inheritdoc/>
    protected override FittedLastValue FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        WalkSummary walk = RandomWalkKernel.Summarise(series.Values);
        double largest = 0;
        foreach (double value in series.Values)
        {
            largest = Math.Max(largest, double.IsNaN(value) ? 0 : Math.Abs(value));
        }

        double believed = BelievedShare * (largest > 0 ? largest : 1);
        double changes = BelievedChanges + walk.Increments;
        double squares = walk.Increments > 0 ? RandomWalkKernel.SumOfSquares(series.Values, drift: 0) : 0;
        double[] fitted = new double[series.Count];
        RandomWalkKernel.Fitted(series.Values, drift: 0, damping: 1, fitted);
        return new FittedLastValue(series, fitted, walk, Math.Sqrt(((BelievedChanges * believed * believed) + squares) / changes), changes);
    }
}

/// <summary>A last value with a scale of changes.</summary>
internal sealed class FittedLastValue : FittedModel, IAppendableFit
{
    private readonly WalkSummary _walk;
    private readonly double _scale;
    private readonly double _degreesOfFreedom;

    public FittedLastValue(TimeSeries training, double[] fitted, WalkSummary walk, double scale, double degreesOfFreedom)
        : base("Last value", training, fitted)
    {
        _walk = walk;
        _scale = scale;
        _degreesOfFreedom = degreesOfFreedom;
    }

    private FittedLastValue(FittedLastValue before, TimeSeries training, TimeSeries fitted, WalkSummary walk)
        : base(before, training, fitted)
    {
        _walk = walk;
        _scale = before._scale;
        _degreesOfFreedom = before._degreesOfFreedom;
    }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"No change from the last value, {_walk.Last:#,0.##}. So few changes say little of their size: a scale of {_scale:#,0.##} a period is mostly a belief, three tenths of the largest value. Intervals are Student t with {_degreesOfFreedom:0} degrees of freedom and widen with the square root of time.");

    /// <inheritdoc/>
    public IFittedModel Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        WalkSummary walk = RandomWalkKernel.Continue(_walk, newValues, added);
        return new FittedLastValue(this, longer, Fitted.Append(added), walk);
    }

    private protected override string IntervalMethod => "Student t, the size of changes mostly believed";

    private protected override double[] OneStepErrors() => RandomWalkKernel.Errors(Training.Values, 0, 1);

    private protected override PredictiveDistribution Step(int ahead) =>
        new StudentTDistribution(_walk.Last, _scale * Math.Sqrt(ahead + _walk.MissingAtEnd), _degreesOfFreedom);

    // One or two past changes are no sample to draw from: bootstrapped paths are simulated ones.
    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws) =>
        PathKernel.Run(new RandomWalkPaths(_walk.Last, 0, 0, 1, _walk.MissingAtEnd, new NoiseSource(_scale, _degreesOfFreedom, [])), horizon, pathCount, seed, draws);
}
