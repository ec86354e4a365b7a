namespace SahelForecast.Scenarios;

/// <summary>How an assumed growth rate goes on over time.</summary>
public abstract record GrowthShape
{
    /// <summary>The rate works every period and compounds.</summary>
    public static GrowthShape Holds { get; } = new HoldsShape();

    /// <summary>The rate works in the first period only; the level then stays.</summary>
    public static GrowthShape Once { get; } = new OnceShape();

    /// <summary>The rate halves every so many periods: 17 %, 8.5 %, 4.25 % for a half-life of 1.</summary>
    /// <param name="halfLife">Periods in which the rate halves, above 0.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="halfLife"/> is not above 0.</exception>
    public static GrowthShape Fades(double halfLife) => new FadesShape(Guard.FinitePositive(halfLife));

    /// <summary>The rate rises in equal steps to its full size.</summary>
    /// <param name="periods">Periods until the rate is full, at least 1; it starts at 1/periods of it.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periods"/> is below 1.</exception>
    public static GrowthShape Ramps(int periods) => new RampsShape(Guard.Positive(periods));

    /// <summary>The share of the full rate at a number of periods after the start.</summary>
    /// <param name="periods">Periods since the start, at least 0.</param>
    /// <returns>A share in [0, 1].</returns>
    public abstract double WeightAt(int periods);

    private sealed record HoldsShape : GrowthShape
    {
        public override double WeightAt(int periods) => 1;

        public override string ToString() => "holds";
    }

    private sealed record OnceShape : GrowthShape
    {
        public override double WeightAt(int periods) => periods == 0 ? 1 : 0;

        public override string ToString() => "happens once";
    }

    private sealed record FadesShape(double HalfLife) : GrowthShape
    {
        public override double WeightAt(int periods) => Math.Pow(0.5, periods / HalfLife);

        public override string ToString() => FormattableString.Invariant($"fades with a half-life of {HalfLife:0.##}");
    }

    private sealed record RampsShape(int Periods) : GrowthShape
    {
        public override double WeightAt(int periods) => Math.Min(1, (periods + 1.0) / Periods);

        public override string ToString() => $"ramps up over {Periods} periods";
    }
}
