namespace SahelForecast.Needs;

/// <summary>Divides whole people by shares, exactly: everybody gets the whole part of their quota, and those left over go to the largest remainders.</summary>
internal static class LargestRemainder
{
    // More than a hundred times the people there are: a wrong unit.
    public const double MostPeople = 1e12;

    /// <summary>The number in whole persons.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, too large or not a number.</exception>
    public static double Whole(double people, string argument) => people is >= 0 and < MostPeople
        ? Math.Round(people, MidpointRounding.AwayFromZero)
        : throw new ArgumentOutOfRangeException(
            argument, people, FormattableString.Invariant($"{argument} is {people}, but must be at least 0 and below 1e12; leave out what is missing."));

    /// <summary>Divides.</summary>
    /// <param name="whole">Whole people.</param>
    /// <param name="shares">Fractions that sum to 1 but for rounding.</param>
    /// <param name="parts">The parts: whole people that sum to <paramref name="whole"/>, ties to the category named first.</param>
    /// <param name="remainders">Room for as many numbers.</param>
    public static void Divide(double whole, ReadOnlySpan<double> shares, Span<double> parts, Span<double> remainders)
    {
        double left = whole;
        for (int i = 0; i < parts.Length; i++)
        {
            double quota = whole * shares[i];
            parts[i] = Math.Min(Math.Floor(quota), left);
            remainders[i] = quota - parts[i];
            left -= parts[i];
        }

        while (left > 0)
        {
            int largest = 0;
            for (int i = 1; i < parts.Length; i++)
            {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }

            parts[largest]++;
            remainders[largest]--;
            left--;
        }
    }
}
