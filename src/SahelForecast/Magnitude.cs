using SahelForecast.Numerics;

namespace SahelForecast;

/// <summary>The size of an effect, known or uncertain.</summary>
public abstract record Magnitude
{
    /// <summary>A known size.</summary>
    /// <param name="value">Finite.</param>
    /// <returns>The magnitude.</returns>
    public static Magnitude Fixed(double value) => new FixedMagnitude(Guard.Finite(value));

    /// <summary>A size between two limits, one value the most likely.</summary>
    /// <param name="low">The lowest value possible.</param>
    /// <param name="mode">The most likely value.</param>
    /// <param name="high">The highest value possible, above <paramref name="low"/>.</param>
    /// <returns>The magnitude.</returns>
    /// <exception cref="ArgumentException">The values are not in order, or not finite.</exception>
    public static Magnitude Triangular(double low, double mode, double high) =>
        double.IsFinite(low) && double.IsFinite(high) && low <= mode && mode <= high && low < high
            ? new TriangularMagnitude(low, mode, high)
            : throw new ArgumentException(FormattableString.Invariant($"low, mode and high are {low}, {mode}, {high}: they must be finite, in this order, and low below high."), nameof(mode));

    /// <summary>A size between two limits, one value the most likely, with less weight near the limits than <see cref="Triangular"/> gives.</summary>
    /// <param name="low">The lowest value possible.</param>
    /// <param name="mode">The most likely value.</param>
    /// <param name="high">The highest value possible, above <paramref name="low"/>.</param>
    /// <returns>A beta-PERT magnitude: mean (low + 4 mode + high) / 6 (D. G. Malcolm et al. (1959), Operations Research 7, 646-669).</returns>
    /// <exception cref="ArgumentException">The values are not in order, or not finite.</exception>
    public static Magnitude Pert(double low, double mode, double high) =>
        double.IsFinite(low) && double.IsFinite(high) && low <= mode && mode <= high && low < high
            ? new PertMagnitude(low, mode, high)
            : throw new ArgumentException(FormattableString.Invariant($"low, mode and high are {low}, {mode}, {high}: they must be finite, in this order, and low below high."), nameof(mode));

    /// <summary>What an expert says in three points, and how sure they are that the truth lies between the outer two.</summary>
    /// <param name="low">The lowest plausible value.</param>
    /// <param name="best">The best guess.</param>
    /// <param name="high">The highest plausible value, above <paramref name="low"/>.</param>
    /// <param name="confidence">How likely the truth lies between, a fraction in (0, 1], such as 0.8.</param>
    /// <returns>A PERT magnitude with the limits moved out from the best guess by 1 / confidence, the linear extrapolation of the four-step method (A. Speirs-Bridge et al. (2010),
    /// Risk Analysis 30, 512-523). Limits that must not be passed, as 0 for a share, can be: check <see cref="Quantile"/>(0) and (1).</returns>
    /// <exception cref="ArgumentException">The values are not in order or not finite, or the confidence is not in (0, 1].</exception>
    public static Magnitude ThreePoint(double low, double best, double high, double confidence)
    {
        if (!(confidence is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(confidence), confidence, FormattableString.Invariant($"confidence is {confidence}, but must be a fraction in (0, 1]: write 0.8, not 80."));
        }

        return Pert(best - ((best - low) / confidence), best, best + ((high - best) / confidence));
    }

    /// <summary>A size like one of those seen before, each as likely, such as past yearly growth rates.</summary>
    /// <param name="past">At least two finite numbers, in any order.</param>
    /// <returns>A magnitude with the quantiles of the past values, linear between them; never beyond the least and the greatest.</returns>
    /// <exception cref="ArgumentException">There are fewer than two, or one is not finite.</exception>
    public static Magnitude FromHistory(params ReadOnlySpan<double> past)
    {
        double[] sorted = past.ToArray();
        Array.Sort(sorted);
        return sorted.Length >= 2 && double.IsFinite(sorted[0]) && double.IsFinite(sorted[^1])
            ? new HistoryMagnitude(sorted)
            : throw new ArgumentException($"past has {past.Length} values, but a magnitude from history needs at least 2, all finite: leave missing ones out.", nameof(past));
    }

