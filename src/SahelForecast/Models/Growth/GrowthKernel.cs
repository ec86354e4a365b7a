using SahelForecast.Models.RandomWalks;

namespace SahelForecast.Models.Growth;

/// <summary>A prior on the log scale, in periods of the series.</summary>
internal readonly record struct LogGrowthPrior(double Rate, double Weight, double Volatility, double VolatilityWeight);

/// <summary>What is believed of log growth after seeing a series.</summary>
/// <param name="Rate">The mean log growth a period.</param>
/// <param name="Precision">Periods it is worth: its variance is Scale² / Precision. Infinite for a rate taken as given.</param>
/// <param name="Scale">The scale of one period's innovation.</param>
/// <param name="DegreesOfFreedom">Behind the scale.</param>
internal readonly record struct GrowthEstimate(double Rate, double Precision, double Scale, double DegreesOfFreedom)
{
    /// <summary>The scale of the log value a number of periods ahead: innovations and, where it is estimated, the rate.</summary>
    public double ScaleAhead(int periods, double accumulatedDamping) =>
        Scale * Math.Sqrt(periods + (accumulatedDamping * accumulatedDamping / Precision));
}

/// <summary>Bayesian updating of a Gaussian random walk with drift, observed with gaps.</summary>
/// <remarks>
/// With increments x(i) over d(i) periods, x(i) ~ N(g d(i), s² d(i)); prior g | s² ~ N(g0, s²/k0), s² ~ scaled inverse chi-squared (v0, s0²).
/// With D = sum d(i) and G = sum x(i) / D, the posterior has precision k = k0 + D, mean (k0 g0 + D G) / k, sum of squares
/// v0 s0² + sum (x(i) - G d(i))²/d(i) + (k0 D / k)(G - g0)², and v0 + n degrees of freedom, less one when k0 = 0 (the flat prior on g).
/// The predictive distribution h periods ahead is Student t with variance factor h + (phi + ... + phi^h)²/k. Reference: A. Gelman et al. (2013),
/// Bayesian Data Analysis, 3rd ed., section 3.3, with increments in place of observations.
/// </remarks>
internal static class GrowthKernel
{
    /// <summary>Learns rate and volatility from logarithms. O(n), allocates nothing.</summary>
    public static GrowthEstimate Estimate(ReadOnlySpan<double> logs, in WalkSummary walk, in LogGrowthPrior prior)
    {
        double observed = walk.MeanDrift;
        double precision = prior.Weight + walk.Span;
        double rate = precision > 0 ? ((prior.Weight * prior.Rate) + (walk.Span * observed)) / precision : prior.Rate;
        double squares = RandomWalkKernel.SumOfSquares(logs, observed) + PriorSquares(prior);
        squares += prior.Weight > 0 ? prior.Weight * walk.Span / precision * (observed - prior.Rate) * (observed - prior.Rate) : 0;
        double degreesOfFreedom = walk.Increments + prior.VolatilityWeight - (prior.Weight > 0 ? 0 : 1);
        return new GrowthEstimate(rate, precision, Math.Sqrt(squares / degreesOfFreedom), degreesOfFreedom);
    }

    /// <summary>Learns the volatility about a given rate. O(n), allocates nothing.</summary>
    public static GrowthEstimate EstimateAbout(double rate, ReadOnlySpan<double> logs, in WalkSummary walk, in LogGrowthPrior prior)
    {
        double squares = RandomWalkKernel.SumOfSquares(logs, rate) + PriorSquares(prior);
        double degreesOfFreedom = walk.Increments + prior.VolatilityWeight;
        return new GrowthEstimate(rate, double.PositiveInfinity, Math.Sqrt(squares / degreesOfFreedom), degreesOfFreedom);
    }

    private static double PriorSquares(in LogGrowthPrior prior) => prior.VolatilityWeight * prior.Volatility * prior.Volatility;
}
