namespace SahelForecast.Evaluation;

public static partial class ScoringRules
{
    /// <summary>The mean absolute scaled error (MASE): the mean absolute error over that of the seasonal naive forecast in the training part.</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <param name="training">The series that the model was fitted to, missing values NaN.</param>
    /// <param name="seasonLength">Periods in a season, at least 1; 1 scales by steps from one period to the next.</param>
    /// <returns>At least 0, without unit; below 1 the errors are smaller than the steps the series used to make. NaN when the training part never
    /// moves or has no pair of values.</returns>
    /// <exception cref="ArgumentException">The lengths differ, no pair has both numbers, or the season is too short.</exception>
    /// <remarks>The scale is the mean of |y[t] - y[t-m]| over the pairs that are both there; with no pair a season apart m is 1. Reference:
    /// R. J. Hyndman and A. B. Koehler (2006), Another look at measures of forecast accuracy, International Journal of Forecasting 22(4),
    /// 679-688, doi:10.1016/j.ijforecast.2006.03.001.</remarks>
    public static double MeanAbsoluteScaledError(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> training, int seasonLength) =>
        MeanAbsoluteError(actual, predicted) / NaiveScale.Absolute(training, Guard.Positive(seasonLength));

    /// <summary>The root mean squared scaled error (RMSSE) of the M5 competition: as <see cref="MeanAbsoluteScaledError"/>, with squares.</summary>
    /// <param name="actual">What came true.</param>
    /// <param name="predicted">The point forecasts, one for each actual value.</param>
    /// <param name="training">The series that the model was fitted to, missing values NaN.</param>
    /// <param name="seasonLength">Periods in a season, at least 1; the M5 competition took 1.</param>
    /// <returns>At least 0, without unit. NaN when the training part never moves or has no pair of values.</returns>
    /// <exception cref="ArgumentException">The lengths differ, no pair has both numbers, or the season is too short.</exception>
    /// <remarks>Reference: S. Makridakis, E. Spiliotis and V. Assimakopoulos (2022), M5 accuracy competition, International Journal of
    /// Forecasting 38(4), 1346-1364, doi:10.1016/j.ijforecast.2021.11.013.</remarks>
    public static double RootMeanSquaredScaledError(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> training, int seasonLength) =>
        RootMeanSquaredError(actual, predicted) / Math.Sqrt(NaiveScale.Squared(training, Guard.Positive(seasonLength)));

    /// <summary>The overall weighted average (OWA) of the M4 competition: the mean of sMAPE and MASE, each over that of a reference model.</summary>
    /// <param name="smape">The model's <see cref="SymmetricMeanAbsolutePercentageError"/>, over all series.</param>
    /// <param name="mase">The model's <see cref="MeanAbsoluteScaledError"/>, over all series.</param>
    /// <param name="referenceSmape">The reference's; in M4 it is the naive forecast of the seasonally adjusted series.</param>
    /// <param name="referenceMase">The reference's.</param>
    /// <returns>At least 0; below 1 the model beats the reference. Infinite or NaN when a score of the reference is 0.</returns>
    public static double OverallWeightedAverage(double smape, double mase, double referenceSmape, double referenceMase) =>
        ((smape / referenceSmape) + (mase / referenceMase)) / 2;

    /// <summary>The skill of a score against that of a reference model: the share of its error that is saved. Higher is better.</summary>
    /// <param name="score">The model's score, at least 0, lower being better.</param>
    /// <param name="reference">The reference's, on the same pairs.</param>
    /// <returns>1 - score / reference: 1 is perfect, 0 no better than the reference, below 0 worse. Minus infinity or NaN when the reference is 0.</returns>
    public static double Skill(double score, double reference) => 1 - (score / reference);
}
