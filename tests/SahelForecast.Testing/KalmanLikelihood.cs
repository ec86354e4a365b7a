using System.Globalization;

namespace SahelForecast.Testing;

/// <summary>What a Kalman filter has seen.</summary>
/// <param name="SumOfSquares">Of the errors over the roots of their variances.</param>
/// <param name="LogDeterminant">The sum of the logarithms of the variances, in units of that of the model's errors.</param>
/// <param name="Count">Values that count.</param>
public readonly record struct KalmanLikelihood(double SumOfSquares, double LogDeterminant, int Count)
{
    /// <summary>The Gaussian log likelihood, the variance of the errors the likeliest.</summary>
    public double LogLikelihood => -0.5 * ((Count * (Math.Log(2 * Math.PI * SumOfSquares / Count) + 1)) + LogDeterminant);

    /// <summary>In the invariant culture.</summary>
    /// <returns>The three numbers.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"sum of squares {SumOfSquares:R}, log determinant {LogDeterminant:R}, {Count} values");
}
