using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>A change between two observed values, in logarithms.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The second.</param>
/// <param name="Span">Periods between.</param>
internal readonly record struct LogChange(double From, double To, int Span);

/// <summary>What is believed of rate and volatility before seeing a series, a period.</summary>
internal readonly record struct SaturationPrior(double Rate, double Volatility)
{
    /// <summary>Periods of free growth that the rate is worth.</summary>
    public const double Weight = 0.1;

    /// <summary>Changes that the volatility is worth.</summary>
    public const double VolatilityWeight = 2;
}

/// <summary>What is believed of rate and volatility, one cap taken as true.</summary>
/// <param name="Rate">The mean of the rate, before it is held to its range.</param>
/// <param name="Precision">The rate's variance is that of a period's error over this.</param>
/// <param name="Scale">The scale of one period's error.</param>
internal readonly record struct SaturationEstimate(double Rate, double Precision, double Scale);

/// <summary>Growth that slows towards a cap, on the log scale: log y(t+1) = log y(t) + r s(log y(t) - k) + e.</summary>
/// <remarks>Given k the rate enters linearly, so that rate and variance have the conjugate normal and inverse-gamma posterior of a regression through the origin: with
/// S the sum of s over the periods of a change, of variance d s², kappa = kappa0 + sum S²/d, r = (kappa0 r0 + sum S x/d) / kappa, and the sum of squares v0 s0² + kappa0 r0² + sum x²/d - kappa r².
/// The likelihood of k, both integrated out, is kappa^(-1/2) (sum of squares)^(-v/2) times the probability that r lies within its range. Reference: A. Gelman et al. (2013),
/// Bayesian Data Analysis, 3rd ed., section 14.2.</remarks>
internal static class LogisticGrowthKernel
{
    /// <summary>The largest rate a period: a faster one would overshoot the cap.</summary>
    public const double LargestRate = 1;

    // From twice the cap on no more is drawn back in a period, or one spike would lead to a crash.
    private const double MostPressure = 2;

    /// <summary>The share of the rate that is left at a distance above the cap, in logarithms.</summary>
    public static double Room(GrowthCurve curve, double above) =>
        curve == GrowthCurve.Gompertz ? -above : 1 - Math.Min(Math.Exp(above), MostPressure);

    /// <summary>Changes between neighbouring values that are not parted by a break.</summary>
    public static LogChange[] ChangesOf(ReadOnlySpan<double> logs, ReadOnlySpan<int> breaks)
    {
        var changes = new List<LogChange>(logs.Length);
        int before = -1;
        bool isBreak = false;
        for (int i = 0; i < logs.Length; i++)
        {
            isBreak |= breaks.Contains(i);
            if (double.IsNaN(logs[i]))
            {
                continue;
            }

            if (before >= 0 && !isBreak)
            {
                changes.Add(new LogChange(logs[before], logs[i], i - before));
            }

            before = i;
            isBreak = false;
        }

        return [.. changes];
    }

    /// <summary>Learns rate and volatility under one cap. O(n), allocates nothing.</summary>
    /// <param name="curve">How growth slows.</param>
    /// <param name="capacity">The logarithm of the cap.</param>
    /// <param name="changes">What is seen.</param>
    /// <param name="prior">What is believed before.</param>
    /// <param name="logEvidence">The log likelihood of the cap, up to a constant.</param>
    public static SaturationEstimate Estimate(
        GrowthCurve curve, double capacity, ReadOnlySpan<LogChange> changes, in SaturationPrior prior, out double logEvidence)
    {
        double precision = SaturationPrior.Weight;
        double product = SaturationPrior.Weight * prior.Rate;
        double squares = (SaturationPrior.VolatilityWeight * prior.Volatility * prior.Volatility) + (product * prior.Rate);
        foreach (LogChange change in changes)
        {
            double step = change.To - change.From;
            double room = 0;
            for (int i = 0; i < change.Span; i++)
            {
                room += Room(curve, change.From + (step * i / change.Span) - capacity);
            }

            precision += room * room / change.Span;
            product += room * step / change.Span;
            squares += step * step / change.Span;
        }

        double rate = product / precision;

        // What rounding leaves below the prior's own share can't be meant.
        squares = Math.Max(squares - (precision * rate * rate), SaturationPrior.VolatilityWeight * prior.Volatility * prior.Volatility * 0.5);
        double degreesOfFreedom = SaturationPrior.VolatilityWeight + changes.Length;
        double scale = Math.Sqrt(squares / degreesOfFreedom);
        double error = scale / Math.Sqrt(precision);
        double inside = SpecialFunctions.StudentCdf((LargestRate - rate) / error, degreesOfFreedom) - SpecialFunctions.StudentCdf(-rate / error, degreesOfFreedom);
        logEvidence = (-0.5 * Math.Log(precision)) - (0.5 * degreesOfFreedom * Math.Log(squares)) + Math.Log(Math.Max(inside, 1e-300));
        return new SaturationEstimate(rate, precision, scale);
    }
}
