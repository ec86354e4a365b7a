namespace SahelForecast.Models.Ets;

/// <summary>Moments of the values ahead, by the model's own recursion.</summary>
/// <remarks>
/// <para>An error moves the mean j periods later by c(j) of itself, c(j) = alpha + beta (phi + ... + phi^j), and by gamma more a whole number of seasons later.
/// Additive errors: the variance is s² (1 + sum c(j)²), j below h: exact, and so is the normal distribution (Hyndman et al. 2008, section 6.3).
/// With a factor for season an error counts in proportion to the seasons of the two periods; exact up to one season ahead.</para>
/// <para>Multiplicative errors, with means m: theta(h) = m(h)² + s² sum c(j)² theta(h-j), variance (1 + s²) theta(h) - m(h)² (ibid. section 6.4.2): exact. A value is a
/// product of normal factors, so it is skewed to the right: its third moment is 6 s⁴ times the sum, over pairs of errors, of the products of both first
/// derivatives and their second, which leaves out terms of order s⁶. With a factor for season all this is of the base, times the season: exact up to one season ahead
/// but for the change of the season itself.</para>
/// </remarks>
internal static class EtsOutlook
{
    /// <summary>The moments of the next periods. O(h²), with multiplicative errors O(h³).</summary>
    /// <param name="specification">The model.</param>
    /// <param name="parameters">The smoothing parameters.</param>
    /// <param name="position">Where it stands; periods missing since are counted as steps.</param>
    /// <param name="standardDeviation">Of one-step errors, relative ones where they are multiplicative.</param>
    /// <param name="steps">How many.</param>
    public static EtsStep[] Of(EtsSpecification specification, EtsParameters parameters, EtsPosition position, double standardDeviation, int steps)
    {
        double[] means = new double[steps];
        double[] seasons = new double[steps];
        var motion = new EtsMotion(specification, parameters, position.Level, position.Trend, [.. position.Season]);
        bool isFactor = specification.Season == SeasonType.Multiplicative;
        for (int i = 0; i < steps; i++)
        {
            seasons[i] = isFactor ? motion.Season : 1;
            means[i] = isFactor ? motion.Base : motion.Mean;
            motion.Next(0);
        }

        double[] responses = Responses(parameters, position.Season.Length, steps);
        return specification.Error == ErrorType.Multiplicative
            ? Multiplicative(means, seasons, responses, standardDeviation)
            : Additive(means, seasons, responses, standardDeviation);
    }

    private static double[] Responses(EtsParameters parameters, int seasonLength, int steps)
    {
        double[] responses = new double[steps];
        double trend = 0;
        double kept = 1;
        for (int j = 1; j < steps; j++)
        {
            kept *= parameters.Phi;
            trend += kept;
            responses[j] = parameters.Alpha + (parameters.Beta * trend) + (seasonLength > 0 && j % seasonLength == 0 ? parameters.Gamma : 0);
        }

        return responses;
    }

    private static EtsStep[] Additive(double[] means, double[] seasons, double[] responses, double standardDeviation)
    {
        var steps = new EtsStep[means.Length];
        for (int h = 0; h < steps.Length; h++)
        {
            double squares = 1;
            for (int i = 0; i < h; i++)
            {
                double response = responses[h - i] * seasons[h] / seasons[i];
                squares += response * response;
            }

            steps[h] = new EtsStep(seasons[h] * means[h], standardDeviation * Math.Sqrt(squares), 0);
        }

        return steps;
    }

    private static EtsStep[] Multiplicative(double[] means, double[] seasons, double[] responses, double standardDeviation)
    {
        double variance = standardDeviation * standardDeviation;
        double[] squares = new double[means.Length];
        var steps = new EtsStep[means.Length];
        for (int h = 0; h < steps.Length; h++)
        {
            double spread = 0;
            for (int i = 0; i < h; i++)
            {
                spread += responses[h - i] * responses[h - i] * squares[i];
            }

            squares[h] = (means[h] * means[h]) + (variance * spread);
            double total = variance * (squares[h] + spread);
            double deviation = Math.Sqrt(total);
            double skewness = total > 0 ? 6 * variance * variance * Bends(means, responses, h) / (total * deviation) : 0;
            steps[h] = new EtsStep(seasons[h] * means[h], Math.Abs(seasons[h]) * deviation, skewness);
        }

        return steps;
    }

    // First derivatives by errors i and j times the second by both, summed over the pairs.
    private static double Bends(double[] means, double[] responses, int h)
    {
        double sum = 0;
        for (int j = 0; j <= h; j++)
        {
            double onward = j == h ? 1 : responses[h - j];
            double inner = 0;
            for (int i = 0; i < j; i++)
            {
                inner += responses[h - i] * responses[j - i] * means[i] * means[i];
            }

            sum += onward * onward * means[j] * inner;
        }

        return sum;
    }
}
