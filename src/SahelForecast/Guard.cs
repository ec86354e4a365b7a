using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SahelForecast;

/// <summary>Argument checks that name the argument, its value and the cure.</summary>
internal static class Guard
{
    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 ? value : throw OutOfRange(name, value, "must be at least 1.");

    public static int Between(int value, int least, int most, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least && value <= most ? value : throw OutOfRange(name, value, $"must be from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}.");

    public static double Level(double level, [CallerArgumentExpression(nameof(level))] string name = "level") =>
        level is > 0 and < 1
            ? level
            : throw OutOfRange(name, level, "must be a fraction between 0 and 1, both excluded: write 0.95, not 95.");

    public static double Probability(double probability, [CallerArgumentExpression(nameof(probability))] string name = "probability") =>
        probability is >= 0 and <= 1
            ? probability
            : throw OutOfRange(name, probability, "must be a fraction in [0, 1]: write 0.9, not 90.");

    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw OutOfRange(name, value, "must be a finite number.");

    public static double FinitePositive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw OutOfRange(name, value, "must be a finite number above 0.");

    public static double FiniteNotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw OutOfRange(name, value, "must be a finite number of at least 0.");

    public static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "") where T : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is not one of {string.Join(", ", Enum.GetNames<T>())}.");

    public static string Text([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{name} must not be empty.", name) : value;

    private static ArgumentOutOfRangeException OutOfRange<T>(string name, T value, string cure) where T : INumber<T> =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but {cure}"));
}
