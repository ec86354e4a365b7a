namespace SahelForecast.Revisions;

/// <summary>Models that know that the last figures are not final.</summary>
public static class RevisionExtensions
{
    /// <summary>The same model, whose forecasts are of final figures and allow for the revisions that the last figures still have before them.</summary>
    /// <param name="model">Any model; one that learns across a panel still does.</param>
    /// <param name="noise">What becomes of first figures, as learned from vintages.</param>
    /// <returns>A model. A series whose last figures are all zero is fitted as ever.</returns>
    /// <remarks>
    /// <para>The model is fitted to 23 versions of the series. In each the figures that are not yet final are multiplied by factors, those of an age spread evenly over the probabilities of its
    /// revisions, and the forecast is the mixture. So a model that follows the last value takes all of its noise on, one that averages takes less, and each path belongs to one version. Figures of zero
    /// stay zero, whole numbers whole, and all within the bounds of the series.</para>
    /// <para>Revisions change the past, so such a fit takes no new values: fit the new vintage.</para>
    /// </remarks>
    public static IForecastModel WithRevisions(this IForecastModel model, RevisionNoise noise)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(noise);
        return RevisionModel.Of(model, noise);
    }
}
