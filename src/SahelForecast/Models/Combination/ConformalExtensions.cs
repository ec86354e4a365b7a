namespace SahelForecast.Models.Combination;

/// <summary>Models whose intervals are as wide as their past errors were large.</summary>
public static class ConformalExtensions
{
    /// <summary>The same model, its medians unchanged and its intervals made of the errors it would have made.</summary>
    /// <param name="model">Any model that learns from series alone.</param>
    /// <param name="options">Choices; null takes the defaults.</param>
    /// <returns>A model whose fits are <see cref="ConformalFit"/>, and take new values when those of <paramref name="model"/> do. Fitted to a panel, it pools the errors of all series.</returns>
    /// <remarks>
    /// <para>The model is fitted to the first part of a series and then only given the values that came, forecasting at each origin. The score of an error is the number of normal standard deviations
    /// at which the forecast's own central interval just holds the outcome; beyond 4 it goes on in a straight line. Scores don't depend on the unit, and follow a forecast's skewness and
    /// changing spread. An outcome off a forecast without any spread is off beyond measure, and counts as that.</para>
    /// <para>With n scores of a step, the interval of level L there is the one of the ceil((n + 1) L)-th smallest score, around the median of a fit to the whole series, and as wide as the fit
    /// that made the scores would make it. Where errors are exchangeable (one step ahead, from a model that leaves no memory in them), it holds at least L of the outcomes
    /// on average, and at most L + 1 / (n + 1) where errors are continuous, whatever their distribution. Errors further ahead overlap and tell less than their number says; a change of regime
    /// voids the promise. A level above n / (n + 1) can't be promised: <see cref="ConformalOptions.TooFew"/> says what is done.</para>
    /// <para>In a panel of at least 5 series with scores, those of all series are added: the distribution of a series with n scores is n / (n + k) its own, its tail the panel's, and else the panel's, where k is the variance
    /// of ranks of scores within series over that between them. Series that differ widely so keep to their own. The panel's scores are counted as the independent ones they are worth.</para>
    /// <para>Sample paths keep their ranks: a draw with probability p in the model's distribution becomes the conformal quantile of p. Values at the end are missing: the errors of as
    /// many more steps ahead count.</para>
    /// <para>References: J. Lei, M. G'Sell, A. Rinaldo, R. J. Tibshirani and L. Wasserman (2018), Distribution-free predictive inference for regression, JASA 113(523), 1094-1111,
    /// doi:10.1080/01621459.2017.1307116; R. F. Barber, E. J. Candès, A. Ramdas and R. J. Tibshirani (2023), Conformal prediction beyond exchangeability, Annals of Statistics 51(2), 816-845,
    /// doi:10.1214/23-AOS2276, for weighted scores.</para>
    /// </remarks>
    public static IPanelForecastModel WithConformalIntervals(this IForecastModel model, ConformalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ConformalModel(model, options ?? new ConformalOptions());
    }
}
