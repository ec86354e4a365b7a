namespace SahelForecast.Models.Ets;

/// <summary>What the errors of the fit say, on the adjusted scale.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="SumOfSquares">Their squares' sum.</param>
/// <param name="LogDensityChange">Added to a log likelihood on the adjusted scale, it gives that on the scale of the series.</param>
internal readonly record struct SesErrors(int Count, double SumOfSquares, double LogDensityChange)
{
    public double StandardDeviation => Math.Sqrt(SumOfSquares / (Count - 2));

    public double LogLikelihood => LogDensityChange - (Count / 2.0 * (Math.Log(2 * Math.PI * SumOfSquares / Count) + 1));
}
