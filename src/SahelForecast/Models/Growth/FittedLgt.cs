using System.Runtime.Intrinsics;
using SahelForecast.Decomposition;
using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>A fitted local and global trend.</summary>
public sealed class FittedLgt : FittedModel, ISavableFit, ICoefficientFit
{
    // Futures are held at this many times the largest value.
    private const double Reach = 1_000;

    private readonly SeasonalAdjustment _adjustment;
    private readonly double _unit;
    private readonly LgtKnown _known;
    private readonly bool _isRead;

    private FittedLgt(TimeSeries training, double[] fitted, SeasonalAdjustment adjustment, double unit, LgtKnown known, bool converged)
        : base(NameOf(known, adjustment), training, fitted)
    {
        _adjustment = adjustment;
        _unit = unit;
        _known = known;
        Converged = converged;
    }

    private FittedLgt(FittedLgt before, TimeSeries training, TimeSeries fitted, LgtKnown known)
        : base(before, training, fitted)
    {
        _adjustment = before._adjustment;
        _unit = before._unit;
        _isRead = before._isRead;
        _known = known;
        Converged = before.Converged;
    }

    private FittedLgt(SavedFit<SavedLgt> saved)
        : base(saved.Name, saved.Series)
    {
        _adjustment = SeasonalAdjustment.Of(saved.State.Season);
        _unit = saved.State.Unit;
        _isRead = true;
        _known = saved.State.Known();
        Converged = saved.State.Converged;
    }

    /// <summary>The share of an error that moves the level.</summary>
    public double Alpha => Parameters.Alpha.Value;

    /// <summary>The share of a move of the level that enters the local trend.</summary>
    public double Beta => Parameters.Beta.Value;

    /// <summary>The share of the local trend that goes on.</summary>
    public double Lambda => Parameters.Lambda.Value;

    /// <summary>The power of the level in the global trend: 1 is exponential growth, 0 a straight line.</summary>
    public double Rho => Parameters.Rho.Value;

    /// <summary>The power of the level in the size of errors: 1 are relative errors, 0 are errors of one size.</summary>
    public double Tau => Parameters.Tau.Value;

    /// <summary>The global trend a period where the level is the mean of the series, as a share of it.</summary>
    public double Gamma => Parameters.Gamma.Value;

    /// <summary>The scale of errors there, as a share of it.</summary>
    public double Sigma => Parameters.Sigma.Value;

    /// <summary>One a season, that of the first training period first; mean 1. Empty when the series was not adjusted.</summary>
    public IReadOnlyList<double> SeasonalIndices => _adjustment.Indices;

    /// <summary>Whether the search met its tolerance.</summary>
    public bool Converged { get; }

    /// <summary>The parameters at the greatest posterior density; what stands as standard error is the posterior's standard deviation by the normal approximation there. None in a fit read from JSON.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients
    {
        get
        {
            LgtParameters found = Parameters;
            return
            [
                Coefficient("alpha", found.Alpha), Coefficient("beta", found.Beta), Coefficient("lambda", found.Lambda), Coefficient("rho", found.Rho),
                Coefficient("tau", found.Tau), Coefficient("gamma", found.Gamma), Coefficient("sigma", found.Sigma),
            ];
        }
    }

    private LgtParameters Parameters => LgtParameters.Of(_known.Values);

    /// <inheritdoc/>
    public override string Describe()
    {
        string trend = FormattableString.Invariant(
            $"At the mean of the series, {_unit:#,0.##}, the global trend is {Gamma:+0.0%;-0.0%;0.0%} a period and goes with the level to the power {Rho:0.##} (0 is a straight line, 1 exponential growth); {Lambda:P0} of the local trend goes on beside it.");
        string errors = FormattableString.Invariant(
            $" An error moves the level by {Alpha:0.##} of itself, and a move of the level the local trend by {Beta:0.##}. Errors are Student t with {LgtPrior.ErrorTail} degrees of freedom, {Sigma:P1} of that mean in scale, and go with the level to the power {Tau:0.##}.");
        return $"{trend}{errors} Intervals carry errors and what is not known of these numbers.{_adjustment.Describe()}{(Converged ? "" : " The search for them did not end at its tolerance.")}";
    }

    /// <summary>Goes on by further values, with all that was learned unchanged. O(1) a value.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them. Its new <see cref="IFittedModel.Fitted"/> are the medians that would have been forecast.</returns>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series.</exception>
    public FittedLgt Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        int[] breaks = PooledGrowthTrack.BreaksIn(Training.Metadata, new PeriodRange(Training.Periods.Last + 1, newValues.Length));
        double[] adjusted = _adjustment.Adjust(newValues, Training.Count);
        double[] added = new double[newValues.Length];
        LgtKnown known = _known;
        for (int i = 0; i < added.Length; i++)
        {
            if (newValues[i] < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{newValues[i]} in {Training.Periods.Last + 1 + i} is below 0, and {Name} needs values of at least 0. Use ETS or Theta."), nameof(newValues));
            }

            added[i] = Bounds.HoldTo(Training.Metadata, DistributionsFrom(known, 1, Training.Count + i)[0]).Median;
            known = known.Take(adjusted[i] / _unit, breaks.Contains(i));
        }