    /// <summary>A positive size by its median and the range that holds it with 90 %.</summary>
    /// <param name="median">The value as likely too high as too low, above 0.</param>
    /// <param name="low90">Below this with 5 %, above 0 and below the median.</param>
    /// <param name="high90">Above this with 5 %, above the median.</param>
    /// <returns>A log-normal size; when the median is not in the geometric middle, each side has its own spread, so that all three
    /// numbers hold exactly.</returns>
    /// <exception cref="ArgumentException">The values are not in order, or not above 0.</exception>
    public static Magnitude LogNormal(double median, double low90, double high90) =>
        low90 > 0 && low90 < median && median < high90 && double.IsFinite(high90)
            ? new LogNormalMagnitude(median, low90, high90)
            : throw new ArgumentException(FormattableString.Invariant($"median, low90 and high90 are {median}, {low90}, {high90}: low90 must be above 0 and below the median, high90 above it."), nameof(median));

    /// <summary>The value that the size stays below with a probability.</summary>
    /// <param name="probability">A fraction in (0, 1).</param>
    /// <returns>A size.</returns>
    public abstract double Quantile(double probability);

    /// <summary>Draws one size a path, from path <paramref name="first"/> on; path p has the same whatever their number.</summary>
    internal void Draw(ulong seed, Span<double> destination, int first = 0)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            RandomStream stream = RandomStream.For(seed, StreamPurpose.Magnitudes, (ulong)(first + i));
            destination[i] = DrawOne(ref stream);
        }
    }

    private protected virtual double DrawOne(ref RandomStream stream) => Quantile(stream.NextDouble());

    private sealed record FixedMagnitude(double Value) : Magnitude
    {
        public override double Quantile(double probability) => Value;

        public override string ToString() => FormattableString.Invariant($"{Value:G6}");
    }

    private sealed record TriangularMagnitude(double Low, double Mode, double High) : Magnitude
    {
        public override double Quantile(double probability)
        {
            double width = High - Low;
            return probability * width < Mode - Low
                ? Low + Math.Sqrt(probability * width * (Mode - Low))
                : High - Math.Sqrt((1 - probability) * width * (High - Mode));
        }

        public override string ToString() => FormattableString.Invariant($"{Low:G6} to {High:G6}, most likely {Mode:G6}");
    }

    private sealed record PertMagnitude(double Low, double Mode, double High) : Magnitude
    {
        private readonly double _alpha = 1 + (4 * (Mode - Low) / (High - Low));
        private readonly double _beta = 1 + (4 * (High - Mode) / (High - Low));

        public override double Quantile(double probability) =>
            Low + ((High - Low) * SpecialFunctions.BetaQuantile(Guard.Probability(probability), _alpha, _beta));

        // A share of two gamma numbers is far cheaper than the quantile of a beta distribution, and exact as well.
        private protected override double DrawOne(ref RandomStream stream)
        {
            double first = _alpha * stream.NextScaledChiSquared(2 * _alpha);
            double second = _beta * stream.NextScaledChiSquared(2 * _beta);
            return Low + ((High - Low) * (first / (first + second)));
        }

        public override string ToString() => FormattableString.Invariant($"{Low:G6} to {High:G6}, most likely {Mode:G6} (PERT)");
    }

    private sealed record HistoryMagnitude(double[] Sorted) : Magnitude
    {
        public override double Quantile(double probability)
        {
            double place = Guard.Probability(probability) * (Sorted.Length - 1);
            int below = Math.Min((int)place, Sorted.Length - 2);
            return Sorted[below] + ((place - below) * (Sorted[below + 1] - Sorted[below]));
        }

        public bool Equals(HistoryMagnitude? other) => other is not null && Sorted.AsSpan().SequenceEqual(other.Sorted);

        public override int GetHashCode() => HashCode.Combine(Sorted.Length, Sorted[0], Sorted[^1]);

        public override string ToString() => FormattableString.Invariant($"like one of {Sorted.Length} seen before, {Sorted[0]:G6} to {Sorted[^1]:G6}");
    }

    private sealed record LogNormalMagnitude(double Median, double Low90, double High90) : Magnitude
    {
        private static readonly double Ninety = SpecialFunctions.NormalQuantile(0.95);

        public override double Quantile(double probability)
        {
            double z = SpecialFunctions.NormalQuantile(Guard.Probability(probability));
            double spread = z < 0 ? Math.Log(Median / Low90) : Math.Log(High90 / Median);
            return Median * Math.Exp(z / Ninety * spread);
        }

        public override string ToString() => FormattableString.Invariant($"{Median:G6}, with 90 % between {Low90:G6} and {High90:G6}");
    }
}
