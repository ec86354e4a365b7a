using SahelForecast.Numerics;
using static SahelForecast.Numerics.SpecialFunctions;

namespace SahelForecast.Distributions;

/// <summary>A sample taken as the distribution: each draw is equally likely.</summary>
/// <remarks>Quantiles interpolate between neighbouring draws (R type 7). The draws are sorted once, when first asked for, in O(n).</remarks>
public sealed class EmpiricalDistribution : PredictiveDistribution
{
    private readonly Lazy<double[]> _sorted;
    private readonly Lazy<(double Mean, double Variance)> _moments;

    private EmpiricalDistribution(Func<double[]> ownDraws, int count)
    {
        Count = count;
        _sorted = new Lazy<double[]>(() =>
        {
            double[] draws = ownDraws();
            RadixSort.Sort(draws);
            return draws;
        });
        _moments = new Lazy<(double, double)>(() => Moments(_sorted.Value));
    }

    /// <summary>Creates the distribution of a sample.</summary>
    /// <param name="draws">At least one finite number in any order, in the unit of the series; copied.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentException">There are no draws, or one is not finite.</exception>
    public static EmpiricalDistribution Create(ReadOnlySpan<double> draws)
    {
        if (draws.IsEmpty)
        {
            throw new ArgumentException("draws is empty: a distribution needs at least one draw.", nameof(draws));
        }

        for (int i = 0; i < draws.Length; i++)
        {
            if (!double.IsFinite(draws[i]))
            {
                throw new ArgumentException($"Draw {i} is not a finite number.", nameof(draws));
            }
        }

        return Own(draws.ToArray());
    }

    /// <summary>How many draws there are.</summary>
    public int Count { get; }

    /// <summary>The draws, ascending.</summary>
    public ReadOnlySpan<double> SortedDraws => _sorted.Value;

    /// <inheritdoc/>
    public override double Mean => _moments.Value.Mean;

    /// <summary>The variance with the number of draws as divisor.</summary>
    public override double Variance => _moments.Value.Variance;

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) => (double)CountAtMost(value) / Count;

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) => QuantileOfSorted(_sorted.Value, probability);

    /// <inheritdoc/>
    /// <remarks>The exact score of the step function, as in R <c>scoringRules::crps_sample</c>; O(n).</remarks>
    protected override double CrpsCore(double observed) => CrpsOfSorted(_sorted.Value, observed);

    /// <inheritdoc/>
    /// <remarks>A Gaussian kernel density with the bandwidth 1.06 min(s, IQR / 1.34) n^(-1/5), s with divisor n - 1, as <c>logs_sample</c> of R's
    /// scoringRules takes it (<c>bw.nrd</c>); where the quartiles are equal, s alone. It smooths over the bounds of the support and over values
    /// that many draws share. Draws that are all alike give infinity at their value, minus infinity elsewhere. O(n). Reference:
    /// D. W. Scott (1992), Multivariate Density Estimation, Wiley.</remarks>
    protected override double LogDensityCore(double value)
    {
        double[] sorted = _sorted.Value;
        double bandwidth = Bandwidth();
        int above = CountAtMost(value);
        double nearest = Math.Min(above > 0 ? value - sorted[above - 1] : double.PositiveInfinity, above < Count ? sorted[above] - value : double.PositiveInfinity);
        if (bandwidth == 0)
        {
            return nearest == 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        // Relative to the kernel of the nearest draw, so that a value far off keeps a finite log density.
        double largest = NormalLogDensity(nearest / bandwidth);
        double sum = 0;
        foreach (double draw in sorted)
        {
            sum += Math.Exp(NormalLogDensity((value - draw) / bandwidth) - largest);
        }

        return largest + Math.Log(sum / (Count * bandwidth));
    }

    internal override double Draw(ref RandomStream stream) => _sorted.Value[stream.NextIndex(Count)];

    // Of the draws themselves: the quantiles between them are interpolated.
    internal override double PartialMoment(int order, double centre, double from, double to)
    {
        double sum = 0;
        foreach (double draw in SortedDraws[CountAtMost(from)..Math.Max(CountAtMost(to), CountAtMost(from))])
        {
            sum += order == 1 ? draw - centre : (draw - centre) * (draw - centre);
        }

        return sum / Count;
    }

    /// <summary>The distribution of draws that the caller gives away.</summary>
    internal static EmpiricalDistribution Own(double[] draws) => new(() => draws, draws.Length);

    /// <summary>The distributions of the steps of paths; each copies and sorts its draws only when asked.</summary>
    internal static PredictiveDistribution[] OfSteps(SamplePaths paths)
    {
        var steps = new PredictiveDistribution[paths.Horizon];
        for (int i = 0; i < steps.Length; i++)
        {
            int step = i;
            steps[i] = new EmpiricalDistribution(() => paths.AtStep(step).ToArray(), paths.PathCount);
        }

        return steps;
    }

    internal static double CrpsOfSorted(ReadOnlySpan<double> sorted, double observed)
    {
        double score = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double rank = observed < sorted[i] ? sorted.Length - i - 0.5 : -(i + 0.5);
            score += (sorted[i] - observed) * rank;
        }

        return 2 * score / ((double)sorted.Length * sorted.Length);
    }

    internal static double QuantileOfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        double position = probability * (sorted.Length - 1);
        int index = Math.Min((int)position, sorted.Length - 1);
        double fraction = position - index;
        return fraction > 0 ? sorted[index] + (fraction * (sorted[index + 1] - sorted[index])) : sorted[index];
    }

    internal int CountAtMost(double value)
    {
        ReadOnlySpan<double> sorted = _sorted.Value;
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Empirical({Count} draws, median {Median:G6})");

    private double Bandwidth()
    {
        if (SortedDraws[0] == SortedDraws[^1])
        {
            return 0; // the variance may be a rounding error
        }

        double spread = Math.Sqrt(Variance * Count / (Count - 1));
        double quartiles = QuantileCore(0.75) - QuantileCore(0.25);
        return 1.06 * (quartiles > 0 ? Math.Min(spread, quartiles / 1.34) : spread) * Math.Pow(Count, -0.2);
    }

    private static (double Mean, double Variance) Moments(double[] values)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean) / values.Length;
        }

        return (mean, squares);
    }
}
