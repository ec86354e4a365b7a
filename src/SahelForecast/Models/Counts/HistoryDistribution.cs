using SahelForecast.Distributions;
using SahelForecast.Numerics;
using static SahelForecast.Numerics.SpecialFunctions;

namespace SahelForecast.Models.Counts;

/// <summary>Remembered values, each with a weight and normal with two spreads about it on the scale of log(1 + y); what falls below 0 is 0.</summary>
internal sealed class HistoryDistribution : CountDistribution
{
    // As in CountDistribution: below by sums, above by integrals.
    private const int Summed = 48;

    // Normal scores from which on the cumulative probability is 1, and 0.
    private const double AllBelow = 8.3;
    private const double NoneBelow = 38.5;

    private readonly double[] _levels;
    private readonly double[] _weights;
    private readonly double[] _wide;
    private readonly double _spread;
    private readonly double _wideSpread;
    private readonly double _unit;
    private readonly double _zero;
    private (double Mean, double Variance)? _moments;

    /// <summary>Creates the distribution.</summary>
    /// <param name="levels">Of log(1 + y), ascending.</param>
    /// <param name="weights">Their probabilities.</param>
    /// <param name="wide">The share of the wide spread in each.</param>
    /// <param name="spread">The usual standard deviation.</param>
    /// <param name="wideSpread">The wide one.</param>
    /// <param name="isWhole">Whether values are rounded to whole numbers; their unit is 1 then.</param>
    /// <param name="unit">The value that is 1 in log(1 + y).</param>
    /// <param name="zero">A probability of 0 beside.</param>
    public HistoryDistribution(double[] levels, double[] weights, double[] wide, double spread, double wideSpread, bool isWhole, double unit = 1, double zero = 0)
        : base(isWhole)
    {
        _levels = levels;
        _weights = weights;
        _wide = wide;
        _spread = spread;
        _wideSpread = wideSpread;
        _unit = unit;
        _zero = zero;
    }

    /// <inheritdoc/>
    public override double Mean => (_moments ??= Moments()).Mean;

    /// <inheritdoc/>
    public override double Variance => (_moments ??= Moments()).Variance;

    private protected override double Scale => _unit * Math.Max(double.ExpM1(_levels[_levels.Length / 2]), IsWhole ? 1 : double.ExpM1(_spread));

    private protected override double Cdf(double value)
    {
        double u = double.LogP1((value + (IsWhole ? 0.5 : 0)) / _unit);
        double sum = 0;
        for (int i = 0; i < _levels.Length; i++)
        {
            double distance = u - _levels[i];
            sum += _weights[i] * (((1 - _wide[i]) * Below(distance / _spread)) + (_wide[i] > 0 ? _wide[i] * Below(distance / _wideSpread) : 0));
        }

        return _zero + ((1 - _zero) * Math.Min(sum, 1));
    }

    /// <inheritdoc/>
    /// <remarks>The log probability of a whole number where values are whole, and of 0.</remarks>
    protected override double LogDensityCore(double value)
    {
        if (value < 0 || (IsWhole && value != Math.Floor(value)))
        {
            return double.NegativeInfinity;
        }

        if (value == 0)
        {
            return Math.Log(Cdf(0));
        }

        double sum = 0;
        for (int i = 0; i < _levels.Length; i++)
        {
            sum += _weights[i] * (((1 - _wide[i]) * Density(value, _levels[i], _spread)) + (_wide[i] > 0 ? _wide[i] * Density(value, _levels[i], _wideSpread) : 0));
        }

        return Math.Log((1 - _zero) * sum);
    }

    internal override double Draw(ref RandomStream stream)
    {
        double u = stream.NextDouble();
        if (u < _zero)
        {
            return 0;
        }

        u = (u - _zero) / (1 - _zero);
        int chosen = 0;
        for (double below = _weights[0]; u > below && chosen < _weights.Length - 1; below += _weights[chosen])
        {
            chosen++;
        }

        double spread = stream.NextDouble() < _wide[chosen] ? _wideSpread : _spread;
        double value = _unit * double.ExpM1(_levels[chosen] + (spread * stream.NextNormal()));
        return Math.Max(0, IsWhole ? Math.Floor(value + 0.5) : value);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"History({_levels.Length} values, median {Median:G6})");

    // Where the probability is 1 or 0 to the last bit it need not be computed.
    private static double Below(double score) => score > AllBelow ? 1 : score < -NoneBelow ? 0 : NormalCdf(score);

    // Differences on the side of the level where they keep their digits.
    private double Density(double value, double level, double spread)
    {
        if (!IsWhole)
        {
            return NormalDensity((double.LogP1(value / _unit) - level) / spread) / (spread * (_unit + value));
        }

        double low = (Math.Log(value + 0.5) - level) / spread;
        double high = (Math.Log(value + 1.5) - level) / spread;
        return low > 0 ? NormalCdf(-low) - NormalCdf(-high) : NormalCdf(high) - NormalCdf(low);
    }

    private (double Mean, double Variance) Moments()
    {
        int from = IsWhole ? Summed : 0;
        double first = 0;
        double second = 0;
        for (int whole = 0; whole < from; whole++)
        {
            double above = 1 - Cdf(whole);
            first += above;
            second += ((2 * whole) + 1) * above;
        }

        for (int i = 0; i < _levels.Length; i++)
        {
            double share = (1 - _zero) * _weights[i];
            Add(share * (1 - _wide[i]), _levels[i], _spread);
            Add(share * _wide[i], _levels[i], _wideSpread);
        }

        return (_unit * first, _unit * _unit * Math.Max(second - (first * first), 0));

        // What the part above `from` adds: E (V - from)+ and E (V² - from²)+ of V = exp(X) - 1.
        void Add(double weight, double level, double spread)
        {
            if (!(weight > 0))
            {
                return;
            }

            double limit = Math.Log(from + 1.0);
            double mass = NormalCdf((level - limit) / spread);
            double one = Part(1);
            double two = Part(2);
            first += weight * Math.Max(0, one - ((from + 1) * mass));
            second += weight * Math.Max(0, two - (2 * one) + ((1.0 - ((double)from * from)) * mass));

            double Part(int power) => Math.Exp((power * level) + (0.5 * power * power * spread * spread)) * NormalCdf((level + (power * spread * spread) - limit) / spread);
        }
    }
}
