namespace SahelForecast.Numerics;

/// <summary>A function to be minimised whose curvature is known near enough.</summary>
internal interface IScoringProblem
{
    /// <summary>The value; infinity where there is none.</summary>
    double Evaluate(ReadOnlySpan<double> x);

    /// <summary>At the place of the last <see cref="Evaluate"/>: the slope, and a positive semidefinite curvature (its lower triangle).</summary>
    void Differentiate(Span<double> gradient, Span<double> curvature);
}

/// <summary>How a search ended.</summary>
/// <param name="Value">The least value found.</param>
/// <param name="GradientNorm">The length of the slope in the metric of the curvature, among what is not at a bound: how many standard errors, about, the end is from the minimum.</param>
/// <param name="Evaluations">Of the function.</param>
/// <param name="Converged">Whether the tolerance was met.</param>
internal readonly record struct ScoringReport(double Value, double GradientNorm, int Evaluations, bool Converged);

/// <summary>Minimises within bounds by damped scoring steps (Levenberg 1944, Marquardt 1963; bounds by active sets).</summary>
/// <remarks>Steps, damping and tolerance are relative to value and curvature, so that units change nothing but rounding.</remarks>
internal readonly ref struct ScoringSearch
{
    // A safeguard against endless loops; a search that ends here is reported as not converged.
    private const int Cap = 1000;

    /// <summary>What is usual: 1e-5 of a standard error.</summary>
    public const double UsualTolerance = 1e-10;

    private const double LeastDamping = 1e-10;
    private const double MostDamping = 1e12;

    // Too little to shorten a step, enough where rounding has made the curvature indefinite.
    private const double Slight = 1e-8;

    private readonly int _stride;
    private readonly double _tolerance;
    private readonly ReadOnlySpan<double> _lower;
    private readonly ReadOnlySpan<double> _upper;
    private readonly Span<double> _gradient;
    private readonly Span<double> _step;
    private readonly Span<double> _trial;
    private readonly Span<double> _curvature;
    private readonly Span<double> _factor;

    /// <summary>Prepares a search.</summary>
    /// <param name="lower">The least of each number, minus infinity where there is none.</param>
    /// <param name="upper">The greatest.</param>
    /// <param name="stride">Numbers from one row of the curvature to the next.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    /// <param name="tolerance">Half the squared distance from the minimum, in standard errors, at which a search ends.</param>
    public ScoringSearch(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, int stride, Span<double> scratch, double tolerance = UsualTolerance)
    {
        _stride = stride;
        _tolerance = tolerance;
        _lower = lower;
        _upper = upper;
        _gradient = scratch[..stride];
        _step = scratch.Slice(stride, lower.Length);
        _trial = scratch.Slice(2 * stride, lower.Length);
        _curvature = scratch.Slice(3 * stride, stride * stride);
        _factor = scratch.Slice((3 + stride) * stride, stride * stride);
    }

    /// <summary>Numbers of scratch that a stride takes.</summary>
    public static int ScratchLength(int stride) => (3 + (2 * stride)) * stride;

    /// <summary>Searches from a place within the bounds. Allocates nothing.</summary>
    /// <param name="problem">What is minimised.</param>
    /// <param name="x">Where to begin; holds the end after, which is the place of the last evaluation too.</param>
    /// <returns>How it ended.</returns>
    public ScoringReport Minimise<TProblem>(ref TProblem problem, Span<double> x)
        where TProblem : struct, IScoringProblem, allows ref struct
    {
        double value = problem.Evaluate(x);
        int evaluations = 1;
        if (!double.IsFinite(value))
        {
            return new ScoringReport(value, double.NaN, evaluations, Converged: false);
        }

        double damping = 1e-3;
        double growth = 2;
        problem.Differentiate(_gradient, _curvature);
        while (evaluations < Cap)
        {
            double predicted = Step(x, damping);
            if (Math.Abs(predicted) <= _tolerance && damping <= 1)
            {
                return new ScoringReport(value, Math.Sqrt(Math.Max(0, predicted)), evaluations, Converged: true);
            }

            // Where bounds cut a long step, what is left of it may lead up; a shorter one leads down.
            double gain = double.NegativeInfinity;
            double next = value;
            if (predicted > 0)
            {
                Move(x, _trial);
                next = problem.Evaluate(_trial);
                evaluations++;
                gain = (value - next) / predicted;
            }

            if (gain > 1e-4)
            {
                _trial.CopyTo(x);
                value = next;
                double bend = (2 * gain) - 1;
                damping = Math.Max(LeastDamping, damping * Math.Max(0.1, 1 - (bend * bend * bend)));
                growth = 2;
                problem.Differentiate(_gradient, _curvature);
                continue;
            }

            damping = Math.Max(damping, 1e-4) * growth;
            growth *= 2;
            if (damping > MostDamping)
            {
                // No step helps any more, however short: what is left is rounding if little was to be gained.
                double distance = Step(x, Slight);
                problem.Evaluate(x);
                return new ScoringReport(value, Math.Sqrt(Math.Max(0, distance)), evaluations, distance <= 1e-6);
            }
        }

        return new ScoringReport(value, Math.Sqrt(Math.Max(0, Step(x, Slight))), evaluations, Converged: false);
    }

    /// <summary>One undamped step, whatever comes of it: exact where the function is quadratic.</summary>
    /// <param name="problem">What is minimised.</param>
    /// <param name="x">Where to begin; holds the end after, unless no step is to be had.</param>
    public void Leap<TProblem>(ref TProblem problem, Span<double> x)
        where TProblem : struct, IScoringProblem, allows ref struct
    {
        if (double.IsFinite(problem.Evaluate(x)))
        {
            problem.Differentiate(_gradient, _curvature);
            if (!double.IsNaN(Step(x, 0)))
            {
                Move(x, x);
            }
        }
    }

    private void Move(ReadOnlySpan<double> from, Span<double> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = Math.Clamp(from[i] + _step[i], _lower[i], _upper[i]);
        }
    }

    // The step to the minimum of the damped quadratic within the bounds, and by how much the undamped quadratic falls on the way. NaN when rounding
    // has made it indefinite: no step then, and more damping.
    private double Step(ReadOnlySpan<double> x, double damping)
    {
        for (int i = 0; i < x.Length; i++)
        {
            bool isHeld = (x[i] <= _lower[i] && _gradient[i] >= 0) || (x[i] >= _upper[i] && _gradient[i] <= 0);
            _trial[i] = isHeld || !(_curvature[(i * _stride) + i] > 0) ? 0 : double.NaN;
        }

        // What would leave its bounds is put on them, and the rest solved again.
        bool isInside;
        do
        {
            if (!TrySolve(damping))
            {
                return double.NaN;
            }

            isInside = true;
            for (int i = 0; i < x.Length; i++)
            {
                double end = x[i] + _step[i];
                if (double.IsNaN(_trial[i]) && !(end >= _lower[i] && end <= _upper[i]))
                {
                    _trial[i] = (end < _lower[i] ? _lower[i] : _upper[i]) - x[i];
                    isInside = false;
                }
            }
        }
        while (!isInside);

        double predicted = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double bend = 0.5 * _curvature[(i * _stride) + i] * _step[i];
            for (int j = 0; j < i; j++)
            {
                bend += _curvature[(i * _stride) + j] * _step[j];
            }

            predicted -= _step[i] * (_gradient[i] + bend);
        }

        return predicted;
    }

    // A number in _trial is a step that is given; NaN one to be found.
    private bool TrySolve(double damping)
    {
        int count = _step.Length;
        for (int i = 0; i < count; i++)
        {
            _step[i] = -_gradient[i];
        }

        for (int i = 0; i < count; i++)
        {
            bool isGiven = !double.IsNaN(_trial[i]);
            ReadOnlySpan<double> row = _curvature.Slice(i * _stride, i + 1);
            Span<double> target = _factor.Slice(i * _stride, i + 1);
            for (int j = 0; j < i; j++)
            {
                bool isOtherGiven = !double.IsNaN(_trial[j]);
                target[j] = isGiven || isOtherGiven ? 0 : row[j];
                if (isGiven && !isOtherGiven)
                {
                    _step[j] -= row[j] * _trial[i];
                }
                else if (!isGiven && isOtherGiven)
                {
                    _step[i] -= row[j] * _trial[j];
                }
            }

            target[i] = isGiven ? 1 : row[i] * (1 + damping);
        }

        for (int i = 0; i < count; i++)
        {
            _step[i] = double.IsNaN(_trial[i]) ? _step[i] : _trial[i];
        }

        if (!CholeskyKernel.TryFactor(_factor, _stride, count))
        {
            _step.Clear();
            return false;
        }

        CholeskyKernel.Solve(_factor, _stride, _step);
        return true;
    }
}
