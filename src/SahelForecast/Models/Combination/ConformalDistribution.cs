using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Combination;

/// <summary>A distribution whose central intervals are those of another one at scores that past errors support.</summary>
/// <remarks>Between scores quantiles stand still. Beyond the largest the distances from the median are those of the other distribution, times a factor of at least 1.</remarks>
internal sealed class ConformalDistribution : PredictiveDistribution
{
    private readonly ConformalScores _scores;
    private readonly Func<double, ArgumentException>? _refusal;
    private readonly double _median;
    private readonly double _supported;

    // Taken once and searched, so that a quantile is a value which the cumulative probability knows.
    private readonly Lazy<(double[] Lower, double[] Upper)> _values;
    private readonly Lazy<(double Lower, double Upper)> _stretch;
    private readonly Lazy<(double Mean, double Variance)> _moments;

    /// <summary>Creates the distribution.</summary>
    /// <param name="inner">Where median, shape and local scale come from.</param>
    /// <param name="scores">How far off past errors were.</param>
    /// <param name="refusal">What to throw when a level beyond the scores is asked; null answers it.</param>
    public ConformalDistribution(PredictiveDistribution inner, ConformalScores scores, Func<double, ArgumentException>? refusal = null)
    {
        Inner = inner;
        _scores = scores;
        _refusal = refusal;
        _median = inner.Median;
        _supported = scores.Supported;
        _values = new(() => (Side(above: false), Side(above: true)));
        _stretch = new(() => (Stretch(above: false), Stretch(above: true)));
        _moments = new(ComputeMoments);
    }

    /// <inheritdoc/>
    public override double Mean => _moments.Value.Mean;

    /// <inheritdoc/>
    public override double Variance => _moments.Value.Variance;

    /// <summary>Where median, shape and local scale come from.</summary>
    internal PredictiveDistribution Inner { get; }

    /// <summary>The same without this class where there is nothing to change, as formulas of its own are the better ones.</summary>
    internal PredictiveDistribution Simplest => _scores.Values.Length == 0 && _refusal is null ? Inner : this;

    /// <summary>The values that have a probability of their own.</summary>
    internal IEnumerable<double> Steps => [.. _values.Value.Lower, .. _values.Value.Upper];

    private double LowerEdge => _values.Value.Lower is [.., double last] ? last : _median;

    private double UpperEdge => _values.Value.Upper is [.., double last] ? last : _median;

    /// <inheritdoc/>
    public override double CumulativeProbability(double value)
    {
        if (value < LowerEdge)
        {
            return Math.Min(Inner.CumulativeProbability(Unstretched(value)), (1 - _supported) / 2);
        }

        if (value >= UpperEdge)
        {
            return Math.Max(Inner.CumulativeProbability(Unstretched(value)), (1 + _supported) / 2);
        }

        int above = CountAbove(value);
        return above > 0 ? (1 + _scores.LevelOf(above - 1)) / 2 : (1 - _scores.LevelOf(CountBelow(value) - 1)) / 2;
    }

    /// <summary>The quantile, also where the scores support none.</summary>
    internal double At(double probability)
    {
        double level = Math.Abs((2 * probability) - 1);
        if (level == 0)
        {
            return _median;
        }

        int place = _scores.IndexOf(level);
        bool above = probability > 0.5;
        return place < _scores.Values.Length ? (above ? _values.Value.Upper : _values.Value.Lower)[place]
            : above ? Math.Max(UpperEdge, Stretched(Inner.Quantile(probability)))
            : Math.Min(LowerEdge, Stretched(Inner.Quantile(probability)));
    }

    /// <inheritdoc/>
    /// <remarks>The probability of a score is spread evenly between its value and that of the next smaller one.</remarks>
    protected override double LogDensityCore(double value)
    {
        if (value < LowerEdge || value > UpperEdge || _scores.Values.Length == 0)
        {
            return Inner.LogDensity(Unstretched(value)) - Math.Log(value < _median ? _stretch.Value.Lower : _stretch.Value.Upper);
        }

        (double[] lower, double[] upper) = _values.Value;
        int above = Math.Min(CountAbove(value), upper.Length - 1);
        int below = CountBelow(value);
        return above > 0 ? Density(above, upper[above] - upper[above - 1])
            : below > 0 ? Density(below, lower[below - 1] - lower[below])
            : Math.Log(_scores.LevelOf(0) / (upper[0] - lower[0]));

        double Density(int place, double width) => Math.Log((_scores.LevelOf(place) - _scores.LevelOf(place - 1)) / 2 / width);
    }

