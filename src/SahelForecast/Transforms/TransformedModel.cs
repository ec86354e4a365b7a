namespace SahelForecast.Transforms;

/// <summary>A model that sees the transformed series.</summary>
internal sealed class TransformedModel(IForecastModel inner, SeriesTransform transform) : IForecastModel
{
    /// <inheritdoc/>
    public string Name => $"{inner.Name} of {transform}";

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        transform.Require(series, 0, nameof(series));
        double[] values = new double[series.Count];
        transform.Apply(series.Values, values);
        SeriesMetadata metadata = series.Metadata with
        {
            LowerBound = transform.Forward(series.Metadata.LowerBound),
            UpperBound = transform.Forward(series.Metadata.UpperBound),
        };
        IFittedModel fitted = inner.Fit(new TimeSeries(series.Periods, values, series.Key, metadata), cancellationToken);
        return FittedTransform.Of(series, fitted, transform);
    }
}
