namespace SahelForecast.Models.Ets;

/// <summary>Moments of the values ahead, by the model's own recursion.</summary>
/// <remarks>
/// <para>An error moves the mean j periods later by c(j) of itself, c(j) = alpha + beta (phi + ... + phi^j), and by gamma more a whole number of seasons later.
/// Additive errors: the variance is s² (1 + sum c(j)²), j below h: exact, and so is the normal distribution (Hyndman et al. 2008, section 6.3).
/// With a factor for season an error counts in proportion to the seasons of the two periods; exact up to one season ahead.</para>
/// <para>Multiplicative errors: four moments, exact (<see cref="EtsProduct"/>), but with an additive season. There, with means m, theta(h) = m(h)² + s² sum c(j)² theta(h-j) and
/// variance (1 + s²) theta(h) - m(h)² (ibid. section 6.4.2) are exact, and the third moment is 6 s⁴ times the sum, over pairs of errors, of the products of both first derivatives and
/// their second, which leaves out terms of order s⁶; the fourth cumulant is taken as 4/3 of the third squared, as of a quadratic form of normal values.</para>
/// </remarks>
internal static class EtsOutlook
{
    /// <summary>The moments of the next periods. O(h²), with multiplicative errors O(h p), p periods a season, or O(h³) where it is additive.</summary>
    /// <param name="specification">The model.</param>
    /// <param name="parameters">The smoothing parameters.</param>
    /// <param name="position">Where it stands; periods missing since are counted as steps.</param>
    /// <param name="standardDeviation">Of one-step errors, relative ones where they are multiplicative.</param>
    /// <param name="steps">How many.</param>
    /// <param name="isShapeWanted">False where mean and deviation will do.</param>
    public static EtsStep[] Of(
        EtsSpecification specification, EtsParameters parameters, EtsPosition position, double standardDeviation, int steps, bool isShapeWanted = true)
    {
        if (specification.Error == ErrorType.Multiplicative && specification.Season != SeasonType.Additive)
        {
            return Products(parameters, position, standardDeviation, steps, isShapeWanted);
        }

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
            ? Multiplicative(means, responses, standardDeviation)
            : Additive(means, seasons, responses, standardDeviation);
    }

    private static EtsStep[] Products(EtsParameters parameters, EtsPosition position, double standardDeviation, int steps, bool isShapeWanted)
    {
        ReadOnlySpan<double> seasons = position.Season.Length == 0 ? [1] : position.Season;
        var result = new EtsStep[steps];
        for (int place = 0; place < Math.Min(seasons.Length, steps); place++)
        {
            var product = new EtsProduct(position.Level, position.Trend, parameters.Phi, seasons[place]);
            int last = steps - 1 - ((steps - 1 - place) % seasons.Length);
            for (int h = 0; h <= last; h++)
            {
                bool isIts = h % seasons.Length == place;
                if (isIts)
                {
                    result[h] = product.Value(standardDeviation);
                }

                product.Next(isIts ? parameters : parameters with { Gamma = 0 }, standardDeviation, isShapeWanted);
            }
        }

        return result;
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

            steps[h] = new EtsStep(seasons[h] * means[h], standardDeviation * Math.Sqrt(squares), 0, 0);
        }

        return steps;
    }

    private static EtsStep[] Multiplicative(double[] means, double[] responses, double standardDeviation)
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
            steps[h] = new EtsStep(means[h], deviation, skewness, 4.0 / 3 * skewness * skewness);
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
