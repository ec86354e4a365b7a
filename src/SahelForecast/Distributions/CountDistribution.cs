using SahelForecast.Numerics;

namespace SahelForecast.Distributions;

/// <summary>A value of at least 0 that is zero with some probability: counts of people, events, deaths.</summary>
/// <remarks>Of whole numbers, unless it says otherwise. Quantiles of whole numbers are whole: the lowest whose cumulative probability reaches the probability.</remarks>
public abstract class CountDistribution : PredictiveDistribution
{
    // Up to here a sum over whole numbers; above, the steps of the cumulative probability are small against the integral over a smooth curve.
    private const int Summed = 48;
    private const int MostDepth = 12;

    // A cut may lie a little off: what is integrated between cuts is smooth there.
    private const double EdgeTolerance = 1e-3;

    // Where the smooth part is cut into panels: dense enough for tails and middle, whatever the spread.
    private static readonly double[] Cuts =
        [1e-6, 1e-5, 1e-4, 1e-3, 0.005, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 0.999, 1 - 1e-4, 1 - 1e-5, 1 - 1e-6, 1 - 1e-8];

    // By how much the sum of probabilities may fall short of 1 by rounding.
    private const double Rounding = 1e-12;

    private static readonly double[] Nodes = [0.046910077030668004, 0.23076534494715846, 0.5, 0.76923465505284154, 0.953089922969332];
    private static readonly double[] Weights = [0.11846344252809454, 0.23931433524968324, 0.28444444444444444, 0.23931433524968324, 0.11846344252809454];

    private double[]? _edges;

    private protected CountDistribution(bool isWhole) => IsWhole = isWhole;

    /// <summary>Whether only whole numbers occur.</summary>
    public bool IsWhole { get; }

    /// <inheritdoc/>
    public override double CumulativeProbability(double value) =>
        !(value >= 0) ? 0 : double.IsPositiveInfinity(value) ? 1 : Cdf(IsWhole ? Math.Floor(value) : value);

    /// <summary>The probability of at most a value of at least 0; between whole numbers of a distribution of whole numbers a smooth curve through them.</summary>
    private protected abstract double Cdf(double value);

    /// <summary>A value above 0 of the size of the distribution's: where the search for a quantile begins.</summary>
    private protected abstract double Scale { get; }

    /// <summary>The smooth curve, for a distribution that is made of this one.</summary>
    internal double SmoothAt(double value) => Cdf(value);

    /// <summary>Its size, for a distribution that is made of this one.</summary>
    internal double Extent => Scale;

    /// <inheritdoc/>
    protected override double QuantileCore(double probability)
    {
        double place = Place(probability);
        if (!IsWhole || !double.IsFinite(place) || place > 1e15)
        {
            return place;
        }

        // A place that rounding has put just beyond a whole number belongs to it.
        double whole = Math.Ceiling(place);
        return whole > 0 && Cdf(whole - 1) >= probability ? whole - 1 : whole;
    }

    /// <inheritdoc/>
    protected override double CrpsCore(double observed) => IntegratedSquaredError(double.NegativeInfinity, double.PositiveInfinity, observed);

    /// <summary>Where the smooth curve reaches a probability; 0 where it begins above it.</summary>
    /// <param name="probability">The probability.</param>
    /// <param name="tolerance">How far from it the place may be, as a share of it.</param>
    internal double Place(double probability, double tolerance = 1e-13)
    {
        if (probability == 1)
        {
            return double.PositiveInfinity;
        }

        double high = Math.Max(Scale, double.Epsilon * 4);
        double atHigh = Cdf(high) - probability;
        double low = high;
        double atLow = atHigh;
        while (atHigh < -Rounding)
        {
            (low, atLow) = (high, atHigh);
            high *= 4;
            if (double.IsInfinity(high))
            {
                return double.MaxValue;
            }

            atHigh = Cdf(high) - probability;
        }

        if (atHigh < 0)
        {
            return high;
        }

        if (atLow >= 0 && Cdf(0) >= probability)
        {
            return 0;
        }

        while (atLow >= 0)
        {
            (high, atHigh) = (low, atLow);
            low = low > 1e-300 ? low / 4 : 0;
            atLow = low == 0 ? -probability : Cdf(low) - probability;
        }

        return RootFinder.Between(new Distance(this, probability), low, atLow, high, atHigh, tolerance * high);
    }

    internal override double IntegratedSquaredError(double from, double to, double split)
    {
        // Below 0 nothing lies: only what is above the split counts.
        double sum = Math.Max(0, Math.Min(to, 0) - Math.Max(from, split));
        double start = Math.Max(from, 0);
        double end = Math.Max(start, to);
        if (IsWhole)
        {
            for (int whole = 0; whole < Summed && whole < end; whole++)
            {
                double probability = Cdf(whole);
                sum += Piece(Math.Max(whole, start), Math.Min(whole + 1, end), split, probability);
            }

            start = Math.Max(start, Summed);
        }

        return sum + (start < end ? Smooth(start, end, split) : 0);
    }

    /// <summary>The same integral over the logarithm of the value, from a value above 0 on: the CRPS of the logarithm.</summary>
    internal double IntegratedSquaredLogError(double from, double to, double split)
    {
        double start = from;
        double sum = 0;
        if (IsWhole)
        {
            for (int whole = (int)Math.Min(Summed, from); whole < Summed && whole < to; whole++)
            {
                double left = Math.Max(whole, from);
                double right = Math.Min(whole + 1, to);
                sum += right > left ? Piece(Math.Log(left), Math.Log(right), Math.Log(split), Cdf(whole)) : 0;
            }

            start = Math.Max(start, Summed);
        }

        double end = Math.Min(to, Math.Max(Math.Max(Edges[^1], split), start));
        return sum + Panels(start, end, split, (value, probability) => (value < split ? probability * probability : (1 - probability) * (1 - probability)) / value);
    }

