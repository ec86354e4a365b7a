namespace SahelForecast.Transforms;

/// <summary>Models on another scale.</summary>
public static class TransformExtensions
{
    /// <summary>The same model, fitted to the transformed series; its distributions are brought back whole.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="transform">The change of scale; it must take all values of the series.</param>
    /// <returns>A model whose fits take new values when those of <paramref name="model"/> do. Fitted values are medians where those of the model are means of
    /// symmetric distributions.</returns>
    /// <remarks>The bounds of the series are kept on both scales. A seasonal adjustment of the model's own is made on the transformed scale.</remarks>
    public static IForecastModel WithTransform(this IForecastModel model, SeriesTransform transform)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(transform);
        return new TransformedModel(model, transform);
    }
}
