using SahelForecast.Distributions;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>A fitted growth model.</summary>
public sealed class FittedGrowth : FittedModel, ICoefficientFit
{
    private readonly LogScale _scale;
    private readonly double[] _logs;
    private readonly WalkSummary _walk;
    private readonly GrowthEstimate _estimate;
    private readonly double _rate;
    private readonly GrowthOptions _options;

    internal FittedGrowth(
        TimeSeries training,
        double[] fitted,
        LogScale scale,
        double[] logs,
        WalkSummary walk,
        GrowthEstimate estimate,
        double rate,
        GrowthOptions options)
        : base(NameOf(rate, options), training, fitted)
    {
        _scale = scale;
        _logs = logs;
        _walk = walk;
        _estimate = estimate;
        _rate = rate;
        _options = options;
    }

    /// <summary>The rate used a period, after shrinkage and cap, before damping.</summary>
    public GrowthRate Rate => GrowthRate.FromLogFactor(_rate, Training.Frequency);

    /// <summary>The rate before the cap.</summary>
    public GrowthRate EstimatedRate => GrowthRate.FromLogFactor(_estimate.Rate, Training.Frequency);

    /// <summary>The standard error of the rate on the log scale; 0 when it was given.</summary>
    public double RateStandardError => _estimate.Scale / Math.Sqrt(_estimate.Precision);

    /// <summary>The standard deviation of log growth in one period, as estimated.</summary>
    public double Volatility => _estimate.Scale;

    /// <summary>The degrees of freedom behind the volatility.</summary>
    public double DegreesOfFreedom => _estimate.DegreesOfFreedom;

    /// <summary>How much of the rate is left after each period, in [0, 1].</summary>
    public double Damping => _options.Damping;

    /// <summary>The rate as log growth a period, before the cap; with a prior its posterior mean and standard deviation. A rate that was given has no standard error.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => [new("log growth", _estimate.Rate, RateStandardError > 0 ? RateStandardError : null)];

    /// <inheritdoc/>
    public override string Describe()
    {
        string origin = _options.Rate is not null
            ? "The growth rate was given"
            : _options.Prior is { Weight: > 0 } prior
                ? FormattableString.Invariant($"The growth rate was estimated over {_walk.Span} periods and shrunk towards {prior.Rate} with a weight of {prior.Weight:0.##} periods")
                : $"The growth rate was estimated over {_walk.Span} periods";
        string capped = _rate == _estimate.Rate ? "" : FormattableString.Invariant($", and capped from {EstimatedRate.Percent:+0.0;-0.0} %");
        string damped = Damping < 1 ? FormattableString.Invariant($" Each further period keeps {Damping:0.##} of it.") : "";
        string zeros = _scale.Offset > 0 ? FormattableString.Invariant($" The series holds zeros, so {_scale.Offset:G4} was added before taking logarithms.") : "";
        return FormattableString.Invariant(
            $"{origin}: {Rate.Percent:+0.0;-0.0;0.0} % a period{capped}.{damped} Log growth scattered by {Volatility:0.###} a period, known from {_walk.Increments} changes ({DegreesOfFreedom:0.##} degrees of freedom). Intervals are Student t on the log scale and carry innovations, the rate's uncertainty and that of the volatility.{zeros}");
    }

    private protected override string IntervalMethod =>
        FormattableString.Invariant($"Student t on the log scale, {DegreesOfFreedom:0.##} degrees of freedom");

    private protected override double[] OneStepErrors() => RandomWalkKernel.Errors(_logs, _rate, Damping);

    private protected override PredictiveDistribution Step(int ahead)
    {
        int periods = ahead + _walk.MissingAtEnd;
        double worked = RandomWalkKernel.AccumulatedDamping(Damping, periods);
        return _scale.Distribution(_walk.Last + (worked * _rate), _estimate.ScaleAhead(periods, worked), DegreesOfFreedom);
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? RandomWalkKernel.StandardisedErrors(_logs, _walk.MeanDrift) : [];
        var noise = new NoiseSource(_estimate.Scale, DegreesOfFreedom, past);
        double rateError = 1 / Math.Sqrt(_estimate.Precision);
        PathKernel.Run(new RandomWalkPaths(_walk.Last, _rate, rateError, Damping, _walk.MissingAtEnd, noise), horizon, pathCount, seed, draws);
        _scale.ToValues(draws);
    }

    private static string NameOf(double rate, GrowthOptions options)
    {
        string origin = options.Rate is not null ? ", given" : options.Prior is { Weight: > 0 } ? ", shrunk" : "";
        string damped = options.Damping < 1 ? FormattableString.Invariant($", damped {options.Damping:0.##}") : "";
        return FormattableString.Invariant($"Growth ({(Math.Exp(rate) - 1) * 100:+0.0;-0.0;0.0} %{origin}{damped})");
    }
}
