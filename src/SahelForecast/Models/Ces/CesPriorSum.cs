namespace SahelForecast.Models.Ces;

/// <summary>Adds up a prior, its slope and its curvature; that of a margin is taken as if the margin were straight, so that it's never negative.</summary>
internal ref struct CesPriorSum
{
    private readonly int _count;
    private readonly Span<double> _slope;
    private readonly Span<double> _curvature;

    public CesPriorSum(int count, double criterion, Span<double> slope, Span<double> curvature)
    {
        _count = count;
        _slope = slope;
        _curvature = curvature;
        Criterion = criterion;
    }

    public double Criterion { get; private set; }

    /// <summary>The margins of a complex parameter, and the normal prior of its imaginary part.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="u">Its real part less 1.</param>
    /// <param name="v">Its imaginary part less 1.</param>
    /// <param name="radius">The circle that holds the roots of the transition matrix, λ² - (1 - u) λ - (u + v).</param>
    /// <param name="precision">That of <paramref name="v"/>.</param>
    public bool AddComplex(int at, double u, double v, double radius, double precision)
    {
        Criterion += precision * v * v / 2;
        _slope[at + 1] += precision * v;
        _curvature[((at + 1) * _count) + at + 1] += precision;

        // The discount matrix has trace 1 - 2u + v and determinant u² - u + v² + v.
        double square = radius * radius;
        return AddMargin(at, u, 1, 0)
            && AddMargin(at, ((u - 1.5) * (u - 1.5)) + ((v + 1) * (v + 1)) - 1.25, 2 * (u - 1.5), 2 * (v + 1))
            && AddMargin(at, 1.5 - ((u - 0.5) * (u - 0.5)) - ((v + 0.5) * (v + 0.5)), 1 - (2 * u), -1 - (2 * v))
            && AddMargin(at, square - ((1 - u) * radius) - u - v, radius - 1, -1)
            && AddMargin(at, square + ((1 - u) * radius) - u - v, -radius - 1, -1)
            && AddMargin(at, square + u + v, 1, 1);
    }

    /// <summary>A margin that depends on two neighbours.</summary>
    public bool AddMargin(int at, double margin, double byFirst, double bySecond)
    {
        if (!(margin > 0))
        {
            return false;
        }

        Criterion -= Math.Log(margin);
        Add(at, at, byFirst / margin, byFirst / margin);
        _slope[at] -= byFirst / margin;
        if (bySecond != 0)
        {
            _slope[at + 1] -= bySecond / margin;
            Add(at, at + 1, byFirst / margin, bySecond / margin);
            Add(at + 1, at, byFirst / margin, bySecond / margin);
            Add(at + 1, at + 1, bySecond / margin, bySecond / margin);
        }

        return true;
    }

    /// <summary>The margin that falls with the first and the third.</summary>
    public bool AddTogether(double margin)
    {
        if (!(margin > 0))
        {
            return false;
        }

        double relative = -1 / margin;
        Criterion -= Math.Log(margin);
        _slope[0] -= relative;
        _slope[2] -= relative;
        Add(0, 0, relative, relative);
        Add(0, 2, relative, relative);
        Add(2, 0, relative, relative);
        Add(2, 2, relative, relative);
        return true;
    }

    private readonly void Add(int row, int column, double first, double second) => _curvature[(row * _count) + column] += first * second;
}
