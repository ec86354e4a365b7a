using SahelForecast.Distributions;
using SahelForecast.Models.Arima;

namespace SahelForecast.Models.Counts;

/// <summary>A fitted count model.</summary>
public sealed class FittedCounts : FittedModel, ILikelihoodFit, ICoefficientFit
{
    private const int UsualHorizon = 12;

    private readonly CountEstimate _estimate;
    private readonly CountOptions _options;
    private readonly CountOutlook _outlook;
    private readonly double[][] _columns;
    private readonly TimeSeries[] _regressors;
    private readonly double _any;
    private readonly int _missingAtEnd;
    private CountDistribution[]? _steps;

    private FittedCounts(
        string name, TimeSeries training, double[] fitted, double[][] columns, TimeSeries[] regressors, CountOptions options, CountEstimate estimate, CountOutlook outlook, double any, double discount, int missingAtEnd)
        : base(name, training, fitted)
    {
        _columns = columns;
        _regressors = regressors;
        _options = options;
        _estimate = estimate;
        _outlook = outlook;
        _any = any;
        Discount = discount;
        _missingAtEnd = missingAtEnd;
    }

    /// <summary>The share of a change that enters the next mean.</summary>
    public double Alpha => _estimate.Alpha;

    /// <summary>The share of the last mean that stays in it.</summary>
    public double Beta => _estimate.Beta;

    /// <summary>The size r of the negative binomial counts, whose variance is m + m² / r; infinite for Poisson.</summary>
    public double Size => 1 / _estimate.Dispersion;

    /// <summary>With a hurdle, what is left of a period's weight one later when the probability of any is asked; else 1.</summary>
    public double Discount { get; }

    /// <summary>The natural log of the probability of the training values; beliefs don't count, and the hurdle's question does.</summary>
    public double LogLikelihood => _estimate.LogLikelihood;

    /// <summary>Level, alpha and beta, dispersion, further zeros and regressors, as far as the model has them; a hurdle's discount is one.</summary>
    public int ParameterCount => 3 + (_options.Family == CountFamily.NegativeBinomial ? 1 : 0) + (_options.Zeros == ZeroForm.None ? 0 : 1) + _estimate.Amounts.Length;

    /// <inheritdoc/>
    public bool Converged => _estimate.Converged;

    /// <summary>Level, alpha, beta, dispersion and extra zeros without standard errors, for beliefs have their part in them; regressors' amounts with.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients
    {
        get
        {
            var all = new List<FitCoefficient>
            {
                new(_options.Dynamics == CountDynamics.Identity ? "level" : "log level", _options.Dynamics == CountDynamics.Identity ? Math.Exp(_estimate.Level) : _estimate.Level, null),
                new("alpha", Alpha, null),
                new("beta", Beta, null),
            };
            if (_options.Family == CountFamily.NegativeBinomial)
            {
                all.Add(new("dispersion", _estimate.Dispersion, null));
            }

            if (_options.Zeros == ZeroForm.Inflated)
            {
                all.Add(new("extra zeros", _estimate.ExtraZeros, null));
            }

            for (int i = 0; i < _regressors.Length; i++)
            {
                all.Add(new(_regressors[i].Name, _estimate.Amounts[i], double.IsNaN(_estimate.Errors[i]) ? null : _estimate.Errors[i]));
            }

            return all.AsReadOnly();
        }
    }

    /// <inheritdoc/>
    public override string Describe()
    {
        string family = _options.Family == CountFamily.Poisson ? "Poisson counts" : FormattableString.Invariant($"Counts with the variance m + {_estimate.Dispersion:0.###} m²");
        string mean = _options.Dynamics == CountDynamics.Identity
            ? FormattableString.Invariant($"about a mean that takes {Alpha:0.##} of the last count and {Beta:0.##} of the last mean, and returns to {Math.Exp(_estimate.Level):#,0.##}")
            : FormattableString.Invariant($"about a mean whose logarithm takes {Alpha:0.##} of that of the last count and {Beta:0.##} of the last one, and returns to a level");
        string zeros = _options.Zeros switch
        {
            ZeroForm.Hurdle => FormattableString.Invariant($" The next period has any with a probability of {_any:0.##}."),
            ZeroForm.Inflated => FormattableString.Invariant($" Further zeros come with a probability of {_estimate.ExtraZeros:0.##}."),
            _ => "",
        };
        string effects = string.Concat(_regressors.Select((regressor, i) => FormattableString.Invariant($" One more of {regressor.Name} goes with {100 * (Math.Exp(_estimate.Amounts[i]) - 1):+0.##;-0.##;0} %.")));
        string warning = Converged ? "" : " The search for these numbers did not reach its tolerance.";
        return $"{family} {mean}.{zeros}{effects}{warning} Intervals take these numbers as known.";
    }

