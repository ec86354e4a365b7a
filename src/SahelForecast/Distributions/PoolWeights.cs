namespace SahelForecast.Distributions;

/// <summary>Weights of a pool.</summary>
internal static class PoolWeights
{
    /// <summary>A copy of checked weights; equal ones where there are none.</summary>
    /// <exception cref="ArgumentException">The number is another, one is not above 0, or the sum is not 1.</exception>
    public static double[] Checked(IReadOnlyList<double>? weights, int count)
    {
        if (weights is null)
        {
            return [.. Enumerable.Repeat(1.0 / count, count)];
        }

        if (weights.Count != count)
        {
            throw new ArgumentException($"There are {count} components and {weights.Count} weights: give one weight a component, and at least one.", nameof(weights));
        }

        double sum = weights.Sum();
        return weights.All(weight => weight > 0) && Math.Abs(sum - 1) <= 1e-9
            ? [.. weights]
            : throw new ArgumentException(
                FormattableString.Invariant($"The weights are {string.Join(", ", weights.Select(weight => FormattableString.Invariant($"{weight}")))} and sum to {sum}: each must be above 0, and their sum 1."),
                nameof(weights));
    }
}