    /// <inheritdoc/>
    protected override double QuantileCore(double probability) =>
        _refusal is not null && probability is > 0 and < 1 and not 0.5 && _scores.IndexOf(Math.Abs((2 * probability) - 1)) == _scores.Values.Length
            ? throw _refusal(Math.Abs((2 * probability) - 1))
            : At(probability);

    internal override double Draw(ref RandomStream stream) => At(stream.NextDouble());

    internal override double Expect(Func<double, double> function, double from, double to) => Integrate(
        p => function(At(p)),
        double.IsNegativeInfinity(from) ? 0 : CumulativeProbability(from),
        double.IsPositiveInfinity(to) ? 1 : CumulativeProbability(to));

    internal override double IntegratedSquaredError(double from, double to, double split)
    {
        double pFrom = double.IsNegativeInfinity(from) ? 0 : CumulativeProbability(from);
        double pTo = double.IsPositiveInfinity(to) ? 1 : CumulativeProbability(to);
        double pSplit = Math.Clamp(CumulativeProbability(split), pFrom, pTo);
        double below = 2 * Integrate(p => p * (split - At(p)), pFrom, pSplit);
        double above = 2 * Integrate(p => (1 - p) * (At(p) - split), pSplit, pTo);
        double atFrom = pFrom > 0 ? pFrom * pFrom * (split - from) : 0;
        double atTo = pTo < 1 ? (1 - pTo) * (1 - pTo) * (to - split) : 0;
        return atFrom + below + above + atTo;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Conformal({Inner}, {_scores.Values.Length} scores)");

    private double[] Side(bool above)
    {
        double[] values = [.. _scores.Values.Select(score => ConformalScore.Value(Inner, score, above))];
        for (int i = 1; i < values.Length; i++)
        {
            values[i] = above ? Math.Max(values[i], values[i - 1]) : Math.Min(values[i], values[i - 1]);
        }

        return values;
    }

    private double Stretch(bool above)
    {
        double own = Math.Abs((above ? UpperEdge : LowerEdge) - _median);
        double inner = Math.Abs(Inner.Quantile((1 + (above ? _supported : -_supported)) / 2) - _median);
        return inner > 0 ? Math.Max(own / inner, 1) : 1;
    }

    private double Stretched(double value)
    {
        double factor = value < _median ? _stretch.Value.Lower : _stretch.Value.Upper;
        return factor == 1 ? value : _median + (factor * (value - _median));
    }

    private double Unstretched(double value)
    {
        double factor = value < _median ? _stretch.Value.Lower : _stretch.Value.Upper;
        return factor == 1 ? value : _median + ((value - _median) / factor);
    }

    // How many upper values lie at or below a value, and how many lower ones above it.
    private int CountAbove(double value) => CountOf(_values.Value.Upper, upper => upper <= value);

    private int CountBelow(double value) => CountOf(_values.Value.Lower, lower => lower > value);

    private static int CountOf(double[] values, Func<double, bool> holds)
    {
        (int low, int high) = (0, values.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = holds(values[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // On each step the integrand is at most linear in the probability, so that its middle gives it exactly.
    private double Integrate(Func<double, double> integrand, double from, double to)
    {
        double sum = Quadrature.Integrate(integrand, from, Math.Min(to, (1 - _supported) / 2)) + Quadrature.Integrate(integrand, Math.Max(from, (1 + _supported) / 2), to);
        for (int i = 0; i < _scores.Values.Length; i++)
        {
            (double near, double far) = (_scores.LevelOf(i - 1), _scores.LevelOf(i));
            sum += Step((1 - far) / 2, (1 - near) / 2) + Step((1 + near) / 2, (1 + far) / 2);
        }

        return sum;

        double Step(double low, double high)
        {
            (low, high) = (Math.Max(low, from), Math.Min(high, to));
            return high > low ? (high - low) * integrand((low + high) / 2) : 0;
        }
    }

    // Around the median, so that the variance of a narrow distribution far from zero keeps its digits.
    private (double Mean, double Variance) ComputeMoments()
    {
        double first = PartialMoment(1, _median, double.NegativeInfinity, double.PositiveInfinity);
        double second = PartialMoment(2, _median, double.NegativeInfinity, double.PositiveInfinity);
        return (_median + first, Math.Max(second - (first * first), 0));
    }
}
