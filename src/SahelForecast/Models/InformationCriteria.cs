namespace SahelForecast.Models;

/// <summary>Computes information criteria.</summary>
internal static class InformationCriteria
{
    /// <summary>The criterion of a fit; too many parameters for the number of values cost infinitely much.</summary>
    /// <param name="criterion">Which.</param>
    /// <param name="logLikelihood">Natural logarithm.</param>
    /// <param name="parameters">Estimated, the variance included.</param>
    /// <param name="count">Values fitted to.</param>
    public static double Of(this InformationCriterion criterion, double logLikelihood, int parameters, int count)
    {
        double price = (criterion == InformationCriterion.Bic ? Math.Log(count) : 2) * parameters;
        if (criterion == InformationCriterion.Aicc)
        {
            price += count > parameters + 1 ? 2.0 * parameters * (parameters + 1) / (count - parameters - 1) : double.PositiveInfinity;
        }

        return price - (2 * logLikelihood);
    }
}
