using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>A fitted growth towards a cap.</summary>
public sealed class FittedLogisticGrowth : FittedModel, ISavableFit, ICoefficientFit
{
    // Futures are held within this factor of what was seen, in logarithms.
    private static readonly double Reach = Math.Log(1_000);

    private readonly LogScale _scale;
    private readonly LogisticGrowthState _state;
    private readonly CapacityPosterior _posterior;
    private readonly bool _isGiven;
    private readonly bool _isRead;

    private FittedLogisticGrowth(
        string name,
        TimeSeries training,
        double[] fitted,
        LogScale scale,
        GrowthCurve curve,
        GrowthInterruption? interruption,
        bool isGiven,
        CapacityPosterior posterior,
        LogisticGrowthState state)
        : base(name, training, fitted)
    {
        _scale = scale;
        Curve = curve;
        Interruption = interruption;
        _isGiven = isGiven;
        _posterior = posterior;
        _state = state;
    }

    private FittedLogisticGrowth(FittedLogisticGrowth before, TimeSeries training, TimeSeries fitted, LogisticGrowthState state)
        : base(before, training, fitted)
    {
        _scale = before._scale;
        Curve = before.Curve;
        Interruption = before.Interruption;
        _isGiven = before._isGiven;
        _isRead = before._isRead;
        _posterior = before._posterior;
        _state = state;
    }

    private FittedLogisticGrowth(SavedFit<SavedLogisticGrowth> saved)
        : base(saved.Name, saved.Series)
    {
        _scale = new LogScale(saved.State.Offset);
        Curve = saved.State.Curve;
        Interruption = saved.State.Interruption;
        _isGiven = saved.State.IsGiven;
        _isRead = true;
        _posterior = saved.State.Posterior();
        _state = saved.State.State;
    }

    /// <summary>How growth slows.</summary>
    public GrowthCurve Curve { get; }

    /// <summary>What may end growth; null where nothing does.</summary>
    public GrowthInterruption? Interruption { get; }

    /// <summary>What the series grows to, in its unit: the median of what is believed.</summary>
    public double Capacity => _scale.Value(_posterior.QuantileOf(0.5));

    /// <summary>The rate a period: log growth far below the cap where the curve is logistic, the share of the logarithm's distance from the cap where it is Gompertz'.</summary>
    public double Rate => _posterior.Average(_posterior.RateOf);

    /// <summary>The standard deviation of log growth about the curve, a period.</summary>
    public double Volatility => _posterior.Average(place => _posterior.Estimates[place].Scale);

    /// <summary>Cap and rate: means of what is believed after seeing the series, and its standard deviations. No standard deviation where the cap was given as known, and in a fit read from JSON.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients
    {
        get
        {
            double capacity = _posterior.Average(CapacityOf);
            double spread = _posterior.Average(place => Square(CapacityOf(place) - capacity));
            double rate = Rate;
            double freedom = _posterior.DegreesOfFreedom;
            double error = _posterior.Average(place => Square(_posterior.RateOf(place) - rate)
                + (Square(_posterior.Estimates[place].Scale) / _posterior.Estimates[place].Precision * freedom / (freedom - 2)));
            return [new("capacity", capacity, spread > 0 && !_isRead ? Math.Sqrt(spread) : null), new("rate", rate, _isRead ? null : Math.Sqrt(error))];
        }
    }

    /// <inheritdoc/>
    public override string Describe()
    {
        string range = _posterior.Weights.Length == 1
            ? FormattableString.Invariant($"is taken as {Capacity:#,0.##}, as given")
            : FormattableString.Invariant(
                $"is thought to lie between {_scale.Value(_posterior.QuantileOf(0.1)):#,0.##} and {_scale.Value(_posterior.QuantileOf(0.9)):#,0.##} with 80 % probability, median {Capacity:#,0.##}, {(_isGiven ? "from what was given and the series" : "from the series and a prior of about twice its largest value")}");
        double now = _scale.Value(_state.Last);
        string stand = now > Capacity
            ? FormattableString.Invariant($"The last value, {now:#,0.##}, is above its median, so values are drawn down.")
            : FormattableString.Invariant($"The last value, {now:#,0.##}, is {now / Capacity:P0} of its median.");
        string zeros = _scale.Offset == 0 ? "" : FormattableString.Invariant($" The series holds zeros, so {_scale.Offset:G4} was added before taking logarithms.");
        string curve = Curve == GrowthCurve.Gompertz ? "of the distance of the logarithm from the cap a period" : "a period far below the cap";
        string turn = Interruption is null ? "" : $" Growth may end any year: {Interruption} of it.";
        return FormattableString.Invariant(
            $"The cap {range}. {stand} Growth is {Rate:P1} {curve}, and scatters by {Volatility:0.###} on the log scale.{turn} Intervals carry errors that last, and what is not known of cap, rate and scatter.{zeros}");
    }

