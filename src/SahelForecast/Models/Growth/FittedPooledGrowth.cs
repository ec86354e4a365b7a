using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>A fitted pooled growth model.</summary>
public sealed class FittedPooledGrowth : FittedModel, ISavableFit
{
    private readonly LogScale _scale;
    private readonly PooledGrowthState _state;
    private readonly double _widening;

    private FittedPooledGrowth(TimeSeries training, double[] fitted, LogScale scale, PooledGrowthPrior prior, PooledGrowthState state, double widening)
        : base("Pooled growth", training, fitted)
    {
        _scale = scale;
        Prior = prior;
        _state = state;
        _widening = widening;
    }

    private FittedPooledGrowth(FittedPooledGrowth before, TimeSeries training, TimeSeries fitted, PooledGrowthState state, double widening)
        : base(before, training, fitted)
    {
        _scale = before._scale;
        Prior = before.Prior;
        _state = state;
        _widening = widening;
    }

    private FittedPooledGrowth(SavedFit<SavedPooledGrowth> saved)
        : base(saved.Name, saved.Series)
    {
        Prior = saved.State.Prior;
        _scale = new LogScale(saved.State.Offset);
        _state = saved.State.State;
        _widening = saved.State.Widening;
    }

    /// <summary>What was believed before.</summary>
    public PooledGrowthPrior Prior { get; }

    /// <summary>Recent growth in a year, jumps cut.</summary>
    public GrowthRate RecentGrowth => GrowthRate.FromLogFactor(_state.Growth, Frequency.Yearly);

    /// <summary>The growth a year ahead: the part of the recent growth that goes on.</summary>
    public GrowthRate NextGrowth => GrowthRate.FromLogFactor(Prior.Drift(_state.Growth, 1), Frequency.Yearly);

    /// <summary>The factor of all scales that the panel the series was fitted with, or its group in it, told; 1 for a series fitted alone.</summary>
    public double Widening => _widening;

    private double Year => 1 / Training.Frequency.PeriodsPerYear();

    private bool HasOnlyZeros => _scale.Offset > 0 && _state.Last == Math.Log(_scale.Offset) && _state.Weight == 0;

    /// <inheritdoc/>
    public override string Describe()
    {
        PooledGrowthStep next = Prior.Ahead(_state, (_state.MissingAtEnd * Year) + 1, _widening);
        string growth = FormattableString.Invariant(
            $"Recent growth was {RecentGrowth.Percent:+0.0;-0.0;0.0} % a year, jumps cut; {Prior.Persistence:P0} of it goes on in the next year and {Prior.Damping:P0} of that is left after each further one.");
        string spread = FormattableString.Invariant(
            $" A year ahead half of what is thought possible lies between {Factor(next, -1):0.00} and {Factor(next, 1):0.00} times the last value, as in many countries and in the {_state.Years:0.#} years of changes seen here.");
        string panel = _widening == 1 ? "" : FormattableString.Invariant($" The panel it was fitted with makes scales {_widening:0.00} times as large.");
        string zeros = _scale.Offset == 0 ? "" : HasOnlyZeros
            ? " All values are zero, so half of one was added before taking logarithms."
            : FormattableString.Invariant($" The series holds zeros, so {_scale.Offset:G4} was added before taking logarithms.");
        return $"{growth}{spread}{panel}{zeros}";
    }

    /// <summary>Goes on by further values, with all that was learned unchanged. O(1) a value.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series; or it is zero, and none was before.</exception>
    public FittedPooledGrowth Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        foreach (double value in newValues)
        {
            if (value + _scale.Offset <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{value} is not above zero, and {Training.Name} held no such value when {Name} was fitted, so it has no logarithm here. Fit the longer series."), nameof(newValues));
            }
        }

        double[] logs = _scale.ToLogs(newValues);
        var periods = new PeriodRange(Training.Periods.Last + 1, newValues.Length);
        (double[] added, PooledGrowthState state, _) = Follow(_scale, _state, Prior, logs, Year, PooledGrowthTrack.BreaksIn(Training.Metadata, periods), _widening);
        return new FittedPooledGrowth(this, longer, Fitted.Append(added), state, _widening);
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write("pooledgrowth", 1, this, new SavedPooledGrowth(Prior, _scale.Offset, _widening, _state), FitJson.Default.SavedFitSavedPooledGrowth);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedPooledGrowth FromJson(string json) => new(SavedFit.Read(json, "pooledgrowth", 1, FitJson.Default.SavedFitSavedPooledGrowth));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    internal static FittedPooledGrowth Of(TimeSeries series, LogScale scale, double[] logs, PooledGrowthPrior prior, double widening)
    {
        int[] breaks = PooledGrowthTrack.BreaksIn(series.Metadata, series.Periods);
        (double[] fitted, PooledGrowthState state, _) = Follow(scale, PooledGrowthState.Start, prior, logs, 1 / series.Frequency.PeriodsPerYear(), breaks, widening);
        return new FittedPooledGrowth(series, fitted, scale, prior, state, widening);
    }

    /// <summary>The same with all scales multiplied.</summary>
    internal FittedPooledGrowth Widened(double factor) => new(this, Training, Fitted, _state, _widening * factor);

    /// <summary>How far past values were from what was believed a step before.</summary>
    internal GrowthSurprise[] Surprises() => [.. AllSurprises().Where(surprise => surprise.IsKnown)];

    private protected override string IntervalMethod => "two halves of Student t on the log scale, learned from many countries";

    private protected override double[] OneStepErrors() => Array.ConvertAll(AllSurprises(), surprise => surprise.NormalScore);

    private protected override PredictiveDistribution Step(int ahead) => StepOnLogs(ahead).Distribution(_scale);

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(Array.ConvertAll(Surprises(), surprise => surprise.NormalScore)) : [];
        PooledGrowthStep[] steps = [.. Enumerable.Range(1, horizon).Select(StepOnLogs)];
        PathKernel.Run(new PooledGrowthPaths(steps, Prior.PathExponent, _state.MissingAtEnd, past), horizon, pathCount, seed, draws);
        _scale.ToValues(draws);
    }

    private PooledGrowthStep StepOnLogs(int ahead) => Prior.Ahead(_state, (ahead + _state.MissingAtEnd) * Year, _widening);

    private GrowthSurprise[] AllSurprises() => Follow(
        _scale, PooledGrowthState.Start, Prior, _scale.ToLogs(Training.Values), Year, PooledGrowthTrack.BreaksIn(Training.Metadata, Training.Periods), _widening).Surprises;

    private static (double[] Fitted, PooledGrowthState State, GrowthSurprise[] Surprises) Follow(
        LogScale scale, PooledGrowthState before, PooledGrowthPrior prior, double[] logs, double year, int[] breaks, double widening)
    {
        double[] fitted = new double[logs.Length];
        var surprises = new GrowthSurprise[logs.Length];
        PooledGrowthState state = PooledGrowthTrack.Follow(before, prior, logs, year, breaks, widening, fitted, surprises);

        // As the distribution takes its median, to the last bit.
        return (Array.ConvertAll(fitted, log => Math.Exp(log) - scale.Offset), state, surprises);
    }

    // The middle half of Student's t.
    private double Factor(in PooledGrowthStep step, int side)
    {
        double score = side * SpecialFunctions.NormalQuantile(0.75);
        return Math.Exp(step.OfNormalScore(score) - _state.Last);
    }
}