    internal static FittedCounts Of(TimeSeries series, double[][] columns, TimeSeries[] regressors, CountOptions options, CountEstimate estimate)
    {
        bool isLog = options.Dynamics == CountDynamics.LogLinear;
        int end = series.Values.LastIndexOfAnyExcept(double.NaN) + 1;

        double[] means = new double[series.Count];
        CountKernel.Follow(series.Values, columns, estimate, isLog, means);
        CountRecursion start = CountKernel.Follow(series.Values[..end], columns, estimate, isLog, new double[end]);
        double discount = 1;
        double any = 1;
        double[] foreseen = [];
        if (options.Zeros == ZeroForm.Hurdle)
        {
            foreseen = new double[series.Count];
            discount = Occurrence.Discount(series.Values);
            (any, double log) = Occurrence.Follow(series.Values, discount, foreseen);
            estimate = estimate with { LogLikelihood = estimate.LogLikelihood + log };
        }

        double most = 0;
        foreach (double value in series.Values)
        {
            most = Math.Max(most, double.IsNaN(value) ? 0 : value);
        }

        var outlook = new CountOutlook(estimate, options, start, any, 100 * (most + 1));
        double[] fitted = new double[series.Count];
        for (int t = 0; t < fitted.Length; t++)
        {
            fitted[t] = options.Zeros switch
            {
                ZeroForm.Hurdle => foreseen[t] * means[t] / -double.ExpM1(Numerics.CountProbabilities.LogMass(0, means[t], 1 / estimate.Dispersion)),
                ZeroForm.Inflated => (1 - estimate.ExtraZeros) * means[t],
                _ => means[t],
            };
        }

        return new FittedCounts(NameOf(options, regressors.Length), series, fitted, columns, regressors, options, estimate, outlook, any, discount, series.Count - end);
    }

    private protected override string IntervalMethod => "negative binomial by mean and variance, parameters taken as known";

    private protected override int MemoryParameters => 2;

    private protected override PredictiveDistribution Step(int ahead) => Steps(ahead)[ahead - 1 + _missingAtEnd];

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        CountDistribution[] steps = [.. Steps(horizon).AsSpan(_missingAtEnd, horizon)];
        double[] scores = bootstrapped ? CountPaths.Scores(Training.Values, Foreseen) : [];
        CountPaths.Fill(steps, CountPaths.MemoryOf(Training.Values), scores, pathCount, seed, draws);
    }

    // Two threads may both compute them, alike. Regressors are asked for no further than needed.
    private CountDistribution[] Steps(int horizon)
    {
        int wanted = horizon + _missingAtEnd;
        if (_steps is not CountDistribution[] steps || steps.Length < wanted)
        {
            int count = _regressors.Length > 0 ? wanted : Math.Max(wanted, UsualHorizon + _missingAtEnd);
            double[] effects = new double[count];
            for (int i = 0; i < _regressors.Length; i++)
            {
                for (int h = 0; h < count; h++)
                {
                    effects[h] += _estimate.Amounts[i] * (h < _missingAtEnd ? _columns[i][Training.Count - _missingAtEnd + h] : Known(i, h + 1 - _missingAtEnd));
                }
            }

            _steps = steps = _outlook.Steps(effects);
        }

        return steps;
    }

    private double Known(int regressor, int ahead)
    {
        Period period = Training.Periods.Last + ahead;
        double value = RegressorTable.ValueOf(_regressors[regressor], period);
        return double.IsNaN(value)
            ? throw new InvalidOperationException($"{_regressors[regressor].Name} has no value for {period}. Fit with the regressors' future values, or forecasts of them.")
            : value;
    }

    // The distribution foreseen of a period, zeros of their own aside.
    private NegativeBinomialDistribution Foreseen(int position)
    {
        double mean = Math.Max(Fitted.Values[position], 1e-12);
        return new NegativeBinomialDistribution(mean, Size);
    }

    private static string NameOf(CountOptions options, int regressors)
    {
        string family = options.Family == CountFamily.Poisson ? "Poisson" : "Negative binomial";
        string dynamics = options.Dynamics == CountDynamics.Identity ? "INGARCH" : "log-linear";
        string zeros = options.Zeros switch { ZeroForm.Hurdle => ", hurdle", ZeroForm.Inflated => ", zero-inflated", _ => "" };
        return $"{family} {dynamics}{zeros}{(regressors switch { 0 => "", 1 => " + 1 regressor", _ => $" + {regressors} regressors" })}";
    }
}
