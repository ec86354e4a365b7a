namespace SahelForecast.Models.Counts;

/// <summary>What was estimated from a series.</summary>
/// <param name="Level">The log of the mean, or the mean of its log, that counts return to.</param>
/// <param name="Persistence">alpha + beta.</param>
/// <param name="News">alpha / (alpha + beta).</param>
/// <param name="LogDispersion">log(1 / r); minus infinity for Poisson.</param>
/// <param name="Inflation">The logit of the probability of further zeros; minus infinity for none.</param>
/// <param name="Amounts">What one more of each regressor adds to the log of the mean.</param>
/// <param name="Errors">Their standard errors.</param>
/// <param name="LogLikelihood">Without what was believed before.</param>
/// <param name="Converged">Whether the search met its tolerance.</param>
internal sealed record CountEstimate(
    double Level, double Persistence, double News, double LogDispersion, double Inflation, double[] Amounts, double[] Errors, double LogLikelihood, bool Converged)
{
    public double Alpha => Persistence * News;

    public double Beta => Persistence * (1 - News);

    public double Dispersion => Math.Exp(LogDispersion);

    public double ExtraZeros => 1 / (1 + Math.Exp(-Inflation));
}
