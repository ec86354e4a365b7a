namespace SahelForecast.Models.Baselines;

/// <summary>The mean of all values, for series that wander about a level.</summary>
/// <remarks>
/// <para>y = m + e, with the Student t interval m ± t s sqrt(1 + 1/n) on n - 1 degrees of freedom, n the observed values.
/// The same numbers as R <c>forecast::meanf</c> (which counts missing values in n; this model does not).</para>
/// <para>Missing values are left out. The fitted values are the mean of the whole series, as in R.</para>
/// </remarks>
public sealed class MeanModel : ForecastModel<FittedMean>
{
    /// <inheritdoc/>
    public override string Name => "Mean";

    /// <summary>Three, for an interval with a finite mean.</summary>
    public override int MinimumCount => 3;

    /// <inheritdoc/>
    protected override FittedMean FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        int observed = series.Count - series.MissingCount;
        double mean = 0;
        foreach (double value in series.Values)
        {
            mean += double.IsNaN(value) ? 0 : value / observed;
        }

        double squares = 0;
        foreach (double value in series.Values)
        {
            squares += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }

        double[] fitted = new double[series.Count];
        Array.Fill(fitted, mean);
        return new FittedMean(Name, series, fitted, mean, Math.Sqrt(squares / (observed - 1)));
    }
}
