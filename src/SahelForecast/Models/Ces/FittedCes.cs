using System.Numerics;
using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ces;

/// <summary>A fitted complex exponential smoothing.</summary>
public sealed class FittedCes : FittedModel, ISavableFit, ILikelihoodFit, ICoefficientFit
{
    private readonly CesFacts _facts;
    private readonly CesSmoothing _smoothing;

    // After the last observed value; never changed.
    private readonly double[] _state;

    // What was fitted to; a fit that has taken new values keeps that of the first.
    private readonly TimeSeries? _origin;
    private readonly CesUncertainty? _uncertainty;
    private FitCoefficient[]? _coefficients;

    // Found once and kept, as each step builds on the one before; replaced as a whole, so that any thread may read it.
    private CesStep[] _ahead = [];

    // What each direction of what is uncertain adds to the means ahead, likewise.
    private double[] _moves = [];

    internal FittedCes(TimeSeries training, double[] fitted, CesFacts facts, double[] state, CesSmoothing smoothing, CesUncertainty? uncertainty)
        : base(training, fitted)
    {
        _origin = training;
        _uncertainty = uncertainty;
        _facts = facts;
        _state = state;
        _smoothing = smoothing;
    }

    private FittedCes(FittedCes before, TimeSeries training, TimeSeries fitted, double[] state, CesSmoothing smoothing)
        : base(before, training, fitted)
    {
        _origin = before._origin;
        _uncertainty = before._uncertainty;
        _coefficients = before._coefficients;
        _facts = before._facts;
        _state = state;
        _smoothing = smoothing;
    }

    private FittedCes(SavedFit<SavedCes> saved, double[] state)
        : base(saved.Name, saved.Series)
    {
        _facts = saved.State.Facts;
        _smoothing = saved.State.Smoothing;
        _uncertainty = saved.State.Known();
        _state = state;
    }

    /// <summary>How a season enters; given, or the best by AICc.</summary>
    public CesSeasonality Seasonality => _facts.Kind;

    /// <summary>The smoothing parameter a0 + i a1; with a simple season that of the lagged recursion.</summary>
    public Complex Smoothing => _facts.Parameters.Smoothing(_facts.Kind);

    /// <summary>The seasonal smoothing parameter: b with a partial season, b0 + i b1 with a full one; null otherwise.</summary>
    public Complex? SeasonalSmoothing => _facts.Parameters.SeasonalSmoothing(_facts.Kind);

    /// <summary>The level before the first value, in the unit of the series; with a simple season the mean of the seasons' levels.</summary>
    public double InitialLevel => _facts.InitialLevel;

    /// <summary>The level after the last observed value, likewise.</summary>
    public double Level => CesFacts.LevelOf(_facts.Kind, _state);

    /// <summary>The standard deviation of one-step errors, in the unit of the series; on n less the parameters and initial states.</summary>
    public double StandardDeviation => _facts.StandardDeviation;

    /// <summary>The Gaussian log likelihood of the values fitted to, natural logarithm.</summary>
    /// <value>Positive infinity when all errors are 0.</value>
    public double LogLikelihood => _facts.LogLikelihood;

    /// <summary>Smoothing parameters (2 to 4), initial states (2, with a season up to twice its length) and the variance.</summary>
    public int ParameterCount => _facts.Estimated + 1;

    /// <summary>How far the slope of the criterion says that the parameters are from their optimum, in their standard errors.</summary>
    /// <value>Below 1e-7; 0 for simple smoothing, whose search brackets its optimum.</value>
    public double GradientNorm => _facts.GradientNorm;

    /// <summary>Whether <see cref="GradientNorm"/> is at most 1e-5.</summary>
    public bool Converged => _facts.Converged;

    int ILikelihoodFit.ObservedCount => _origin is null ? 0 : _origin.Count - _origin.MissingCount;

