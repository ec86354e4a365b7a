namespace SahelForecast.Transforms;

/// <summary>A model that sees the transformed series.</summary>
internal class TransformedModel(IForecastModel inner, SeriesTransform transform) : IForecastModel
{
    /// <inheritdoc/>
    public string Name => $"{inner.Name} of {transform}";

    /// <summary>Takes regressors when the model does.</summary>
    public static TransformedModel Of(IForecastModel inner, SeriesTransform transform) =>
        inner is IRegressionForecastModel regression ? new Regression(regression, transform) : new TransformedModel(inner, transform);

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        (TimeSeries transformed, SeriesTransform chosen) = Prepare(series);
        return FittedTransform.Of(series, inner.Fit(transformed, cancellationToken), chosen);
    }

    private (TimeSeries Transformed, SeriesTransform Chosen) Prepare(TimeSeries series)
    {
        SeriesTransform chosen = transform.For(series);
        chosen.Require(series, 0, nameof(series));
        double[] values = new double[series.Count];
        chosen.Apply(series.Values, values);
        SeriesMetadata metadata = series.Metadata with
        {
            LowerBound = chosen.Forward(series.Metadata.LowerBound),
            UpperBound = chosen.Forward(series.Metadata.UpperBound),
        };
        return (new TimeSeries(series.Periods, values, series.Key, metadata), chosen);
    }

    /// <summary>Regressors are left as they are.</summary>
    internal sealed class Regression(IRegressionForecastModel inner, SeriesTransform transform) : TransformedModel(inner, transform), IRegressionForecastModel
    {
        /// <inheritdoc/>
        public IRegressionFit Fit(TimeSeries series, TimeSeriesPanel regressors, CancellationToken cancellationToken = default)
        {
            (TimeSeries transformed, SeriesTransform chosen) = Prepare(series);
            return FittedTransform.Of(series, inner.Fit(transformed, regressors, cancellationToken), chosen);
        }
    }
}
