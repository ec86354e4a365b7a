using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>What a count model foresees: the mean and the variance of the mean of each coming period, and the counts that follow from them.</summary>
/// <remarks>With identity dynamics and no zero form the two follow from a recursion, exactly; else from paths of a fixed seed. The counts are negative binomial with the mean and variance that result.</remarks>
internal sealed class CountOutlook
{
    private const int Paths = 2_000;
    private const ulong Seed = 20_190;
    private const double FarScore = 6;

    private readonly CountEstimate _estimate;
    private readonly CountOptions _options;
    private readonly double _any;
    private readonly double _most;
    private readonly CountRecursion _start;

    /// <summary>Creates the outlook.</summary>
    /// <param name="estimate">What was estimated.</param>
    /// <param name="options">The model.</param>
    /// <param name="start">The state for the first period after the last observed one.</param>
    /// <param name="any">With a hurdle, the probability of any.</param>
    /// <param name="most">No path goes beyond it.</param>
    public CountOutlook(CountEstimate estimate, CountOptions options, CountRecursion start, double any, double most)
    {
        _estimate = estimate;
        _options = options;
        _start = start;
        _any = any;
        _most = most;
    }

    /// <summary>The distributions of the first periods, given what regressors add to the log of each mean.</summary>
    public CountDistribution[] Steps(ReadOnlySpan<double> effects)
    {
        bool isExact = _options is { Dynamics: CountDynamics.Identity, Zeros: ZeroForm.None };
        (double Mean, double Variance)[] moments = isExact ? Recursion(effects.Length) : Simulated(effects);
        return Array.ConvertAll(moments, one => Distribution(_estimate, _options, _any, one.Mean, one.Variance));
    }

    /// <summary>The counts of a period whose mean is uncertain.</summary>
    /// <param name="estimate">What was estimated.</param>
    /// <param name="options">The model.</param>
    /// <param name="any">With a hurdle, the probability of any.</param>
    /// <param name="mean">The mean of the mean.</param>
    /// <param name="variance">Its variance.</param>
    public static CountDistribution Distribution(CountEstimate estimate, CountOptions options, double any, double mean, double variance)
    {
        double dispersion = estimate.Dispersion + ((1 + estimate.Dispersion) * variance / (mean * mean));
        double size = dispersion > 0 ? 1 / dispersion : double.PositiveInfinity;
        return options.Zeros switch
        {
            ZeroForm.Hurdle => new ZeroAlteredDistribution(1 - any, mean, size, isPositive: true),
            ZeroForm.Inflated => new ZeroAlteredDistribution(estimate.ExtraZeros, mean, size, isPositive: false),
            _ => new NegativeBinomialDistribution(mean, size),
        };
    }

    /// <summary>Paths of the process itself.</summary>
    /// <param name="before">What regressors add in periods to be gone through first.</param>
    /// <param name="effects">Then, by step and path.</param>
    /// <param name="pathCount">Paths.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="scores">Normal numbers of past counts to draw again; empty for chance of the family's kind.</param>
    /// <param name="draws">Room for all, by step and path.</param>
    public void Fill(ReadOnlySpan<double> before, ReadOnlySpan<double> effects, int pathCount, ulong seed, ReadOnlySpan<double> scores, Span<double> draws)
    {
        for (int path = 0; path < pathCount; path++)
        {
            RandomStream stream = RandomStream.For(seed, StreamPurpose.Paths, (ulong)path);
            CountRecursion recursion = _start;
            foreach (double effect in before)
            {
                recursion.Move(Draw(ref stream, Math.Min(recursion.Mean(effect), _most), scores), effect);
            }

            for (int place = path; place < draws.Length; place += pathCount)
            {
                draws[place] = Draw(ref stream, Math.Min(recursion.Mean(effects[place]), _most), scores);
                recursion.Move(draws[place], effects[place]);
            }
        }
    }

    // E m(h+1) = omega + (alpha + beta) E m(h); of the variance a share alpha² of that of the counts comes in.
    private (double Mean, double Variance)[] Recursion(int horizon)
    {
        var moments = new (double Mean, double Variance)[horizon];
        double mean = _start.Mean(0);
        double variance = 0;
        double level = Math.Exp(_estimate.Level);
        for (int h = 0; h < horizon; h++)
        {
            moments[h] = (mean, variance);
            double chance = mean + (_estimate.Dispersion * ((mean * mean) + variance));
            variance = (_estimate.Alpha * _estimate.Alpha * chance) + (_estimate.Persistence * _estimate.Persistence * variance);
            mean = ((1 - _estimate.Persistence) * level) + (_estimate.Persistence * mean);
        }

        return moments;
    }

    private (double Mean, double Variance)[] Simulated(ReadOnlySpan<double> effects)
    {
        double[] first = new double[effects.Length];
        double[] second = new double[effects.Length];
        for (int path = 0; path < Paths; path++)
        {
            RandomStream stream = RandomStream.For(Seed, StreamPurpose.Paths, (ulong)path);
            CountRecursion recursion = _start;
            for (int h = 0; h < effects.Length; h++)
            {
                double mean = Math.Min(recursion.Mean(effects[h]), _most);
                first[h] += mean / Paths;
                second[h] += mean * mean / Paths;
                recursion.Move(Draw(ref stream, mean), effects[h]);
            }
        }

        // The first mean is the same on all paths.
        var moments = new (double Mean, double Variance)[effects.Length];
        moments[0] = (Math.Min(_start.Mean(effects[0]), _most), 0);
        for (int h = 1; h < moments.Length; h++)
        {
            moments[h] = (first[h], Math.Max(0, second[h] - (first[h] * first[h])));
        }

        return moments;
    }

    // A score so far out that its probability is 1 to the last bit is no quantile.
    private double Draw(ref RandomStream stream, double mean, ReadOnlySpan<double> scores) => scores.IsEmpty
        ? Draw(ref stream, mean)
        : Distribution(_estimate, _options, _any, mean, 0).Quantile(SpecialFunctions.NormalCdf(Math.Clamp(scores[stream.NextIndex(scores.Length)], -FarScore, FarScore)));

    private double Draw(ref RandomStream stream, double mean)
    {
        if (_options.Zeros == ZeroForm.Inflated && stream.NextDouble() < _estimate.ExtraZeros)
        {
            return 0;
        }

        if (_options.Zeros == ZeroForm.Hurdle && stream.NextDouble() >= _any)
        {
            return 0;
        }

        double rate = _estimate.Dispersion > 0 ? mean * stream.NextScaledChiSquared(2 / _estimate.Dispersion) : mean;
        double count = CountDraws.Poisson(ref stream, rate);
        if (_options.Zeros != ZeroForm.Hurdle)
        {
            return count;
        }

        // From 1 on: a rate that gives none is drawn again, and where none is nearly certain one is as good as sure.
        for (int again = 0; count == 0 && again < 20; again++)
        {
            rate = _estimate.Dispersion > 0 ? mean * stream.NextScaledChiSquared(2 / _estimate.Dispersion) : mean;
            count = CountDraws.Poisson(ref stream, rate);
        }

        return Math.Max(count, 1);
    }
}
