namespace SahelForecast.Evaluation;

public abstract partial class ForecastMetric
{
    /// <summary>Mean absolute error of the median, in the unit of the series.</summary>
    public static ForecastMetric Mae { get; } = Point("MAE", PointErrors.Absolute);

    /// <summary>Root mean squared error of the median, in the unit of the series.</summary>
    public static ForecastMetric Rmse { get; } = Point("RMSE", PointErrors.Squared, RootOfMean);

    /// <summary>Root mean squared error of the mean, which is what squared error asks for; the mean of a short, heavy-tailed forecast is at the mercy of its tail.</summary>
    public static ForecastMetric RmseOfMean { get; } = new Formula(
        "RMSE of the mean", (fold, step) => PointErrors.Squared(Actual(fold, step), Step(fold, step).Mean), RootOfMean);

    /// <summary>Mean of forecast less outcome, in the unit of the series: above 0 means too high on average. Neither high nor low is better; 0 is.</summary>
    public static ForecastMetric Bias { get; } = new Formula("Bias", (fold, step) => Step(fold, step).Median - Actual(fold, step), lowerIsBetter: false);

    /// <summary>Mean absolute percentage error, in percent.</summary>
    /// <remarks>Not defined for an outcome of zero (infinite, so the mean is infinite too), favours low forecasts, and explodes when a population returns
    /// to nearly nothing. Prefer the median, the log error or CRPS.</remarks>
    public static ForecastMetric Mape { get; } = Point("MAPE", PointErrors.AbsolutePercentage);

    /// <summary>Median absolute percentage error, in percent.</summary>
    public static ForecastMetric MedianApe { get; } = Point("Median APE", PointErrors.AbsolutePercentage, errors => PointErrors.Median(errors.ToArray()));

    /// <summary>Symmetric mean absolute percentage error as the M competitions define it: the mean of 200 |a - f| / (|a| + |f|), in percent; 0 when both are 0.</summary>
    /// <remarks>Reference: S. Makridakis and M. Hibon (2000), The M3-Competition, International Journal of Forecasting 16(4), 451-476,
    /// doi:10.1016/S0169-2070(00)00057-1.</remarks>
    public static ForecastMetric Smape { get; } = Point("sMAPE", PointErrors.SymmetricAbsolutePercentage);

    /// <summary>Mean absolute scaled error: absolute error over the mean absolute change at the season's lag in the training part. Below 1 beats seasonal no-change in sample.</summary>
    /// <param name="seasonLength">Periods in a season; 1 for yearly.</param>
    /// <returns>The metric; outcomes after a constant training part have none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> is below 1.</exception>
    /// <remarks>Reference: R. J. Hyndman and A. B. Koehler (2006), Another look at measures of forecast accuracy, International Journal of Forecasting 22(4),
    /// 679-688, doi:10.1016/j.ijforecast.2006.03.001.</remarks>
    public static ForecastMetric Mase(int seasonLength) => Scaled(
        "MASE", seasonLength, (fold, step) => PointErrors.Absolute(Actual(fold, step), Step(fold, step).Median));

    /// <summary>Root mean squared scaled error: squared error over the mean squared change at the season's lag in the training part, mean, root.</summary>
    /// <param name="seasonLength">Periods in a season; 1 for yearly.</param>
    /// <returns>The metric; outcomes after a constant training part have none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> is below 1.</exception>
    public static ForecastMetric Rmsse(int seasonLength)
    {
        Guard.Positive(seasonLength);
        return new Formula(
            "RMSSE",
            (fold, step) => PointErrors.Squared(Actual(fold, step), Step(fold, step).Median) / NaiveScale.Squared(fold.Training.Values, seasonLength),
            RootOfMean);
    }

    /// <summary>Mean absolute error of the natural logarithm: 0.1 is about 10 %, and half is as far off as double.</summary>
    /// <param name="floor">Values below it count as it, so that a zero is no infinity; above 0, in the unit of the series.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="floor"/> is not finite and above 0.</exception>
    public static ForecastMetric AbsoluteLogError(double floor = 1)
    {
        Guard.FinitePositive(floor);
        return Point("Absolute log error", (actual, predicted) => PointErrors.AbsoluteLog(actual, predicted, floor));
    }

    /// <summary>The share of medians nearer to the outcome than a fraction of it.</summary>
    /// <param name="tolerance">A fraction in (0, 1), such as 0.1 for within 10 %.</param>
    /// <returns>The metric; a fraction, higher is better.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is not inside (0, 1).</exception>
    public static ForecastMetric Within(double tolerance)
    {
        Guard.Level(tolerance, nameof(tolerance));
        return new Formula(
            FormattableString.Invariant($"Within {100 * tolerance:0.##} %"),
            (fold, step) => PointErrors.IsWithin(Actual(fold, step), Step(fold, step).Median, tolerance) ? 1 : 0,
            lowerIsBetter: false);
    }

    private static Formula Point(string name, Func<double, double, double> error, Func<ReadOnlySpan<double>, double>? summarise = null) =>
        new(name, (fold, step) => error(Actual(fold, step), Step(fold, step).Median), summarise);

    private static Formula Scaled(string name, int seasonLength, Func<BacktestFold, int, double> error)
    {
        Guard.Positive(seasonLength);
        return new Formula(name, (fold, step) => error(fold, step) / NaiveScale.Absolute(fold.Training.Values, seasonLength));
    }

    private static double RootOfMean(ReadOnlySpan<double> squares)
    {
        double sum = 0;
        foreach (double square in squares)
        {
            sum += square;
        }

        return Math.Sqrt(sum / squares.Length);
    }
}
