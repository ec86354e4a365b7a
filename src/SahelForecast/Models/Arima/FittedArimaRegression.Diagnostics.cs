namespace SahelForecast.Models.Arima;

public sealed partial class FittedArimaRegression
{
    // Found once and kept; replaced as a whole, so that any thread may read it.
    private FitCoefficient[]? _coefficients;

    /// <summary>What each regressor adds, by name, then the coefficients of the errors and their constant.</summary>
    /// <remarks>The amounts of the regressors and the constant have the standard errors of generalised least squares; the coefficients those of the errors' own likelihood, with which they are
    /// uncorrelated on many values. Found when first asked for.</remarks>
    public IReadOnlyList<FitCoefficient> Coefficients => Array.AsReadOnly(_coefficients ??= FindCoefficients());

    private protected override int MemoryParameters => Order.P + Order.Q + Order.SeasonalP + Order.SeasonalQ;

    private FitCoefficient[] FindCoefficients()
    {
        FitCoefficient[] noise = [.. Noise.Coefficients];
        if (Noise.Constant is not null && _amounts.Length > 0)
        {
            noise[^1] = noise[^1] with { StandardError = Noise.StandardDeviation * _doubt.Size(_doubt.Count - 1) };
        }

        return [.. RegressionCoefficients.Select(one => new FitCoefficient(one.Name, one.Estimate, one.StandardError)), .. noise];
    }
}
