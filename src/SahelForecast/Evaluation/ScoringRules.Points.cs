namespace SahelForecast.Evaluation;

/// <summary>Scores of forecasts held as plain numbers: point forecasts, samples, quantiles, intervals, sample paths.</summary>
/// <remarks>Lower is better in all but <see cref="ShareWithin"/> and <see cref="Skill"/>. Scores of many points leave out a pair in which either
/// number is NaN (missing), so compare models on the same pairs.</remarks>
public static partial class ScoringRules
{
    /// <summary>The mean absolute error (MAE): what the median of a distribution minimises.</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <returns>At least 0, in the unit of the series.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no pair has both numbers.</exception>
    public static double MeanAbsoluteError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted) =>
        Mean(actual, predicted, PointErrors.Absolute);

    /// <summary>The root of the mean squared error (RMSE): what the mean of a distribution minimises.</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <returns>At least 0, in the unit of the series.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no pair has both numbers.</exception>
    public static double RootMeanSquaredError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted) =>
        Math.Sqrt(Mean(actual, predicted, PointErrors.Squared));

    /// <summary>The mean of predicted less actual: above 0 the forecasts are too high.</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <returns>Any number, in the unit of the series; best is 0. R's <c>forecast::accuracy</c> prints the opposite sign as ME.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no pair has both numbers.</exception>
    public static double Bias(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted) =>
        Mean(actual, predicted, (a, p) => p - a);

    /// <summary>The mean absolute percentage error (MAPE).</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <returns>At least 0, in percent, as the field prints it. Infinite when an actual value is 0 and its forecast is not.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no pair has both numbers.</exception>
    /// <remarks>A zero forecast as zero has no percentage and is left out. Report it because others do, and don't choose a model by it. A forecast too low costs at most 100 %, one too high any number, so
    /// it favours models that forecast low. One region that empties (a return of the displaced to near zero) outweighs all others:
    /// beside it stand <see cref="MedianAbsolutePercentageError"/> and <see cref="MeanAbsoluteLogError"/>.</remarks>
    public static double MeanAbsolutePercentageError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted) =>
        Mean(actual, predicted, PointErrors.AbsolutePercentage);

    /// <summary>The median absolute percentage error: half of the forecasts are off by less.</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <returns>At least 0, in percent. An actual value of 0 counts as an infinite error; forecast as 0 it is left out.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no pair has both numbers.</exception>
    public static double MedianAbsolutePercentageError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        CheckPairs(actual, predicted);
        double[] errors = new double[actual.Length];
        int count = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double error = PointErrors.AbsolutePercentage(actual[i], predicted[i]);
            if (!double.IsNaN(error))
            {
                errors[count++] = error;
            }
        }

        return count > 0 ? PointErrors.Median(errors.AsSpan(0, count)) : double.NaN;
    }

    /// <summary>The symmetric mean absolute percentage error (sMAPE) of the M competitions: the mean of 200 |a - p| / (|a| + |p|).</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <returns>0 to 200, in percent; a pair of zeros counts as 0, a zero beside anything else as 200.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no pair has both numbers.</exception>
    /// <remarks>Reference: S. Makridakis, E. Spiliotis and V. Assimakopoulos (2020), The M4 Competition, International Journal of Forecasting
    /// 36(1), 54-74, doi:10.1016/j.ijforecast.2019.04.014.</remarks>
    public static double SymmetricMeanAbsolutePercentageError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted) =>
        Mean(actual, predicted, PointErrors.SymmetricAbsolutePercentage);

    /// <summary>The mean absolute log error: how far off as a factor. 0.1 is about 10 %, 0.69 a factor of two, high and low alike.</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <param name="floor">Numbers below count as this one, so that a zero is no infinity; in the unit of the series, above 0.</param>
    /// <returns>At least 0, in natural logs.</returns>
    /// <exception cref="ArgumentException">The lengths differ, no pair has both numbers, or the floor is not above 0.</exception>
    public static double MeanAbsoluteLogError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, double floor = 1)
    {
        Guard.FinitePositive(floor);
        return Mean(actual, predicted, (a, p) => PointErrors.AbsoluteLog(a, p, floor));
    }

    /// <summary>The share of forecasts that are off by less than a fraction of the actual value. Higher is better.</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <param name="tolerance">The fraction of the actual value, in (0, 1): 0.1 asks for less than 10 %.</param>
    /// <returns>A fraction in [0, 1]. A zero that was forecast as zero counts as within.</returns>
    /// <exception cref="ArgumentException">The lengths differ, no pair has both numbers, or the tolerance is outside (0, 1).</exception>
    public static double ShareWithin(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, double tolerance)
    {
        Guard.Level(tolerance);
        return Mean(actual, predicted, (a, p) => !IsPair(a, p) ? double.NaN : PointErrors.IsWithin(a, p, tolerance) ? 1 : 0);
    }

    // NaN where every pair's error is undefined.
    private static double Mean(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, Func<double, double, double> error)
    {
        CheckPairs(actual, predicted);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double one = error(actual[i], predicted[i]);
            if (!double.IsNaN(one))
            {
                sum += one;
                count++;
            }
        }

        return sum / count;
    }

    private static bool IsPair(double actual, double predicted) => !double.IsNaN(actual) && !double.IsNaN(predicted);

    private static void CheckPairs(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        if (actual.Length != predicted.Length)
        {
            throw new ArgumentException(
                $"actual has {actual.Length} numbers and predicted {predicted.Length}: give one forecast for each actual value.", nameof(predicted));
        }

        for (int i = 0; i < actual.Length; i++)
        {
            if (IsPair(actual[i], predicted[i]))
            {
                return;
            }
        }

        throw new ArgumentException(
            $"None of the {actual.Length} pairs has both an actual and a predicted number: there is nothing to score.", nameof(actual));
    }
}
