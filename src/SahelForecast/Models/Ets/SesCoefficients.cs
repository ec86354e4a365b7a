namespace SahelForecast.Models.Ets;

/// <summary>How well the weights of simple smoothing are known: as those of the exponential smoothing model that it is.</summary>
internal static class SesCoefficients
{
    private static readonly EtsSpecification Level = new(ErrorType.Additive, TrendType.None, SeasonType.None);

    /// <summary>Alpha and the initial level.</summary>
    /// <param name="values">What was fitted to, NaN where missing; empty where that is no longer known.</param>
    /// <param name="estimate">The weights.</param>
    /// <param name="sumOfSquares">Of the errors.</param>
    public static FitCoefficient[] Of(ReadOnlySpan<double> values, SesEstimate estimate, double sumOfSquares)
    {
        ReadOnlySpan<double> known = values.TrimStart(double.NaN);
        int observed = 0;
        foreach (double value in known)
        {
            observed += double.IsNaN(value) ? 0 : 1;
        }

        var fit = new EtsEstimate(
            Level, new EtsParameters(estimate.Alpha, 0, 0, 1), new EtsPosition(estimate.InitialLevel, 0, [], 0), sumOfSquares, observed, ParameterCount: 3, 0, 0, Converged: true);
        return EtsCoefficients.Of(fit, known, EtsPrior.None);
    }
}
