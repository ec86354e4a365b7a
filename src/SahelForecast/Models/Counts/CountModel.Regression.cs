using System.Numerics.Tensors;
using SahelForecast.Models.Arima;

namespace SahelForecast.Models.Counts;

public sealed partial class CountModel : IRegressionForecastModel
{
    // The standard deviation that is left of a repeated regressor by rounding, as a share of its own.
    private const double Nothing = 1e-7;

    /// <summary>Learns from a series and its regressors together, with log-linear dynamics: one more of a regressor multiplies the mean of its period.</summary>
    /// <param name="series">What happened so far.</param>
    /// <param name="regressors">Series with a value wherever <paramref name="series"/> has one. They may begin earlier; what they have after its end is their known future.</param>
    /// <param name="cancellationToken">Stops a long fit.</param>
    /// <returns>The fit. Forecasts need the regressors' values for the periods ahead.</returns>
    /// <remarks>log m(t) = x(t) b + n(t), and n follows n(t) = omega + alpha (log(1 + y(t-1)) - x(t-1) b) + beta n(t-1), so an effect lasts as long as its cause. An amount says what goes together, not what causes what.</remarks>
    /// <exception cref="ArgumentException">There is no regressor; or one has no value where the series has one, is constant there, says nothing that others don't, or has other periods; the message names it, and the period.</exception>
    public FittedCountRegression Fit(TimeSeries series, TimeSeriesPanel regressors, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        Require(series, cancellationToken);
        CountSeries.RequireNotNegative(Name, series);
        if (regressors.Count == 0)
        {
            throw new ArgumentException("There is no regressor. Give one, or call Fit with the series alone.", nameof(regressors));
        }

        // Before the first observed value any number does: nothing is learned there.
        int first = series.Values.IndexOfAnyExcept(double.NaN);
        double[][] columns = Array.ConvertAll(RegressorTable.Align(series, first, series.Count, regressors), column => (double[])[.. Enumerable.Repeat(column[0], first), .. column]);
        int[] observed = [.. Enumerable.Range(0, series.Count).Where(t => !double.IsNaN(series.Values[t]))];
        double[][] seen = Array.ConvertAll(columns, column => Array.ConvertAll(observed, t => column[t]));
        for (int i = 0; i < columns.Length; i++)
        {
            if (Array.TrueForAll(seen[i], value => value == seen[i][0]))
            {
                throw new ArgumentException($"{regressors[i].Name} is the same in all periods of {series.Name}, so its amount can't be told from the level. Leave it out.", nameof(regressors));
            }
        }

        CountOptions options = _options with { Dynamics = CountDynamics.LogLinear };

        // So that the unit of a regressor changes nothing.
        double[] centres = Array.ConvertAll(seen, column => column.Average());
        double[] scales = [.. seen.Select((column, i) => Math.Sqrt(column.Average(value => (value - centres[i]) * (value - centres[i]))))];
        double[][] Scaled(double[][] all) => [.. all.Select((column, i) => Array.ConvertAll(column, value => (value - centres[i]) / scales[i]))];
        if (Repeated(Scaled(seen)) is >= 0 and int repeated)
        {
            throw new ArgumentException($"{regressors[repeated].Name} says nothing over {series.Periods} that the regressors before it don't, so its amount can't be told from theirs. Leave one out.", nameof(regressors));
        }

        CountEstimate found = CountKernel.Estimate(series.Values, Scaled(columns), options, CountPriors.For(options.Dynamics));
        double[] amounts = new double[columns.Length];
        double[] errors = new double[columns.Length];
        double shift = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = found.Amounts[i] / scales[i];
            errors[i] = found.Errors[i] / scales[i];
            shift += amounts[i] * centres[i];
        }

        return FittedCountRegression.Of(series, columns, regressors, options, found with { Amounts = amounts, Errors = errors, Level = found.Level - shift });
    }

    IRegressionFit IRegressionForecastModel.Fit(TimeSeries series, TimeSeriesPanel regressors, CancellationToken cancellationToken) => Fit(series, regressors, cancellationToken);

    // The first column of which those before leave nothing (Gram and Schmidt, twice for the digits); -1 when there is none.
    private static int Repeated(double[][] scaled)
    {
        var apart = new List<double[]>();
        for (int i = 0; i < scaled.Length; i++)
        {
            double[] rest = [.. scaled[i]];
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] one in apart)
                {
                    TensorPrimitives.MultiplyAdd(one, -TensorPrimitives.Dot<double>(one, rest), rest, rest);
                }
            }

            double length = TensorPrimitives.Norm<double>(rest);
            if (length < Nothing * Math.Sqrt(rest.Length))
            {
                return i;
            }

            TensorPrimitives.Divide(rest, length, rest);
            apart.Add(rest);
        }

        return -1;
    }
}
