namespace SahelForecast.Models.Ets;

/// <summary>What errors count for: the roots, so that errors themselves are multiplied.</summary>
/// <param name="First">Of the first error; the last has 1.</param>
/// <param name="Growth">From one to the next.</param>
internal readonly record struct EtsDiscount(double First, double Growth)
{
    /// <summary>For so many values.</summary>
    public static EtsDiscount Of(double root, int count) => new(Math.Pow(root, count - 1), 1 / root);
}
