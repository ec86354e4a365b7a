using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>One cap, rate and volatility that may be true.</summary>
/// <param name="Capacity">The logarithm of the cap.</param>
/// <param name="Rate">The rate a period.</param>
/// <param name="Scale">The standard deviation of a period's error.</param>
internal readonly record struct SaturationDraw(double Capacity, double Rate, double Scale);

/// <summary>What is believed of the cap: a grid of caps with weights, each with what is believed of rate and volatility under it.</summary>
internal sealed class CapacityPosterior(double first, double spacing, double degreesOfFreedom, double[] weights, SaturationEstimate[] estimates)
{
    private const int CoarsePoints = 65;
    private const int FinePoints = 17;

    // The probability outside which the coarse grid isn't looked at again.
    private const double LeftOut = 0.0005;

    // Without a given cap its logarithm is believed to lie about log 2 above the largest value: a t distribution of 3 degrees of freedom.
    private const double UsualRoom = 0.7;
    private const double RoomScale = 0.7;
    private const double RoomTail = 3;
    private const double GridBelow = 1;
    private const double GridAbove = 4;

    // A given cap is looked at this many of its standard deviations around.
    private const double GridDeviations = 3.5;

    /// <summary>The logarithm of the lowest cap on the grid.</summary>
    public double First { get; } = first;

    /// <summary>From one to the next.</summary>
    public double Spacing { get; } = spacing;

    /// <summary>Behind the volatility.</summary>
    public double DegreesOfFreedom { get; } = degreesOfFreedom;

    /// <summary>The probabilities of the caps.</summary>
    public double[] Weights { get; } = weights;

    /// <summary>What is believed under each.</summary>
    public SaturationEstimate[] Estimates { get; } = estimates;

    /// <summary>Learns from the changes of a series. O(n) for each of 82 caps.</summary>
    /// <param name="options">Curve and cap.</param>
    /// <param name="changes">What is seen.</param>
    /// <param name="logs">All logarithms, NaN where missing.</param>
    /// <param name="given">The logarithm of the given cap; null estimates it.</param>
    /// <param name="bound">The logarithm of the highest possible value.</param>
    /// <param name="prior">Of rate and volatility.</param>
    public static CapacityPosterior Learn(
        LogisticGrowthOptions options, ReadOnlySpan<LogChange> changes, ReadOnlySpan<double> logs, double? given, double bound, in SaturationPrior prior)
    {
        double degreesOfFreedom = SaturationPrior.VolatilityWeight + changes.Length;
        if (given is double known && options.CapacityUncertainty == 0)
        {
            return new CapacityPosterior(known, 0, degreesOfFreedom, [1], [LogisticGrowthKernel.Estimate(options.Curve, known, changes, prior, out _)]);
        }

        (double lowest, double highest) = RangeOf(logs);
        double centre = given ?? highest + UsualRoom;
        double least = given is null ? lowest - GridBelow : centre - (GridDeviations * options.CapacityUncertainty);
        double most = given is null ? highest + GridAbove : centre + (GridDeviations * options.CapacityUncertainty);
        most = Math.Min(most, bound);
        if (!(most > least))
        {
            // The given cap lies above the bound, however unsure: the bound it is.
            return new CapacityPosterior(bound, 0, degreesOfFreedom, [1], [LogisticGrowthKernel.Estimate(options.Curve, bound, changes, prior, out _)]);
        }

        CapacityPosterior coarse = Grid(options, changes, prior, centre, given is null, least, most, CoarsePoints);
        double low = Math.Max(least, coarse.QuantileOf(LeftOut) - coarse.Spacing);
        double high = Math.Min(most, coarse.QuantileOf(1 - LeftOut) + coarse.Spacing);
        return Grid(options, changes, prior, centre, given is null, low, high, FinePoints);
    }

    /// <summary>A quantile of the logarithm of the cap, its probabilities spread evenly about the points of the grid.</summary>
    public double QuantileOf(double probability)
    {
        double below = 0;
        int place = 0;
        while (place < Weights.Length - 1 && below + Weights[place] < probability)
        {
            below += Weights[place++];
        }

        double share = Weights[place] > 0 ? Math.Clamp((probability - below) / Weights[place], 0, 1) : 0.5;
        return First + ((place + (Weights.Length > 1 ? share - 0.5 : 0)) * Spacing);
    }

