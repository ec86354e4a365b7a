using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>A fitted exponential smoothing model.</summary>
public sealed class FittedEts : FittedModel, ILikelihoodFit, IAppendableFit
{
    private readonly EtsEstimate _estimate;
    private readonly EtsPosition _position;

    // Found once and kept; replaced as a whole, so that any thread may read it.
    private EtsStep[] _ahead = [];

    internal FittedEts(TimeSeries training, double[] fitted, EtsEstimate estimate, EtsPosition position)
        : base(estimate.Specification.ToString(), training, fitted)
    {
        _estimate = estimate;
        _position = position;
    }

    private FittedEts(FittedEts before, TimeSeries training, TimeSeries fitted, EtsPosition position)
        : base(before, training, fitted)
    {
        _estimate = before._estimate;
        _position = position;
    }

    /// <summary>The model chosen.</summary>
    public EtsSpecification Specification => _estimate.Specification;

    /// <summary>The smoothing parameters.</summary>
    public EtsParameters Parameters => _estimate.Parameters;

    /// <summary>The level after the last observed value, in the unit of the series; without the season.</summary>
    public double Level => _position.Level;

    /// <inheritdoc/>
    public double LogLikelihood => _estimate.LogLikelihood;

    /// <inheritdoc/>
    public int ParameterCount => _estimate.ParameterCount;

    /// <inheritdoc/>
    public bool Converged => _estimate.Report.Converged;

    /// <summary>How far the search ended from its optimum: the length of the slope in the metric of the curvature, that is in standard errors of what was
    /// estimated. Below 1e-5 when it converged.</summary>
    public double GradientNorm => _estimate.Report.GradientNorm;

    /// <inheritdoc/>
    public override string Describe() => $"{Specification}.";

    /// <summary>Moves on.</summary>
    public FittedEts Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        EtsPosition position = EtsSmoothing.Run(Specification, Parameters, _position, newValues, added);
        return new FittedEts(this, longer, Fitted.Append(added), position);
    }

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string IntervalMethod => "normal";

    private protected override PredictiveDistribution Step(int ahead) => Ahead(ahead + _position.MissingAtEnd).Distribution();

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(Errors()) : [];
        var noise = new NoiseSource(_estimate.StandardDeviation, double.PositiveInfinity, past);
        PathKernel.Run(
            new EtsPaths(Specification, Parameters, _position, new double[_position.Season.Length], noise), horizon, pathCount, seed, draws);
    }

    private double[] Errors()
    {
        double[] errors = Residuals.Values.ToArray();
        for (int i = 0; Specification.Error == ErrorType.Multiplicative && i < errors.Length; i++)
        {
            errors[i] /= Fitted.Values[i];
        }

        return errors;
    }

    private EtsStep Ahead(int steps)
    {
        EtsStep[] ahead = _ahead;
        if (ahead.Length < steps)
        {
            ahead = EtsOutlook.Of(Specification, Parameters, _position, _estimate.StandardDeviation, Math.Max(steps, Math.Max(2 * ahead.Length, 8)));
            _ahead = ahead;
        }

        return ahead[steps - 1];
    }
}
