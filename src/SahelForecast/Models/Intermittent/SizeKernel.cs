using SahelForecast.Models.Counts;

namespace SahelForecast.Models.Intermittent;

/// <summary>The distribution of sizes: past ones, the later the more likely, each with a spread about it.</summary>
/// <param name="Logs">Of the sizes, the last one first.</param>
/// <param name="Discount">What is left of a size's weight one later.</param>
internal readonly record struct SizeKernel(double[] Logs, double Discount)
{
    // What is believed of the spread of sizes before any is seen: that of the logarithm, and for how many sizes it counts.
    private const double UsualDeviation = 0.7;
    private const double UsualWeight = 1;
    private const int Most = 120;

    // Sizes are far above it, whatever their unit.
    private const double Unit = 1e-6;

    private static readonly double[] Discounts = [0.8, 0.9, 0.95, 0.98, 1];

    /// <summary>The last values above 0, the last one first, and what is left of a size's weight one later.</summary>
    /// <param name="values">Observed values.</param>
    /// <param name="discount">The discount; null for that under which sizes were foreseen best.</param>
    public static (double[] Sizes, double Discount) SizesOf(ReadOnlySpan<double> values, double? discount)
    {
        var sizes = new List<double>();
        foreach (double value in values)
        {
            if (value > 0)
            {
                sizes.Add(value);
            }
        }

        double chosen = discount ?? Best(sizes.ConvertAll(Math.Log));
        sizes.Reverse();
        return ([.. sizes.Take(Most)], chosen);
    }

    /// <summary>Sizes after a further one.</summary>
    public static double[] With(double size, double[] sizes) => [size, .. sizes.Length < Most ? sizes : sizes[..(Most - 1)]];

    /// <summary>Zero, or a size.</summary>
    /// <param name="probability">Of any, in (0, 1].</param>
    /// <param name="mean">The mean of sizes wanted; NaN for that of the past ones.</param>
    public HistoryDistribution Distribution(double probability, double mean)
    {
        int count = Logs.Length;
        double[] weights = new double[count];
        double sum = 0;
        double squares = 0;
        double centre = 0;
        double size = 0;
        for (int i = 0; i < count; i++)
        {
            weights[i] = Math.Pow(Discount, i);
            sum += weights[i];
            squares += weights[i] * weights[i];
            centre += weights[i] * Logs[i];
            size += weights[i] * Math.Exp(Logs[i] - Logs[0]);
        }

        centre /= sum;
        size *= Math.Exp(Logs[0]) / sum;
        double variance = 0;
        for (int i = 0; i < count; i++)
        {
            weights[i] /= sum;
            variance += weights[i] * (Logs[i] - centre) * (Logs[i] - centre);
        }

        // As many sizes as would say as much, all alike.
        double effective = sum * sum / squares;
        double deviation = Math.Sqrt(((UsualWeight * UsualDeviation * UsualDeviation) + (effective * variance)) / (UsualWeight + effective));
        double spread = Math.Min(1, deviation * Math.Pow(4 / (3 * effective), 0.2));

        // Moved towards their centre so far that the spread adds nothing to the variance, and to the mean wanted.
        double shrink = Math.Sqrt(Math.Max(0, 1 - (spread * spread / (deviation * deviation))));
        double target = double.IsNaN(mean) ? size : mean;
        double[] levels = new double[count];
        double reached = 0;
        for (int i = 0; i < count; i++)
        {
            levels[i] = centre + (shrink * (Logs[i] - centre));
            reached += weights[i] * Math.Exp(levels[i] - centre + (0.5 * spread * spread));
        }

        // A value is exp less 1, in units: what is taken off is put on before.
        double unit = Unit * Math.Exp(centre);
        double shift = Math.Log(target + unit) - (Math.Log(reached) + centre);
        for (int i = 0; i < count; i++)
        {
            levels[i] += shift - Math.Log(unit);
        }

        Array.Sort(levels, weights);
        return new HistoryDistribution(levels, weights, new double[count], spread, spread, isWhole: false, unit, 1 - probability);
    }

    // By the normal density of each log size given those before.
    private static double Best(List<double> logs)
    {
        double best = 1;
        double least = double.PositiveInfinity;
        foreach (double discount in Discounts)
        {
            double weight = 0;
            double mean = 0;
            double squares = UsualWeight * UsualDeviation * UsualDeviation;
            double cost = 0;
            foreach (double log in logs)
            {
                if (weight > 0)
                {
                    double variance = squares / (weight + UsualWeight) * (1 + (1 / weight));
                    cost += 0.5 * (Math.Log(variance) + ((log - mean) * (log - mean) / variance));
                }

                double before = discount * weight;
                double deviation = log - mean;
                weight = before + 1;
                mean += deviation / weight;
                squares = (discount * (squares - (UsualWeight * UsualDeviation * UsualDeviation))) + (UsualWeight * UsualDeviation * UsualDeviation) + (deviation * deviation * before / weight);
            }

            if (cost <= least)
            {
                (best, least) = (discount, cost);
            }
        }

        return best;
    }
}
