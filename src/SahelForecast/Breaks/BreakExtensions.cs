namespace SahelForecast.Breaks;

/// <summary>Models that mind the breaks of a series.</summary>
public static class BreakExtensions
{
    /// <summary>The same model, which no longer takes a change of method, definition or coverage for growth.</summary>
    /// <param name="model">Any model that learns from one series.</param>
    /// <param name="handling">What it learns from before a break.</param>
    /// <returns>A model. A series without break inside is fitted as ever.</returns>
    /// <remarks>
    /// <para>Breaks are those of <see cref="SeriesMetadata.Breaks"/>: mark them first, as Needs.JiafRegimes does for people in need. Backtests handle in each fold the breaks known by then.</para>
    /// <para>Splice: the logarithm of a factor is the change across its break less the mean growth of the periods it took, with the standard deviation of that growth. The model is fitted to nine
    /// series, their factors spread evenly over the probabilities of a normal distribution, and the forecast is the mixture. Values must be above zero, and two changes must lie inside regimes.</para>
    /// <para>Models that learn across a panel (<see cref="IPanelForecastModel"/>) mind breaks by themselves.</para>
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="model"/> learns across a panel.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="handling"/> is no such choice.</exception>
    public static IForecastModel WithBreaks(this IForecastModel model, BreakHandling handling = BreakHandling.Restart)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model is IPanelForecastModel
            ? throw new ArgumentException($"{model.Name} learns across a panel and minds breaks by itself. Use it as it is.", nameof(model))
            : new BreakModel(model, Guard.Defined(handling));
    }
}