    /// <summary>Goes on by further values, with all that was learned unchanged. O(1) a value.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them. Its new <see cref="IFittedModel.Fitted"/> are the medians that would have been forecast.</returns>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series; or it is zero, and none was before.</exception>
    public FittedLogisticGrowth Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] logs = _scale.ToLogs(newValues);
        double[] added = new double[logs.Length];
        LogisticGrowthState state = _state;
        for (int i = 0; i < logs.Length; i++)
        {
            if (newValues[i] + _scale.Offset <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{newValues[i]} is not above zero, and {Training.Name} held no such value when {Name} was fitted, so it has no logarithm here. Fit the longer series."), nameof(newValues));
            }

            added[i] = Bounds.HoldTo(Training.Metadata, DistributionsFrom(state, 1)[0]).Median;
            state = state.Take(logs[i]);
        }

        return new FittedLogisticGrowth(this, longer, Fitted.Append(added), state);
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write(
        "logisticgrowth", 1, this, SavedLogisticGrowth.Of(Curve, Interruption, _isGiven, _scale.Offset, _state, _posterior), FitJson.Default.SavedFitSavedLogisticGrowth);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedLogisticGrowth FromJson(string json) => new(SavedFit.Read(json, "logisticgrowth", 1, FitJson.Default.SavedFitSavedLogisticGrowth));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    internal static FittedLogisticGrowth Of(
        string name, TimeSeries series, LogScale scale, double[] logs, GrowthCurve curve, GrowthInterruption? interruption, bool isGiven, CapacityPosterior posterior)
    {
        double[] fitted = MediansOnLogs(curve, posterior, logs);
        scale.ToValues(fitted);
        double lowest = logs.Where(log => !double.IsNaN(log)).Min() - Reach;
        double highest = Math.Max(logs.Where(log => !double.IsNaN(log)).Max(), posterior.QuantileOf(1)) + Reach;
        int last = Array.FindLastIndex(logs, log => !double.IsNaN(log));
        var state = new LogisticGrowthState(logs[last], logs.Length - 1 - last, lowest, highest);
        return new FittedLogisticGrowth(name, series, fitted, scale, curve, interruption, isGiven, posterior, state);
    }

    private protected override string IntervalMethod => FormattableString.Invariant($"{ShockLattice.Count} evenly spread futures: cap, rate and volatility uncertain{(Interruption is null ? "" : ", and whether and when decline begins")}");

    private protected override double[] OneStepErrors()
    {
        double[] errors = _scale.ToLogs(Training.Values);
        double[] medians = MediansOnLogs(Curve, _posterior, errors);
        int since = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            since++;
            bool isObserved = !double.IsNaN(errors[i]);
            errors[i] = (errors[i] - medians[i]) / Math.Sqrt(since);
            since = isObserved ? 0 : since;
        }

        return errors;
    }

    private protected override PredictiveDistribution Step(int ahead) => StepsAhead(ahead)[^1];

    private protected override PredictiveDistribution[] StepsAhead(int horizon) => DistributionsFrom(_state, horizon);

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(OneStepErrors()) : [];
        PathKernel.Run(new LogisticGrowthPaths(Curve, _posterior, _state, Interruption, Year, past), horizon, pathCount, seed, draws);
        _scale.ToValues(draws);
    }

    private double Year => 1 / Training.Frequency.PeriodsPerYear();

    private PredictiveDistribution[] DistributionsFrom(LogisticGrowthState state, int steps)
    {
        double[][] ahead = LogisticGrowthPaths.OnLattice(Curve, _posterior, state, Interruption, Year, steps);
        return Array.ConvertAll(ahead, PredictiveDistribution (logs) =>
        {
            _scale.ToValues(logs);
            return EmpiricalDistribution.Own(logs);
        });
    }

    // From the last observed value on; NaN up to the first.
    private static double[] MediansOnLogs(GrowthCurve curve, CapacityPosterior posterior, ReadOnlySpan<double> logs)
    {
        double[] medians = new double[logs.Length];
        double at = double.NaN;
        for (int i = 0; i < logs.Length; i++)
        {
            at += double.IsNaN(at) ? 0 : posterior.Drift(curve, at);
            medians[i] = at;
            at = double.IsNaN(logs[i]) ? at : logs[i];
        }

        return medians;
    }

    private double CapacityOf(int place) => _scale.Value(_posterior.First + (place * _posterior.Spacing));

    private static double Square(double number) => number * number;
}
