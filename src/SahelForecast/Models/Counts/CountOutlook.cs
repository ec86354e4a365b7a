using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>What a count model foresees: the mean and the variance of the mean of each coming period, and the counts that follow from them.</summary>
/// <remarks>With identity dynamics and no zero form the two follow from a recursion, exactly; else from paths of a fixed seed. The counts are negative binomial with the mean and variance that result.</remarks>
internal sealed class CountOutlook
{
    private const int Paths = 2_000;
    private const ulong Seed = 20_190;

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
        return Array.ConvertAll(moments, one => Distribution(one.Mean, one.Variance));
    }

    /// <summary>The counts of a period whose mean is uncertain.</summary>
    public CountDistribution Distribution(double mean, double variance)
    {
        double dispersion = _estimate.Dispersion + ((1 + _estimate.Dispersion) * variance / (mean * mean));
        double size = dispersion > 0 ? 1 / dispersion : double.PositiveInfinity;
        return _options.Zeros switch
        {
            ZeroForm.Hurdle => new ZeroAlteredDistribution(1 - _any, mean, size, isPositive: true),
            ZeroForm.Inflated => new ZeroAlteredDistribution(_estimate.ExtraZeros, mean, size, isPositive: false),
            _ => new NegativeBinomialDistribution(mean, size),
        };
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

        var moments = new (double Mean, double Variance)[effects.Length];
        for (int h = 0; h < moments.Length; h++)
        {
            moments[h] = (first[h], Math.Max(0, second[h] - (first[h] * first[h])));
        }

        return moments;
    }

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
