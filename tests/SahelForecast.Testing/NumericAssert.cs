using System.Globalization;

namespace SahelForecast.Testing;

/// <summary>Two numbers differ by more than a test allows.</summary>
public sealed class NumericAssertException : Exception
{
    /// <summary>Creates an exception.</summary>
    public NumericAssertException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">The numbers and the tolerance.</param>
    public NumericAssertException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">The numbers and the tolerance.</param>
    /// <param name="innerException">The cause.</param>
    public NumericAssertException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Comparisons of doubles whose failures name both numbers, their distance and the tolerance.</summary>
public static class NumericAssert
{
    /// <summary>Passes when |actual - expected| is at most absolute + relative x |expected|.</summary>
    /// <param name="expected">The reference. NaN wants NaN, an infinity the same infinity.</param>
    /// <param name="actual">The number tested.</param>
    /// <param name="relative">The tolerance as a fraction of the reference, at least 0.</param>
    /// <param name="absolute">The tolerance in the unit of the numbers, at least 0.</param>
    /// <param name="because">What is compared, or why this tolerance.</param>
    /// <exception cref="NumericAssertException">The numbers differ by more.</exception>
    public static void AssertClose(double expected, double actual, double relative, double absolute = 0, string because = "")
    {
        // Equal infinities first: their difference is NaN.
        double tolerance = absolute + (relative * Math.Abs(expected));
        bool close = expected.Equals(actual) || (double.IsFinite(expected) && Math.Abs(actual - expected) <= tolerance);
        if (!close)
        {
            throw new NumericAssertException(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected {expected:R}, but got {actual:R}: they differ by {Math.Abs(actual - expected):G6}, more than {tolerance:G6} (relative {relative:G3}, absolute {absolute:G3}). {because}"));
        }
    }

    /// <summary>Compares element by element.</summary>
    /// <param name="expected">The references.</param>
    /// <param name="actual">The numbers tested, as many.</param>
    /// <param name="relative">The tolerance as a fraction of each reference.</param>
    /// <param name="absolute">The tolerance in the unit of the numbers.</param>
    /// <param name="because">What is compared, or why this tolerance.</param>
    /// <exception cref="NumericAssertException">The lengths differ, or two numbers do by more; the message names the position.</exception>
    public static void AssertClose(
        ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double relative, double absolute = 0, string because = "")
    {
        if (expected.Length != actual.Length)
        {
            throw new NumericAssertException($"Expected {expected.Length} numbers, but got {actual.Length}. {because}");
        }

        for (int i = 0; i < expected.Length; i++)
        {
            AssertClose(expected[i], actual[i], relative, absolute, $"At position {i}. {because}");
        }
    }
}
