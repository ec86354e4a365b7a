using SahelForecast.Models.Arima;

namespace SahelForecast.Models.Counts;

public sealed partial class CountModel
{
    /// <summary>Learns from a series and its regressors together, with log-linear dynamics: one more of a regressor multiplies the mean of its period.</summary>
    /// <param name="series">What happened so far.</param>
    /// <param name="regressors">Series with a value wherever <paramref name="series"/> has one. They may begin earlier; what they have after its end is their known future.</param>
    /// <param name="cancellationToken">Stops a long fit.</param>
    /// <returns>The fit. Forecasts need the regressors' values for the periods ahead.</returns>
    /// <remarks>log m(t) = x(t) b + n(t), and n follows n(t) = omega + alpha (log(1 + y(t-1)) - x(t-1) b) + beta n(t-1), so an effect lasts as long as its cause. An amount says what goes together, not what causes what.</remarks>
    /// <exception cref="ArgumentException">There is no regressor; or one has no value where the series has one, is constant there, or has other periods; the message names it.</exception>
    public FittedCounts Fit(TimeSeries series, TimeSeriesPanel regressors, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        Require(series, cancellationToken);
        CountSeries.RequireNotNegative(Name, series);
        if (regressors.Count == 0)
        {
            throw new ArgumentException("There is no regressor. Give one, or call Fit with the series alone.", nameof(regressors));
        }

        int first = series.Values.IndexOfAnyExcept(double.NaN);
        int end = series.Values.LastIndexOfAnyExcept(double.NaN) + 1;

        // Before the first observed value and after the last one any number does: nothing is learned there.
        double[][] columns = Array.ConvertAll(
            RegressorTable.Align(series, first, end, regressors),
            column => (double[])[.. Enumerable.Repeat(column[0], first), .. column, .. Enumerable.Repeat(column[^1], series.Count - end)]);
        for (int i = 0; i < columns.Length; i++)
        {
            if (Array.TrueForAll(columns[i], value => value == columns[i][0]))
            {
                throw new ArgumentException($"{regressors[i].Name} is the same in all periods of {series.Name}, so its amount can't be told from the level. Leave it out.", nameof(regressors));
            }
        }

        CountOptions options = _options with { Dynamics = CountDynamics.LogLinear };
        (double[][] scaled, double[] centres, double[] scales) = Standardise(columns);
        CountEstimate found = CountKernel.Estimate(series.Values, scaled, options, CountPriors.For(options.Dynamics));
        double[] amounts = new double[columns.Length];
        double[] errors = new double[columns.Length];
        double shift = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = found.Amounts[i] / scales[i];
            errors[i] = found.Errors[i] / scales[i];
            shift += amounts[i] * centres[i];
        }

        return FittedCounts.Of(series, columns, [.. regressors], options, found with { Amounts = amounts, Errors = errors, Level = found.Level - shift });
    }

    // So that the unit of a regressor changes nothing.
    private static (double[][] Scaled, double[] Centres, double[] Scales) Standardise(double[][] columns)
    {
        double[] centres = Array.ConvertAll(columns, column => column.Average());
        double[] scales = [.. columns.Select((column, i) => Math.Sqrt(column.Average(value => (value - centres[i]) * (value - centres[i]))))];
        return ([.. columns.Select((column, i) => Array.ConvertAll(column, value => (value - centres[i]) / scales[i]))], centres, scales);
    }
}
