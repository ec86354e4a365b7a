namespace SahelForecast.Models.Ets;

/// <summary>Runs a fit over values.</summary>
internal static class EtsSmoothing
{
    /// <summary>Smooths on from a position. O(n).</summary>
    /// <param name="specification">The model.</param>
    /// <param name="parameters">The smoothing parameters.</param>
    /// <param name="start">Where the fit stands; periods missing since are passed first.</param>
    /// <param name="values">The values; NaN where missing.</param>
    /// <param name="fitted">Takes the mean of each made before it.</param>
    /// <returns>Where it stands then.</returns>
    public static EtsPosition Run(
        EtsSpecification specification, EtsParameters parameters, EtsPosition start, ReadOnlySpan<double> values, Span<double> fitted)
    {
        double[] season = [.. start.Season];
        var motion = new EtsMotion(specification, parameters, start.Level, start.Trend, season);
        for (int i = 0; i < start.MissingAtEnd; i++)
        {
            motion.Next(0);
        }

        // A missing value leaves the seasonal states as they are, so level, trend and place say where the last observed one left the fit.
        (double level, double trend, int place, int missing) = (start.Level, start.Trend, 0, start.MissingAtEnd);
        for (int i = 0; i < values.Length; i++)
        {
            double mean = motion.Mean;
            fitted[i] = mean;
            if (double.IsNaN(values[i]))
            {
                motion.Next(0);
                missing++;
                continue;
            }

            motion.Next(values[i] - mean);
            (level, trend, place, missing) = (motion.Level, motion.Trend, motion.Place, 0);
        }

        return new EtsPosition(level, trend, [.. season[place..], .. season[..place]], missing);
    }
}