    /// <summary>The mean growth a period at a place, over all that is believed.</summary>
    public double Drift(GrowthCurve curve, double log)
    {
        double sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * RateOf(i) * LogisticGrowthKernel.Room(curve, log - First - (i * Spacing));
        }

        return sum;
    }

    /// <summary>The rate believed most under one cap.</summary>
    public double RateOf(int place) => Math.Clamp(Estimates[place].Rate, 0, LogisticGrowthKernel.LargestRate);

    /// <summary>A mean over the caps.</summary>
    public double Average(Func<int, double> value)
    {
        double sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * value(i);
        }

        return sum;
    }

    /// <summary>Draws what may be true.</summary>
    /// <param name="which">The cap, uniform in (0, 1).</param>
    /// <param name="rate">The rate under it and the scale, uniform in (0, 1).</param>
    /// <param name="scale">The scale, standard normal.</param>
    public SaturationDraw Draw(double which, double rate, double scale)
    {
        int place = 0;
        for (double below = Weights[0]; which > below && place < Weights.Length - 1; below += Weights[place])
        {
            place++;
        }

        SaturationEstimate estimate = Estimates[place];
        double drawn = estimate.Scale / Math.Sqrt(ScaledChiSquared(scale));
        double error = drawn / Math.Sqrt(estimate.Precision);

        // A normal number held within the range of rates.
        double low = SpecialFunctions.NormalCdf(-estimate.Rate / error);
        double high = SpecialFunctions.NormalCdf((LogisticGrowthKernel.LargestRate - estimate.Rate) / error);
        double probability = low + (rate * (high - low));
        double held = probability is > 1e-12 and < 1 - 1e-12 ? estimate.Rate + (error * SpecialFunctions.NormalQuantile(probability)) : estimate.Rate;
        return new SaturationDraw(First + (place * Spacing), Math.Clamp(held, 0, LogisticGrowthKernel.LargestRate), drawn);
    }

    // The cube of E. B. Wilson and M. M. Hilferty (1931), PNAS 17(12), 684-688: close from about four degrees of freedom on, and the same on a lattice as in random draws.
    private double ScaledChiSquared(double normal)
    {
        double part = 2 / (9 * DegreesOfFreedom);
        double root = Math.Max(1 - part + (normal * Math.Sqrt(part)), 0.1);
        return root * root * root;
    }

    private static CapacityPosterior Grid(
        LogisticGrowthOptions options, ReadOnlySpan<LogChange> changes, in SaturationPrior prior, double centre, bool isEstimated, double low, double high, int points)
    {
        double spacing = (high - low) / (points - 1);
        double[] weights = new double[points];
        var estimates = new SaturationEstimate[points];
        double largest = double.NegativeInfinity;
        for (int i = 0; i < points; i++)
        {
            double capacity = low + (i * spacing);
            estimates[i] = LogisticGrowthKernel.Estimate(options.Curve, capacity, changes, prior, out double evidence);
            double belief = isEstimated
                ? SpecialFunctions.StudentLogDensity((capacity - centre) / RoomScale, RoomTail)
                : SpecialFunctions.NormalLogDensity((capacity - centre) / options.CapacityUncertainty);
            weights[i] = evidence + belief;
            largest = Math.Max(largest, weights[i]);
        }

        double sum = 0;
        for (int i = 0; i < points; i++)
        {
            weights[i] = Math.Exp(weights[i] - largest);
            sum += weights[i];
        }

        for (int i = 0; i < points; i++)
        {
            weights[i] /= sum;
        }

        return new CapacityPosterior(low, spacing, SaturationPrior.VolatilityWeight + changes.Length, weights, estimates);
    }

    private static (double Lowest, double Highest) RangeOf(ReadOnlySpan<double> logs)
    {
        (double lowest, double highest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double log in logs)
        {
            lowest = log < lowest ? log : lowest;
            highest = log > highest ? log : highest;
        }

        return (lowest, highest);
    }
}
