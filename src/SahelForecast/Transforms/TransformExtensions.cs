namespace SahelForecast.Transforms;

/// <summary>Models on another scale.</summary>
public static class TransformExtensions
{
    /// <summary>The same model, fitted to the transformed series; its distributions are brought back whole.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="transform">The change of scale; it must take all values of the series.</param>
    /// <returns>A model whose fits are <see cref="ITransformedFit"/>, and take new values when those of <paramref name="model"/> do. Fitted values are medians where those of the model are means of
    /// symmetric distributions.</returns>
    /// <remarks>The bounds of the series are kept on both scales. A seasonal adjustment of the model's own is made on the transformed scale. Means are those of the distributions brought back, so above
    /// their medians where large values were tamed.</remarks>
    public static IForecastModel WithTransform(this IForecastModel model, SeriesTransform transform)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(transform);
        return TransformedModel.Of(model, transform);
    }

    /// <summary>The same model with regressors: the series is transformed and regressors, future ones too, are taken as they are.</summary>
    /// <param name="model">A model that takes regressors.</param>
    /// <param name="transform">The change of scale; it must take all values of the series.</param>
    /// <returns>A model whose fits are <see cref="ITransformedFit"/>. What one more of a regressor adds is on the transformed scale: with logarithms, a share.</returns>
    /// <remarks><inheritdoc cref="WithTransform(IForecastModel, SeriesTransform)" path="/remarks"/></remarks>
    public static IRegressionForecastModel WithTransform(this IRegressionForecastModel model, SeriesTransform transform)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(transform);
        return new TransformedModel.Regression(model, transform);
    }
}
