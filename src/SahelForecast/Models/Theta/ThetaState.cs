namespace SahelForecast.Models.Theta;

/// <summary>What a fit estimates. Levels and values are counted from <paramref name="Origin"/>.</summary>
/// <param name="Alpha">The share of an error that moves the level, in [0, 1].</param>
/// <param name="Weight">1 - 1 / theta, the weight of the trend line, in [0, 1].</param>
/// <param name="InitialLevel">The level before the first value.</param>
/// <param name="Origin">The first value.</param>
/// <param name="Slope">That of the line through all values; NaN when the line is drawn anew after each.</param>
internal readonly record struct ThetaParameters(double Alpha, double Weight, double InitialLevel, double Origin, double Slope)
{
    public bool IsDynamic => double.IsNaN(Slope);

    /// <summary>Before the first value.</summary>
    public ThetaState Start => new(1, InitialLevel, 1, 1, IsDynamic ? default : TrendLine.ThroughOrigin(Slope));
}

/// <summary>Where the recursion stands before the value of a time.</summary>
/// <param name="Time">The time, 1 at the first value.</param>
/// <param name="Level">The smoothed level, counted from the origin.</param>
/// <param name="Share">What of the initial level is left in it.</param>
/// <param name="Reach">How far <paramref name="Time"/> lies behind the smoothed time.</param>
/// <param name="Line">The trend line.</param>
internal readonly record struct ThetaState(int Time, double Level, double Share, double Reach, TrendLine Line)
{
    // Numbers below the normal ones are slow on many processors, and nothing is left long before.
    public const double LeastShare = 1e-100;

    /// <summary>The level rises by this much a unit of weight: the trend line where it stands now, less what of it smoothing has taken up.</summary>
    public double Lead => (Line.MeanValue * Share) + (Line.Slope * LineReach);

    /// <summary><see cref="Reach"/> as the slope sees it, whose line turns about its mean time.</summary>
    public double LineReach => Reach - (Line.MeanTime * Share);

    /// <summary>The mean of the value.</summary>
    public double Forecast(in ThetaParameters parameters) => Level + (parameters.Weight * Lead);

    /// <summary>After the value.</summary>
    public ThetaState Next(in ThetaParameters parameters, double value)
    {
        double keep = 1 - parameters.Alpha;
        return new ThetaState(
            Time + 1,
            Level + (parameters.Alpha * (value - Level)),
            Math.Max(keep * Share, LeastShare),
            1 + (keep * Reach),
            parameters.IsDynamic ? Line.With(Time, value) : Line);
    }
}
