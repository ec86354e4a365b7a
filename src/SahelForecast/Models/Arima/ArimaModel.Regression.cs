namespace SahelForecast.Models.Arima;

public sealed partial class ArimaModel : IRegressionForecastModel
{
    /// <summary>Learns from a series and its regressors together: a regression whose errors are an ARIMA process.</summary>
    /// <param name="series">What happened so far.</param>
    /// <param name="regressors">Series with a value wherever <paramref name="series"/> has one. They may begin earlier; what they have after its end is their known future.</param>
    /// <param name="cancellationToken">Stops a long fit.</param>
    /// <returns>The fit. Regressors that are constant, or say nothing that others don't, are left out; <see cref="FittedArimaRegression.Dropped"/> says which and why.</returns>
    /// <remarks>
    /// <para>y = x(1) b(1) + ... + n, and n is what this model is without regressors: so differences, constant and order are those of n, and the amounts b are estimated together with its
    /// coefficients by exact maximum likelihood. Without a given order the tests for differences see what an ordinary regression leaves of y; a regressor that differences would make
    /// constant, such as a trend, takes one back.</para>
    /// <para>An amount says what goes together, not what causes what.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">A regressor has no value where the series has one, or other periods; the message names regressor and period. Or there are too many.</exception>
    public FittedArimaRegression Fit(TimeSeries series, TimeSeriesPanel regressors, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        Require(series, cancellationToken);
        if (regressors.Count == 0)
        {
            throw new ArgumentException("There is no regressor. Give one, or call Fit with the series alone.", nameof(regressors));
        }

        (int first, int end) = Observed(series);
        ReadOnlySpan<double> values = series.Values[first..end];
        double[][] columns = RegressorTable.Align(series, first, end, regressors);
        int usualSeason = series.Frequency.SeasonLength();
        var dropped = new List<DroppedRegressor>();
        var kept = new List<int>(Enumerable.Range(0, columns.Length));

        // What is alike before differences is left out before they are chosen.
        if (_options.Order is null)
        {
            Drop(new ArimaDesign(values, columns, 0, 0, 1), hasConstant: true);
        }

        ArimaOptions options = _options;
        (int d, int seasonalD) = ArimaEstimate.DifferencesOf(values, Kept(), options, usualSeason);
        if (options.Order is null)
        {
            options = options with { Differences = d, SeasonalDifferences = seasonalD };
        }

        var design = new ArimaDesign(values, Kept(), d, seasonalD, options.SeasonLength ?? usualSeason);
        RequireRoom(series, design, 0);
        Drop(design, design.AllowsConstant && (options.Order is null ? options.IncludesConstant != false : options.IncludesConstant ?? (design.Lost == 0)));
        RequireRoom(series, design, kept.Count);
        ArimaEstimate estimate = ArimaEstimate.Of(values, Kept(), options, usualSeason, cancellationToken);
        return FittedArimaRegression.Of(series, first, estimate, [.. kept.Select(i => regressors[i])], dropped, _options.IncludesRegressionUncertainty);

        double[][] Kept() => [.. kept.Select(i => columns[i])];

        void Drop(ArimaDesign design, bool hasConstant)
        {
            string?[] obstacles = ArimaColumns.Obstacles(design, hasConstant, [.. kept.Select(i => regressors[i].Name)]);
            for (int i = obstacles.Length - 1; i >= 0; i--)
            {
                if (obstacles[i] is string reason)
                {
                    TimeSeries regressor = regressors[kept[i]];
                    dropped.Add(new DroppedRegressor(regressor.Key, regressor.Name, reason));
                    kept.RemoveAt(i);
                }
            }
        }
    }

    IRegressionFit IRegressionForecastModel.Fit(TimeSeries series, TimeSeriesPanel regressors, CancellationToken cancellationToken) => Fit(series, regressors, cancellationToken);

    private void RequireRoom(TimeSeries series, ArimaDesign design, int regressors)
    {
        int others = (_options.Order is ArimaOrder order ? order.Shape(design.Season).Count : 0) + 1;
        if (design.Observed <= regressors + others)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{series.Name} ({series.Periods}) has {Math.Max(design.Observed, 0)} values left after differences, too few for {regressors} regressors and {others} other numbers. Take fewer regressors or a longer series."),
                nameof(regressors));
        }
    }

    private static (int First, int End) Observed(TimeSeries series) =>
        (series.Values.IndexOfAnyExcept(double.NaN), series.Values.LastIndexOfAnyExcept(double.NaN) + 1);
}
