namespace SahelForecast.Models.Arima;

/// <summary>Means and variances ahead.</summary>
/// <remarks>The error h periods ahead is a sum over one-step errors of all periods between, each with the weights of its own period: exact also while these
/// still change. O(h² states); O(h states) once they are steady.</remarks>
internal static class ArimaOutlook
{
    /// <summary>Fills in steps from 1.</summary>
    /// <param name="motion">How the model moves.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="gaps">What it doesn't know of filled values, each by one independent error.</param>
    /// <param name="steps">Takes them.</param>
    public static void Fill(ArimaMotion motion, ArimaPosition position, ReadOnlySpan<ArimaPosition> gaps, Span<ArimaStep> steps)
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

        foreach (ArimaPosition gap in gaps)
        {
            Means(motion, gap, 0, response);
            for (int i = 0; i < steps.Length; i++)
            {
                variances[i] += response[i] * response[i];
            }
        }

        Means(motion, position, motion.Level, response);
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = new ArimaStep(response[i], variances[i]);
        }
    }

    /// <summary>The path without errors.</summary>
    public static void Means(ArimaMotion motion, ArimaPosition position, double level, Span<double> means)
    {
        Span<double> state = [.. position.State];
        Span<double> nothing = new double[state.Length];
        double[] levels = new double[position.Levels.Length + means.Length];
        position.Levels.CopyTo(levels, 0);
        for (int i = 0; i < means.Length; i++)
        {
            int known = position.Levels.Length + i;
            means[i] = levels[known] = motion.Carried(levels.AsSpan(0, known)) + level + state[0];
            ArmaFilter.Take(motion.Ar, nothing, state, 0);
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
