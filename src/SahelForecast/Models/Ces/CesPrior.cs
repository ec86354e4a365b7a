namespace SahelForecast.Models.Ces;

/// <summary>Where parameters may be, and which of them are to be expected.</summary>
/// <remarks>
/// <para>Errors must be forgotten and forecasts not run away: the roots of the discount matrix lie in the unit circle, those of the transition matrix in one a little
/// larger (E. I. Jury's conditions, of level and season apart, and of their weights together as in additive smoothing). Each condition is a margin above 0. Minus its
/// logarithm is added to half the deviance, so that optima lie inside, where the slope is 0: a prior that vanishes at the edge.</para>
/// <para>Growth is expected to change a level by a factor of about e over the whole series, whatever the frequency: v is normal with a standard
/// deviation of 1 over the number of periods, q of 1 over that of seasons.</para>
/// </remarks>
internal readonly struct CesPrior
{
    // Of level and season, per period and per season: roots of the transition matrix may be as large.
    private const double Growth = 1.1;
    private const double SeasonGrowth = 1.2;

    private readonly CesSeasonality _kind;
    private readonly double _precision;
    private readonly double _seasonPrecision;

    public CesPrior(CesSeasonality kind, int observed, int seasonLength)
    {
        double cycles = (double)observed / seasonLength;
        _kind = kind;
        _precision = (double)observed * observed;
        _seasonPrecision = cycles * cycles;
    }

    /// <summary>Adds the prior at a point to a criterion, its slope and curvature.</summary>
    /// <returns>False outside; then what was added means nothing.</returns>
    public bool Add(
        scoped ReadOnlySpan<double> point, ref double criterion, scoped Span<double> slope, scoped Span<double> curvature, bool isStraight = false)
    {
        var sum = new CesPriorSum(point.Length, isStraight, slope, curvature);
        bool inside = _kind == CesSeasonality.Simple
            ? sum.AddComplex(0, point[0], point[1], SeasonGrowth, _seasonPrecision)
            : sum.AddComplex(0, point[0], point[1], Growth, _precision);
        if (_kind == CesSeasonality.Partial)
        {
            inside &= sum.AddMargin(2, point[2], 1, 0);
        }
        else if (_kind == CesSeasonality.Full)
        {
            inside &= sum.AddComplex(2, point[2], point[3], SeasonGrowth, _seasonPrecision);
        }

        if (point.Length > 2)
        {
            inside &= sum.AddTogether(1 - point[0] - point[2]);
        }

        criterion += inside ? sum.Criterion : 0;
        return inside;
    }
}
