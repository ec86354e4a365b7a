namespace SahelForecast.Models.Arima;

/// <summary>Means and variances ahead.</summary>
/// <remarks>The error h periods ahead is a sum over one-step errors of all periods between, each with the weights of its own period: exact also while these
/// still change. O(h² states); O(h states) once they are steady.</remarks>
internal static class ArimaOutlook
{
    /// <summary>Fills in steps from 1.</summary>
    public static void Fill(ArimaMotion motion, ArimaPosition position, Span<ArimaStep> steps)
    {
        Span<double> variances = new double[steps.Length];
        var ahead = new ArimaAhead(motion, position, steps.Length);
        Span<double> response = new double[steps.Length];
        for (int shock = 0; shock < steps.Length; shock++)
        {
            // Once steady, a response is that of the shock before, a period later.
            if (shock == 0 || !ahead.IsSteady(shock - 1))
            {
                Respond(motion, ahead.Gain(shock), ahead.Variance(shock), response[..(steps.Length - shock)]);
            }

            for (int i = shock; i < steps.Length; i++)
            {
                variances[i] += ahead.Variance(shock) * response[i - shock] * response[i - shock];
            }
        }

        Span<double> state = [.. position.State];
        Span<double> nothing = new double[state.Length];
        double[] levels = new double[position.Levels.Length + steps.Length];
        position.Levels.CopyTo(levels, 0);
        for (int i = 0; i < steps.Length; i++)
        {
            int known = position.Levels.Length + i;
            levels[known] = motion.Carried(levels.AsSpan(0, known)) + motion.Level + state[0];
            ArmaFilter.Take(motion.Ar, nothing, state, 0);
            steps[i] = new ArimaStep(levels[known], variances[i]);
        }
    }

    // What a one-step error of 1 does to its own period and those after.
    private static void Respond(ArimaMotion motion, ReadOnlySpan<double> gain, double variance, Span<double> response)
    {
        Span<double> state = [.. gain];
        for (int i = 0; i < state.Length; i++)
        {
            state[i] /= variance;
        }

        Span<double> nothing = new double[state.Length];
        response[0] = 1;
        for (int i = 1; i < response.Length; i++)
        {
            response[i] = state[0];
            for (int lag = 1; lag < motion.Weights.Length && lag <= i; lag++)
            {
                response[i] -= motion.Weights[lag] * response[i - lag];
            }

            ArmaFilter.Take(motion.Ar, nothing, state, 0);
        }
    }
}
