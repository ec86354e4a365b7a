using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>Minus the log likelihood of a count model and what is believed of its parameters, with exact slopes.</summary>
/// <remarks>Numbers: level, persistence, news, log dispersion, logit of further zeros, amounts of regressors. The curvature is what is expected of the mean's numbers and the squared
/// slopes of the others. O(n) an evaluation.</remarks>
internal readonly ref struct CountProblem : IScoringProblem
{
    public const int Own = 5;

    private readonly ReadOnlySpan<double> _values;
    private readonly double[][] _columns;
    private readonly CountOptions _options;
    private readonly CountPrior _prior;
    private readonly Belief _level;
    private readonly Span<double> _x;
    private readonly Span<double> _slopes;
    private readonly bool _isLog;

    /// <summary>Prepares the problem.</summary>
    /// <param name="values">Counts; NaN where missing.</param>
    /// <param name="columns">Regressors.</param>
    /// <param name="options">The model.</param>
    /// <param name="prior">What is believed of it.</param>
    /// <param name="level">What is believed of the level.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    public CountProblem(ReadOnlySpan<double> values, double[][] columns, CountOptions options, CountPrior prior, Belief level, Span<double> scratch)
    {
        _values = values;
        _columns = columns;
        _options = options;
        _prior = prior;
        _level = level;
        int count = Own + columns.Length;
        _x = scratch[..count];
        _slopes = scratch.Slice(count, count);
        _isLog = options.Dynamics == CountDynamics.LogLinear;
    }

    /// <summary>Numbers of scratch that so many regressors take.</summary>
    public static int ScratchLength(int columns) => 2 * (Own + columns);

    /// <summary>What is believed of further zeros.</summary>
    public static Belief Inflation => new(-1, 1.5);

    public double Evaluate(ReadOnlySpan<double> x)
    {
        x.CopyTo(_x);
        double sum = _level.Cost(x[0]) + _prior.Persistence.Cost(x[1]) + _prior.News.Cost(x[2])
            + (HasDispersion ? _prior.LogDispersion.Cost(x[3]) : 0) + (HasInflation ? Inflation.Cost(x[4]) : 0);
        return sum - Run(x, default, default);
    }

    public void Differentiate(Span<double> gradient, Span<double> curvature)
    {
        gradient.Clear();
        curvature.Clear();
        ReadOnlySpan<double> x = _x;
        Run(x, gradient, curvature);
        int stride = gradient.Length;
        AddBelief(0, _level, stride, gradient, curvature);
        AddBelief(1, _prior.Persistence, stride, gradient, curvature);
        AddBelief(2, _prior.News, stride, gradient, curvature);
        if (HasDispersion)
        {
            AddBelief(3, _prior.LogDispersion, stride, gradient, curvature);
        }

        if (HasInflation)
        {
            AddBelief(4, Inflation, stride, gradient, curvature);
        }
    }

    /// <summary>The log likelihood without beliefs, of a place.</summary>
    public double LogLikelihood(ReadOnlySpan<double> x) => Run(x, default, default);

    private bool HasDispersion => _options.Family == CountFamily.NegativeBinomial;

    private bool HasInflation => _options.Zeros == ZeroForm.Inflated;

    private void AddBelief(int i, Belief belief, int stride, Span<double> gradient, Span<double> curvature)
    {
        gradient[i] += belief.Slope(_x[i]);
        curvature[(i * stride) + i] += belief.Bend;
    }

    // The log likelihood; with room, minus its slopes and its curvature.
    private double Run(ReadOnlySpan<double> x, Span<double> gradient, Span<double> curvature)
    {
        bool isWanted = !gradient.IsEmpty;
        double logDispersion = HasDispersion ? x[3] : double.NegativeInfinity;
        double inflation = HasInflation ? x[4] : double.NegativeInfinity;
        double sum = 0;
        var recursion = new CountRecursion(x, _isLog);
        Span<double> slopes = _slopes;
        slopes.Clear();
        for (int t = 0; t < _values.Length; t++)
        {
            double effect = 0;
            for (int i = 0; i < _columns.Length; i++)
            {
                effect += x[Own + i] * _columns[i][t];
            }

            double mean = recursion.Mean(effect);
            double value = _values[t];
            if (!double.IsNaN(value))
            {
                var one = CountLikelihood.Of(value, mean, logDispersion, inflation, _options.Zeros == ZeroForm.Hurdle);
                sum += one.Value;
                if (isWanted)
                {
                    Collect(one, mean, t, slopes, gradient, curvature);
                }
            }

            if (isWanted)
            {
                MoveSlopes(x, recursion.State, value, effect, t, slopes);
            }

            recursion.Move(value, effect);
        }

        return double.IsNaN(sum) ? double.NegativeInfinity : sum;
    }

    // Before the first period nothing but the level is known of the state: its slope there is that of the level.
    private void Collect(in CountLikelihood one, double mean, int t, Span<double> slopes, Span<double> gradient, Span<double> curvature)
    {
        int stride = gradient.Length;
        if (t == 0)
        {
            slopes[0] = _isLog ? 1 : Math.Exp(_x[0]);
        }

        double chain = _isLog ? mean : 1;
        for (int i = 0; i < stride; i++)
        {
            if (i is 3 or 4)
            {
                continue;
            }

            double slope = chain * Slope(i, t, slopes);
            gradient[i] -= one.ByMean * slope;
            for (int j = 0; j <= i; j++)
            {
                curvature[(i * stride) + j] += j is 3 or 4 ? 0 : one.Information * slope * chain * Slope(j, t, slopes);
            }
        }

        gradient[3] -= one.ByDispersion;
        gradient[4] -= one.ByInflation;
        curvature[(3 * stride) + 3] += one.ByDispersion * one.ByDispersion;
        curvature[(4 * stride) + 4] += one.ByInflation * one.ByInflation;
    }

    private double Slope(int i, int t, Span<double> slopes) => slopes[i] + (i >= Own ? _columns[i - Own][t] : 0);

    private void MoveSlopes(ReadOnlySpan<double> x, double state, double value, double effect, int t, Span<double> slopes)
    {
        if (t == 0)
        {
            slopes[0] = _isLog ? 1 : Math.Exp(x[0]);
        }

        double persistence = x[1];
        double news = x[2];
        bool isMissing = double.IsNaN(value);
        double seen = isMissing ? state : _isLog ? double.LogP1(value) - effect : value;
        double keep = isMissing ? persistence : persistence * (1 - news);
        double level = _isLog ? x[0] : Math.Exp(x[0]);
        slopes[0] = ((1 - persistence) * (_isLog ? 1 : level)) + (keep * slopes[0]);
        slopes[1] = -level + (news * seen) + ((1 - news) * state) + (keep * slopes[1]);
        slopes[2] = (isMissing ? 0 : persistence * (seen - state)) + (keep * slopes[2]);
        for (int i = Own; i < slopes.Length; i++)
        {
            slopes[i] = (isMissing ? 0 : -persistence * news * _columns[i - Own][t]) + (keep * slopes[i]);
        }
    }
}
