namespace SahelForecast.Models.Theta;

/// <summary>How the recursion's numbers move when what was estimated moves in one direction.</summary>
/// <param name="Alpha">How fast alpha does.</param>
/// <param name="Drift">What a period adds to the mean beside what the trend line says, in units of what was not yet smoothed away: its slope times its weight.</param>
/// <param name="Level">The level, which moves on with the recursion; so do the rest.</param>
/// <param name="Share">What of the initial level is left in it.</param>
/// <param name="Reach">How far the time lies behind the smoothed time.</param>
/// <param name="MeanValue">The mean of the line: filled values depend on what was estimated.</param>
/// <param name="Products">The products of the line, likewise.</param>
internal readonly record struct ThetaTangent(
    double Alpha, double Drift, double Level, double Share = 0, double Reach = 0, double MeanValue = 0, double Products = 0)
{
    /// <summary>A direction made of two.</summary>
    public ThetaTangent Plus(double times, in ThetaTangent other) => new(
        Alpha + (times * other.Alpha),
        Drift + (times * other.Drift),
        Level + (times * other.Level),
        Share + (times * other.Share),
        Reach + (times * other.Reach),
        MeanValue + (times * other.MeanValue),
        Products + (times * other.Products));

    /// <summary>How the mean of the next value moves.</summary>
    public double Forecast(in ThetaParameters parameters, in ThetaState state)
    {
        TrendLine line = state.Line;
        double slope = line.TimeSquares > 0 ? Products / line.TimeSquares : 0;
        double lead = (MeanValue * state.Share) + (line.MeanValue * Share) + (slope * state.LineReach) + (line.Slope * (Reach - (line.MeanTime * Share)));
        return Level + (parameters.Weight * lead) + (Drift * state.LineReach);
    }

    /// <summary>After a value.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="state">Before the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="moved">How the value moves: 0 where it was observed.</param>
    public ThetaTangent Next(in ThetaParameters parameters, in ThetaState state, double value, double moved)
    {
        double keep = 1 - parameters.Alpha;
        double part = parameters.IsDynamic ? 1.0 / (state.Line.Count + 1) : 0;
        double higher = parameters.IsDynamic ? moved - MeanValue : 0;
        return this with
        {
            Level = (keep * Level) + (parameters.Alpha * moved) + (Alpha * (value - state.Level)),
            Share = (keep * Share) - (Alpha * state.Share),
            Reach = (keep * Reach) - (Alpha * state.Reach),
            MeanValue = MeanValue + (part * higher),
            Products = Products + ((state.Time - state.Line.MeanTime) * (1 - part) * higher),
        };
    }
}
