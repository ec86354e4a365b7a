using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>Equally likely Poisson distributions.</summary>
internal sealed class PoissonMixture : CountDistribution
{
    // exp(-38) is less than half of the spacing of doubles below 1, and exp(-746) is 0.
    private const double NearlyOne = 38;
    private const double Nothing = 746;

    // Ascending, each once, and how often it was given.
    private readonly double[] _means;
    private readonly double[] _weights;
    private readonly double _scale;

    public PoissonMixture(ReadOnlySpan<double> means)
        : base(isWhole: true)
    {
        double[] sorted = means.ToArray();
        Array.Sort(sorted);
        double[] weights = new double[sorted.Length];
        int last = -1;
        foreach (double mean in sorted)
        {
            last += last >= 0 && sorted[last] == mean ? 0 : 1;
            sorted[last] = mean;
            weights[last] += 1.0 / sorted.Length;
        }

        _scale = Math.Max(1, means[means.Length / 2]);
        _means = sorted[..(last + 1)];
        _weights = weights[..(last + 1)];
        Mean = Average(mean => mean);
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance => Average(mean => mean + ((mean - Mean) * (mean - Mean)));

    private protected override double Scale => _scale;

    private protected override double Cdf(double value)
    {
        double sum = 0;
        for (int i = 0; i < _means.Length; i++)
        {
            sum += _weights[i] * Cdf(value, _means[i]);
        }

        return Math.Min(sum, 1);
    }

    /// <inheritdoc/>
    /// <remarks>The log probability of a whole number.</remarks>
    protected override double LogDensityCore(double value) => value < 0 || value != Math.Floor(value)
        ? double.NegativeInfinity
        : Math.Log(Average(mean => Math.Exp(CountProbabilities.LogMass(value, mean, double.PositiveInfinity))));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Poisson({_means.Length} means, median {Median:G6})");

    // Far from the mean the bound of H. Chernoff (1952), Annals of Mathematical Statistics 23, 493-507, says enough: exp(-m h(k / m)) for a tail from k on, h(x) = x log x - x + 1.
    private static double Cdf(double value, double mean)
    {
        if (!(mean > 0))
        {
            return 1;
        }

        double far = Exponent(value > mean ? value + 1 : value, mean);
        return value > mean && far > NearlyOne ? 1
            : value < mean && far > Nothing ? 0
            : CountProbabilities.Cdf(value, mean, double.PositiveInfinity);
    }

    private static double Exponent(double value, double mean) => value > 0 ? (value * Math.Log(value / mean)) - value + mean : mean;

    private double Average(Func<double, double> function)
    {
        double sum = 0;
        for (int i = 0; i < _means.Length; i++)
        {
            sum += _weights[i] * function(_means[i]);
        }

        return sum;
    }
}
