namespace SahelForecast.Models.Arima;

/// <summary>Where a model stands after its last observed value. Never changed.</summary>
/// <param name="State">Forecasts of the next stationary values but for their errors.</param>
/// <param name="Gain">What the next error changes them by, times its variance.</param>
/// <param name="Change">How that will change.</param>
/// <param name="Pace">Of that.</param>
/// <param name="Levels">The last values, as many as differencing takes, the latest last.</param>
/// <param name="MissingAtEnd">Periods without value since.</param>
internal sealed record ArimaPosition(double[] State, double[] Gain, double[] Change, ArmaPace Pace, double[] Levels, int MissingAtEnd)
{
    /// <summary>Before the first value.</summary>
    public static ArimaPosition Start(ArimaFacts facts, ArimaMotion motion, ReadOnlySpan<double> levels)
    {
        ArmaShape shape = facts.Shape;
        double[] gain = new double[motion.Width];
        double[] scratch = new double[ArmaStart.ScratchLength(shape.ArLags, shape.MaLags)];
        double variance = ArmaStart.Fill<double>(shape, motion.Ar.AsSpan(0, shape.ArLags), motion.Ma, gain, scratch);
        return new ArimaPosition(new double[motion.Width], gain, [.. gain], new ArmaPace(variance, IsSteady: false), levels.ToArray(), 0);
    }

    /// <summary>Goes on by further values.</summary>
    /// <param name="motion">How the model moves.</param>
    /// <param name="values">NaN where missing: what was forecast is then taken for the value, and the periods are counted.</param>
    /// <param name="fitted">Takes the one-step forecasts.</param>
    /// <returns>The position after.</returns>
    public ArimaPosition Follow(ArimaMotion motion, ReadOnlySpan<double> values, Span<double> fitted)
    {
        double[] state = [.. State];
        double[] gain = [.. Gain];
        double[] change = [.. Change];
        ArmaPace pace = Pace;

        // Levels are written on behind those there are, and the last ones kept.
        int lost = Levels.Length;
        double[] levels = new double[lost + MissingAtEnd + values.Length];
        Levels.CopyTo(levels, 0);
        int known = lost;
        int last = lost;
        ArimaPosition kept = this;
        for (int t = 0; t < MissingAtEnd; t++)
        {
            Move(double.NaN);
        }

        for (int t = 0; t < values.Length; t++)
        {
            fitted[t] = Move(values[t]);
            if (double.IsNaN(values[t]))
            {
                continue;
            }

            last = known;
            if (t + 1 == values.Length || double.IsNaN(values[t + 1]))
            {
                kept = kept with { State = [.. state], Gain = [.. gain], Change = [.. change], Pace = pace };
            }
        }

        return kept with { Levels = levels[(last - lost)..last], MissingAtEnd = known - last };

        double Move(double value)
        {
            double carried = motion.Carried(levels.AsSpan(0, known)) + motion.Level;
            double forecast = carried + state[0];
            double error = double.IsNaN(value) ? 0 : value - forecast;
            ArmaFilter.Take(motion.Ar, gain, state, error / pace.Variance);
            pace = ArmaFilter.Next(motion.Ar, gain, change, pace);
            levels[known++] = forecast + error;
            return forecast;
        }
    }
}
