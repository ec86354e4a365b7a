using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>What is believed of one future value: mean, quantiles, intervals, probabilities, score.</summary>
/// <remarks>Immutable; safe to read from many threads. Quantiles never decrease in the probability.</remarks>
public abstract class PredictiveDistribution
{
    // The cube root of the precision of a double balances curvature against rounding in a central difference.
    private const double RelativeStep = 1e-5;

    /// <summary>The mean, in the unit of the series. Infinite or NaN where none exists: see <see cref="HasFiniteMean"/>.</summary>
    public abstract double Mean { get; }

    /// <summary>The variance, in the unit squared; infinite or NaN where none exists.</summary>
    public abstract double Variance { get; }

    /// <summary>Whether there is a finite mean. An unbounded Student t on the log scale, for one, has none.</summary>
    public bool HasFiniteMean => double.IsFinite(Mean);

    /// <summary>The value that half of the probability lies below.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The standard deviation, in the unit of the series; infinite or NaN where none exists.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The value that stays below with a probability.</summary>
    /// <param name="probability">A fraction in [0, 1]; 0 and 1 give the ends of the support, which may be infinite.</param>
    /// <returns>A value in the unit of the series.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside [0, 1] or NaN.</exception>
    public double Quantile(double probability) => QuantileCore(Guard.Probability(probability));

    /// <summary>The central prediction interval: equal probability below and above.</summary>
    /// <param name="level">The nominal coverage, a fraction in (0, 1).</param>
    /// <returns>The quantiles at (1 - level) / 2 and (1 + level) / 2.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1) or NaN.</exception>
    public PredictionInterval Interval(double level)
    {
        Guard.Level(level);
        double tail = (1 - level) / 2;
        return new PredictionInterval(QuantileCore(tail), QuantileCore(1 - tail), level);
    }

    /// <summary>The probability of a value at or below a limit.</summary>
    /// <param name="value">The limit, in the unit of the series.</param>
    /// <returns>A fraction in [0, 1].</returns>
    public abstract double CumulativeProbability(double value);

    /// <summary>The continuous ranked probability score: how far this distribution is from what came true.</summary>
    /// <param name="observed">The value that came true, finite.</param>
    /// <returns>A score of at least 0 in the unit of the series; lower is better. Infinite where the tails are too heavy for a score.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observed"/> is not finite.</exception>
    /// <remarks>Closed form where one is known, else quadrature. Reference: T. Gneiting and A. E. Raftery (2007), Strictly proper scoring
    /// rules, prediction, and estimation, JASA 102(477), 359-378, doi:10.1198/016214506000001437.</remarks>
    public double Crps(double observed) => CrpsCore(Guard.Finite(observed));

    /// <summary>The natural logarithm of the density: how likely a value is. Minus this is the logarithmic score.</summary>
    /// <param name="value">A finite value in the unit of the series.</param>
    /// <returns>A log density per unit of the series, which a larger unit makes larger; minus infinity where the value can't be. A value that
    /// has a probability of its own has no density: each distribution says what it returns there.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public double LogDensity(double value) => LogDensityCore(Guard.Finite(value));

    /// <summary>Draws values. Draw i depends on the seed and i alone, so the first draws of a longer sample are those of a shorter one.</summary>
    /// <param name="destination">One draw an element.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public void Sample(Span<double> destination, ulong seed)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            RandomStream stream = RandomStream.For(seed, StreamPurpose.Sample, (ulong)i);
            destination[i] = Draw(ref stream);
        }
    }

    /// <summary>The quantile of a checked probability.</summary>
    /// <param name="probability">A fraction in [0, 1].</param>
    /// <returns>A value in the unit of the series.</returns>
    protected abstract double QuantileCore(double probability);

    /// <summary>The score of a checked observation.</summary>
    /// <param name="observed">A finite value.</param>
    /// <returns>A score of at least 0.</returns>
    protected virtual double CrpsCore(double observed) =>
        IntegratedSquaredError(double.NegativeInfinity, double.PositiveInfinity, observed);

    /// <summary>The log density at a checked value.</summary>
    /// <param name="value">A finite value.</param>
    /// <returns>A log density, minus infinity outside the support.</returns>
    /// <remarks>By default the central difference of the cumulative probability over 1e-5 of the interquartile range to both sides: about nine
    /// digits in the middle, fewer in the upper tail, where the probability itself has run out of them.</remarks>
    protected virtual double LogDensityCore(double value)
    {
        double step = DifferenceStep(value);
        return Math.Log((CumulativeProbability(value + step) - CumulativeProbability(value - step)) / (2 * step));
    }

    /// <summary>How far to both sides of a value to take a difference: small against the spread, large against rounding.</summary>
    internal double DifferenceStep(double value)
    {
        double spread = QuantileCore(0.75) - QuantileCore(0.25);
        return RelativeStep * (spread > 0 ? spread : Math.Max(Math.Abs(value), 1));
    }

    /// <summary>One draw, by default through the quantile function.</summary>
    internal virtual double Draw(ref RandomStream stream) => QuantileCore(stream.NextDouble());

    /// <summary>The integral of F² from <paramref name="from"/> to <paramref name="split"/> plus that of (1 - F)² from there to <paramref name="to"/>:
    /// the CRPS at <paramref name="split"/> when the range is the whole line.</summary>
    /// <remarks>By parts in the probability p: pₐ²(y - a) + 2∫p(y - Q(p))dp + 2∫(1 - p)(Q(p) - y)dp + (1 - p_b)²(b - y), every term
    /// at least 0, so nothing cancels.</remarks>
    internal virtual double IntegratedSquaredError(double from, double to, double split)
    {
        double pFrom = double.IsNegativeInfinity(from) ? 0 : CumulativeProbability(from);
        double pTo = double.IsPositiveInfinity(to) ? 1 : CumulativeProbability(to);
        double pSplit = Math.Clamp(CumulativeProbability(split), pFrom, pTo);
        double below = 2 * Quadrature.Integrate(p => p * (split - QuantileCore(p)), pFrom, pSplit);
        double above = 2 * Quadrature.Integrate(p => (1 - p) * (QuantileCore(p) - split), pSplit, pTo);
        double atFrom = pFrom > 0 ? pFrom * pFrom * (split - from) : 0;
        double atTo = pTo < 1 ? (1 - pTo) * (1 - pTo) * (to - split) : 0;
        return atFrom + below + above + atTo;
    }

    /// <summary>E[(X - centre)^order; from &lt; X &lt;= to], the part of a moment of order 1 or 2 that comes from a range.</summary>
    internal virtual double PartialMoment(int order, double centre, double from, double to) => Expect(
        value =>
        {
            double deviation = value - centre;
            return order == 1 ? deviation : deviation * deviation;
        },
        from,
        to);

    /// <summary>E[g(X); from &lt; X &lt;= to], by default integrated over the probability.</summary>
    internal virtual double Expect(Func<double, double> function, double from, double to)
    {
        double pFrom = double.IsNegativeInfinity(from) ? 0 : CumulativeProbability(from);
        double pTo = double.IsPositiveInfinity(to) ? 1 : CumulativeProbability(to);
        return Quadrature.Integrate(p => function(QuantileCore(p)), pFrom, pTo);
    }
}