    /// <summary>The smoothing parameters and the initial level. Standard errors come from the curvature of the likelihood with its prior on the degrees of freedom left, found when first asked
    /// for; null for the initial level, which is solved for, for an a1 held at 1, and in a fit read from JSON.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => Array.AsReadOnly(
        _coefficients ??= CesCoefficients.Of(_facts, _origin is null ? [] : _origin.Values.TrimStart(double.NaN), Math.Max(1, (_state.Length - 2) / 2)));

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"{KindInWords()} The smoothing parameter is {Text(Smoothing)}: {TrendInWords()}.{SeasonInWords()} From {InitialLevel:#,0.##} the level has come to {Level:#,0.##}. One-step errors scattered by {StandardDeviation:#,0.####}. Intervals {(_uncertainty is null ? "are normal, take these numbers as known" : "are Student t, allow for not knowing these numbers exactly")}, and widen as the recursion says.{(Converged ? "" : " The search did not reach its tolerance.")}");

    /// <summary>Moves the states on by further values, with parameters, standard deviation and likelihood unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series.</exception>
    public FittedCes Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        double[] state = [.. _state];
        CesSmoothing smoothing = CesKernel.Smooth(
            newValues, _facts.Parameters, state, new double[state.Length], _smoothing.Position, _smoothing.MissingAtEnd, added);
        return new FittedCes(this, longer, Fitted.Append(added), state, smoothing);
    }

    /// <inheritdoc/>
    public string ToJson() => SavedFit.Write("ces", 1, this, new SavedCes(_facts, _smoothing, PackedNumbers.Pack(_state), _uncertainty?.Pack()), FitJson.Default.SavedFitSavedCes);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedCes FromJson(string json)
    {
        SavedFit<SavedCes> saved = SavedFit.Read(json, "ces", 1, FitJson.Default.SavedFitSavedCes);
        return new FittedCes(saved, saved.State.Unpack());
    }

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string IntervalMethod =>
        _uncertainty is null ? "normal, parameters taken as known" : "Student t, parameters, level, season and scatter uncertain";

    private protected override PredictiveDistribution Step(int ahead)
    {
        CesStep step = Ahead(ahead + _smoothing.MissingAtEnd);
        double deviation = StandardDeviation * Math.Sqrt(step.Variance);
        return _uncertainty is null
            ? Symmetric.Normal(step.Mean, deviation)
            : Symmetric.StudentT(step.Mean, deviation, _uncertainty.DegreesOfFreedom);
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(Residuals.Values) : [];
        var noise = new NoiseSource(StandardDeviation, _uncertainty?.DegreesOfFreedom ?? double.PositiveInfinity, past);
        double[] work = new double[_state.Length];
        int hidden = _smoothing.MissingAtEnd;
        double[] moves = _uncertainty is null ? [] : Moves(hidden + horizon);
        PathKernel.Run(
            new CesPaths(_facts.Parameters, _state, work, _smoothing.Position, hidden, _uncertainty, moves, noise), horizon, pathCount, seed, draws);
    }

    private double[] Moves(int steps)
    {
        double[] moves = _moves;
        if (moves.Length < steps * _uncertainty!.Count)
        {
            moves = StandardDeviation > 0
                ? _uncertainty.Moves(_facts.Parameters, _state, _smoothing.Position, StandardDeviation, steps)
                : new double[steps * _uncertainty.Count];
            _moves = moves;
        }

        return moves;
    }

    private CesStep Ahead(int steps)
    {
        CesStep[] ahead = _ahead;
        if (ahead.Length < steps)
        {
            ahead = new CesStep[Math.Max(steps, Math.Max(2 * ahead.Length, 8))];
            CesOutlook.Fill(_facts.Parameters, _state, _smoothing.Position, new double[2 * _state.Length], ahead);
            double[] added = _uncertainty?.Variances(_facts.Parameters, Moves(ahead.Length)) ?? [];
            for (int i = 0; i < Math.Min(ahead.Length, added.Length); i++)
            {
                ahead[i] = ahead[i] with { Variance = ahead[i].Variance + added[i] };
            }

            _ahead = ahead;
        }

        return ahead[steps - 1];
    }

    private string KindInWords()
    {
        string found = _facts.Kind switch
        {
            CesSeasonality.Simple => "Each season is smoothed by itself, all with the same parameter.",
            CesSeasonality.Partial => "A level with a momentum is smoothed, and an additive deviation for each season.",
            CesSeasonality.Full => "A level with a momentum is smoothed, and for each season a deviation with a momentum.",
            _ => _facts.IsLevel ? "A level alone is smoothed, without momentum or season." : "A level with a momentum is smoothed, without season.",
        };
        string dismissed = _facts.Dismissed == 0 ? "" : FormattableString.Invariant(
            $" {(_facts.Dismissed == 1 ? "A better model was" : $"{_facts.Dismissed} better models were")} dismissed, as forecasts left the series by more than {CesSelection.Bound:0} times its range or old errors were not forgotten.");
        string simpler = _facts.IsSimpler && _facts.Dismissed == 0 ? " The series does not allow more: it is too short, or has one value." : "";
        return found + dismissed + simpler;
    }

    private string TrendInWords()
    {
        (double u, double v) = _facts.Kind == CesSeasonality.Simple ? (_facts.Parameters.P, _facts.Parameters.Q) : (_facts.Parameters.U, _facts.Parameters.V);
        double root = ((1 + u) * (1 + u)) + (4 * v);
        if (root < 0)
        {
            return "left to itself, the level swings";
        }

        double growth = ((1 - u + Math.Sqrt(root)) / 2) - 1;
        return FormattableString.Invariant(
            $"left to itself, the level changes by {growth:+0.0##%;-0.0##%;0%} a {(_facts.Kind == CesSeasonality.Simple ? "season" : "period")}, and an error moves it by {u - v:0.###} of its size");
    }

    private string SeasonInWords() => _facts.Kind switch
    {
        CesSeasonality.Partial => FormattableString.Invariant($" An error moves the deviation of its season by {_facts.Parameters.P:0.###} of its size."),
        CesSeasonality.Full => $" That of the season is {Text(SeasonalSmoothing!.Value)}.",
        _ => "",
    };

    private static string Text(Complex number) => FormattableString.Invariant($"{number.Real:0.###}{number.Imaginary:+0.####;-0.####}i");

    private protected override string MakeName()
    {
        CesFacts facts = _facts;
        string season = facts.Parameters.SeasonalSmoothing(facts.Kind) is not Complex b ? ""
            : facts.Kind == CesSeasonality.Partial ? FormattableString.Invariant($", b {b.Real:0.##}") : $", b {Text(b)}";
        return $"CES ({facts.Kind.ToString().ToLowerInvariant()}, a {Text(facts.Parameters.Smoothing(facts.Kind))}{season})";
    }
}