    internal override double PartialMoment(int order, double centre, double from, double to)
    {
        if (double.IsNegativeInfinity(from) && double.IsPositiveInfinity(to))
        {
            double first = Mean - centre;
            return order == 1 ? first : Variance + (first * first);
        }

        // By parts: the integral of the power's slope times what lies above, less what the ends take away.
        double low = Math.Max(from, 0);
        double below = from < 0 ? 0 : CumulativeProbability(from);
        double atEnd = double.IsPositiveInfinity(to) ? 1 : CumulativeProbability(to);
        double top = double.IsPositiveInfinity(to) ? Math.Max(low, Edges[^1]) : Math.Max(to, low);
        double start = from < 0 ? Power(order, -centre) * atEnd : Power(order, low - centre) * (atEnd - below);
        double sum = start;
        if (IsWhole)
        {
            for (int whole = 0; whole < Summed && whole < top; whole++)
            {
                double left = Math.Max(whole, low);
                double right = Math.Min(whole + 1, top);
                sum += right > left ? (atEnd - Cdf(whole)) * (Power(order, right - centre) - Power(order, left - centre)) : 0;
            }

            low = Math.Max(low, Summed);
        }

        return sum + Panels(low, top, double.NaN, (value, probability) => (atEnd - probability) * (order == 1 ? 1 : 2 * (value - centre)));
    }

    internal override double Expect(Func<double, double> function, double from, double to)
    {
        double pFrom = double.IsNegativeInfinity(from) ? 0 : CumulativeProbability(from);
        double pTo = double.IsPositiveInfinity(to) ? 1 : CumulativeProbability(to);
        double atZero = from < 0 && to >= 0 ? Cdf(0) : 0;
        return (atZero > 0 ? atZero * function(0) : 0) + Quadrature.Integrate(p => function(QuantileCore(p)), Math.Max(pFrom, atZero), pTo);
    }

    private double[] Edges => _edges ??= MakeEdges();

    // Where neighbours are far apart, and there may be a plateau between them, its ends are looked for.
    private double[] MakeEdges()
    {
        var edges = new List<double> { Place(Cuts[0], EdgeTolerance) };
        for (int i = 1; i < Cuts.Length; i++)
        {
            Add(Cuts[i - 1], edges[^1], Cuts[i], Place(Cuts[i], EdgeTolerance), 0);
        }

        return [.. edges];

        void Add(double from, double low, double to, double high, int depth)
        {
            if (depth < MostDepth && high > (1.5 * low) + (IsWhole ? Summed : 1e-2 * Scale))
            {
                double middle = (from + to) / 2;
                double place = Place(middle, EdgeTolerance);
                Add(from, low, middle, place, depth + 1);
                Add(middle, place, to, high, depth + 1);
            }
            else
            {
                edges.Add(high);
            }
        }
    }

    private static double Piece(double left, double right, double split, double probability)
    {
        if (!(right > left))
        {
            return 0;
        }

        double middle = Math.Clamp(split, left, right);
        return (probability * probability * (middle - left)) + ((1 - probability) * (1 - probability) * (right - middle));
    }

    private double Smooth(double start, double end, double split) => Panels(
        start,
        Math.Min(end, Math.Max(Math.Max(Edges[^1], split), start)),
        split,
        (value, probability) => value < split ? probability * probability : (1 - probability) * (1 - probability));

    // Five Gauss points a panel, on the log scale, between cuts of equal meaning.
    private double Panels(double start, double end, double split, Func<double, double, double> integrand)
    {
        double shift = IsWhole ? 0.5 : 0;
        double sum = 0;
        double left = start;
        double middle = Math.Clamp(double.IsNaN(split) ? start : split, start, end);
        bool isSplit = middle <= start;
        for (int i = 0; left < end;)
        {
            double next = i < Edges.Length ? Math.Clamp(Edges[i] + shift, left, end) : end;
            if (!isSplit && middle <= next)
            {
                next = middle;
                isSplit = true;
            }
            else
            {
                i++;
            }

            if (next > left)
            {
                double from = Log(left);
                double width = Log(next) - from;
                for (int node = 0; node < Nodes.Length; node++)
                {
                    double u = from + (width * Nodes[node]);
                    double value = IsWhole ? Math.Exp(u) : Math.Exp(u) - Offset;
                    value = Math.Clamp(value, left, next);
                    sum += Weights[node] * width * (value + (IsWhole ? 0 : Offset)) * integrand(value, Cdf(Math.Max(0, value - shift)));
                }
            }

            left = next;
        }

        return sum;

        double Log(double value) => Math.Log(value + (IsWhole ? 0 : Offset));
    }

    // So that the log scale reaches zero.
    private double Offset => 1e-3 * Scale;

    private static double Power(int order, double value) => order == 1 ? value : value * value;

    private readonly struct Distance(CountDistribution distribution, double probability) : IScalarFunction
    {
        // Where the curve is flat at the probability, its beginning is looked for.
        public double At(double x) => distribution.Cdf(x) is double reached && reached == probability ? double.Epsilon : reached - probability;
    }
}
