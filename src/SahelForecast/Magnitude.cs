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

    /// <summary>Draws one size a path; path p has the same whatever their number.</summary>
    internal void Draw(ulong seed, Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            RandomStream stream = RandomStream.For(seed, StreamPurpose.Magnitudes, (ulong)i);
            destination[i] = Quantile(stream.NextDouble());
        }
    }

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