        return new FittedLgt(this, longer, Fitted.Append(added), known);
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write("lgt", 1, this, SavedLgt.Of(_adjustment.SavedFrom(Training.Count - 1), _unit, Converged, _known), FitJson.Default.SavedFitSavedLgt);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedLgt FromJson(string json) => new(SavedFit.Read(json, "lgt", 1, FitJson.Default.SavedFitSavedLgt));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    internal static FittedLgt Of(
        TimeSeries series, SeasonalAdjustment adjustment, double unit, double[] values, int[] breaks, double largest, LgtEstimate estimate)
    {
        double[] fitted = new double[values.Length];
        var problem = new LgtProblem(values, breaks, new double[LgtProblem.ScratchLength]);
        problem.Run(LgtParameters.Of(estimate.Values), fitted, out LgtState state);
        System.Numerics.Tensors.TensorPrimitives.Multiply(fitted, unit, fitted);
        adjustment.Restore(fitted);
        int last = Array.FindLastIndex(values, value => !double.IsNaN(value));
        var known = new LgtKnown(estimate.Values, estimate.Spread, state, values.Length - 1 - last, Reach * largest);
        return new FittedLgt(series, fitted, adjustment, unit, known, estimate.Report.Converged);
    }

    private protected override string IntervalMethod => FormattableString.Invariant($"{ShockLattice.Count} evenly spread futures: Student t errors, parameters uncertain (Laplace)");

    // In scales of their own.
    private protected override double[] OneStepErrors()
    {
        double[] values = _adjustment.Adjust(Training.Values);
        System.Numerics.Tensors.TensorPrimitives.Divide(values, _unit, values);
        LgtParameters parameters = Parameters;
        double[] errors = new double[values.Length];
        LgtKnown? known = null;
        int[] breaks = PooledGrowthTrack.BreaksIn(Training.Metadata, Training.Periods);
        for (int i = 0; i < values.Length; i++)
        {
            errors[i] = double.NaN;
            if (known is not LgtKnown before)
            {
                known = double.IsNaN(values[i]) ? null : _known with { State = new LgtState(new Dual(Math.Max(values[i], LgtState.LowestLevel), default), parameters.Start), MissingAtEnd = 0 };
                continue;
            }

            LgtState rolled = before.State;
            for (int missing = 0; missing < before.MissingAtEnd; missing++)
            {
                rolled = rolled.Take(parameters, rolled.Mean(parameters));
            }

            errors[i] = (values[i] - rolled.Mean(parameters).Value) / (rolled.Scale(parameters).Value * Math.Sqrt(1 + before.MissingAtEnd));
            known = before.Take(values[i], breaks.Contains(i));
        }

        return errors;
    }

    private protected override PredictiveDistribution Step(int ahead) => StepsAhead(ahead)[^1];

    private protected override PredictiveDistribution[] StepsAhead(int horizon) => DistributionsFrom(_known, horizon, Training.Count);

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? Array.FindAll(OneStepErrors(), error => !double.IsNaN(error)) : [];
        PathKernel.Run(new LgtPaths(_known, past), horizon, pathCount, seed, draws);
        System.Numerics.Tensors.TensorPrimitives.Multiply(draws, _unit, draws);
        _adjustment.Restore(draws, Training.Count, pathCount);
    }

    // The first step ahead is at a position of the series.
    private PredictiveDistribution[] DistributionsFrom(LgtKnown known, int steps, int position)
    {
        double[][] ahead = LgtPaths.OnLattice(known, steps, _unit);
        for (int step = 0; step < steps && _adjustment.IsMade; step++)
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(ahead[step], _adjustment[position + step], ahead[step]);
        }

        return Array.ConvertAll(ahead, PredictiveDistribution (values) => EmpiricalDistribution.Own(values));
    }

    // By the first derivatives of the parameter.
    private FitCoefficient Coefficient(string term, Dual found)
    {
        double variance = 0;
        for (int i = 0; i < Dual.Lanes; i++)
        {
            double move = Vector512.Dot(found.Slopes, Vector512.Create<double>(_known.Spread.AsSpan(Dual.Lanes * i, Dual.Lanes)));
            variance += move * move;
        }

        return new FitCoefficient(term, found.Value, _isRead ? null : Math.Sqrt(variance));
    }

    private static string NameOf(in LgtKnown known, SeasonalAdjustment adjustment)
    {
        LgtParameters found = LgtParameters.Of(known.Values);
        return FormattableString.Invariant($"LGT (rho {found.Rho.Value:0.##}, alpha {found.Alpha.Value:0.##}{(adjustment.IsMade ? ", seasonally adjusted" : "")})");
    }
}
