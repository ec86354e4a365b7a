namespace SahelForecast.Needs;

/// <summary>People by phase, draw by draw.</summary>
internal static class PhaseKernel
{
    // Only so that shares that make 20 % in decimals do so in binary.
    private const double Tolerance = 1e-12;

    /// <summary>Whole people by phase, their sum and the area's phase, of every draw.</summary>
    /// <returns>What the phases summed to; null without a population.</returns>
    /// <exception cref="ArgumentException">A draw has no people in any phase, or too many.</exception>
    public static PhaseSums? Divide(Forecast[] sources, Forecast? population, double[][] draws, double[] totals, double[] areaPhases)
    {
        Span<double> shares = stackalloc double[SeverityPhase.Count];
        Span<double> parts = stackalloc double[SeverityPhase.Count];
        Span<double> remainders = stackalloc double[SeverityPhase.Count];
        double least = double.PositiveInfinity;
        double greatest = 0;
        double mean = 0;
        int paths = sources[0].Paths!.PathCount;
        bool areFractions = sources[0].Metadata.Unit == MeasurementUnit.Fraction;
        for (int at = 0; at < totals.Length; at++)
        {
            (int step, int path) = (at / paths, at % paths);
            double sum = 0;
            for (int i = 0; i < shares.Length; i++)
            {
                shares[i] = sources[i].Paths!.AtStep(step)[path];
                sum += shares[i];
            }

            double people = population is null ? sum : population.Paths!.AtStep(step)[path];
            if (!(sum > 0) || !(people >= 0.5 && people < LargestRemainder.MostPeople))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"({JointPaths.Without(sources[0].Key, "phase")}) has {(sum > 0 ? people : 0):G6} people in {sources[0].Periods[step]}, path {path}, but an area needs between 1 and 1e12 to have a phase: forecast the phases and the population so that no draw is empty."));
            }

            double ratio = sum / (areFractions ? 1 : people);
            (least, greatest, mean) = (Math.Min(least, ratio), Math.Max(greatest, ratio), mean + (ratio / totals.Length));
            areaPhases[at] = AreaPhase(shares);
            totals[at] = Divide(shares, sum, people, parts, remainders);
            for (int i = 0; i < parts.Length; i++)
            {
                draws[i][at] = parts[i];
            }
        }

        return population is null ? null : new PhaseSums(least, mean, greatest);
    }

    /// <summary>The phase by the 20 % rule, of figures that are not yet whole people.</summary>
    public static int AreaPhase(ReadOnlySpan<double> byPhase) => SeverityPhase.OfArea(byPhase, Tolerance);

    /// <summary>Whole people by phase at the origin; NaN when one of them is not known.</summary>
    public static double[] Origin(Forecast[] sources, Forecast? population)
    {
        double[] shares = [.. sources.Select(source => source.OriginValue)];
        double sum = shares.Sum();
        double people = population is null ? sum : population.OriginValue;
        double[] parts = new double[shares.Length];
        Array.Fill(parts, double.NaN);
        if (sum > 0 && people is >= 0.5 and < LargestRemainder.MostPeople && Array.TrueForAll(shares, share => share >= 0))
        {
            Divide(shares, sum, people, parts, new double[parts.Length]);
        }

        return parts;
    }

    private static double Divide(Span<double> shares, double sum, double people, Span<double> parts, Span<double> remainders)
    {
        foreach (ref double share in shares)
        {
            share /= sum;
        }

        double whole = Math.Round(people, MidpointRounding.AwayFromZero);
        LargestRemainder.Divide(whole, shares, parts, remainders);
        return whole;
    }
}
