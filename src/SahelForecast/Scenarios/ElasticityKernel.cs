using System.Numerics.Tensors;
using SahelForecast.Numerics;

namespace SahelForecast.Scenarios;

/// <summary>Multiplies draws by a power of how much their driver has changed.</summary>
internal static class ElasticityKernel
{
    /// <summary>A saturation that can be used.</summary>
    public static double CheckedSaturation(double value, string name) => double.IsFinite(value) && value > 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}, but must be a finite factor above 1."));

    /// <summary>draws x clamp(ratio^elasticity, 1 / saturation, saturation), element by element.</summary>
    /// <param name="draws">Rewritten in place.</param>
    /// <param name="elasticities">One a path.</param>
    /// <param name="ratios">One a path, at least 0; overwritten.</param>
    /// <param name="saturation">Above 1.</param>
    public static void Respond(Span<double> draws, ReadOnlySpan<double> elasticities, Span<double> ratios, double saturation)
    {
        VectorMath.Log(ratios, ratios);
        double most = Math.Log(saturation);
        for (int i = 0; i < ratios.Length; i++)
        {
            // Without an elasticity even a driver of 0 is no response.
            ratios[i] = elasticities[i] == 0 ? 0 : Math.Clamp(elasticities[i] * ratios[i], -most, most);
        }

        VectorMath.Exp(ratios, ratios);
        TensorPrimitives.Multiply(draws, ratios, draws);
    }

    /// <summary>draws x (1 - lost)^-elasticity, element by element.</summary>
    /// <param name="draws">Rewritten in place.</param>
    /// <param name="elasticities">One a path.</param>
    /// <param name="lost">The share that has gone, in [0, 1).</param>
    public static void Lose(Span<double> draws, ReadOnlySpan<double> elasticities, double lost)
    {
        Span<double> factors = stackalloc double[ScenarioStep.MostPaths];
        factors = factors[..draws.Length];
        TensorPrimitives.Multiply(elasticities, -Math.Log(1 - lost), factors);
        VectorMath.Exp(factors, factors);
        TensorPrimitives.Multiply(draws, factors, draws);
    }
}
