namespace SahelForecast.Models.Ces;

/// <summary>Adds up a prior, its slope and its curvature; straight, it's that of margins taken to be straight, which is never negative.</summary>
internal ref struct CesPriorSum
{
    private readonly int _count;
    private readonly bool _isStraight;

    // One logarithm of all margins costs less than one of each.
    private double _product = 1;
    private readonly Span<double> _slope;
    private readonly Span<double> _curvature;
    private double _normal = 0;

    public CesPriorSum(int count, bool isStraight, Span<double> slope, Span<double> curvature)
    {
        _count = count;
        _isStraight = isStraight;
        _slope = slope;
        _curvature = curvature;
    }

    /// <summary>Minus the logarithm of the prior, but for a constant.</summary>
    public readonly double Criterion => _normal - Math.Log(_product);

    /// <summary>The margins of a complex parameter, and the normal prior of its imaginary part.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="u">Its real part less 1.</param>
    /// <param name="v">Its imaginary part less 1.</param>
    /// <param name="radius">The circle that holds the roots of the transition matrix, λ² - (1 - u) λ - (u + v).</param>
    /// <param name="precision">That of <paramref name="v"/>.</param>
    public bool AddComplex(int at, double u, double v, double radius, double precision)
    {
        _normal += precision * v * v / 2;
        _slope[at + 1] += precision * v;
        _curvature[((at + 1) * _count) + at + 1] += precision;

        // The discount matrix has trace 1 - 2u + v and determinant u² - u + v² + v.
        double square = radius * radius;
        return AddMargin(at, u, 1, 0)
            && AddMargin(at, ((u - 1.5) * (u - 1.5)) + ((v + 1) * (v + 1)) - 1.25, 2 * (u - 1.5), 2 * (v + 1), 2)
            && AddMargin(at, 1.5 - ((u - 0.5) * (u - 0.5)) - ((v + 0.5) * (v + 0.5)), 1 - (2 * u), -1 - (2 * v), -2)
            && AddMargin(at, square - ((1 - u) * radius) - u - v, radius - 1, -1)
            && AddMargin(at, square + ((1 - u) * radius) - u - v, -radius - 1, -1)
            && AddMargin(at, square + u + v, 1, 1);
    }

    /// <summary>A margin that depends on two neighbours.</summary>
    /// <param name="at">Where the first stands.</param>
    /// <param name="margin">The margin.</param>
    /// <param name="byFirst">Its slope by the first.</param>
    /// <param name="bySecond">And by the second.</param>
    /// <param name="bend">Its curvature by either.</param>
    public bool AddMargin(int at, double margin, double byFirst, double bySecond, double bend = 0)
    {
        if (!(margin > 0))
        {
            return false;
        }

        _product *= margin;
        if (bend != 0 && !_isStraight)
        {
            _curvature[(at * _count) + at] -= bend / margin;
            _curvature[((at + 1) * _count) + at + 1] -= bend / margin;
        }

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
        _product *= margin;
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
