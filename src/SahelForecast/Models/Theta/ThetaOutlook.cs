namespace SahelForecast.Models.Theta;

/// <summary>What is known of a value that lies ahead.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">Its variance, that of one step being 1.</param>
internal readonly record struct ThetaStep(double Mean, double Variance);

/// <summary>Looks ahead: the recursion is linear in the values to come, so their means and variances follow from it exactly.</summary>
/// <remarks>The mean of a value takes its place. Errors to come move the level and, in dynamic models, mean value and products of the trend line; the
/// covariances of these three are carried from step to step. With one line for the whole series the variance is 1 + (h - 1) alpha².</remarks>
internal struct ThetaOutlook(ThetaParameters parameters, ThetaState state)
{
    private readonly ThetaParameters _parameters = parameters;
    private ThetaState _state = state;

    // Of level, mean value and products, by their first letters.
    private double _ll;
    private double _lm;
    private double _lp;
    private double _mm;
    private double _mp;
    private double _pp;

    /// <summary>The next value; each call goes one step further.</summary>
    public ThetaStep Next()
    {
        TrendLine line = _state.Line;
        double byMean = _parameters.IsDynamic ? _parameters.Weight * _state.Share : 0;
        double byProducts = _parameters.IsDynamic && line.TimeSquares > 0 ? _parameters.Weight * _state.LineReach / line.TimeSquares : 0;
        double mean = _state.Forecast(_parameters);

        // The covariances of the value with the three, and its variance.
        double l = _ll + (byMean * _lm) + (byProducts * _lp);
        double m = _lm + (byMean * _mm) + (byProducts * _mp);
        double p = _lp + (byMean * _mp) + (byProducts * _pp);
        double variance = 1 + l + (byMean * m) + (byProducts * p);

        double alpha = _parameters.Alpha;
        double share = _parameters.IsDynamic ? 1.0 / (line.Count + 1) : 0;
        double lever = _parameters.IsDynamic ? (_state.Time - line.MeanTime) * (1 - share) : 0;
        double keep = 1 - alpha;
        double stay = 1 - share;

        // Products gain the lever times the value less the mean value.
        double lifted = p - (lever * m) + (lever * variance);
        _pp += (2 * lever * (p - _mp)) + (lever * lever * (_mm - (2 * m) + variance));
        _mp = (stay * (_mp - (lever * _mm) + (lever * m))) + (share * lifted);
        _lp = (keep * (_lp - (lever * _lm) + (lever * l))) + (alpha * lifted);
        _mm = (stay * stay * _mm) + (2 * stay * share * m) + (share * share * variance);
        _lm = (keep * stay * _lm) + (keep * share * l) + (alpha * stay * m) + (alpha * share * variance);
        _ll = (keep * keep * _ll) + (2 * keep * alpha * l) + (alpha * alpha * variance);
        _state = _state.Next(_parameters, mean);
        return new ThetaStep(_parameters.Origin + mean, variance);
    }
}
